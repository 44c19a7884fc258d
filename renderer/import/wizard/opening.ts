import { FaultError } from '#renderer/bridge/index.ts'
import type { FileNeed } from '#renderer/ui/index.ts'
import type { Source } from './state.ts'

/** A file that needs one more word before it can be read: its password, or which workbook of a zip is meant. */
export type Opening = Readonly<{ source: Extract<Source, { token: string }>; file: string }> & FileNeed

/** What is asked after a failed reading, or null where it failed for another reason. */
export function openingOf(error: unknown, source: Source): Opening | null {
  if (!(error instanceof FaultError) || !('token' in source)) return null
  const { fault } = error
  const file = source.entry ?? String(fault['file'] ?? source.name)
  switch (fault.fault) {
    case 'import.passwordNeeded':
    case 'import.passwordWrong':
      return { source, file, need: 'password', wasWrong: fault.fault === 'import.passwordWrong' }
    case 'import.archive':
      return { source, file: source.name, need: 'entry', entries: String(fault['entries'] ?? '').split('\n') }
    default:
      return null
  }
}
