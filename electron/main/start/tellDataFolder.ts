import { app } from 'electron'
import type { BrowserWindow } from 'electron'
import { dataFolderNotice } from '#electron/main/dataFolder.ts'
import type { DataFolder } from '#electron/main/dataFolder.ts'
import { ask } from '#electron/main/dialogs/ask.ts'
import { openScript } from '#electron/main/dialogs/scripted.ts'

/** Over the window, once it stands: that the data is not kept where it was wanted. Nothing waits for the answer. */
export function tellDataFolder(data: DataFolder, window: BrowserWindow): void {
  const notice = dataFolderNotice(data)
  if (notice === null) return
  const choices = [
    { id: 'goOn', label: '继续使用' },
    { id: 'quit', label: '退出' },
  ] as const
  const script = openScript(process.env['TOWNSHIP_LEDGER_DIALOGS'], app.isPackaged)
  void ask({ name: 'dataFolder', ...notice, choices, escape: 'goOn' }, script, window).then((answer) => {
    if (answer === 'quit') app.quit()
  })
}
