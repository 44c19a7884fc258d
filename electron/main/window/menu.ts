import { Menu } from 'electron'

/**
 * Clipboard keys work in Chromium without a menu on Windows and Linux; a menu's 撤销 would take Ctrl+Z away from the
 * page, reload and zoom keys would bypass it. So there is none, except on macOS, where the system needs one.
 */
export function setMenu(): void {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null)
  const edit = [
    { role: 'cut', label: '剪切' },
    { role: 'copy', label: '复制' },
    { role: 'paste', label: '粘贴' },
    { role: 'selectAll', label: '全选' },
  ] as const
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: '乡镇帮扶台账',
        submenu: [
          { role: 'hide', label: '隐藏' },
          { role: 'quit', label: '退出' },
        ],
      },
      { label: '编辑', submenu: [...edit] },
    ]),
  )
}
