import { FaultError } from '#shared/ipc/faults.ts'

/** Leaves deep reading code; `readXlsx` answers it as a fault and adds the file's name. */
export function damaged(detail: string): FaultError {
  return new FaultError({ fault: 'import.damaged', detail })
}

export function tooLarge(detail: string): FaultError {
  return new FaultError({ fault: 'import.tooLarge', detail })
}

export function notWorkbook(): FaultError {
  return new FaultError({ fault: 'import.notWorkbook' })
}
