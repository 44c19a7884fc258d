import { ipcRenderer, webUtils } from 'electron'

/**
 * Files that a person lets go over the window: each path goes to the main process, which answers the page with a grant.
 * The page never sees a path, and events or files that it makes up have none.
 */
export function watchDrops(): void {
  window.addEventListener('dragover', (event) => event.preventDefault())
  window.addEventListener('drop', (event) => {
    event.preventDefault()
    const files = event.isTrusted ? [...(event.dataTransfer?.files ?? [])] : []
    // Of several, those that may be collected together; any other file comes alone.
    const taken = files.filter(({ name }, index) => index === 0 || /\.(?:tzpkg|tzdb|xlsx)$/i.test(name))
    for (const path of taken.map(pathOf)) if (path !== '') ipcRenderer.send('dropped', path)
  })
}

/** Electron 22 keeps the path on the file itself. */
function pathOf(file: File & { readonly path?: string }): string {
  return typeof webUtils?.getPathForFile === 'function' ? webUtils.getPathForFile(file) : (file.path ?? '')
}
