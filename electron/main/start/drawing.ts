import { app } from 'electron'
import { drawJobPath, runDrawJob } from '#electron/main/printing/drawJob.ts'
import { faultText, isFault } from '#shared/ipc/faults.ts'

/** `--draw-job=`: draws one PDF for the command line and ends; no window, no data core, no lock on the program. */
export async function drawAndExit(argv: readonly string[]): Promise<void> {
  // Closing the hidden window must not end the program before the file is written.
  app.on('window-all-closed', () => undefined)
  // Nothing is shown: pages go to the PDF as they are laid out, and a graphics process would take a twelfth of the time.
  app.disableHardwareAcceleration()
  app.commandLine.appendSwitch('disable-software-rasterizer')
  await app.whenReady()
  const done = await runDrawJob(drawJobPath(argv) ?? '', (line) => process.stdout.write(`${line}\n`))
  if (isFault(done)) process.stderr.write(`${faultText(done)}\n`)
  app.exit(isFault(done) ? 1 : 0)
}
