import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, it } from 'vitest'
import { writeProblemWorkbook } from '#data/excel/writeProblemWorkbook.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { oneSheet, stylesOf } from '#tests/fixtures/workbooks.ts'
import { firstSheet, listCells, readGood } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'excel-problems-'))
const path = join(folder, '问题.xlsx')
afterAll(() => rmSync(folder, { recursive: true }))

const text = (ref: string, value: string): string => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`
const source = firstSheet(
  oneSheet(
    [
      `<row r="1">${text('A1', '花名册')}</row>`,
      `<row r="2">${text('A2', '姓名')}${text('B2', '收入')}${text('C2', '压在合并下面')}${text('D2', '出生日期')}</row>`,
      `<row r="3">${text('B3', '工资')}${text('C3', '其他')}</row>`,
      `<row r="4">${text('A4', '甲')}<c r="B4"><v>1</v></c></row>`,
      `<row r="5">${text('A5', '=乙')}<c r="B5"><v>12.5</v></c><c r="C5"><v>4.3999919900101102E+17</v></c><c r="D5" s="1"><v>43845</v></c></row>`,
    ].join(''),
    {
      styles: stylesOf([0, 14]),
      after: '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="C2:D2"/></mergeCells>',
    },
  ),
)

describe('rejected rows', () => {
  it('come back with their cells, headers, reasons, colour and comment', async () => {
    const report = await writeProblemWorkbook(path, [
      {
        sheet: source,
        headerRows: [1, 2],
        rows: [4],
        problems: [
          { row: 4, column: 2, reason: '这一格的数字已经丢失末几位', remedy: '请把这一栏设为文本后重新录入' },
          { row: 4, column: null, reason: '表中有两行是同一人', remedy: '' },
          { row: 3, column: 0, reason: '别的行', remedy: '' },
        ],
      },
    ])
    expect(report).toMatchObject({ rows: 1 })
    const reader = readSheet(readGood(readFileSync(path)).sheets[0]!)
    expect(listCells(reader)).toEqual([
      'A1 text 姓名',
      'B1 text 收入',
      'D1 text 出生日期',
      'B2 text 工资',
      'C2 text 其他',
      'E2 text 原表行号',
      'F2 text 问题所在列',
      'G2 text 原因',
      'H2 text 怎样改',
      'A3 text =乙',
      'B3 number 12.5',
      'C3 text 4.3999919900101102E+17',
      'D3 date 2020-01-15',
      'E3 text 5',
      'F3 text 1. 其他（C 列）\n2. 整行',
      'G3 text 1. 这一格的数字已经丢失末几位\n2. 表中有两行是同一人',
      'H3 text 1. 请把这一栏设为文本后重新录入\n2. ',
    ])
    expect(reader.sheet.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ])
  })

  it('show the offending cell to another library', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    const sheet = book.worksheets[0]!
    expect(sheet.getCell('C3').fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } })
    expect(sheet.getCell('C3').note).toBeDefined()
    expect(sheet.getCell('B3').note).toBeUndefined()
    expect(sheet.getCell('B3').fill).toMatchObject({ pattern: 'none' })
  })

  it('can be many, and the writing can be cancelled', async () => {
    const rows = Array.from({ length: 3000 }, () => 4)
    const spec = {
      sheet: source,
      headerRows: [1, 2],
      rows,
      problems: [{ row: 4, column: 0, reason: '不对', remedy: '改' }],
    }
    const report = await writeProblemWorkbook(path, [spec])
    if (isFault(report)) throw new Error(report.fault)
    expect(readGood(readFileSync(path)).sheets[0]!.rowCount).toBe(3002)
    expect(await writeProblemWorkbook(path, [spec], { signal: AbortSignal.abort() })).toMatchObject({
      fault: 'export.cancelled',
    })
  })

  it('keep what was typed and what a merge over them says, a sheet a table', async () => {
    const merged = firstSheet(
      oneSheet(
        `<row r="1">${text('A1', '户主')}${text('B1', '姓名')}</row><row r="2">${text('A2', '甲')}${text('B2', '甲')}</row><row r="3">${text('B3', '乙')}</row>`,
        {
          after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
        },
      ),
    )
    const typed = (row: number, column: number) => (row === 2 && column === 1 ? '丙' : undefined)
    const member = { sheet: merged, headerRows: [0], rows: [2], problems: [], typed }
    await writeProblemWorkbook(path, [member, { sheet: source, headerRows: [1, 2], rows: [3], problems: [] }])
    const { sheets } = readGood(readFileSync(path))
    expect(sheets).toHaveLength(2)
    expect(new Set(sheets.map((sheet) => sheet.name)).size).toBe(2)
    expect(listCells(readSheet(sheets[0]!)).filter((cell) => /^[AB]2/.test(cell))).toEqual(['A2 text 甲', 'B2 text 丙'])
  })
})
