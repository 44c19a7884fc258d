import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { read as readWithSheetJs } from '@e965/xlsx'
import { readBytes } from '#data/excel/readBytes.ts'
import { writeBenchCsv, writeBenchXls } from './otherFormats.ts'
import { median, timed } from './row.ts'
import type { BenchRow, Suite, Timed } from './row.ts'
import { good } from './session.ts'
import { benchRows, writeBenchWorkbook } from './workbook.ts'

const columns = 40

/** Writers of the same ledger by the format's ending. */
export const benchFormats = { xlsx: writeBenchWorkbook, xls: writeBenchXls, csv: writeBenchCsv } as const
export type BenchFormat = keyof typeof benchFormats

/** Reading a table's cells alone, without matching or writing: own reader and @e965/xlsx (dense) take turns. */
export const readSuite: Suite = async ({ folder }) => {
  const rows: BenchRow[] = []
  for (const format of Object.keys(benchFormats) as BenchFormat[]) {
    const path = join(folder, `read.${format}`)
    benchFormats[format](path, benchRows, columns)
    rows.push(await compare(format, readFileSync(path)))
    rmSync(path)
  }
  return rows
}

async function compare(format: BenchFormat, bytes: Buffer): Promise<BenchRow> {
  const own: Timed<unknown>[] = []
  const others: Timed<unknown>[] = []
  for (let round = 0; round < 3; round++) {
    own.push(await timed(() => good(readBytes(bytes)).sheets.length))
    others.push(await timed(() => readWithSheetJs(bytes, { dense: true }).SheetNames.length))
  }
  const seconds = (list: readonly Timed<unknown>[]): number => median(list.map((one) => one.ms)) / 1000
  const cpu = (list: readonly Timed<unknown>[]): number => median(list.map((one) => one.cpu))
  return {
    name: `读取 ${benchRows} 行 × ${columns} 列的 .${format}`,
    value: seconds(own),
    cpu: cpu(own),
    unit: 's',
    peer: { name: '@e965/xlsx（dense）', value: seconds(others), cpu: cpu(others) },
    target: { of: 'ratio', most: 1 },
  }
}
