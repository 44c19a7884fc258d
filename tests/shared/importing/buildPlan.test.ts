import { describe, expect, test } from 'vitest'
import { importOutcome } from '#shared/importing/outcome.ts'
import { planSteps } from '#shared/importing/buildPlan.ts'
import type { ImportPlan, KnownRecords } from '#shared/importing/planTypes.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { apply, counts, idOf, plan, valuesOf } from './people.ts'
import { buildReader, type TestCell } from './sheetBuilder.ts'

const header = ['行政村', '户编号', '户主姓名', '姓名', '与户主关系', '证件号码', '性别', '联系电话']
const row = (n: number, code: string, head: string, name: string, relation: string, phone = ''): TestCell[] => [
  '白沙村',
  code,
  head,
  name,
  relation,
  idOf(n),
  idOf(n).charCodeAt(16) % 2 === 1 ? '男' : '女',
  phone,
]
const family: TestCell[][] = [
  header,
  row(1, 'H1', '张三', '张三', '户主 ', '13900000001'),
  row(2, 'H1', '张三', '李四', '妻子'),
  row(3, 'H2', '王五', '王五', '户主'),
]

const first = (made: ImportPlan) => {
  const table = made.tables[0]
  if (!table) throw new Error('no table')
  return table
}
const codes = (made: ImportPlan): readonly string[] => made.tables.flatMap((table) => table.problems.map((problem) => problem.code))

/** The plan applied, and the same workbook planned again: nothing may be left to do. */
function settles(sheets: Parameters<typeof plan>[0], known: KnownRecords = {}): KnownRecords {
  const after = apply(known, plan(sheets, known))
  expect(counts(plan(sheets, after))).toMatchObject({ add: 0, change: 0 })
  return after
}

describe('a list of members', () => {
  test('adds village, households and members, linked', () => {
    const sheet = buildReader('Sheet1', family)
    const made = plan([sheet])
    expect(first(made).records).toEqual({
      household: { added: 2, changed: 0, same: 0 },
      member: { added: 3, changed: 0, same: 0 },
      village: { added: 1, changed: 0, same: 0 },
    })
    expect(first(made).balance).toEqual({ read: 3, accepted: 3, rejected: 0, skipped: 0 })
    const known = settles([sheet])
    expect(valuesOf(known, 'member')[1]).toMatchObject({
      name: '李四',
      relation: '配偶',
      sex: '女',
      household: known.household?.[0]?.id,
    })
    expect(known.household?.[0]?.values.village).toBe(known.village?.[0]?.id)
  })

  test('changes only what differs; blank cells and unmapped fields stay', () => {
    const known = settles([buildReader('Sheet1', family)])
    const again = buildReader('Sheet1', [
      header,
      row(1, 'H1', '张三', '张三', '户主', '13900000009'),
      row(2, 'H1', '张三', '李四', '配偶', ''),
    ])
    const made = plan([again], known)
    const changed = made.records.filter((record) => record.decision === 'change')
    expect(changed).toHaveLength(1)
    expect(changed[0]).toMatchObject({
      ledger: 'member',
      before: { phone: '13900000001' },
      after: { phone: '13900000009' },
      origin: 'Sheet1!2',
      head: known.member?.[0]?.head,
    })
    expect(first(made).rows.map((one) => one.decision)).toEqual(['change', 'same'])
  })

  test('one column for known persons needs no household', () => {
    const known = settles([buildReader('Sheet1', family)])
    const phones = buildReader('电话', [
      ['姓名', '证件号码', '联系电话'],
      ['李四', idOf(2), 13900000008],
      ['外人', idOf(9), '13900000007'],
    ])
    const made = plan([phones], known)
    expect(first(made).balance).toEqual({ read: 2, accepted: 1, rejected: 1, skipped: 0 })
    expect(codes(made)).toContain('household.unknown')
    expect(made.records[0]).toMatchObject({ ledger: 'member', decision: 'change', after: { phone: '13900000008' } })
  })

  test('an error rejects its row only; a doubt does not', () => {
    const bad = [...row(4, 'H3', '赵六', '赵六', '户主')]
    bad[5] = `${idOf(4).slice(0, 17)}${idOf(4).endsWith('1') ? '2' : '1'}`
    const made = plan([buildReader('Sheet1', [...family, bad])])
    expect(first(made).balance).toMatchObject({ accepted: 3, rejected: 1 })
    expect(first(made).problems[0]).toMatchObject({
      sheet: 'Sheet1',
      row: 5,
      column: 'F',
      header: '证件号码',
      field: 'idCard',
      severity: '错误',
      raw: bad[5],
    })
    expect(made.records.some((record) => record.title.includes('赵六') || record.after.code === 'H3')).toBe(false)
  })

  test('sex against the number is an error of that cell', () => {
    const bad = [...row(2, 'H1', '张三', '李四', '妻子')]
    bad[6] = '男'
    const made = plan([buildReader('Sheet1', [header, row(1, 'H1', '张三', '张三', '户主'), bad])])
    expect(first(made).problems[0]).toMatchObject({ code: 'R006', row: 3, column: 'G' })
  })

  test('numbers stored as figures are never guessed; formulas without a result are told', () => {
    const made = plan([
      buildReader('Sheet1', [
        header,
        ['白沙村', 'H1', '张三', '张三', '户主', 439999198001010012, '男', ''],
        ['白沙村', 'H2', '王五', '王五', '户主', '4.39999E+17', '男', ''],
        ['白沙村', 'H3', '赵六', { kind: 'formula', text: '=A1' }, '户主', idOf(3), '男', ''],
      ]),
    ])
    expect(codes(made).filter((code) => code === 'idCard.damaged')).toHaveLength(2)
    expect(codes(made)).toContain('cell.formula')
    expect(first(made).balance).toMatchObject({ accepted: 0, rejected: 3 })
  })

  test('the same person twice is taken once', () => {
    const made = plan([buildReader('Sheet1', [...family, row(2, 'H2', '王五', '李四', '其他')])])
    expect(first(made).rows.at(-1)).toMatchObject({
      decision: 'rejected',
      why: '与 Sheet1!3 行是同一个人，只收第一次出现的',
    })
  })

  test('a person who moves is told', () => {
    const known = settles([buildReader('Sheet1', family)])
    const made = plan([buildReader('Sheet1', [header, row(2, 'H2', '王五', '李四', '其他')])], known)
    expect(codes(made)).toContain('member.moved')
    expect(made.records.find((record) => record.ledger === 'member')?.after).toMatchObject({
      household: known.household?.[1]?.id,
    })
  })

  test('a 15-digit number meets the 18-digit one', () => {
    const known = settles([buildReader('Sheet1', family)])
    const id = idOf(2)
    const old = id.slice(0, 6) + id.slice(8, 17)
    const made = plan([buildReader('Sheet1', [header, ['白沙村', 'H1', '张三', '李四', '配偶', old, '女', '']])], known)
    expect(counts(made)).toMatchObject({ add: 0, change: 0 })
  })

  test('two known households that both fit are named, nothing is guessed', () => {
    const known: KnownRecords = {
      village: [{ id: 'v', head: null, removed: false, values: { name: '白沙村' } }],
      household: ['a', 'b'].map((id) => ({
        id,
        head: null,
        removed: false,
        values: { village: 'v', headName: '张三' },
      })),
    }
    const made = plan(
      [
        buildReader('户', [
          ['行政村', '户主姓名', '家庭住址'],
          ['白沙村', '张三', '1号'],
        ]),
      ],
      known,
    )
    expect(codes(made)).toEqual(['household.ambiguous'])
  })

  test('a removed record comes back instead of being doubled', () => {
    const known = settles([buildReader('Sheet1', family)])
    const removed = Object.fromEntries(
      Object.entries(known).map(([ledger, records]) => [ledger, records.map((record) => ({ ...record, removed: ledger !== 'village' }))]),
    )
    const made = plan([buildReader('Sheet1', family)], removed)
    expect(first(made).records).toMatchObject({ household: { added: 2 }, member: { added: 3 } })
    expect(made.records.every((record) => record.restores || record.decision === 'same')).toBe(true)
  })
})

