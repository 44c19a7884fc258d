import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { resolveElectron } from './electron-runtime.mjs'
import { hasDisplay, startXvfb } from './runtime/display.mjs'
import { sandboxSwitches } from './runtime/sandbox.mjs'
import { root } from './runtime/stamp.mjs'
import { ensureSystem, missingLibraries } from './system.mjs'

// `npm start`: checks the system, builds what has changed, finds an Electron and opens the window.
try {
  process.exitCode = await start()
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function start() {
  const withDisplay = hasDisplay()
  if (!(await ensureSystem({ display: !withDisplay }))) return 1
  await bundle('app')
  const electron = await resolveElectron()
  const missing = missingLibraries(electron)
  if (missing.length > 0) {
    process.stderr.write(`缺少系统库：${missing.join(' ')}\n`)
    return 1
  }
  return withDisplay ? await openWindow(electron) : await show(electron)
}

async function openWindow(electron) {
  const switches = sandboxSwitches()
  if (switches.length > 0) {
    process.stderr.write('提示：以 root 身份运行，或系统不允许用户命名空间：已关闭 Chromium 沙箱（仅限开发环境）。\n')
  }
  return await run(electron, [...switches, root, ...process.argv.slice(2)], process.env)
}

/** Without a display: the guided tour, drawn on a virtual one, where it has been written. */
async function show(electron) {
  process.stderr.write('没有图形显示（DISPLAY 未设置），改为在虚拟屏幕上把主要工作演示一遍，结果放在 practice/。\n')
  const script = join(root, 'build', 'show.mjs')
  if (!existsSync(script)) return 1
  const screen = await startXvfb()
  const env = { ...process.env, DISPLAY: screen.display, TOWNSHIP_LEDGER_ELECTRON: electron }
  try {
    return await run(process.execPath, [script, ...process.argv.slice(2)], env)
  } finally {
    screen.stop()
  }
}

function run(command, args, env) {
  const child = spawn(command, args, { env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}
