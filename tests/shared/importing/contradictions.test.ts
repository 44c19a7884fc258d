import { describe, expect, test } from 'vitest'
import type { ImportPlan, KnownRecords } from '#shared/importing/planTypes.ts'
import { apply, counts, idOf, plan, valuesOf } from './people.ts'
import { buildReader, type TestCell } from './sheetBuilder.ts'

/** Files that say two things, or say a thing too late, each found once by the laws with a random seed. */
type Sheet = readonly (readonly TestCell[])[]

const readers = (sheets: readonly Sheet[]) => sheets.map((rows, n) => buildReader(`表${n + 1}`, rows))
const decisions = (made: ImportPlan) => made.tables.map((table) => table.rows.map((row) => row.decision))
const codes = (made: ImportPlan) => made.tables.flatMap((table) => table.problems.map((problem) => problem.code))

/** Imports the sheets, and again: the second import has nothing to do. */
function settles(...sheets: readonly Sheet[]): Readonly<{ made: ImportPlan; known: KnownRecords }> {
  const made = plan(readers(sheets))
  const known = apply({}, made)
  expect(counts(plan(readers(sheets), known))).toMatchObject({ add: 0, change: 0 })
  for (const { balance } of made.tables) expect(balance.read).toBe(balance.accepted + balance.rejected + balance.skipped)
  return { made, known }
}

describe('two sheets say different things of one record: the first stands, today and at the next import', () => {
  test('two household lists put one household into two villages', () => {
    const { known } = settles(
      [
        ['户编号', '户主姓名', '行政村', '备注'],
        ['H1', '张三', '白沙村', '甲'],
      ],
      [
        ['户编号', '行政村'],
        ['H1', '青石村'],
      ],
    )
    const home = known.village?.find((record) => record.values.name === '白沙村')
    expect(valuesOf(known, 'household').map((values) => values.village)).toEqual([home?.id])
  })

  test('the household list and the member list write the name of one ID number differently', () => {
    const { known, made } = settles(
      [
        ['姓名', '行政村', '与户主关系', '证件号码'],
        ['张山', '白沙村', '户主', idOf(1)],
      ],
      [
        ['户主姓名', '行政村', '证件号码', '家庭住址'],
        ['张三', '白沙村', idOf(1), '1号'],
      ],
    )
    expect(valuesOf(known, 'member').map((values) => values.name)).toEqual(['张三'])
    expect(codes(made)).toContain('record.differs')
  })

  test('a sex that merely followed from the number gives way to one that a sheet writes', () => {
    settles(
      [
        ['户编号', '行政村', '姓名', '与户主关系', '证件号码'],
        ['H1', '白沙村', '张三', '户主', idOf(2)],
      ],
      [
        ['户编号', '行政村', '姓名', '与户主关系', '性别', '民族'],
        ['H1', '白沙村', '张三', '户主', '男', '汉族'],
      ],
    )
  })
})

describe('words that fit no choice come from several sheets', () => {
  test('below the note that another sheet gives', () => {
    const { known } = settles(
      [
        ['户编号', '行政村', '姓名', '与户主关系', '证件号码', '备注'],
        ['H1', '白沙村', '张三', '户主', idOf(1), '甲'],
      ],
      [
        ['户编号', '行政村', '姓名', '与户主关系', '证件号码', '文化程度'],
        ['H1', '白沙村', '张三', '户主', idOf(1), '私塾'],
      ],
    )
    expect(valuesOf(known, 'member').map((values) => values.note)).toEqual(['甲\n文化程度：私塾'])
  })

  test('before the note: the remark stays below it', () => {
    const { known } = settles(
      [
        ['户编号', '行政村', '姓名', '与户主关系', '证件号码', '文化程度'],
        ['H1', '白沙村', '张三', '户主', idOf(1), '私塾'],
      ],
      [
        ['户编号', '行政村', '姓名', '与户主关系', '证件号码', '备注'],
        ['H1', '白沙村', '张三', '户主', idOf(1), '甲'],
      ],
    )
    expect(valuesOf(known, 'member').map((values) => values.note)).toEqual(['甲\n文化程度：私塾'])
  })
})