describe('what the user decides', () => {
  test('a typed cell replaces the bad one; a row may be left out; a table too', () => {
    const rows: TestCell[][] = [...family, ['白沙村', 'H3', '赵六', '赵六', '户主', '123', '男', '']]
    const fixed = plan([buildReader('Sheet1', rows)], {}, { choices: { 0: { edits: { 5: { 5: idOf(5) } }, skipRows: [4] } } })
    expect(first(fixed).balance).toEqual({ read: 4, accepted: 3, rejected: 0, skipped: 1 })
    expect(first(fixed).skippedRows).toEqual([{ row: 4, why: '您选择不导入' }])
    expect(first(plan([buildReader('Sheet1', rows)], {}, { choices: { 0: { include: false } } })).balance).toEqual({
      read: 4,
      accepted: 0,
      rejected: 0,
      skipped: 4,
    })
  })

  test('without permission no village is made', () => {
    const made = plan([buildReader('Sheet1', family)], {}, { addMissing: [] })
    expect(first(made).balance).toMatchObject({ accepted: 0, rejected: 3 })
    expect(codes(made)).toContain('link.unknown')
  })
})

test('the work can be stopped and reports its progress', () => {
  const rows: TestCell[][] = [header, ...Array.from({ length: 900 }, (_, n) => row(n, `H${n}`, `户${n}`, `户${n}`, '户主'))]
  const steps = planSteps({
    registry: shippedRegistry,
    sheets: [buildReader('Sheet1', rows)],
    known: {},
    today: '2026-03-02',
  })
  const seen: number[] = []
  for (let step = steps.next(); !step.done; step = steps.next()) seen.push(step.value.done)
  expect(seen.length).toBeGreaterThan(2)
  expect([...seen].sort((a, b) => a - b)).toEqual(seen)
})

test('the outcome is the JSON of the command line', () => {
  const made = plan([buildReader('Sheet1', [...family, ['合计']])])
  expect(importOutcome(made, { file: '花名册.xlsx', dryRun: true, changeSet: null })).toMatchObject({
    file: '花名册.xlsx',
    dryRun: true,
    changeSet: null,
    tables: [
      {
        sheet: 'Sheet1',
        ledgers: ['household', 'member', 'village'],
        headerRows: [1, 1],
        balance: { read: 3 },
        skippedRows: [{ row: 5, why: '合计行' }],
        problems: [],
        unmappedColumns: [],
      },
    ],
  })
})
