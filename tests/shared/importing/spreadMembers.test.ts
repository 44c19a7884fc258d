import { describe, expect, test } from 'vitest'
import { apply, counts, idOf, plan, valuesOf } from './people.ts'
import { settled, type SettledColumn, type SettledTable } from './settledMatch.ts'
import type { TestCell } from './sheetBuilder.ts'
import type { ImportPlan } from '#shared/importing/planTypes.ts'

const planned = ({ sheets, ...more }: SettledTable, known = {}): ImportPlan => plan(sheets, known, more)

const place: readonly SettledColumn[] = [
  ['行政村', 'household.village'],
  ['户编号', 'household.code'],
]
const head: readonly SettledColumn[] = [
  ['户主姓名', 'household.headName'],
  ['户主证件号码', 'household.headIdCard'],
]
const member = (n: number): readonly SettledColumn[] => [
  [`姓名${n + 1}`, `member.name@${n}`],
  [`与户主关系${n + 1}`, `member.relation@${n}`],
  [`证件号码${n + 1}`, `member.idCard@${n}`],
]
const match = { shape: 'householdList', ledger: 'household', ledgers: ['household', 'member'] } as const
const people = (...list: readonly (readonly TestCell[])[]): TestCell[] => list.flat()
const nobody = [null, null, null]

function family(known: ReturnType<typeof apply>): unknown[] {
  const codes = new Map((known['household'] ?? []).map((one) => [one.id, one.values['code']]))
  return valuesOf(known, 'member').map((one) => [
    codes.get(String(one['household'])),
    one['name'],
    one['relation'] ?? null,
    one['idCard'] ?? null,
  ])
}

describe('members spread over one row', () => {
  const columns = [...place, ...head, ...member(0), ...member(1)]

  test('become a household and its persons; blank groups are nobody; again changes nothing', () => {
    const rows = [
      people(['白沙村', 'H1', '张三', idOf(1)], ['李四', '配偶', idOf(2)], ['张小', '之子', idOf(3)]),
      people(['白沙村', 'H2', '王五', idOf(5)], ['赵六', '配偶', idOf(6)], nobody),
      people(['白沙村', 'H3', '钱七', idOf(7)], nobody, nobody),
    ]
    const table = settled(columns, rows, match)
    const made = planned(table)
    expect(made.tables[0]?.balance).toEqual({ read: 3, accepted: 3, rejected: 0, skipped: 0 })
    expect(made.tables[0]?.records).toMatchObject({ household: { added: 3 }, member: { added: 6 } })
    expect(made.tables[0]?.problems).toEqual([])
    const once = apply({}, made)
    expect(family(once)).toEqual([
      ['H1', '张三', '户主', idOf(1)],
      ['H1', '李四', '配偶', idOf(2)],
      ['H1', '张小', '之子', idOf(3)],
      ['H2', '王五', '户主', idOf(5)],
      ['H2', '赵六', '配偶', idOf(6)],
      ['H3', '钱七', '户主', idOf(7)],
    ])
    expect(counts(planned(table, once))).toMatchObject({ add: 0, change: 0 })
  })

  test('may repeat the head among them: one person', () => {
    const rows = [people(['白沙村', 'H1', '张三', null], ['张三', '户主', idOf(1)], ['李四', '配偶', idOf(2)])]
    const table = settled(columns, rows, match)
    const once = apply({}, planned(table))
    expect(family(once)).toEqual([
      ['H1', '张三', '户主', idOf(1)],
      ['H1', '李四', '配偶', idOf(2)],
    ])
    expect(counts(planned(table, once))).toMatchObject({ add: 0, change: 0 })
  })

  test('of whom one is bad reject the row, with the problem at the very cell, and write nothing', () => {
    const rows = [
      people(['白沙村', 'H1', '张三', idOf(1)], ['李四', '配偶', idOf(2)], ['张小', '之子', '12345']),
      people(['白沙村', 'H2', '王五', idOf(5)], ['赵六', '配偶', idOf(6)], [null, '之子', idOf(5)]),
      people(['白沙村', 'H3', '钱七', idOf(7)], ['孙八', '户主', idOf(8)], nobody),
      people(['白沙村', 'H4', '周九', idOf(9)], ['吴十', '配偶', idOf(10)], [null, '之子', null]),
    ]
    const made = planned(settled(columns, rows, match))
    expect(made.tables[0]?.balance).toEqual({ read: 4, accepted: 1, rejected: 3, skipped: 0 })
    expect(made.tables[0]?.rows.map((row) => row.problems.map((one) => [one.column, one.code]))).toEqual([
      [['J', 'R001']],
      [['J', 'row.duplicate']],
      [['F', 'household.twoHeads']],
      [['I', 'part.nameless']],
    ])
    expect(made.records.filter((one) => one.ledger === 'member').map((one) => one.title)).toEqual(['周九', '吴十'])
  })

  test('are updated where they are known, by number or by name', () => {
    const once = apply({}, planned(settled(columns, [people(['白沙村', 'H1', '张三', idOf(1)], ['李四', '配偶', idOf(2)], nobody)], match)))
    const later = settled(columns, [people(['白沙村', 'H1', '张三', null], ['李四', '配偶', null], ['张小', '之子', idOf(3)])], match)
    const made = planned(later, once)
    expect(counts(made)).toMatchObject({ add: 1, change: 0 })
  })
})

