import { rm } from 'node:fs/promises'
import { app, powerMonitor, protocol, session } from 'electron'
import type { BrowserWindow } from 'electron'
import { createBroker } from './broker/broker.ts'
import type { Broker } from './broker/broker.ts'
import { ask } from './dialogs/ask.ts'
import { createFileDialogs } from './dialogs/fileDialogs.ts'
import { createGrantBook, grantOf } from './dialogs/grantBook.ts'
import { openScript } from './dialogs/scripted.ts'
import type { Script } from './dialogs/scripted.ts'
import { openRecentFiles } from './files/recent.ts'
import { openSettings } from './files/settings.ts'
import type { Places } from './places.ts'
import { serveScheme } from './platform.ts'
import type { ShellContext } from './shell/context.ts'
import { serveShell } from './shell/index.ts'
import { createPageEvents } from './shell/pageEvents.ts'
import { hardenSession } from './window/harden.ts'
import { guardLeaving } from './window/leave.ts'
import { openMainWindow, outFolder } from './window/mainWindow.ts'
import { mendWindow } from './window/mend.ts'
import { setMenu } from './window/menu.ts'
import { pageScheme } from './window/origin.ts'
import { answerPage } from './window/pageFiles.ts'

export type Program = Readonly<{
  /** Brings the window to the front and, with a path, hands that ledger file to the page. */
  show: (file: string | null) => void
}>

/** Everything of the running program, put together once the app is ready. */
export function startProgram(places: Places, firstFile: string | null): Program {
  let window: BrowserWindow | null = null
  const script = openScript(process.env['TOWNSHIP_LEDGER_DIALOGS'], app.isPackaged)
  const settings = openSettings(places.settings)
  const grants = createGrantBook()
  const events = createPageEvents(() => window)
  const broker = createBroker({
    script: outFolder('data', 'index.cjs'),
    logFile: places.log,
    grants,
    who: () => ({ person: settings.get().operator, device: settings.get().device, appVersion: app.getVersion() }),
    onRestarted: (reopened) => events.emit('dataRestarted', { reopened }),
    onHopeless: () => void giveUp(script, window),
  })
  const dialogs = createFileDialogs(grants, script, () => window)
  const context: ShellContext = { window: () => window, broker, dialogs, grants, settings, places, recent: openRecentFiles(places.recent), emit: events.emit }

  hardenSession(session.defaultSession)
  serveScheme(protocol, pageScheme, (address) => answerPage(outFolder('renderer'), address))
  serveShell(context, events.open)
  setMenu()
  const opened = openMainWindow({ preload: outFolder('preload', 'index.cjs'), placementFile: places.window, zoom: () => settings.get().zoom })
  window = opened
  guardLeaving({ window: opened, broker, dialogs, script, onSlow: () => events.emit('closing', {}) })
  mendWindow(opened, script, places.compatible)
  endWithSession(opened, broker)
  // Prints of the last time; they carry personal data.
  void rm(places.printing, { recursive: true, force: true }).catch(() => undefined)

  const show = (file: string | null): void => {
    if (opened.isDestroyed()) return
    if (opened.isMinimized()) opened.restore()
    opened.focus()
    if (file !== null) events.emit('openFile', grantOf(grants, file, 'database'))
  }
  if (firstFile !== null) events.emit('openFile', grantOf(grants, firstFile, 'database'))
  return { show }
}

/** The system ends: no questions, only what is pending is written. */
function endWithSession(window: BrowserWindow, broker: Broker): void {
  window.on('session-end', () => void broker.close())
  powerMonitor.on('shutdown', () => void broker.close())
}

async function giveUp(script: Script, window: BrowserWindow | null): Promise<void> {
  const restart = { id: 'restart', label: '重新启动程序' }
  const quit = { id: 'quit', label: '退出' }
  const message = '数据服务反复意外停止。'
  const detail = '已经显示“已保存”的内容都在文件里。请重新启动程序；如果再次出现，请把日志交给技术人员。'
  if ((await ask({ name: 'hopeless', message, detail, choices: [restart, quit], escape: 'quit' }, script, window)) === 'restart') app.relaunch()
  app.exit(1)
}
