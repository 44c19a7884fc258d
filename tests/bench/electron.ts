import { execFile, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { median } from './row.ts'
import type { BenchPlace, BenchRow, Suite } from './row.ts'

/** The project's folder: `npm run bench` runs here. */
const root = process.cwd()
const starts = 5

/**
 * From the start of the process until the screen stands (drawn, two frames later), against an empty window of the same
 * runtime watched in the same way. Each program keeps its profile between starts; the first start is not counted.
 */
export const windowSuite: Suite = async (place) => {
  const electron = need(place)
  // A file for each start: the program is ended while its data core may still be checking the last one.
  const files = Array.from({ length: starts + 1 }, (_, start) => join(place.folder, `window${start}.tzdb`))
  const empty = { folder: join(root, 'tests', 'bench', 'window', 'empty'), args: [], until: 'h1', profile: 'empty' }
  const home = { folder: root, args: [], until: 'main h1', profile: 'home' }
  const grid = { folder: root, args: [] as readonly string[], until: 'section[aria-label="主要指标"]', profile: 'grid' }
  const times: Record<string, number[]> = { empty: [], home: [], grid: [] }
  for (const [start, file] of files.entries()) {
    copyFileSync(place.sample, file)
    for (const program of [empty, home, { ...grid, args: [file] }]) {
      const ms = await startOnce(electron, place, program)
      if (start > 0) times[program.profile]!.push(ms)
    }
  }
  for (const file of files) rmSync(file)
  const peer = { name: '同一运行环境的空窗口', value: median(times['empty']!) }
  const target = { of: 'ratio', most: 2 } as const
  return [
    { name: '启动到起始页', value: median(times['home']!), unit: 'ms', peer, target },
    { name: '启动并打开 38,006 人到工作台', value: median(times['grid']!), unit: 'ms', peer },
  ]
}

type Program = Readonly<{ folder: string; args: readonly string[]; until: string; profile: string }>

/** Milliseconds from spawning to what the watcher in the process reports. */
function startOnce(electron: string, place: BenchPlace, program: Program): Promise<number> {
  const profile = join(place.folder, `profile-${program.profile}`)
  if (!existsSync(profile)) {
    mkdirSync(profile)
    // A person who has started before: the program does not ask for a name.
    writeFileSync(join(profile, 'settings.json'), JSON.stringify({ operator: '测速', device: 'bench', zoom: 1 }))
  }
  const watcher = join(root, 'tests', 'bench', 'window', 'watch.cjs')
  const switches = ['--no-sandbox', `--user-data-dir=${profile}`, '-r', watcher]
  const env = { ...process.env, TOWNSHIP_LEDGER_USER_DATA: profile, BENCH_UNTIL: program.until }
  const began = Date.now()
  const child = spawn(electron, [...switches, program.folder, ...program.args], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const timer = setTimeout(() => child.kill(), 60_000)
  let output = ''
  child.stdout.on('data', (data) => (output += String(data)))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(timer)
      const shown = /SHOWN (\d+)/.exec(output)?.[1]
      if (shown === undefined) reject(new Error(`窗口没有出现：${program.profile}`))
      else resolve(Number(shown) - began)
    })
  })
}

/** The roster of the whole township as one PDF, by the command line: opening, layout, drawing, joining. */
export const printSuite: Suite = async (place) => {
  need(place)
  const out = join(place.folder, 'roster.pdf')
  const file = join(place.folder, 'print.tzdb')
  copyFileSync(place.sample, file)
  const cli = join(root, 'out', 'cli', 'index.cjs')
  const began = performance.now()
  const options = { cwd: root, maxBuffer: 16_000_000 }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, 'print', file, out, '--layout', 'householdRoster', '--json'],
    options,
  )
  const seconds = (performance.now() - began) / 1000
  rmSync(file)
  const { pages } = JSON.parse(stdout) as { pages: number }
  const row: BenchRow = {
    name: `11,001 户花名册为 PDF（${pages} 页）`,
    value: seconds,
    unit: 's',
    target: { of: 'value', most: 30 },
  }
  return [row]
}

function need(place: BenchPlace): string {
  if (place.electron === null) throw new Error('没有可用的 Electron')
  return place.electron
}
