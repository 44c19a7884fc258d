import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { app, powerMonitor, protocol, session } from 'electron'
import type { BrowserWindow } from 'electron'
import { createBroker } from './broker/broker.ts'
import type { Broker, Who } from './broker/broker.ts'
import { ask } from './dialogs/ask.ts'
import { createFileDialogs } from './dialogs/fileDialogs.ts'
import { createGrantBook, grantOf } from './dialogs/grantBook.ts'
import { openScript } from './dialogs/scripted.ts'
import type { Script } from './dialogs/scripted.ts'
import { openKeptStates } from './files/kept.ts'
import { openLedgerFiles } from './files/ledgerFiles.ts'
import { watchOpenLedger } from './files/openLedger.ts'
import type { OpenLedger } from './files/openLedger.ts'
import { openRecentFiles } from './files/recent.ts'
import { openSettings } from './files/settings.ts'
import type { Places } from './places.ts'
import { serveScheme } from './platform.ts'
import type { ShellContext } from './shell/context.ts'
import { serveShell } from './shell/index.ts'
import { createPageEvents } from './shell/pageEvents.ts'
import type { PageEvents } from './shell/pageEvents.ts'
import { appInfo } from './shell/windowHandlers.ts'
import { lockMinutesOf } from '#shared/ipc/lock.ts'
import type { Settings } from '#shared/ipc/shell.ts'
import { showTheme } from './window/appearance.ts'
import { hardenSession } from './window/harden.ts'
import { guardLeaving } from './window/leave.ts'
import { openMainWindow, outFolder } from './window/mainWindow.ts'
import { mendWindow } from './window/mend.ts'
import { setMenu } from './window/menu.ts'
import { pageScheme } from './window/origin.ts'
import { showInTaskbar } from './window/taskbar.ts'
import { createPageRest } from './window/pageRest.ts'
import { answerPage } from './window/pageFiles.ts'
import { openUpgrades } from './upgrade/openUpgrades.ts'
import type { UpgradesOnDemand } from './upgrade/openUpgrades.ts'

export type Program = Readonly<{
  /** Brings the window to the front and, with a path, hands that ledger file to the page. */
  show: (file: string | null) => void
}>

/** What lives as long as the program. The window comes last and is asked for, since it may not be there yet or no more. */
type Services = ShellContext & Readonly<{ script: Script; events: PageEvents; upgrading: UpgradesOnDemand }>

/** Everything of the running program, put together once the app is ready. `withoutCard`: it draws without the graphics card. */
export function startProgram(places: Places, firstFile: string | null, withoutCard: boolean): Program {
  let window: BrowserWindow | null = null
  const services: Services = { ...startServices(places, () => window), withoutCard }
  hardenSession(session.defaultSession)
  const tell = startAnswers(services, firstFile !== null)
  serveScheme(protocol, pageScheme, (address) => answerPage(outFolder('renderer'), address, tell))
  serveShell(services, services.events.open)
  setMenu()
  showTheme(services.settings.get())
  const opened = openWindow(services)
  window = opened
  startCoreInTime(services, opened, firstFile !== null)
  // Prints of the last time; they carry personal data.
  void rm(places.printing, { recursive: true, force: true }).catch(() => undefined)
  void rm(places.upgrade, { recursive: true, force: true }).catch(() => undefined)

  const handOver = (file: string): void => services.emit('openFile', grantOf(services.grants, file, 'database'))
  if (firstFile !== null) handOver(firstFile)
  return {
    show: (file) => {
      if (opened.isDestroyed()) return
      if (opened.isMinimized()) opened.restore()
      opened.focus()
      if (file !== null) handOver(file)
    },
  }
}

/**
 * With a file to open the data core loads while the window does. Without one the start page needs nothing of it: it
 * waits until the page is drawn, so that both do not fight for the two processors of an office computer.
 */
function startCoreInTime({ broker }: Services, window: BrowserWindow, hasFile: boolean): void {
  if (hasFile) return broker.start()
  window.once('show', () => broker.start())
}

/** `hasFile`: the first page is told that a file will be handed to it; one that is loaded anew after a failure waits for nothing. */
function startAnswers(services: Services, hasFile: boolean): () => unknown {
  let isFirst = true
  return () => {
    const start = { 'file.awaited': hasFile && isFirst }
    isFirst = false
    return { ...knownAnswers(services), start }
  }
}

/** What the page asks first, as the contracts name it; it need not wait for the answers. */
function knownAnswers(services: Services) {
  const { settings, recent, broker } = services
  return {
    shell: { 'settings.get': settings.get(), 'recent.list': recent.list(), 'app.info': appInfo() },
    data: { 'file.info': broker.openFile() },
  }
}

function startServices(places: Places, window: () => BrowserWindow | null): Omit<Services, 'withoutCard'> {
  const script = openScript(process.env['TOWNSHIP_LEDGER_DIALOGS'], app.isPackaged)
  const settings = openSettings(places.settings)
  const grants = createGrantBook()
  const taskbar = showInTaskbar(window)
  const events = createPageEvents(window, taskbar.tell)
  const openLedger: OpenLedger = watchOpenLedger(openLedgerFiles(places.ledgers), grants, () => broker)
  const broker: Broker = createBroker({
    program: { script: outFolder('data', 'index.cjs'), logFile: places.log, codeFolder: places.code },
    grants,
    who: () => whoIn(settings.get()),
    onFile: (file) => {
      if (file === null) taskbar.clear()
      openLedger.changed(file)
    },
    onProgress: taskbar.tell,
    onQuiet: createPageRest(),
    onRestarted: (reopened, locked) =>
      events.emit('dataRestarted', { reopened, locked: locked === null ? null : grantOf(grants, locked, 'database') }),
    onHopeless: () => void giveUp(script, window()),
  })
  const dialogs = createFileDialogs(grants, script, window)
  const recent = openRecentFiles(places.recent)
  const workbooks = openRecentFiles(places.workbooks)
  const programFolder = dirname(app.getPath('exe'))
  const upgrading = openUpgrades({ places, programFolder, script, window, emit: events.emit })
  const files = { recent, workbooks, openLedger, kept: openKeptStates(places.kept), places, programFolder }
  return { window, broker, dialogs, grants, settings, ...files, upgrades: upgrading.get, upgrading, emit: events.emit, events, script }
}

function whoIn(settings: Settings): Who {
  const { operator, device } = settings
  return { person: operator, device, appVersion: app.getVersion(), lockMinutes: lockMinutesOf(settings) }
}

function openWindow({ settings, places, broker, dialogs, script, emit, upgrading }: Services): BrowserWindow {
  const opened = openMainWindow({ preload: outFolder('preload', 'index.cjs'), placementFile: places.window, settings: settings.get })
  const ends = { onSlow: () => emit('closing', {}), onStay: upgrading.disarm, beforeEnd: upgrading.finish }
  guardLeaving({ window: opened, broker, dialogs, script, ...ends })
  mendWindow(opened, script, places.compatible)
  endWithSession(opened, broker)
  return opened
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
  const question = { name: 'hopeless', message, detail, choices: [restart, quit], escape: 'quit' } as const
  if ((await ask(question, script, window)) === 'restart') app.relaunch()
  app.exit(1)
}
