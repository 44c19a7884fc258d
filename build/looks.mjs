import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { resolveElectron } from './electron-runtime.mjs'
import { startXvfb } from './runtime/display.mjs'
import { playwrightOutcome } from './runtime/outcome.mjs'
import { root } from './runtime/stamp.mjs'
import { runTool } from './runtime/tool.mjs'
import { ensureSystem } from './system.mjs'

// `npm run looks [-- legacy]`: every place of the program in all twelve looks (light, dark, high contrast, 100 % to 200 %) on
// two sizes of window, by axe and for cut texts; some 15 minutes. `npm test` takes two of the looks. Ends with `N passed, N failed`.
const channel = process.argv.includes('legacy') ? 'legacy' : 'main'
await ensureSystem({ tests: true })
await bundle('app')
const screen = process.platform === 'linux' ? await startXvfb() : null
const report = join(root, 'test-results', 'looks.json')
const env = {
  ...process.env,
  ...(screen === null ? {} : { DISPLAY: screen.display }),
  TOWNSHIP_LEDGER_ALL_LOOKS: '1',
  TOWNSHIP_LEDGER_ELECTRON_MAIN: await resolveElectron({ channel }),
  PLAYWRIGHT_JSON_OUTPUT_NAME: report,
}
try {
  const args = ['test', '--config', 'build/playwright.config.ts', '--reporter=list,json', 'accessibility']
  const { passed, failed } = playwrightOutcome(report, await runTool('@playwright/test', args, { command: 'playwright', env }))
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
} finally {
  screen?.stop()
}
