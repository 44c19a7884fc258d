import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { app, protocol } from 'electron'
import { logError, logLine } from '#electron/log/log.ts'
import { chooseDataFolder, portableDocuments } from './dataFolder.ts'
import { placesIn } from './places.ts'
import { startProgram } from './program.ts'
import type { Program } from './program.ts'
import { ledgerFileIn } from './start/arguments.ts'
import { compatibleMode, setCompatible } from './start/compatible.ts'
import { tellDataFolder } from './start/tellDataFolder.ts'
import { watchStart } from './start/startWatch.ts'
import { hardenProgram } from './window/harden.ts'
import { pageScheme } from './window/origin.ts'

/** Entry of the program: what must happen before Electron is ready, then one of two ways. */

app.setName('TownshipLedger')
const data = chooseDataFolder({
  programFolder: dirname(process.execPath),
  usual: () => app.getPath('userData'),
  own: process.env['TOWNSHIP_LEDGER_USER_DATA'],
  temporary: tmpdir(),
})
app.setPath('userData', data.path)
const documents = portableDocuments(data)
if (documents !== null) app.setPath('documents', documents)
const places = placesIn(data.path)
process.env['TOWNSHIP_LEDGER_LOG'] = places.log
process.on('uncaughtException', (error) => void logError('main', error))
process.on('unhandledRejection', (error) => void logError('main', error))

const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true } as const
protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges }])
hardenProgram()
for (const { folder, reason } of data.refused) logLine(`data folder refused (${reason}): ${folder}; in use: ${data.path}`)

const withoutGraphics = compatibleMode(places.compatible, app.getVersion()) !== 'off'
if (withoutGraphics) logLine('compatible mode: without the graphics card')
if (withoutGraphics) app.disableHardwareAcceleration()

// Drawing (a PDF library of 60 ms) is loaded when it is wanted, here and at the first print.
if (process.argv.some((part) => part.startsWith('--draw-job=')))
  void import('./start/drawing.ts').then(({ drawAndExit }) => drawAndExit(process.argv))
// The lock is a file on some systems: where nothing can be written it says nothing about a second program.
else if (app.requestSingleInstanceLock() || !data.isWritable) void run()
else app.quit()

async function run(): Promise<void> {
  const watch = watchStart(join(data.path, 'start.json'), withoutGraphics)
  if (watch.wasBroken) beCareful(watch.isHopeless)
  app.on('before-quit', watch.settled)
  let program: Program | null = null
  // On macOS double-clicked files come this way, possibly before the window.
  let file = ledgerFileIn(process.argv, process.cwd())
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (program) program.show(path)
    else file = path
  })
  app.on('second-instance', (_event, argv, workingFolder) => program?.show(ledgerFileIn(argv, workingFolder)))
  app.on('window-all-closed', () => app.quit())
  await app.whenReady()
  app.once('browser-window-created', (_event, window) => {
    window.once('show', () => {
      watch.settled()
      tellDataFolder(data, window)
    })
  })
  program = startProgram(places, file, withoutGraphics || watch.wasBroken)
}

/** The last start never came to a window: this one draws without the graphics card, after the second time every one. */
function beCareful(forGood: boolean): void {
  logLine(`the last start did not come to a window; without the graphics card ${forGood ? 'from now on' : 'this time'}`)
  app.disableHardwareAcceleration()
  if (forGood) setCompatible(places.compatible, app.getVersion())
}
