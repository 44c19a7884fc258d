import { FaultError } from '#shared/ipc/faults.ts'

/** Leaves deep reading code; `readXlsx` answers it as a fault and adds the file's name. */
export function damaged(detail: string): FaultError {
  return new FaultError({ fault: 'import.damaged', detail })
}

export function tooLarge(detail: string): FaultError {
  return new FaultError({ fault: 'import.tooLarge', detail })
}

/** `detail` says what the file is instead. */
export function notWorkbook(detail: string): FaultError {
  return new FaultError({ fault: 'import.notWorkbook', detail })
}

/** `scheme` names the protection that cannot be undone. */
export function unsupportedProtection(scheme: string): FaultError {
  return new FaultError({ fault: 'import.protectionUnsupported', detail: scheme })
}
