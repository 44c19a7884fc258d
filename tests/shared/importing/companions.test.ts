import { describe, expect, test } from 'vitest'
import { apply, counts, idOf, plan, valuesOf } from './people.ts'
import { settled, type SettledColumn, type SettledTable } from './settledMatch.ts'
import type { ImportPlan, PlanInput } from '#shared/importing/planTypes.ts'

const planned = ({ sheets, ...table }: SettledTable, known = {}, more: Partial<PlanInput> = {}): ImportPlan =>
  plan(sheets, known, { ...table, ...more })

const basics: readonly SettledColumn[] = [
  ['行政村', 'household.village'],
  ['户编号', 'household.code'],
  ['户主姓名', 'household.headName'],
  ['户主证件号码', 'household.headIdCard'],
]
const households = (n: number) => ['白沙村', `H${n}`, `户主${n}`, idOf(n)]
const list = { shape: 'householdList', ledger: 'household', ledgers: ['household', 'member', 'income'] } as const

describe('records of other ledgers in the rows of a list', () => {
  const columns: readonly SettledColumn[] = [...basics, ['工资性收入', 'income.wages'], ['务工收入', 'income.migrantWages']]
  const rows = [
    [...households(1), 1000, 300],
    [...households(2), null, null],
    [...households(3), 500, null],
  ]

  test('are planned one a row, of the year of the table, linked to its household; blank cells make none', () => {
    const table = settled(columns, rows, { ...list, year: '2024' })
    const made = planned(table)
    expect(made.tables[0]?.balance).toEqual({ read: 3, accepted: 3, rejected: 0, skipped: 0 })
    expect(made.tables[0]?.records['income']).toEqual({ added: 2, changed: 0, same: 0 })
    expect(made.tables[0]?.rows.map((row) => row.records.length)).toEqual([3, 2, 3])
    const once = apply({}, made)
    const codes = new Map((once['household'] ?? []).map((one) => [one.id, one.values['code']]))
    expect(
      valuesOf(once, 'income').map((one) => [codes.get(String(one['household'])), one['year'], one['wages'], one['migrantWages']]),
    ).toEqual([
      ['H1', 2024, 100_000, 30_000],
      ['H3', 2024, 50_000, undefined],
    ])
    expect(counts(planned(table, once))).toMatchObject({ add: 0, change: 0 })
  })

  test('change by their natural key, and only what the sheet says', () => {
    const once = apply({}, planned(settled(columns, rows, { ...list, year: '2024' })))
    const later = planned(settled(columns, [[...households(1), 1200, null]], { ...list, year: '2024' }), once)
    expect(later.records.filter((one) => one.ledger === 'income')).toMatchObject([
      { decision: 'change', before: { wages: 100_000 }, after: { wages: 120_000 } },
    ])
    const other = planned(settled(columns, [[...households(1), 1200, null]], { ...list, year: '2025' }), once)
    expect(other.tables[0]?.records['income']).toEqual({ added: 1, changed: 0, same: 0 })
  })

  test('without a year are not guessed: a doubt in each row and one question; the answer brings them in', () => {
    const table = settled(columns, rows, list)
    const made = planned(table)
    expect(made.tables[0]?.records['income']).toEqual({ added: 0, changed: 0, same: 0 })
    expect(made.tables[0]?.problems).toMatchObject([
      { row: 3, column: 'E', code: 'companion.year', severity: '疑点' },
      { row: 5, column: 'E', code: 'companion.year', severity: '疑点' },
    ])
    expect(made.tables[0]?.questions).toMatchObject([{ kind: 'year', ledger: 'income', rows: 2 }])
    const answered = planned(table, {}, { choices: { 0: { year: 2023 } } })
    expect(answered.tables[0]?.records['income']).toEqual({ added: 2, changed: 0, same: 0 })
    expect(valuesOf(apply({}, answered), 'income')[0]).toMatchObject({ year: 2023 })
  })

  test('of several years stand side by side', () => {
    const years: readonly SettledColumn[] = [
      ...basics,
      ['2023年工资性收入', 'income.wages#2023'],
      ['2024年工资性收入', 'income.wages#2024'],
    ]
    const table = settled(
      years,
      [
        [...households(1), 10, 20],
        [...households(2), null, 30],
      ],
      list,
    )
    const once = apply({}, planned(table))
    expect(valuesOf(once, 'income').map((one) => [one['year'], one['wages']])).toEqual([
      [2023, 1000],
      [2024, 2000],
      [2024, 3000],
    ])
    expect(counts(planned(table, once))).toMatchObject({ add: 0, change: 0 })
  })

  test('take a cell that the household takes, too', () => {
    const both: readonly SettledColumn[] = [
      ...basics,
      ['监测对象类别', 'household.kind+monitoring.kind'],
      ['识别时间', 'monitoring.identifiedAt'],
      ['致贫返贫风险1', 'monitoring.risk1'],
    ]
    const table = settled(both, [[...households(1), '脱贫不稳定户', '2023-05-01', '因病']], {
      ...list,
      ledgers: ['household', 'member', 'monitoring'],
    })
    const once = apply({}, planned(table))
    expect(valuesOf(once, 'monitoring')).toMatchObject([{ kind: '脱贫不稳定户', identifiedAt: '2023-05-01', risk1: '因病' }])
    expect(counts(planned(table, once))).toMatchObject({ add: 0, change: 0 })
  })
})

