import { webcrypto } from 'node:crypto'
import { commitSuite } from './commit.ts'
import { editSuite } from './edit.ts'
import { printSuite, windowSuite } from './electron.ts'
import { exportSuite, importSuite } from './exchange.ts'
import { matchingSuite } from './matching.ts'
import { mergeSuite } from './merge.ts'
import { packagesSuite } from './packages.ts'
import { memorySuite, memoryTasks } from './memory.ts'
import { figuresSuite, formsSuite, reportsSuite } from './office.ts'
import { readSuite } from './read.ts'
import { gridSuite, openSuite, searchSuite } from './reading.ts'
import { sealingSuite } from './sealing.ts'
import { timed } from './row.ts'
import type { BenchPlace, Suite } from './row.ts'
import { benchSession } from './session.ts'

// One task a process, told as JSON on the command line; the answer is JSON on standard output (build/bench.mjs asks).
if (globalThis.crypto === undefined) Object.defineProperty(globalThis, 'crypto', { value: webcrypto })

/** Makes the practice file that the others copy. The row tells what that took. */
const sampleSuite: Suite = async ({ sample }) => {
  const session = benchSession()
  const made = await timed(() => session.call('file.sample', { token: session.token(sample) }))
  await session.close()
  return [{ name: '生成练习台账（11,001 户 38,006 人）', value: made.ms / 1000, cpu: made.cpu, unit: 's' }]
}

const tasks: Readonly<Record<string, (place: BenchPlace) => Promise<unknown>>> = {
  sample: sampleSuite,
  commit: commitSuite,
  edit: editSuite,
  open: openSuite,
  grid: gridSuite,
  search: searchSuite,
  read: readSuite,
  import: importSuite,
  export: exportSuite,
  matching: matchingSuite,
  merge: mergeSuite,
  packages: packagesSuite,
  sealing: sealingSuite,
  figures: figuresSuite,
  reports: reportsSuite,
  forms: formsSuite,
  memory: memorySuite,
  window: windowSuite,
  print: printSuite,
  ...memoryTasks,
}

async function main(): Promise<void> {
  const { task, ...place } = JSON.parse(process.argv[2] ?? '{}') as BenchPlace & { task: string }
  const answer = await tasks[task]!(place)
  process.stdout.write(JSON.stringify(answer), () => process.exit(0))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
