import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readBytes } from '#data/excel/readBytes.ts'
import { scanWorkbook, type Located } from '#shared/importing/scanWorkbook.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { households } from './workbooks/households.ts'
import { pathsOf, type ExpectedTable } from './workbooks/expectedTypes.ts'
import { questionnaires } from './workbooks/questionnaires.ts'
import { statistics } from './workbooks/statistics.ts'

/** Real workbooks of other offices, kept beside the project; each was opened and its truth written down by eye. */
const folder = join(fileURLToPath(new URL('../../../..', import.meta.url)), 'shared', 'workbooks')
const expected = { ...households, ...questionnaires, ...statistics }

/** Vitest enters a describe that it will not run: without the folder there is nothing to read in it. */
const present = existsSync(folder) ? Object.entries(expected) : []

describe('real workbooks', () => {
  test('every workbook of the folder is expected, where this machine has it', () => {
    if (!existsSync(folder)) return void console.info(`跳过：没有 ${folder}`)
    const names = readdirSync(folder).filter((name) => /\.(?:xlsx?|et|csv)$/.test(name))
    expect(names.sort()).toEqual(Object.keys(expected).sort())
  })

  describe.each(present)('%s', (file, workbook) => {
    const raw = readBytes(readFileSync(join(folder, file)), { file })
    if (isFault(raw)) throw new Error(`cannot read ${file}`)
    const scan = scanWorkbook({ registry: shippedRegistry, sheets: raw.sheets.map((sheet) => readSheet(sheet)), file })

    test('all its sheets, and what is told of them', () => {
      expect(raw.sheets.map((sheet) => sheet.name)).toEqual(expect.arrayContaining(Object.keys(workbook.sheets)))
      expect(raw.sheets).toHaveLength(Object.keys(workbook.sheets).length)
      expect(scan.notices).toEqual(workbook.notices ?? [])
    })

    test.each(Object.entries(workbook.sheets))('sheet %s', (name, sheet) => {
      const tables = scan.tables.filter((one) => one.table.sheet === name)
      if (typeof sheet === 'string') {
        expect(tables).toEqual([])
        expect(scan.skippedSheets.find((one) => one.sheet === name)?.why).toBe(sheet)
        return
      }
      expect(tables).toHaveLength(sheet.length)
      sheet.forEach((table, index) => compare(tables[index] as Located, table))
    })
  })
})

function compare({ table, match }: Located, expectedTable: ExpectedTable): void {
  const { title, header, data, heads, left = 0, skipped = {}, refused, fields = {} } = expectedTable
  expect(title === '' ? table.title : table.title.slice(0, title.length)).toBe(title)
  expect(table.headerRows).toEqual(header)
  expect(table.headings.map((heading) => heading.path.join('/'))).toEqual(pathsOf(heads))
  expect(table.headings[0]?.index).toBe(left)
  if (data === null) expect(table.dataRows[0]).toBeGreaterThan(table.dataRows[1])
  else expect(table.dataRows).toEqual(data)
  const filled = table.skipped.filter((row) => !row.why.startsWith('空行'))
  expect(Object.fromEntries(filled.map((row) => [row.row, row.why]))).toEqual(skipped)
  if (refused === undefined) expect(match.refused).toBeNull()
  else expect(match.refused).toContain(refused)
  if (Object.keys(fields).length === 0) return
  const mapped = match.columns.flatMap((column) => (column.field === null ? [] : [[column.header, `${column.ledger}.${column.field}`]]))
  expect(Object.fromEntries(mapped)).toEqual(fields)
}
