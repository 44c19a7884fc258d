import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillFile, sheetsOf } from './filling.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), '大表样 '))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const width = 40
const count = Number(process.env['ROWS'] ?? 10_000)

test('a sheet of ten thousand rows and forty columns is filled within its time, without holding its text', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('花名册')
  sheet.addRow(Array.from({ length: width }, (_, column) => `第${column}列`))
  for (let row = 2; row <= 6; row++)
    for (let column = 1; column <= width; column++) sheet.getCell(row, column).border = { top: { style: 'thin' } }
  sheet.getCell('A7').value = '合计'
  sheet.getCell('B7').value = { formula: 'SUM(B2:B6)', result: 0 }
  const path = join(folder, '大.xlsx')
  await book.xlsx.writeFile(path)
  const rows = Array.from({ length: count }, (_, row) =>
    Array.from({ length: width }, (_, column) => (column % 3 === 1 ? row + column : `某${row % 900}的${column}`)),
  )
  const before = process.cpuUsage()
  const columns = Array.from({ length: width }, (_, column) => column)
  const out = await fillFile(path, [{ sheet: '花名册', first: 2, last: 6, columns, count, rows }])
  const { user, system } = process.cpuUsage(before)
  console.info(
    `${count} rows: ${((user + system) / 1e6).toFixed(1)} s of processor time, ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
  )
  expect((user + system) / 1e6).toBeLessThan(10)
  const filled = sheetsOf(out)['花名册']!
  expect(filled.sheet.rowCount).toBe(count + 2)
  expect(filled.text(count, width - 1)).toBe(rows[count - 1]![width - 1])
  expect(filled.text(count + 1, 0)).toBe('合计')
})
