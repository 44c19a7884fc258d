import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { afterAll, describe, expect, test } from 'vitest'
import { writeFormBook } from '#data/excel/formBook/writeFormBook.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { FormPaper, FormSheet, ResolvedBlock, ResolvedColumn } from '#shared/printing/forms/resolved.ts'

const folder = mkdtempSync(join(tmpdir(), 'form-book-'))
const path = join(folder, '发放花名册.xlsx')
afterAll(() => rmSync(folder, { recursive: true }))

const paper: FormPaper = {
  paper: 'A4',
  orientation: 'landscape',
  margins: { top: 13, right: 12, bottom: 14, left: 12 },
  fontPt: 10.5,
  footer: '内部资料 注意保管',
  footerRight: '',
  numbering: 'sheet',
}

const column = (id: string, header: readonly string[], widthMm: number, sum: ResolvedColumn['sum'] = null): ResolvedColumn => ({
  id,
  header,
  widthMm,
  align: sum ? 'right' : 'center',
  nowrap: false,
  shared: false,
  sum,
})

const table: ResolvedBlock = {
  kind: 'table',
  columns: [
    column('name', ['姓名'], 40),
    column('idCard', ['身份证号'], 60),
    column('amount', ['发放', '金额'], 40, { kind: 'money', inWan: false }),
    column('wan', ['发放', '万元'], 40, { kind: 'money', inWan: true }),
    column('signature', ['签字'], 93),
  ],
  groups: [
    { rows: [['张三', '439999198801010015', '1,234.50', '0.12', '']], sums: [null, null, 123_450, 123_450, null] },
    { rows: [['=1+1', '000123', '10.00', '0.00', '']], sums: [null, null, 1_000, 1_000, null], heading: '二组' },
  ],
  rowMm: 9,
  totals: { label: '合计', pageTotals: true, capitals: '合计（大写）：壹仟贰佰肆拾肆元伍角' },
}

const blocks: readonly ResolvedBlock[] = [
  { kind: 'title', text: '补贴发放花名册', pt: 18, aboveMm: 0 },
  { kind: 'line', left: '发放单位：示例镇', middle: '', right: '单位：元' },
  table,
  { kind: 'sign', labels: ['经办人', '复核人'], perRow: 2, rowMm: 12, seal: '示例镇人民政府', date: '2026年3月2日', everyPage: false },
]

async function written(sheets: readonly FormSheet[], on: FormPaper = paper): Promise<ExcelJS.Workbook> {
  const report = await writeFormBook(path, on, sheets)
  if (isFault(report)) throw new Error(report.fault)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  return workbook
}

/** What a scanner makes of the picture. */
function scanned(picture: ExcelJS.Buffer): string | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(picture as ArrayBuffer))
  return jsQR(new Uint8ClampedArray(data), width, height)?.data
}

const sheetOf = (name: string, some = blocks): FormSheet => ({ name, village: name, blocks: some })
const textsOf = (sheet: ExcelJS.Worksheet): readonly string[] => {
  const texts: string[] = []
  sheet.eachRow((row) => row.eachCell({ includeEmpty: false }, (cell) => cell.master === cell && texts.push(String(cell.value))))
  return texts
}
const cellWith = (sheet: ExcelJS.Worksheet, text: string): ExcelJS.Cell => {
  let found: ExcelJS.Cell | undefined
  sheet.eachRow((row) => row.eachCell((cell) => (String(cell.value) === text ? (found ??= cell) : undefined)))
  return found!
}

describe('a list as a workbook', () => {
  test('has a worksheet for each sheet, with names that a workbook takes', async () => {
    const workbook = await written([sheetOf('白沙村'), sheetOf('白沙村'), sheetOf('新/村')])
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['白沙村', '白沙村(2)', '新_村'])
  })

  test('holds every text once, in the order of the paper', async () => {
    const [sheet] = (await written([sheetOf('白沙村')])).worksheets
    const texts = textsOf(sheet!)
    expect(texts.slice(0, 3)).toEqual(['补贴发放花名册', '发放单位：示例镇', '单位：元'])
    for (const text of ['二组', '合计', '合计（大写）：壹仟贰佰肆拾肆元伍角', '经办人：', '示例镇人民政府', '2026年3月2日'])
      expect(
        texts.filter((one) => one === text),
        text,
      ).toHaveLength(1)
  })

  test('keeps numbers of persons as text, never a formula, and figures as numbers with their sums', async () => {
    const [sheet] = (await written([sheetOf('白沙村')])).worksheets
    expect(cellWith(sheet!, '439999198801010015')).toMatchObject({ type: ExcelJS.ValueType.String, numFmt: '@' })
    expect(cellWith(sheet!, '000123').numFmt).toBe('@')
    expect(cellWith(sheet!, '=1+1').type).toBe(ExcelJS.ValueType.String)
    expect(cellWith(sheet!, '1234.5')).toMatchObject({ type: ExcelJS.ValueType.Number, numFmt: '#,##0.00' })
    expect(cellWith(sheet!, '1244.5').type).toBe(ExcelJS.ValueType.Number)
    expect(cellWith(sheet!, '0.12').type).toBe(ExcelJS.ValueType.Number)
  })

  test('is set up for the paper: one page wide, the head on every page, the widths of the columns', async () => {
    const [sheet] = (await written([sheetOf('白沙村')])).worksheets
    expect(sheet!.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 })
    expect(sheet!.pageSetup.printTitlesRow).toBe('3:4')
    expect(sheet!.headerFooter.oddFooter).toContain('内部资料')
    const mm = sheet!.columns.reduce((sum, { width = 0 }) => sum + (width * 7 * 25.4) / 96, 0)
    expect(mm).toBeGreaterThan(268)
    expect(mm).toBeLessThan(278)
  })

  test('merges the heads as paper does, with rules on every edge', async () => {
    const [sheet] = (await written([sheetOf('白沙村')])).worksheets
    const upper = cellWith(sheet!, '发放')
    const below = cellWith(sheet!, '金额')
    expect(upper.col).toBe(below.col)
    expect(sheet!.getCell(Number(upper.row), Number(cellWith(sheet!, '万元').col)).master.address).toBe(upper.address)
    const name = cellWith(sheet!, '姓名')
    expect(sheet!.getCell(Number(name.row) + 1, Number(name.col)).master.address).toBe(name.address)
    expect(name.border).toMatchObject({ left: { style: 'thin' }, bottom: { style: 'thin' } })
  })
})

