import { expect, test } from 'vitest'
import { earlyReader, type EarlyRows } from '#shared/importing/earlyRows.ts'
import type { KnownRecords } from '#shared/importing/planTypes.ts'
import type { RawSheet, SheetReader } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { workbookOf } from '#tests/data/importing/generated/sheets.ts'
import { apply, idOf, plan } from './people.ts'
import { buildReader, type TestCell } from './sheetBuilder.ts'

const today = '2026-03-02'

/** Rows `from` (zero-based) to before `to` as the reading worker tells them: merges are known, hidden parts are not. */
function partOf(sheet: RawSheet, from: number, to: number): SheetReader {
  const at = (row: number): number => {
    const found = sheet.cells.row.findIndex((one) => one >= row)
    return found < 0 ? sheet.cells.row.length : found
  }
  const [start, end] = [at(from), at(to)]
  const { row, column, kind, number, text, flags } = sheet.cells
  const cut = <Column extends Uint32Array | Uint16Array | Uint8Array | Float64Array | Int32Array>(one: Column): Column =>
    one.slice(start, end) as Column
  const cells = { row: cut(row), column: cut(column), kind: cut(kind), number: cut(number), text: cut(text), flags: cut(flags) }
  const rowCount = (cells.row[cells.row.length - 1] ?? -1) + 1
  return readSheet({ ...sheet, cells, rowCount, hiddenRows: [], hiddenColumns: [] })
}

type Aside = Readonly<{ known?: KnownRecords; file?: string }>

/** The plan with rows read ahead, the sheet cut at these rows, and how many rows were taken from there. */
function planAhead(readers: readonly SheetReader[], cuts: readonly number[], aside: Aside = {}) {
  const { known = {}, file } = aside
  const early = new Map<RawSheet, EarlyRows>()
  let read = 0
  for (const { sheet } of readers) {
    const borders = [0, ...cuts.filter((cut) => cut < sheet.rowCount), sheet.rowCount]
    const parts = borders.slice(1).map((to, index) => partOf(sheet, borders[index]!, to))
    const reader = earlyReader({ registry: shippedRegistry, known, today, ...(file ? { file } : {}) }, parts[0]!)
    if (!reader) continue
    for (const part of parts) reader.read(part)
    read += reader.rows.size
    early.set(sheet, reader)
  }
  const made = plan(readers, known, { early, ...(file ? { file } : {}) })
  const left = [...early.values()].reduce((sum, one) => sum + one.rows.size, 0)
  return { made, taken: read - left }
}

test('a plan with rows that were read ahead equals one without, whatever the workbook and wherever it was cut', () => {
  let taken = 0
  for (let seed = 1; seed <= 40; seed += 1) {
    const { file, sheets } = workbookOf(seed)
    const readers = sheets.map((sheet) => buildReader(sheet.name, sheet.rows, sheet.options))
    const cuts = [[6 + (seed % 5)], [4, 9, 14], [2], []][seed % 4]!
    const whole = plan(readers, {}, { file })
    const ahead = planAhead(readers, cuts, { file })
    expect(ahead.made, `seed ${seed}`).toEqual(whole)
    taken += ahead.taken
    const known = apply({}, whole)
    expect(planAhead(readers, cuts, { file, known }).made, `seed ${seed} again`).toEqual(plan(readers, known, { file }))
  }
  expect(taken).toBeGreaterThan(200)
})

const header = ['行政村', '户编号', '户主姓名', '姓名', '与户主关系', '证件号码', '文化程度', '备注']
const person = (n: number): TestCell[] => ['白沙村', `H${n}`, `户${n}`, `户${n}`, '户主', n % 3 === 0 ? '123' : idOf(n), '私塾', '']

test('rows below which a merge begins later, and rows of a table whose columns turn out otherwise, are read anew', () => {
  const rows = Array.from({ length: 12 }, (_, n) => person(n + 1))
  const merged = buildReader('表', [header, ...rows.map((row, n) => (n === 8 ? [null, ...row.slice(1)] : row))], { merges: ['A9:A10'] })
  const plain = planAhead([merged], [5])
  expect(plain.made).toEqual(plan([merged]))
  expect(plain.taken).toBe(10)
  const other = ['户编号', '姓名', '证件号码', '开户行', '银行账号', '金额', '年度', '行政村']
  const stacked = buildReader('表', [
    header,
    ...rows,
    [],
    other,
    ...rows.map((row, n) => [`H${n}`, row[3], row[5], '', `${n}`, 5, 2025, '白沙村']),
  ])
  expect(planAhead([stacked], [5]).made).toEqual(plan([stacked]))
})
