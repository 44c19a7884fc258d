import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { CoreOptions, OpenFile } from './context.ts'

/**
 * Has everything in memory on disk, or says why not: then memory keeps it and the person may retry or save elsewhere.
 */
export function persistFile(file: OpenFile, options: Pick<CoreOptions, 'emit'>): Fault | null {
  if (!file.database.hasUnsavedChanges()) return null
  options.emit('saving', { state: 'saving' })
  const result = file.database.commit()
  if (isFault(result)) {
    options.emit('saving', { state: 'failed', fault: result })
    return result
  }
  file.unsecured += 1
  options.emit('saving', { state: 'saved' })
  return null
}
