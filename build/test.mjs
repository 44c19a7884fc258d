import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { availableChannels, resolveElectron } from './electron-runtime.mjs'
import { startXvfb } from './runtime/display.mjs'
import { testPackaged } from './packaged.mjs'
import { playwrightOutcome, vitestOutcome } from './runtime/outcome.mjs'
import { root } from './runtime/stamp.mjs'
import { runTool } from './runtime/tool.mjs'
import { ensureSystem, missingLibraries } from './system.mjs'

// `npm test`: everything, ending with the line `N passed, N failed`. `--quick` leaves the windows out.
const results = join(root, 'test-results')
const quick = process.argv.includes('--quick')
const none = { passed: 0, failed: 0 }

try {
  await test()
} catch (error) {
  process.stderr.write(`${error.stack}\n`)
  summary([{ passed: 0, failed: 1 }])
}

async function test() {
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const complete = await ensureSystem({ tests: true })
  if (!complete) process.stderr.write('系统软件不全，依赖它们的测试会失败。\n')
  const outcomes = [await build(), await runVitest()]
  if (!quick) outcomes.push(await windows())
  // Once more: by now the line to paste has scrolled far away.
  if (!complete) await ensureSystem({ tests: true, install: false })
  summary(outcomes)
}

/** A part that does not build is one failure; the tests that can do without it still run. */
async function build() {
  try {
    await bundle('all')
    return none
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    return { passed: 0, failed: 1 }
  }
}

async function runVitest() {
  const report = join(results, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const env = { ...process.env, NODE_ENV: 'test' }
  const code = await runTool('vitest', ['run', '--config', 'build/vitest.config.ts', ...reporters], { env })
  return vitestOutcome(report, code)
}

/** No virtual display or no Electron is one failure; what vitest has found still counts. */
async function windows() {
  try {
    return await runPlaywright()
  } catch (error) {
    process.stderr.write(`真实窗口的测试无法运行：${error.message}\n`)
    return { passed: 0, failed: 1 }
  }
}

async function runPlaywright() {
  const report = join(results, 'playwright.json')
  const screen = process.platform === 'linux' ? await startXvfb() : null
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...(await runtimes()) }
  if (screen !== null) env['DISPLAY'] = screen.display
  try {
    const args = ['test', '--config', 'build/playwright.config.ts', '--reporter=list,json']
    const built = playwrightOutcome(report, await runTool('@playwright/test', args, { command: 'playwright', env }))
    const packed = process.platform === 'linux' ? await testPackaged({ channels: ['main'], args: ['--grep', '@quick'], env }) : none
    return { passed: built.passed + packed.passed, failed: built.failed + packed.failed }
  } finally {
    screen?.stop()
  }
}

/** Paths of the runtimes for tests/e2e/launch.ts, one variable a channel. */
async function runtimes() {
  const found = {}
  for (const channel of availableChannels()) {
    const path = await resolveElectron({ channel })
    const missing = missingLibraries(path)
    if (missing.length > 0) process.stderr.write(`缺少系统库：${missing.join(' ')}\n`)
    found[`TOWNSHIP_LEDGER_ELECTRON_${channel.toUpperCase()}`] = path
  }
  return found
}

function summary(outcomes) {
  const passed = outcomes.reduce((sum, one) => sum + one.passed, 0)
  const failed = outcomes.reduce((sum, one) => sum + one.failed, 0)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
}
