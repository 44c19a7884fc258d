import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { CoreOptions, OpenFile } from './context.ts'

/**
 * Has everything in memory on disk, or says why not: then memory keeps it and the person may retry or save elsewhere.
 */
export function persistFile(file: OpenFile, options: Pick<CoreOptions, 'emit'>): Fault | null {
  return file.database.hasUnsavedChanges() ? saveFile(file, options) : null
}

/** The same where something was just written: asking first would compare every touched page a second time. */
export function saveFile(file: OpenFile, options: Pick<CoreOptions, 'emit'>): Fault | null {
  options.emit('saving', { state: 'saving' })
  const result = file.database.commit()
  if (isFault(result)) {
    options.emit('saving', { state: 'failed', fault: result })
    return result
  }
  if (result.pages > 0) file.unsecured += 1
  options.emit('saving', { state: 'saved' })
  return null
}
