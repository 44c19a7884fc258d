import { basename } from 'node:path'
import { app } from 'electron'
import { chooseCompatible, compatibleMode } from '#electron/main/start/compatible.ts'
import { background, showTheme } from '#electron/main/window/appearance.ts'
import { writeClipboard } from '#electron/main/platform.ts'
import type { Compatible, ShellOutputs } from '#shared/ipc/shell.ts'
import type { ShellContext, ShellHandlers } from './context.ts'

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

  'compatible.get': (context) => compatible(context),

  'compatible.set': (context, { on }) => {
    const isNoted = chooseCompatible(context.places.compatible, on)
    return isNoted ? compatible(context) : { fault: 'disk.readOnly', file: basename(context.places.compatible) }
  },

  'app.restart': () => {
    app.relaunch()
    setImmediate(() => app.quit())
    return {}
  },

  'app.quit': () => {
    // After the answer is on its way.
    setImmediate(() => app.quit())
    return {}
  },
} satisfies Partial<ShellHandlers>

function compatible({ places, withoutCard }: ShellContext): Compatible {
  return { mode: compatibleMode(places.compatible, app.getVersion()), isNow: withoutCard }
}

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