describe('a row needs what comes later in the workbook: it is taken at the first import, not only at the second', () => {
  test('the village of a household stands only in the second sheet', () => {
    const { made } = settles(
      [
        ['户编号', '姓名', '文化程度'],
        ['H1', '李四', '小学'],
      ],
      [
        ['姓名', '户编号', '行政村', '联系电话', '户主姓名'],
        ['张三', 'H1', '白沙村', '13900000001', '张三'],
      ],
    )
    expect(decisions(made)).toEqual([['add'], ['add']])
    expect(made.tables[0]?.records.member).toMatchObject({ added: 1 })
  })

  test('a household list without villages goes before the list that has them', () => {
    const { known } = settles(
      [
        ['户编号', '家庭人口', '备注'],
        ['H1', '3', '甲'],
      ],
      [
        ['户编号', '行政村', '家庭住址'],
        ['H1', '白沙村', '1号'],
      ],
    )
    expect(valuesOf(known, 'household')).toMatchObject([{ code: 'H1', note: '甲', address: '1号' }])
  })

  test('the title names a village that only a row below spells out', () => {
    settles([['沙河片'], ['行政村', '姓名', '户主姓名'], [null, '张三', '张三'], ['沙河片', '李四', '王五']])
  })
})

describe('the rows do not agree who the 户主 is', () => {
  test('the person whom 户主姓名 names calls himself a son: his row is rejected', () => {
    const { made } = settles([
      ['户编号', '行政村', '户主姓名', '姓名', '与户主关系'],
      ['H1', '白沙村', '李四', '张三', '配偶'],
      ['H1', '白沙村', '李四', '李四', '之子'],
    ])
    expect(decisions(made)).toEqual([['add', 'rejected']])
    expect(codes(made)).toContain('household.headDiffers')
  })

  test('a wife of the same name as the 户主, each with a number, contradicts nobody', () => {
    const { made } = settles([
      ['行政村', '户主姓名', '姓名', '与户主关系', '证件号码'],
      ['白沙村', '李四', '李四', '户主', idOf(1)],
      ['白沙村', '李四', '李四', '配偶', idOf(2)],
    ])
    expect(decisions(made)).toEqual([['add', 'add']])
  })

  test('a list without 户主姓名 calls the 户主 on record a son: he stays 户主, with a doubt', () => {
    const list = (relation: string): Sheet => [
      ['户编号', '行政村', '姓名', '与户主关系', '证件号码'],
      ['H1', '白沙村', '张三', relation, idOf(1)],
    ]
    const before = apply({}, plan(readers([list('户主')])))
    const made = plan(readers([list('之子')]), before)
    expect(codes(made)).toContain('household.headDiffers')
    expect(counts(made)).toMatchObject({ add: 0, change: 0 })
  })

  test('a new 户主 in the same list takes over, and the old one becomes what the list says', () => {
    const list = (first: string, second: string): Sheet => [
      ['户编号', '行政村', '姓名', '与户主关系', '证件号码'],
      ['H1', '白沙村', '张三', first, idOf(1)],
      ['H1', '白沙村', '李四', second, idOf(3)],
    ]
    const before = apply({}, plan(readers([list('户主', '之子')])))
    const after = apply(before, plan(readers([list('之父', '户主')]), before))
    expect(valuesOf(after, 'member').map((values) => values.relation)).toEqual(['之父', '户主'])
    expect(counts(plan(readers([list('之父', '户主')]), after))).toMatchObject({ add: 0, change: 0 })
  })

  test('one number is 户主 in one list and a member of another household in the next', () => {
    settles(
      [
        ['姓名', '户主证件号码', '户主姓名', '行政村', '文化程度'],
        ['张三', idOf(5), '王五', '白沙村', '小学'],
      ],
      [
        ['姓名', '户主姓名', '户主证件号码', '与户主关系', '行政村', '证件号码'],
        ['张三', '张三', idOf(4), '户主', '白沙村', idOf(7)],
        ['张三', '张三', idOf(7), '', '白沙村', idOf(5)],
      ],
    )
  })

  test('a row that would turn the household at every import is rejected and says so', () => {
    const { made } = settles(
      [
        ['姓名', '行政村', '户主证件号码', '户主姓名', '文化程度'],
        ['张三', '白沙村', idOf(7), '王五', '小学'],
      ],
      [
        ['户主姓名', '户主证件号码', '性别', '证件号码', '行政村', '联系电话', '姓名'],
        ['张三', idOf(7), '男', idOf(9), '白沙村', '13900000001', '王五'],
      ],
    )
    expect(made.tables).toHaveLength(2)
  })
})
