import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { resolveElectron } from './electron-runtime.mjs'
import { startXvfb } from './runtime/display.mjs'
import { playwrightOutcome } from './runtime/outcome.mjs'
import { root } from './runtime/stamp.mjs'
import { runTool } from './runtime/tool.mjs'
import { ensureSystem } from './system.mjs'

// `npm run looks [-- legacy] [WORD …]`: every place and dialog of the program in all twelve looks (light, dark, high contrast,
// 100 % to 200 %) on two sizes of window, by axe and for cut texts; and the specs that come by a screen which needs more than one
// practice ledger, in five looks. Some 40 minutes; with words only the specs whose names have one. TOWNSHIP_LEDGER_SHOTS=folder
// keeps a picture of each. `npm test` takes two of the looks. Ends with `N passed, N failed`.
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
  const args = ['test', '--config', 'build/playwright.config.ts', '--reporter=list,json', ...lookingSpecs()]
  const { passed, failed } = playwrightOutcome(report, await runTool('@playwright/test', args, { command: 'playwright', env }))
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
} finally {
  screen?.stop()
}

/** Specs that look, by name; the walk over all places first. */
function lookingSpecs() {
  const words = process.argv.slice(2).filter((word) => word !== 'legacy')
  if (words.length > 0) return words
  const folder = join(root, 'tests', 'e2e')
  const looks = (name) => /violations\(|inEveryLook\(/.test(readFileSync(join(folder, name), 'utf8'))
  return readdirSync(folder).filter((name) => name.endsWith('.spec.ts') && looks(name))
}
