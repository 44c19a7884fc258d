import type { PaperTable } from '#shared/measures/paperTable.ts'
import { attempt, shell, showDone } from '#renderer/bridge/index.ts'
import { clipboardOf } from './clipboard.ts'

/** Puts the table on the clipboard: as a table for Word and WPS, as cells for Excel. */
export async function copyTable(table: PaperTable): Promise<void> {
  const done = await attempt(async () => {
    await shell('clipboard.write', clipboardOf(table))
    return true
  })
  if (done) showDone(`已复制“${table.title}”，可粘贴到 Word、WPS 或 Excel`)
}
