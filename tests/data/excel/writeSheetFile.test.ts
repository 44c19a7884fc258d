import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { unzipSync, strFromU8 } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import type { ColumnSpec, FileSpec, SheetRow, WriteReport } from '#data/excel/sheetSpec.ts'
import { writeSheetFile } from '#data/excel/writeSheetFile.ts'
import { ownKeys } from '#shared/importing/ownKeys.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { listCells, readGood } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'excel-write-'))
const path = join(folder, '导出.xlsx')
afterAll(() => rmSync(folder, { recursive: true }))

const columns: readonly ColumnSpec[] = [
  { header: '姓名', key: 'name', kind: 'text', required: true },
  { header: '身份证号', key: 'idCard', kind: 'text', width: 20, note: '18 位，末位可以是 X' },
  { header: '年收入', key: 'income', kind: 'money' },
  { header: '人数', key: 'people', kind: 'integer' },
  { header: '面积', key: 'area', kind: 'number' },
  { header: '出生日期', key: 'born', kind: 'date' },
  { header: '户类型', key: 'type', kind: 'text', options: ['一般户', '监测户'] },
]

async function write(spec: FileSpec): Promise<WriteReport> {
  const report = await writeSheetFile(path, spec)
  if (isFault(report)) throw new Error(report.fault)
  return report
}

async function writeAndRead(spec: FileSpec): Promise<SheetReader> {
  await write(spec)
  return readSheet(readGood(readFileSync(path)).sheets[0]!)
}

describe('cells', () => {
  it('writes each kind as what it is', async () => {
    const reader = await writeAndRead({
      sheets: [
        {
          name: '户',
          columns,
          rows: [
            ['甲', '439999199001011234', 320050, 4, 1.25, '1990-01-01', '一般户'],
            ['乙', null, 'x', undefined, '约 3', '1990-01', ''],
          ],
        },
      ],
    })
    expect(listCells(reader).slice(7)).toEqual([
      'A2 text 甲',
      'B2 text 439999199001011234',
      'C2 number 3200.5',
      'D2 number 4',
      'E2 number 1.25',
      'F2 date 1990-01-01',
      'G2 text 一般户',
      'A3 text 乙',
      'C3 text x',
      'E3 text 约 3',
      'F3 text 1990-01',
    ])
  })

  it('gives money exactly and every date as it was', async () => {
    const money = fc.integer({ min: -1e12, max: 1e12 })
    const date = fc
      .integer({ min: 61, max: 2_958_465 })
      .map((serial) => new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(money, date), { minLength: 1, maxLength: 60 }), async (rows) => {
        const reader = await writeAndRead({ sheets: [{ name: '户', columns: [columns[2]!, columns[5]!], rows }] })
        rows.forEach(([cents, day], index) => {
          expect(Math.round(Number(reader.text(index + 1, 0)) * 100)).toBe(cents)
          expect(reader.text(index + 1, 0)).toBe(String(cents / 100))
          expect(reader.text(index + 1, 1)).toBe(day)
        })
      }),
      { numRuns: 15 },
    )
  })

  it('gives back any text, and never as a formula', async () => {
    const start = fc.constantFrom('', '=', '+', '-', '@', '\t', "'", '=HYPERLINK("http://x","y")', '_x0041_', '_')
    const text = fc.tuple(start, fc.string({ unit: 'grapheme', maxLength: 20 })).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 60 }), async (texts) => {
        const reader = await writeAndRead({
          sheets: [{ name: '户', columns: [columns[0]!], rows: texts.map((one) => [one]) }],
        })
        texts.forEach((one, index) => {
          const cell = reader.cell(index + 1, 0)
          expect(cell?.text ?? '').toBe(storable(one))
          expect(cell === null || (cell.kind === 'text' && !cell.fromFormula)).toBe(true)
        })
        expect(sheetXml()).not.toMatch(/<f[ >]/)
      }),
      { numRuns: 25 },
    )
  })

  it('cuts what Excel cannot hold and counts it', async () => {
    const report = await write({ sheets: [{ name: '户', columns: [columns[0]!], rows: [['长'.repeat(40_000)]] }] })
    expect(report.cutTexts).toBe(1)
  })
})

