import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

/**
 * The guards must bite: in a small copy of the project each planted violation has to be refused by its tool. A guard
 * that silently checks nothing is worse than none.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
let house = ''

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'canary-'))
  for (const file of ['package.json', 'tsconfig.json', 'shared/tsconfig.json', 'electron/tsconfig.json', 'renderer/tsconfig.json']) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    cpSync(join(root, file), join(house, file))
  }
  mkdirSync(join(house, 'build'))
  for (const file of ['oxlint.json', 'oxfmt.json', 'dependency-cruiser.cjs', 'knip.json'])
    cpSync(join(root, 'build', file), join(house, 'build', file))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
  plant('shared/ledgers/index.ts', 'export const shippedRegistry = 1\n')
  plant('shared/values/money.ts', 'export const money = 1\n')
  plant('electron/data/engine/engine.ts', 'export const engine = 1\n')
  plant('electron/data/index.ts', "import { engine } from './engine/engine.ts'\n\nengine.toFixed()\n")
})

afterAll(() => rmSync(house, { recursive: true, force: true }))

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), text)
}

/** Runs a tool of the project inside the small house. */
function run(tool: string, args: readonly string[]): Readonly<{ code: number; output: string }> {
  const result = spawnSync(join(root, 'node_modules/.bin', tool), args, { cwd: house, encoding: 'utf8' })
  return { code: result.status ?? -1, output: `${result.stdout}${result.stderr}` }
}

function withPlanted<T>(file: string, text: string, work: () => T): T {
  plant(file, text)
  try {
    return work()
  } finally {
    rmSync(join(house, file))
  }
}

const cruise = (): ReturnType<typeof run> =>
  run('depcruise', ['--config', 'build/dependency-cruiser.cjs', 'shared', 'electron', 'renderer'])

const boundaries: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['shared-no-node', 'shared/values/clock.ts', "import { hostname } from 'node:os'\n\nexport const host = hostname()\n"],
  ['shared-is-pure', 'shared/values/engine.ts', "export { engine } from '#data/engine/engine.ts'\n"],
  ['engines-know-no-content', 'shared/importing/plan.ts', "export { shippedRegistry } from '#shared/ledgers/index.ts'\n"],
  ['values-stand-alone', 'shared/values/other.ts', "export { shippedRegistry } from '#shared/ledgers/index.ts'\n"],
  ['main-knows-no-data', 'electron/main/index.ts', "export { engine } from '#data/engine/engine.ts'\n"],
  ['one-write-path', 'electron/data/handlers/edit.ts', "export { engine } from '#data/engine/engine.ts'\n"],
  ['content-handed-in', 'electron/data/store/read.ts', "export { shippedRegistry } from '#shared/ledgers/index.ts'\n"],
  ['sql-js-in-one-place', 'electron/data/store/sql.ts', "export { default as sql } from 'sql.js'\n"],
  ['renderer-is-a-page', 'renderer/home/home.ts', "export { engine } from '#data/engine/engine.ts'\n"],
  ['renderer-no-node', 'renderer/home/files.ts', "export { readFileSync } from 'node:fs'\n"],
  ['no-circular', 'shared/values/round.ts', "import { round } from './round.ts'\n\nexport const trip = round\nexport { trip as round }\n"],
]

test('dependency-cruiser passes the clean house and sees its modules', () => {
  const clean = cruise()
  expect(clean.output).toMatch(/no dependency violations found \((?!0 )\d+ modules/)
  expect(clean.code).toBe(0)
})

test.each(boundaries)('dependency-cruiser refuses %s', (rule, file, text) => {
  const result = withPlanted(file, text, cruise)
  expect(result.output).toContain(rule)
  expect(result.code).not.toBe(0)
})

test.each([
  ['no-explicit-any', 'export const anything: any = 1\n'],
  ['no-default-export', 'export default 1\n'],
  ['max-lines', `${'export {}\n'.repeat(301)}`],
  ['no-restricted-imports', "import { hostname } from 'node:os'\n\nexport const host = hostname()\n"],
  ['max-params', 'export function many(a: number, b: number, c: number, d: number, e: number): number {\n  return a + b + c + d + e\n}\n'],
])('oxlint refuses %s', (rule, text) => {
  const result = withPlanted('shared/values/planted.ts', text, () =>
    run('oxlint', ['--config', 'build/oxlint.json', '--deny-warnings', 'shared']),
  )
  expect(result.output).toContain(rule)
  expect(result.code).not.toBe(0)
})

test('the type checker refuses a clock, a window and Node in shared', () => {
  const text = 'export const where = window.location\nexport const who = process.pid\nexport const later = setTimeout\n'
  const result = withPlanted('shared/values/planted.ts', text, () => run('tsc', ['-p', 'shared']))
  expect(result.output).toMatch(/window/)
  expect(result.output).toMatch(/process/)
  expect(result.output).toMatch(/setTimeout/)
  expect(result.code).not.toBe(0)
})

test('oxfmt refuses a badly set line', () => {
  const result = withPlanted('shared/values/planted.ts', 'export const a   =  "x";\n', () =>
    run('oxfmt', ['--config', 'build/oxfmt.json', '--check', 'shared']),
  )
  expect(result.code).not.toBe(0)
})

test('knip refuses a file that nothing uses', () => {
  const result = withPlanted('electron/data/store/forgotten.ts', 'export const forgotten = 1\n', () =>
    run('knip', ['--config', 'build/knip.json', '--include', 'files']),
  )
  expect(result.output).toContain('forgotten.ts')
  expect(result.code).not.toBe(0)
})
