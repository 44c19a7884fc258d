import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { loadEngine } from '#data/engine/loadEngine.ts'
import { readBytes } from '#data/excel/readBytes.ts'
import { commitImport, planImport } from './exchange.ts'
import { benchFormats } from './read.ts'
import type { BenchFormat } from './read.ts'
import { writeRoster } from './roster.ts'
import type { BenchPlace, BenchRow, Suite } from './row.ts'
import { benchSession, good } from './session.ts'

/**
 * Highest resident memory of a process that does one thing, Node itself (about 45 MB) included. Each figure comes from
 * a process of its own, threads and WebAssembly counted.
 */
export const memorySuite: Suite = async (place) => {
  const workbook = join(place.folder, 'memory.xlsx')
  writeRoster(workbook)
  const peak = (task: keyof typeof memoryTasks): number => peakOf(task, place)
  const rows: BenchRow[] = [
    {
      name: '内存峰值：打开 38,006 人，第一屏',
      value: peak('openFile'),
      unit: 'MB',
      peer: { name: 'sql.js 只装入同一文件', value: peak('bareOpen') },
    },
    {
      name: '内存峰值：导入 38,006 行',
      value: peak('importWorkbook'),
      unit: 'MB',
      peer: { name: '@e965/xlsx 只解析', value: peak('bareParse') },
    },
  ]
  rmSync(workbook)
  return [...rows, ...readingRows(place, peak)]
}

/** The largest tables that are promised, without a worker, so that all of it counts. */
function readingRows({ folder }: BenchPlace, peak: (task: keyof typeof memoryTasks) => number): readonly BenchRow[] {
  return (['xlsx', 'xls', 'csv'] as const).map((format) => {
    const path = join(folder, `large.${format}`)
    benchFormats[format](path, 50_000, 40)
    const row = {
      name: `内存峰值：读取 50,000 行 × 40 列的 .${format}`,
      value: peak(`read_${format}`),
      unit: 'MB',
      peer: { name: '@e965/xlsx（dense）', value: peak(`bare_${format}`) },
      target: { of: 'value', most: 600 },
    } satisfies BenchRow
    rmSync(path)
    return row
  })
}

function peakOf(task: string, place: BenchPlace): number {
  const output = execFileSync(process.execPath, [process.argv[1]!, JSON.stringify({ task, ...place })], {
    encoding: 'utf8',
  })
  return Number(JSON.parse(output))
}

/** What the processes of the memory suite do; each answers its peak in MB. */
export const memoryTasks = {
  openFile: async (place: BenchPlace) => {
    const path = copyOf(place)
    const session = benchSession()
    await session.call('file.open', { token: session.token(path) })
    const { ids } = await session.call('ledger.query', { ledger: 'member' })
    await session.call('ledger.rows', { ledger: 'member', ids: ids.slice(0, 200) })
    await session.call('ledger.totals', { ledger: 'member' })
    return leave(path, () => session.close())
  },
  bareOpen: async (place: BenchPlace) => {
    const sql = await loadEngine()
    new sql.Database(readFileSync(place.sample)).exec('SELECT count(*) FROM member')
    return peakMb()
  },
  importWorkbook: async (place: BenchPlace) => {
    const path = join(place.folder, 'memory.tzdb')
    const session = benchSession()
    await session.call('file.create', { token: session.token(path), township: '示例镇' })
    await commitImport(session, await planImport(session, join(place.folder, 'memory.xlsx')))
    return leave(path, () => session.close())
  },
  bareParse: async (place: BenchPlace) => {
    read(readFileSync(join(place.folder, 'memory.xlsx')), { dense: true })
    return peakMb()
  },
  ...readingTasks('xlsx'),
  ...readingTasks('xls'),
  ...readingTasks('csv'),
} satisfies Record<string, (place: BenchPlace) => Promise<number>>

function readingTasks<F extends BenchFormat>(format: F) {
  const bytes = ({ folder }: BenchPlace): Buffer => readFileSync(join(folder, `large.${format}`))
  const own = async (place: BenchPlace): Promise<number> => {
    good(readBytes(bytes(place)))
    return peakMb()
  }
  const bare = async (place: BenchPlace): Promise<number> => {
    read(bytes(place), { dense: true })
    return peakMb()
  }
  return { [`read_${format}`]: own, [`bare_${format}`]: bare } as Record<`read_${F}` | `bare_${F}`, typeof own>
}

function copyOf({ sample, folder }: BenchPlace): string {
  const path = join(folder, 'memory.tzdb')
  copyFileSync(sample, path)
  return path
}

async function leave(path: string, close: () => Promise<void>): Promise<number> {
  const peak = peakMb()
  await close()
  if (existsSync(path)) rmSync(path)
  return peak
}

/** maxRSS is in KiB on every system that Node runs on. */
function peakMb(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6
}