describe('sheet', () => {
  const spec: FileSpec = {
    sheets: [
      {
        name: '户[甲]/乙',
        title: '农户台账',
        unitLine: '单位：元',
        columns,
        rows: [['甲', '1', 100, 1, 1, '2020-01-01', '一般户']],
        totals: ['合计', null, 100, 1, 1, null, null],
        notes: ['说明：只填白色格子。'],
        freeze: 2,
        landscape: true,
        paper: 'A3',
        own: { ledgers: ['household'], recordIdKey: 'idCard' },
      },
      { name: '户[甲]/乙', columns, rows: [] },
    ],
  }

  it('stands as designed: title, unit, headers, data, totals, notes', async () => {
    const reader = await writeAndRead(spec)
    expect(reader.sheet.name).toBe('户_甲__乙')
    expect([0, 1, 2, 3, 4, 5].map((row) => reader.text(row, 0))).toEqual([
      '农户台账',
      '单位：元',
      '姓名',
      '甲',
      '合计',
      '说明：只填白色格子。',
    ])
    expect(reader.sheet.merges.map(({ top, left, right }) => [top, left, right])).toEqual([
      [0, 0, 6],
      [1, 0, 6],
      [5, 0, 6],
    ])
  })

  it('opens in another library with its lists, formats, print set-up and without an author', async () => {
    await write(spec)
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    const [first, second, lists, keys] = book.worksheets
    expect(book.worksheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
      ['户_甲__乙', 'visible'],
      ['户_甲__乙(2)', 'visible'],
      ['_选项', 'hidden'],
      ['_台账', 'veryHidden'],
    ])
    expect(first!.getCell('B4').numFmt).toBe('@')
    expect(first!.getCell('C4').numFmt).toBe('0.00')
    expect(first!.getCell('B3').note).toBeDefined()
    expect(first!.getCell('A3').fill).not.toEqual(first!.getCell('B3').fill)
    expect(first!.getCell('G4').dataValidation).toMatchObject({ type: 'list', formulae: ["'_选项'!$A$1:$A$2"] })
    expect(first!.getCell('G5').dataValidation).toBeUndefined()
    expect(second!.getCell('G900').dataValidation).toMatchObject({ type: 'list' })
    expect(lists!.getCell('A2').value).toBe('监测户')
    expect(keys!.rowCount).toBe(1)
    expect(first!.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 8,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:3',
    })
    expect(first!.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 3 })
    const core = strFromU8(unzipSync(readFileSync(path))['docProps/core.xml']!)
    expect(core).not.toContain('ExcelJS')
  })

  it('is recognised when it comes back', async () => {
    await write(spec)
    expect([...ownKeys(readGood(readFileSync(path))).values()]).toEqual([
      {
        name: '户_甲__乙',
        ledgers: ['household'],
        headerRow: 2,
        columns: columns.map(({ header, key }, column) => ({ column, header, field: key })),
        recordIdColumn: 1,
      },
    ])
  })

  it('offers lists longer than a rule of a cell can hold', async () => {
    const options = Array.from({ length: 300 }, (_, at) => `第${at}村民小组（老名字）`)
    await write({
      sheets: [
        {
          name: '表',
          columns: [
            { header: '组', key: 'group', kind: 'text', options },
            { header: '旧组', key: 'old', kind: 'text', options: [...options] },
          ],
          rows: [],
        },
      ],
    })
    const [, lists] = readGood(readFileSync(path)).sheets
    expect([lists!.rowCount, lists!.columnCount]).toEqual([300, 1])
    expect(sheetXml()).toContain(`<formula1>&apos;_选项&apos;!$A$1:$A$300</formula1>`)
  })
})

describe('file', () => {
  const one: FileSpec = { sheets: [{ name: '户', columns: [columns[0]!], rows: [['甲']] }] }

  it('leaves the old file and no rest when rows break off, when cancelled, or when it cannot be placed', async () => {
    writeFileSync(path, 'alt')
    const failing = (async function* (): AsyncIterable<SheetRow> {
      yield ['甲']
      throw new RangeError('broken rows')
    })()
    await expect(writeSheetFile(path, { sheets: [{ ...one.sheets[0]!, rows: failing }] })).rejects.toThrow('broken rows')
    expect(await writeSheetFile(path, one, { signal: AbortSignal.abort() })).toEqual({
      fault: 'export.cancelled',
      file: '导出.xlsx',
    })
    expect(readFileSync(path, 'utf8')).toBe('alt')
    expect(readdirSync(folder)).toEqual(['导出.xlsx'])
    expect(await writeSheetFile(join(folder, '无', 'a.xlsx'), one)).toEqual({
      fault: 'export.failed',
      file: 'a.xlsx',
      detail: '文件夹不存在',
    })
    mkdirSync(join(folder, '目录.xlsx'))
    expect(await writeSheetFile(join(folder, '目录.xlsx'), one)).toMatchObject({ fault: 'export.failed' })
    expect(readdirSync(folder).sort()).toEqual(['导出.xlsx', '目录.xlsx'])
  })

  it('takes rows that arrive later and tells how many are done', async () => {
    const told: number[] = []
    const rows = (async function* (): AsyncIterable<SheetRow> {
      for (let row = 0; row < 1000; row++) yield [await Promise.resolve(`第${row}人`)]
    })()
    const report = await writeSheetFile(path, { sheets: [{ ...one.sheets[0]!, rows }] }, { onProgress: (done) => told.push(done) })
    expect(report).toMatchObject({ rows: 1000, cutTexts: 0 })
    expect(told).toEqual([250, 500, 750, 1000])
    expect(readSheet(readGood(readFileSync(path)).sheets[0]!).text(1000, 0)).toBe('第999人')
  })
})

function sheetXml(): string {
  return strFromU8(unzipSync(readFileSync(path))['xl/worksheets/sheet1.xml']!)
}

/** Line ends become \n; controls, DEL, U+FFFE/F and halves of surrogate pairs cannot be stored. */
function storable(text: string): string {
  return [...text.replace(/\r\n?/g, '\n')]
    .filter((char) => {
      const code = char.codePointAt(0)!
      return (
        (code >= 32 || code === 9 || code === 10) && code !== 127 && (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff
      )
    })
    .join('')
}

it('gives a heading that wraps the height of its lines', async () => {
  const long: readonly ColumnSpec[] = [
    { header: '村', key: 'village', kind: 'text' },
    { header: '其中\n脱贫户和监测对象户数（户）', key: 'count', kind: 'integer', width: 12 },
  ]
  await write({ sheets: [{ name: '表', columns: long, rows: [['白沙村', 3]] }] })
  const sheet = strFromU8(unzipSync(readFileSync(path))['xl/worksheets/sheet1.xml']!)
  expect(sheet).toMatch(/<row r="1"[^>]* ht="63"/)
  expect(sheet).not.toMatch(/<row r="2"[^>]* ht=/)
})
