import { ipcRenderer, webUtils } from 'electron'

/**
 * Files that a person lets go over the window: the paths go to the main process, which answers the page with grants.
 * The page never sees a path, and events or files that it makes up have none.
 */
export function watchDrops(): void {
  // Both: over a new element only `dragenter` comes first, and a file that is let go in that moment would be refused.
  window.addEventListener('dragenter', (event) => event.preventDefault())
  window.addEventListener('dragover', (event) => event.preventDefault())
  window.addEventListener('drop', (event) => {
    event.preventDefault()
    const files = event.isTrusted ? [...(event.dataTransfer?.files ?? [])] : []
    const paths = files.map(pathOf).filter((path) => path !== '')
    if (paths.length > 0) ipcRenderer.send('dropped', paths)
  })
}

/** Electron 22 keeps the path on the file itself. */
function pathOf(file: File & { readonly path?: string }): string {
  return typeof webUtils?.getPathForFile === 'function' ? webUtils.getPathForFile(file) : (file.path ?? '')
}
