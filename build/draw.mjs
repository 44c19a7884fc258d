import { spawn } from 'node:child_process'
import { bundle } from './bundle.mjs'
import { resolveElectron } from './electron-runtime.mjs'
import { hasDisplay, startXvfb } from './runtime/display.mjs'
import { sandboxSwitches } from './runtime/sandbox.mjs'
import { root } from './runtime/stamp.mjs'
import { ensureSystem } from './system.mjs'

// `node build/draw.mjs job.json`: has Electron draw a print job, on a virtual display where there is none.
const job = process.argv[2]
const withDisplay = hasDisplay()
if (!(await ensureSystem({ display: !withDisplay }))) process.exit(1)
await bundle('app')
const electron = await resolveElectron()
const screen = withDisplay ? null : await startXvfb()
const env = screen ? { ...process.env, DISPLAY: screen.display } : process.env
const args = [...sandboxSwitches(), root, `--draw-job=${job}`]
const child = spawn(electron, args, { env, stdio: 'inherit' })
child.on('close', (code) => {
  screen?.stop()
  process.exitCode = code ?? 1
})
