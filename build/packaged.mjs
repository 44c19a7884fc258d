import { join } from 'node:path'
import { dist } from './dist.mjs'
import { availableChannels } from './electron-runtime.mjs'
import { startXvfb } from './runtime/display.mjs'
import { isScript } from './runtime/isScript.mjs'
import { failedPart, playwrightOutcome } from './runtime/outcome.mjs'
import { root } from './runtime/stamp.mjs'
import { runTool } from './runtime/tool.mjs'
import { ensureSystem } from './system.mjs'

/**
 * `npm run packaged [-- words of test titles]`: packs both lines for this Linux machine and tests them as a user has them
 * (tests/packaged): installed somewhere, with the shipped fuses, started by themselves. Ends with `N passed, N failed`.
 * `npm test` runs what is marked `@quick`.
 *
 * @param {{ channels?: readonly string[], args?: readonly string[], env?: Record<string, string | undefined>, report?: string }} [options]
 */
export async function testPackaged({ channels = availableChannels(), args = [], env = process.env, report = 'packaged' } = {}) {
  const folders = {}
  for (const channel of channels) {
    const made = await dist(['linux', ...(channel === 'legacy' ? ['legacy'] : [])])
    if (made !== 0) return failedPart(`dist ${channel}`, `exit code ${made}`)
    folders[`TOWNSHIP_LEDGER_PACKED_${channel.toUpperCase()}`] = join(root, 'dist', channel, 'linux-unpacked')
  }
  const json = join(root, 'test-results', `${report}.json`)
  const all = ['test', '--config', 'build/packaged.config.ts', '--reporter=list,json', ...args]
  const given = { ...env, ...folders, PLAYWRIGHT_JSON_OUTPUT_NAME: json }
  return playwrightOutcome(json, await runTool('@playwright/test', all, { command: 'playwright', env: given }))
}

async function runAsScript() {
  if (process.platform !== 'linux') {
    process.stderr.write('npm run packaged 只在 Linux x64 上使用；Windows 上见 .github/workflows/windows.yml。\n')
    return 1
  }
  await ensureSystem({ tests: true, installers: true })
  const screen = await startXvfb()
  try {
    const { passed, failed } = await testPackaged({ args: process.argv.slice(2), env: { ...process.env, DISPLAY: screen.display } })
    process.stdout.write(`${passed} passed, ${failed} failed\n`)
    return failed === 0 && passed > 0 ? 0 : 1
  } finally {
    screen.stop()
  }
}

if (isScript(import.meta.url)) process.exitCode = await runAsScript()
