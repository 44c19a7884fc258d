import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { availableChannels, resolveElectron } from './electron-runtime.mjs'
import { startXvfb } from './runtime/display.mjs'
import { testPackaged } from './packaged.mjs'
import { failedPart, playwrightOutcome, together, vitestOutcome } from './runtime/outcome.mjs'
import { root } from './runtime/stamp.mjs'
import { runTool } from './runtime/tool.mjs'
import { ensureSystem, missingLibraries } from './system.mjs'

// `npm test`: everything, ending with what failed, named once more, and the line `N passed, N failed`. `--quick` leaves the
// windows out.
const results = join(root, 'test-results')
const quick = process.argv.includes('--quick')
const none = { passed: 0, failed: 0, failures: [] }

try {
  await test()
} catch (error) {
  process.stderr.write(`${error.stack}\n`)
  summary([failedPart('npm test', error.message)])
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
    return failedPart('build', error.message)
  }
}

async function runVitest() {
  const report = join(results, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const stray = join(results, 'vitest-stray.json')
  reporters.push(`--reporter=${join(root, 'build', 'runtime', 'strayErrors.mjs')}`)
  const env = { ...process.env, NODE_ENV: 'test', TOWNSHIP_LEDGER_STRAY_ERRORS: stray }
  const code = await runTool('vitest', ['run', '--config', 'build/vitest.config.ts', ...reporters], { env })
  return vitestOutcome(report, code, stray)
}

/** No virtual display or no Electron is one failure; what vitest has found still counts. */
async function windows() {
  try {
    return await runPlaywright()
  } catch (error) {
    return failedPart('真实窗口的测试无法运行', error.message)
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
    return together([built, packed])
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

/** The failures by name, for a reader who has only the end of a long output; the counts are the last line. */
function summary(outcomes) {
  const { passed, failed, failures } = together(outcomes)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
  if (failures.length > 0) process.stdout.write(`\n失败的测试：\n${failures.join('\n')}\n\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
}
