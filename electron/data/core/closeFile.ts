import type { Fault } from '#shared/ipc/faults.ts'
import type { CoreContext } from './context.ts'

/** Closes the open file, if any; a fault keeps it open. */
export function closeFile(context: CoreContext): Fault | null {
  const file = context.fileOrNull()
  if (!file) return null
  // What is in memory beyond the disk's content of a file that is only looked at was never meant for it.
  const fault = file.database.close({ discard: file.readOnlyWhy !== null })
  if (fault) return fault
  context.setFile(null)
  // A list in hand was compared with this file's persons, and its worker holds much memory.
  context.desk.matching?.worker.end()
  context.desk.matching = null
  context.desk.duplicates = {}
  context.desk.previews.clear()
  context.desk.looking?.close()
  context.desk.looking = null
  context.options.emit('file', null)
  return null
}
