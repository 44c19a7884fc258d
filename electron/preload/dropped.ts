import { ipcRenderer, webUtils } from 'electron'

/**
 * A file that a person lets go over the window: its path goes to the main process, which answers the page with a grant.
 * The page never sees the path, and events or files that it makes up have none.
 */
export function watchDrops(): void {
  window.addEventListener('dragover', (event) => event.preventDefault())
  window.addEventListener('drop', (event) => {
    event.preventDefault()
    const file = event.isTrusted ? event.dataTransfer?.files[0] : undefined
    const path = file ? pathOf(file) : ''
    if (path !== '') ipcRenderer.send('dropped', path)
  })
}

/** Electron 22 keeps the path on the file itself. */
function pathOf(file: File & { readonly path?: string }): string {
  return typeof webUtils?.getPathForFile === 'function' ? webUtils.getPathForFile(file) : (file.path ?? '')
}
