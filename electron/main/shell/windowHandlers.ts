import { app } from 'electron'
import { background, showTheme } from '#electron/main/window/appearance.ts'
import { writeClipboard } from '#electron/main/platform.ts'
import type { ShellOutputs } from '#shared/ipc/shell.ts'
import type { ShellHandlers } from './context.ts'

/** Window, settings, clipboard, program. */
export const windowHandlers = {
  'settings.get': ({ settings }) => settings.get(),

  'settings.set': ({ settings, broker, window }, change) => {
    const now = settings.set(change)
    if (change.zoom !== undefined) window()?.webContents.setZoomFactor(now.zoom)
    if (change.theme !== undefined) showTheme(now)
    if (change.highContrast !== undefined) window()?.setBackgroundColor(background(now))
    if (change.operator !== undefined || change.lockMinutes !== undefined) broker.tellWho()
    return now
  },

  'clipboard.write': async (_, { text, html }) => {
    await writeClipboard(text, html)
    return {}
  },

  'window.title': ({ window }, { title }) => {
    window()?.setTitle(title)
    return {}
  },

  'app.info': () => appInfo(),

  'app.quit': () => {
    // After the answer is on its way.
    setImmediate(() => app.quit())
    return {}
  },
} satisfies Partial<ShellHandlers>

/** Versions and the folder of this user's data, for the start page and support. */
export function appInfo(): ShellOutputs['app.info'] {
  return {
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    chromium: process.versions['chrome'] ?? '',
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    dataFolder: app.getPath('userData'),
  }
}
