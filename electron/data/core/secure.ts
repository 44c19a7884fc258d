import { makeBackup } from '#data/file/backup.ts'
import type { BackupFile } from '#data/file/backup.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { localTime } from './clock.ts'
import type { CoreContext } from './context.ts'

/** A proved backup of the open file; refreshes what the status bar says of it. */
export async function secure(context: CoreContext, reason: string, folder?: string): Promise<BackupFile | Fault> {
  const file = context.file()
  const now = context.options.now()
  const backup = await makeBackup(file.database, { reason, now, ...(folder === undefined ? {} : { folder }) })
  if (isFault(backup)) return backup
  file.lastBackup = localTime(now)
  file.unsecured = 0
  return backup
}

const quarterHour = 15 * 60_000

/**
 * Every 15 minutes of change are backed up, after the answer to the person is out. A failure is not hidden: the status
 * bar keeps showing the age of the last backup, and the person may back up by hand and read why.
 */
export async function secureWhenDue(context: CoreContext): Promise<void> {
  const file = context.fileOrNull()
  if (!file || file.readOnlyWhy !== null || file.unsecured === 0) return
  const since = file.lastBackup === null ? Infinity : context.options.now().getTime() - Date.parse(file.lastBackup)
  if (since >= quarterHour) await secure(context, '自动')
}