describe('an 错误 in a companion', () => {
  const columns: readonly SettledColumn[] = [
    ...basics,
    ['监测对象类别', 'monitoring.kind'],
    ['识别时间', 'monitoring.identifiedAt'],
    ['致贫返贫风险1', 'monitoring.risk1'],
  ]
  const match = { ...list, ledgers: ['household', 'member', 'monitoring'] }

  test('rejects the row, of which nothing is written, with the problem at the very cell', () => {
    const rows = [
      [...households(1), '脱贫不稳定户', '2023-05-01', '因病'],
      [...households(2), '脱贫不稳定户', null, '因病'],
      [...households(3), '脱贫不稳定户', '昨天', '因病'],
      [...households(4), null, null, null],
    ]
    const made = planned(settled(columns, rows, match))
    expect(made.tables[0]?.balance).toEqual({ read: 4, accepted: 2, rejected: 2, skipped: 0 })
    expect(made.tables[0]?.rows[1]).toMatchObject({ decision: 'rejected', records: [], problems: [{ code: 'required', column: 'F' }] })
    expect(made.tables[0]?.rows[2]).toMatchObject({ decision: 'rejected', problems: [{ code: 'date.unreadable', column: 'F' }] })
    expect(made.records.filter((one) => one.ledger === 'household').map((one) => one.after['code'])).toEqual(['H1', 'H4'])
    expect(made.tables[0]?.records).toMatchObject({ household: { added: 2 }, member: { added: 2 }, monitoring: { added: 1 } })
  })

  test('that no row can mend, since the table lacks the column, is a doubt and a question', () => {
    const made = planned(settled(columns.slice(0, 5), [[...households(1), '脱贫不稳定户']], match))
    expect(made.tables[0]?.balance.accepted).toBe(1)
    expect(made.tables[0]?.questions).toMatchObject([{ kind: 'fields', ledger: 'monitoring', rows: 1 }])
    expect(made.tables[0]?.problems).toMatchObject([{ code: 'companion.incomplete', column: 'E', severity: '疑点' }])
  })
})