test('a cell with a signature at its foot becomes two rows without a rule between them', async () => {
  const cell = { head: false, span: 1, down: 1, align: 'left', upright: false, foot: '' } as const
  const grid: ResolvedBlock = {
    kind: 'grid',
    widths: [1, 3],
    keep: true,
    rows: [
      {
        heightMm: 30,
        cells: [
          { ...cell, text: '乡镇意见', head: true },
          { ...cell, text: '同意', foot: '签字：　年　月　日' },
        ],
      },
      { heightMm: 9, cells: [{ ...cell, text: '备注', span: 2 }] },
    ],
  }
  const [sheet] = (await written([sheetOf('表', [grid])])).worksheets
  const opinion = cellWith(sheet!, '同意')
  const foot = cellWith(sheet!, '签字：　年　月　日')
  expect(Number(foot.row)).toBe(Number(opinion.row) + 1)
  expect(opinion.border.bottom).toBeUndefined()
  expect(foot.border.top).toBeUndefined()
  const head = cellWith(sheet!, '乡镇意见')
  expect(sheet!.getCell(Number(head.row) + 1, Number(head.col)).master.address).toBe(head.address)
  const heightPt = sheet!.getRow(1).height + sheet!.getRow(2).height
  expect(heightPt).toBeCloseTo((30 * 72) / 25.4, 0)
})

test('labels stand side by side on one worksheet, each with a code that a scanner reads', async () => {
  const cards = { columns: 3, rows: 7, widthMm: 64, heightMm: 38, gapMm: 2, border: false }
  const label = (number: number): FormSheet =>
    sheetOf(`第${number}`, [{ kind: 'qr', text: `0011000000000000${number}`, sizeMm: 18, align: 'left', beside: [`ZC${number}`] }])
  const workbook = await written(
    Array.from({ length: 25 }, (_, index) => label(1000 + index)),
    { ...paper, orientation: 'portrait', cards },
  )
  expect(workbook.worksheets).toHaveLength(1)
  const [sheet] = workbook.worksheets
  expect(cellWith(sheet!, 'ZC1000').row).toBe(cellWith(sheet!, 'ZC1002').row)
  expect(Number(cellWith(sheet!, 'ZC1003').row)).toBeGreaterThan(Number(cellWith(sheet!, 'ZC1002').row))
  const read = sheet!.getImages().map(({ imageId, range }) => ({
    code: scanned(workbook.getImage(Number(imageId)).buffer!),
    row: range.tl.nativeRow,
    column: range.tl.nativeCol,
  }))
  expect(read.map(({ code }) => code).sort()).toEqual(Array.from({ length: 25 }, (_, index) => `0011000000000000${1000 + index}`))
  // Each on its own label, left of its number.
  for (const { code, row, column } of read) {
    const word = cellWith(sheet!, `ZC${code!.slice(-4)}`)
    expect([row + 1, column + 1 < Number(word.col)]).toEqual([Number(word.row), true])
  }
  // 21 labels fill a page.
  expect(strFromU8(unzipSync(readFileSync(path))['xl/worksheets/sheet1.xml']!)).toContain('<brk')
})

test('writing that was stopped leaves no file behind', async () => {
  const report = await writeFormBook(join(folder, '停.xlsx'), paper, [sheetOf('白沙村')], { signal: AbortSignal.abort() })
  expect(report).toMatchObject({ fault: 'export.cancelled' })
  expect(readdirSync(folder).filter((name) => name.startsWith('停'))).toEqual([])
})
