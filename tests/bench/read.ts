import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { read as readWithSheetJs } from '@e965/xlsx'
import { readBytes } from '#data/excel/readBytes.ts'
import { median, timed } from './row.ts'
import type { Suite, Timed } from './row.ts'
import { good } from './session.ts'
import { benchRows, writeBenchWorkbook } from './workbook.ts'

/** Reading a workbook's cells alone, without matching or writing: own reader and @e965/xlsx (dense) take turns. */
export const readSuite: Suite = async ({ folder }) => {
  const path = join(folder, 'read.xlsx')
  writeBenchWorkbook(path)
  const bytes = readFileSync(path)
  rmSync(path)
  const own: Timed<unknown>[] = []
  const others: Timed<unknown>[] = []
  for (let round = 0; round < 3; round++) {
    own.push(await timed(() => good(readBytes(bytes)).sheets.length))
    others.push(await timed(() => readWithSheetJs(bytes, { dense: true }).SheetNames.length))
  }
  const peer = {
    name: '@e965/xlsx（dense）',
    value: median(others.map((one) => one.ms)) / 1000,
    cpu: median(others.map((one) => one.cpu)),
  }
  return [
    {
      name: `读取 ${benchRows} 行 × 25 列的工作簿`,
      value: median(own.map((one) => one.ms)) / 1000,
      cpu: median(own.map((one) => one.cpu)),
      unit: 's',
      peer,
      target: { of: 'ratio', most: 1 },
    },
  ]
}
