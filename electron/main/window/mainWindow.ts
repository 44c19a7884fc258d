import { join } from 'node:path'
import { BrowserWindow, app, screen } from 'electron'
import type { Settings } from '#shared/ipc/shell.ts'
import { background, keepBackground } from './appearance.ts'
import { readPlacement, smallest, writePlacement } from './bounds.ts'
import { startPage } from './origin.ts'

export type MainWindowOptions = Readonly<{
  preload: string
  placementFile: string
  settings: () => Settings
}>

/** The one window. It is shown when its first picture is drawn, at the place where it was last time. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)
  const { maximized, ...place } = readPlacement(options.placementFile, screens)
  const window = new BrowserWindow({
    ...place,
    minWidth: Math.min(smallest.width, place.width),
    minHeight: Math.min(smallest.height, place.height),
    show: false,
    title: '乡镇帮扶台账',
    backgroundColor: background(options.settings()),
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // Compiled scripts are kept from the first start on. Their names carry a digest of the content: no new one meets an old cache.
      v8CacheOptions: 'bypassHeatCheck',
      devTools: !app.isPackaged,
      zoomFactor: options.settings().zoom,
      // Saving and progress go on while another window lies above.
      backgroundThrottling: false,
    },
  })
  keepPlace(window, options.placementFile)
  keepBackground(window, options.settings)
  denyFrames(window)
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(options.settings().zoom))
  void window.loadURL(startPage).catch(() => undefined)
  return window
}

export function outFolder(...parts: readonly string[]): string {
  return join(app.getAppPath(), 'out', ...parts)
}

function keepPlace(window: BrowserWindow, file: string): void {
  window.on('close', () => writePlacement(file, window.getNormalBounds(), window.isMaximized()))
}

/** Inline frames of the print preview stay inline. The event exists since Electron 25; before it the policy alone holds. */
function denyFrames(window: BrowserWindow): void {
  window.webContents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && event.url !== 'about:srcdoc' && event.url !== 'about:blank') event.preventDefault()
  })
}
