import { join } from 'node:path'
import { root } from './runtime/stamp.mjs'
import { runNode, runTool } from './runtime/tool.mjs'

// `npm run check`: everything that must hold before a change goes in, with one line each at the end.
const rooms = ['shared', 'electron', 'renderer', 'build', 'tests']

const steps = {
  tsc: typeCheck,
  oxlint: () => runTool('oxlint', ['--config', 'build/oxlint.json', '--deny-warnings', ...rooms]),
  oxfmt: () => runTool('oxfmt', ['--config', 'build/oxfmt.json', '--check', ...rooms]),
  depcruise: () =>
    runTool('dependency-cruiser', ['--config', 'build/dependency-cruiser.cjs', 'shared', 'electron', 'renderer'], {
      command: 'depcruise',
    }),
  knip: () => runTool('knip', ['--config', 'build/knip.json']),
  vitest: () => runNode([join(root, 'build', 'test.mjs'), '--quick']),
}

/** Room by room, each with the library and types that it may see. */
async function typeCheck() {
  const projects = ['shared', 'electron', 'electron/preload', 'renderer', 'tests']
  let worst = 0
  for (const project of projects) worst = Math.max(worst, await runTool('typescript', ['-p', project], { command: 'tsc' }))
  return worst
}

const lines = []
for (const [name, step] of Object.entries(steps)) {
  process.stdout.write(`\n── ${name}\n`)
  const began = Date.now()
  const code = await step()
  if (code !== 0) process.exitCode = 1
  lines.push(`${code === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${((Date.now() - began) / 1000).toFixed(1)} s`)
}
process.stdout.write(`\n${lines.join('\n')}\n`)
