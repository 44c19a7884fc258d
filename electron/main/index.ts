import { existsSync } from 'node:fs'
import { app, protocol } from 'electron'
import { logError } from '#electron/log/log.ts'
import { placesIn } from './places.ts'
import { startProgram } from './program.ts'
import type { Program } from './program.ts'
import { ledgerFileIn } from './start/arguments.ts'
import { hardenProgram } from './window/harden.ts'
import { pageScheme } from './window/origin.ts'

/** Entry of the program: what must happen before Electron is ready, then one of two ways. */

app.setName('TownshipLedger')
const ownFolder = process.env['TOWNSHIP_LEDGER_USER_DATA']
if (ownFolder) app.setPath('userData', ownFolder)
const places = placesIn(app.getPath('userData'))
process.env['TOWNSHIP_LEDGER_LOG'] = places.log
process.on('uncaughtException', (error) => void logError('main', error))
process.on('unhandledRejection', (error) => void logError('main', error))

const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true } as const
protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges }])
hardenProgram()
if (existsSync(places.compatible)) app.disableHardwareAcceleration()

// Drawing (a PDF library of 60 ms) is loaded when it is wanted, here and at the first print.
if (process.argv.some((part) => part.startsWith('--draw-job=')))
  void import('./start/drawing.ts').then(({ drawAndExit }) => drawAndExit(process.argv))
else if (app.requestSingleInstanceLock()) void run()
else app.quit()

async function run(): Promise<void> {
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
  program = startProgram(places, file)
}
