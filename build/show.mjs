import { join } from 'node:path'
import { resolveElectron } from './electron-runtime.mjs'
import { startXvfb, hasDisplay } from './runtime/display.mjs'
import { root } from './runtime/stamp.mjs'
import { tour } from './show/tour.mjs'

// What `npm start` runs where there is no display: the main job, done in the real window on a virtual
// screen. Results lie in ./practice/ and replace those of an earlier tour; every person in them is invented.
const folder = join(root, 'practice')
const screen = hasDisplay() ? null : await startXvfb()
if (screen !== null) process.env['DISPLAY'] = screen.display

try {
  await tour({ folder, electron: process.env['TOWNSHIP_LEDGER_ELECTRON'] ?? (await resolveElectron()) })
} catch (error) {
  process.stderr.write(`演示没有走完：${error.message}\n`)
  process.exitCode = 1
} finally {
  screen?.stop()
}
