import { describe, expect, test } from 'vitest'
import { kinds } from './generated/layouts.ts'
import { measure, type Told } from './generated/measure.ts'
import { workbookOf } from './generated/sheets.ts'

/**
 * Workbooks that an independent generator draws: wording (about one heading in eight is nobody else's), order, one to
 * four rows of headings, merges, titles, unit lines, notes, totals, signatures, repeated heads, hidden columns, members
 * and years spread sideways, several ledgers in a sheet. `SEED=1000 FILES=2000` draws others.
 */
const first = Number(process.env.SEED ?? 1)
const files = Number(process.env.FILES ?? 500)
const measured = Array.from({ length: files }, (_, index) => measure(workbookOf(first + index)))
const columns = measured.flatMap((one) => one.columns)
const share = (some: readonly Told[]): number => some.filter((one) => one.verdict === 'right').length / some.length

describe(`${files} workbooks of offices that nobody asked`, () => {
  test('at least 95 of 100 columns are right without a question', () => {
    expect(columns.length).toBeGreaterThan(files * 15)
    expect(columns.filter((one) => one.isOdd).length / columns.length).toBeGreaterThan(0.1)
    expect(share(columns)).toBeGreaterThanOrEqual(0.95)
  })

  test('every usual wording is right', () => {
    expect(share(columns.filter((one) => !one.isOdd))).toBeGreaterThanOrEqual(0.99)
  })

  test.each(kinds)('no kind of sheet is much worse: %s', (kind) => {
    expect(share(columns.filter((one) => one.kind === kind))).toBeGreaterThanOrEqual(0.92)
  })

  test('no column is taken wrongly in silence', () => {
    expect(columns.filter((one) => one.verdict === 'wrong')).toEqual([])
  })

  test('headers are where they are, every record is decided upon, every other row has its reason, the balance closes', () => {
    expect(measured.flatMap((one) => one.faults)).toEqual([])
  })
})

/** Drawn once and read wrongly then: headings of three lists on a sheet taken for a form of one household; captions of villages for records. */
test.each([9_100_212, 21_839])('file %i is read rightly', (seed) => {
  const { columns: some, faults } = measure(workbookOf(seed))
  expect(faults).toEqual([])
  expect(some.filter((one) => one.verdict === 'wrong')).toEqual([])
  expect(some.length).toBeGreaterThan(0)
})