test('without columns of his own the head is the one whose relation says so, else the first', () => {
  const columns = [...place, ...member(0), ...member(1)]
  const rows = [
    people(['白沙村', 'H1'], ['李四', '配偶', idOf(2)], ['张三', '户主', idOf(1)]),
    people(['白沙村', 'H2'], ['王五', null, idOf(5)], ['赵六', '配偶', idOf(6)]),
  ]
  const once = apply({}, planned(settled(columns, rows, match)))
  expect(
    valuesOf(once, 'member')
      .filter((one) => one['relation'] === '户主')
      .map((one) => one['name']),
  ).toEqual(['张三', '王五'])
})

test('the heading tells what a person is', () => {
  const columns: SettledColumn[] = [
    ...place,
    ...head,
    ['妻子姓名', 'member.name@0', { relation: '妻子' }],
    ['妻子证件号码', 'member.idCard@0', { relation: '妻子' }],
  ]
  const table = settled(
    columns,
    [
      ['白沙村', 'H1', '张三', idOf(1), '李四', idOf(2)],
      ['白沙村', 'H2', '王五', idOf(3), null, null],
    ],
    match,
  )
  const once = apply({}, planned(table))
  expect(family(once)).toMatchObject([
    ['H1', '张三', '户主', idOf(1)],
    ['H1', '李四', '配偶', idOf(2)],
    ['H2', '王五', '户主', idOf(3)],
  ])
  expect(counts(planned(table, once))).toMatchObject({ add: 0, change: 0 })
})

test('companions beside the persons belong to each of them, those of the household to it', () => {
  const columns: SettledColumn[] = [
    ...place,
    ...head,
    ...member(0),
    ['务工月份1', 'migrantWork.month@0'],
    ['是否务工1', 'migrantWork.isWorking@0'],
    ['工资性收入', 'income.wages'],
  ]
  const rows = [people(['白沙村', 'H1', '张三', idOf(1)], ['李四', '配偶', idOf(2)], ['2025-03', '是', 500])]
  const table = settled(columns, rows, { ...match, ledgers: ['household', 'member', 'migrantWork', 'income'], year: '2024' })
  const made = planned(table)
  const once = apply({}, made)
  expect(valuesOf(once, 'migrantWork')).toMatchObject([{ name: '李四', idCard: idOf(2), month: '2025-03' }])
  expect(valuesOf(once, 'income')).toMatchObject([{ year: 2024, wages: 50_000 }])
  expect(made.tables[0]?.rows[0]?.records).toHaveLength(5)
  expect(counts(planned(table, once))).toMatchObject({ add: 0, change: 0 })
})