describe('in a list of persons', () => {
  const person: readonly SettledColumn[] = [
    ['行政村', 'household.village'],
    ['户编号', 'household.code'],
    ['姓名', 'member.name'],
    ['与户主关系', 'member.relation'],
    ['证件号码', 'member.idCard'],
  ]
  const row = (n: number, relation: string) => ['白沙村', 'H1', `人${n}`, relation, idOf(n)]

  test('what is of the person goes to each person', () => {
    const columns: readonly SettledColumn[] = [...person, ['监测月份', 'migrantWork.month'], ['是否已务工', 'migrantWork.isWorking']]
    const table = settled(columns, [
      [...row(1, '户主'), null, null],
      [...row(2, '之子'), '2025-03', '是'],
      [...row(3, '之女'), '2025-03', '否'],
    ])
    const once = apply({}, planned(table))
    const names = new Map((once['member'] ?? []).map((one) => [one.id, one.values['name']]))
    expect(valuesOf(once, 'migrantWork').map((one) => [names.get(String(one['member'])), one['name'], one['isWorking']])).toEqual([
      ['人2', '人2', 1],
      ['人3', '人3', 0],
    ])
    expect(valuesOf(once, 'migrantWork')[0]).toMatchObject({ household: valuesOf(once, 'member')[0]?.['household'], idCard: idOf(2) })
    expect(counts(planned(table, once))).toMatchObject({ add: 0, change: 0 })
  })

  test('what is of the household stands once, however many rows repeat it', () => {
    const columns: readonly SettledColumn[] = [...person, ['工资性收入', 'income.wages']]
    const rows = [
      [...row(1, '户主'), 100],
      [...row(2, '之子'), 100],
      [...row(3, '之女'), 200],
    ]
    const table = settled(columns, rows, { year: '2024' })
    const made = planned(table)
    expect(made.tables[0]?.records['income']).toEqual({ added: 1, changed: 0, same: 0 })
    expect(made.tables[0]?.problems).toMatchObject([{ row: 5, column: 'F', code: 'record.differs', severity: '疑点' }])
    const once = apply({}, made)
    expect(valuesOf(once, 'income')).toMatchObject([{ wages: 10_000 }])
    expect(counts(planned(table, once))).toMatchObject({ add: 0, change: 0 })
  })
})

describe('a ledger kept by year', () => {
  const columns: readonly SettledColumn[] = [
    ['户编号', 'household.code'],
    ['户主姓名', 'household.headName'],
    ['2023年工资性收入', 'income.wages#2023'],
    ['2024年工资性收入', 'income.wages#2024'],
    ['填报人', 'income.preparer'],
  ]
  const known = apply({}, planned(settled(basics, [households(1), households(2)], { ...list, ledgers: ['household', 'member'] })))
  const match = { shape: 'recordList', ledger: 'income', ledgers: ['income'] } as const

  test('with its years side by side gives a record a year; a row without figures is skipped with a reason', () => {
    const table = settled(
      columns,
      [
        ['H1', '户主1', 10, 20, '李某'],
        ['H2', '户主2', null, null, '李某'],
      ],
      match,
    )
    const made = planned(table, known)
    expect(made.tables[0]?.balance).toEqual({ read: 2, accepted: 1, rejected: 0, skipped: 1 })
    expect(made.tables[0]?.rows[0]?.records).toHaveLength(2)
    const once = apply(known, made)
    expect(valuesOf(once, 'income').map((one) => [one['year'], one['wages']])).toEqual([
      [2023, 1000],
      [2024, 2000],
    ])
    expect(counts(planned(table, once))).toMatchObject({ add: 0, change: 0 })
  })

  test('of which one year is bad is not written by halves', () => {
    const made = planned(
      settled(
        columns,
        [
          ['H1', '户主1', 10, '很多', null],
          ['H9', '无', 10, 20, null],
        ],
        match,
      ),
      known,
    )
    expect(made.tables[0]?.balance).toEqual({ read: 2, accepted: 0, rejected: 2, skipped: 0 })
    expect(made.records).toEqual([])
  })

  test('takes the year of the title where rows name none, and does not turn a year on record', () => {
    const one = settled([...columns.slice(0, 2), ['工资性收入', 'income.wages']], [['H1', '户主1', 10]], { ...match, year: '2022' })
    expect(valuesOf(apply(known, planned(one, known)), 'income')).toMatchObject([{ year: 2022, wages: 1000 }])
  })
})
