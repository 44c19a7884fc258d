import { expect, test } from 'vitest'
import { changedCells, writtenColumns } from '#shared/importing/changedCells.ts'
import { cellKey, noChoices } from '#shared/importing/choices.ts'
import { choosePlan } from '#shared/importing/chosenPlan.ts'
import type { ImportPlan, KnownRecords } from '#shared/importing/planTypes.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { apply, counts, idOf, plan } from './people.ts'
import { settled, type SettledColumn, type SettledTable } from './settledMatch.ts'
import type { TestCell } from './sheetBuilder.ts'

const planned = ({ sheets, ...more }: SettledTable, known: KnownRecords = {}): ImportPlan => plan(sheets, known, more)

/** The changed cells of a row as `member.phone@7`, the column behind the field. */
function cellsOf(table: SettledTable, made: ImportPlan, row: number): readonly string[] {
  const columns = writtenColumns(shippedRegistry, made.tables[0]!)
  const found = made.tables[0]!.rows.find((one) => one.row === row)!
  const text = (column: number): string => table.sheets[0]!.text(row - 1, column, true)
  const cells = changedCells(made, found, { registry: shippedRegistry, columns, text })
  return cells.map(({ place, field, column }) => `${made.records[place]!.ledger}.${field}@${column}`)
}

const place: readonly SettledColumn[] = [
  ['行政村', 'household.village'],
  ['户编号', 'household.code'],
  ['户主姓名', 'household.headName'],
  ['户主证件号码', 'household.headIdCard'],
]
const list = { shape: 'householdList', ledger: 'household' } as const

test('persons who stand sideways change the cell that says so, and each can be left', () => {
  const member = (n: number): readonly SettledColumn[] => [
    [`姓名${n}`, `member.name@${n}`],
    [`关系${n}`, `member.relation@${n}`],
    [`证件${n}`, `member.idCard@${n}`],
    [`电话${n}`, `member.phone@${n}`],
  ]
  const columns = [...place, ...member(0), ...member(1)]
  const row = (one: string, two: string): TestCell[] => [
    '白沙村',
    'H1',
    '张三',
    idOf(1),
    '李四',
    '配偶',
    idOf(2),
    one,
    '张小',
    '之子',
    idOf(3),
    two,
  ]
  const match = { ...list, ledgers: ['household', 'member'] }
  const known = apply({}, planned(settled(columns, [row('13900000002', '13900000003')], match)))
  const table = settled(columns, [row('13900000002', '13911111113')], match)
  const made = planned(table, known)
  expect(cellsOf(table, made, 3)).toEqual(['member.phone@11'])
  const both = settled(columns, [row('13911111112', '13911111113')], match)
  const two = planned(both, known)
  expect(cellsOf(both, two, 3)).toEqual(['member.phone@7', 'member.phone@11'])
  const second = two.records.find((record) => record.after['phone'] === '13911111113')!
  const chosen = choosePlan(shippedRegistry, two, { ...noChoices, cells: new Map([[cellKey(second, 'phone'), 'leave']]) })
  expect(chosen.tables[0]!.records['member']).toMatchObject({ changed: 1 })
  const again = planned(both, apply(known, chosen))
  expect(cellsOf(both, again, 3)).toEqual(['member.phone@11'])
})

test('years side by side are told apart by what they say, however the amount is written', () => {
  const columns: readonly SettledColumn[] = [...place, ['2023年工资', 'income.wages#2023'], ['2024年工资', 'income.wages#2024']]
  const match = { ...list, ledgers: ['household', 'member', 'income'] }
  const row = (one: TestCell, two: TestCell): TestCell[] => ['白沙村', 'H1', '张三', idOf(1), one, two]
  const known = apply({}, planned(settled(columns, [row(1000, 2000)], match)))
  const table = settled(columns, [row(1000, '3,000.5')], match)
  const made = planned(table, known)
  expect(counts(made)).toMatchObject({ add: 0, change: 1 })
  expect(cellsOf(table, made, 3)).toEqual(['income.wages@5'])
})
