import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBytes } from '#data/excel/readBytes.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { apply, idOf, plan, valuesOf } from '#tests/shared/importing/people.ts'
import { buildReader, type TestCell } from '#tests/shared/importing/sheetBuilder.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'

type Shown = Readonly<{ v: number; z?: string }>
const formats = ['xlsx', 'biff8', 'xlml'] as const

function bookOf(cells: readonly Shown[], bookType: (typeof formats)[number] = 'xlsx', head: readonly string[] = []): SheetReader {
  const sheet = utils.aoa_to_sheet([[...head], ...cells.map((cell, index) => rowOf(index, { t: 'n', ...cell }))])
  const bytes: Uint8Array = write({ SheetNames: ['表'], Sheets: { 表: sheet } }, { bookType, type: 'buffer' })
  const raw = readBytes(bytes, { file: '册' })
  if (isFault(raw)) throw new Error(raw.fault)
  return readSheet(raw.sheets[0]!)
}

const rowOf = (n: number, cell: unknown): unknown[] => [`张三${n}`, idOf(n + 1), 30_000, '2024-03-01', '2026-03-01', cell]
const members: TestCell[][] = [0, 1, 2].map((n) => [`H${n}`, '白沙村', `张三${n}`, '户主', idOf(n + 1)])
const township = apply({}, plan([buildReader('册', [['户编号', '行政村', '姓名', '与户主关系', '证件号码'], ...members])]))
const head = ['姓名', '证件号码', '贷款金额（元）', '放款日期', '到期日期', '执行年利率(%)']

describe('a cell that shows its number as a percentage', () => {
  test.each(formats)('says what it shows, in %s', (format) => {
    const reader = bookOf([{ v: 0.4202, z: '0.00%' }, { v: 0.29, z: '0%' }, { v: -0.005, z: '0.0%;-0.0%' }, { v: 0.4202 }], format)
    expect([1, 2, 3, 4].map((row) => reader.text(row, 5))).toEqual(['42.02%', '29%', '-0.5%', '0.4202'])
    expect(reader.cell(1, 5)).toMatchObject({ kind: 'number', number: 0.4202 })
  })

  test('is not one whose format only writes the sign', () => {
    const reader = bookOf([
      { v: 42.02, z: '0.00"%"' },
      { v: 42.02, z: '0.00\\%' },
    ])
    expect([1, 2].map((row) => reader.text(row, 5))).toEqual(['42.02', '42.02'])
  })

  test('law: a hundred times the number, to the last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 8 }), (digits, scale) => {
        const text = bookText(Number(`${digits}e-${scale}`))
        expect(Number(text.replace('%', ''))).toBe(Number(`${digits}e${2 - scale}`))
        expect(text).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d+)?%$/)
      }),
    )
  })
})

describe('rates of a loan', () => {
  const ratesOf = (reader: SheetReader) => {
    const made = plan([reader], township, { file: '脱贫人口小额信贷台账.xlsx' })
    const table = made.tables[0]!
    return {
      rates: valuesOf(apply(township, made), 'loan').map((values) => values.rate),
      problems: table.rows.flatMap((row) => row.problems.filter((one) => one.code === 'percent.small').map((one) => one.message)),
    }
  }

  test('0.0435 under 0.00% is 4.35, 4.35 is 4.35, and 0.0435 bare is told', () => {
    const { rates, problems } = ratesOf(bookOf([{ v: 0.0435, z: '0.00%' }, { v: 4.35 }, { v: 0.35 }], 'xlsx', head))
    expect(rates).toEqual([435, 435, 35])
    expect(problems).toEqual(['“0.35”没有百分号，按 0.35% 录入；如果是 35%，请改写'])
  })

  test('as text with and without the sign', () => {
    const texts: TestCell[][] = ['4.35%', '０.５％', '0.5'].map((text, n) => rowOf(n, text) as TestCell[])
    const { rates, problems } = ratesOf(buildReader('表', [head, ...texts]))
    expect(rates).toEqual([435, 50, 50])
    expect(problems).toHaveLength(1)
  })
})

test('a percentage in a column of areas is refused', () => {
  const rows: TestCell[][] = [
    ['户编号', '户主姓名', '耕地面积（亩）'],
    ['H1', '张三', '42%'],
  ]
  const row = plan([buildReader('表', rows)]).tables[0]!.rows[0]!
  expect(row.problems.map((one) => one.code)).toContain('quantity.unreadable')
})

function bookText(number: number): string {
  const sheet = buildReader('表', [[number]]).sheet
  return readSheet({ ...sheet, cells: { ...sheet.cells, flags: Uint8Array.of(2) } }).text(0, 0)
}
