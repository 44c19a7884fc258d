import type { Fault } from '#shared/ipc/faults.ts'
import type { CoreContext } from './context.ts'

/** Closes the open file, if any; a fault keeps it open. */
export function closeFile(context: CoreContext): Fault | null {
  const file = context.fileOrNull()
  if (!file) return null
  const fault = file.database.close()
  if (fault) return fault
  context.setFile(null)
  context.options.emit('file', null)
  return null
}
