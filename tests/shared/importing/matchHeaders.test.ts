import { describe, expect, test } from 'vitest'
import { findTables } from '#shared/importing/findTables.ts'
import { matchHeaders } from '#shared/importing/matchHeaders.ts'
import type { MatchOptions, TableMatch } from '#shared/importing/matchTypes.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { idOf } from './people.ts'
import { buildReader, type SheetOptions, type TestCell } from './sheetBuilder.ts'

function match(
  rows: readonly (readonly TestCell[])[],
  options: MatchOptions = {},
  sheet: SheetOptions & { name?: string } = {},
): TableMatch {
  const reader = buildReader(sheet.name ?? 'Sheet1', rows, sheet)
  const table = findTables(shippedRegistry, reader).tables[0]
  if (!table) throw new Error('no table')
  return matchHeaders(shippedRegistry, reader, table, options)
}
const fields = (one: TableMatch): readonly (string | null)[] =>
  one.columns.map((column) => (column.field === null ? null : `${column.ledger}.${column.field}`))

describe('columns', () => {
  test('label, alias, and the same without blanks, line breaks and units', () => {
    const made = match([
      ['户 主\n姓名', '姓 名', '身份证号', '与户主的关系', '耕地面积 (亩)', '最喜欢的菜'],
      ['张三', '张三', idOf(1), '户主', 3, '鱼'],
    ])
    expect(fields(made)).toEqual(['household.headName', 'member.name', 'member.idCard', 'member.relation', 'household.arableLand', null])
    expect(made.columns.map((column) => column.why)).toEqual(['label', 'label', 'alias', 'alias', 'normalised', null])
    expect(made).toMatchObject({
      shape: 'memberList',
      ledger: 'member',
      ledgers: ['household', 'member'],
      refused: null,
    })
  })

  test('证件号码 is the member in a member list and the head in a household list', () => {
    const household = match([
      ['户编号', '户主', '证件号码', '家庭人口', '户类型'],
      ['H1', '张三', idOf(1), 3, '脱贫户'],
    ])
    expect(household).toMatchObject({ shape: 'householdList', ledger: 'household' })
    expect(fields(household).slice(0, 4)).toEqual(['household.code', 'household.headName', 'member.idCard', 'household.memberCount'])
    const nameOnly = match([
      ['户编号', '姓名', '身份证号码', '家庭人口', '户类型'],
      ['H1', '张三', idOf(1), 3, '脱贫户'],
    ])
    expect(nameOnly.shape).toBe('householdList')
  })

  test('the group above a heading counts', () => {
    const made = match(
      [
        ['户编号', '户主', null, '帮扶责任人', null, '家庭人口数'],
        [null, '姓名', '身份证号', '姓名', '联系电话', null],
        ['H1', '张三', idOf(1), '赵干部', '13900000009', 2],
      ],
      {},
      { merges: ['A1:A2', 'B1:C1', 'D1:E1', 'F1:F2'] },
    )
    expect(fields(made)).toEqual(['household.code', 'household.headName', 'household.headIdCard', null, null, 'household.memberCount'])
  })

  test('a field is given once, to the surest column', () => {
    const made = match([
      ['姓名', '身份证', '证件号码', '与户主关系'],
      ['张三', 'x', idOf(1), '户主'],
    ])
    expect(fields(made)).toEqual(['member.name', null, 'member.idCard', 'member.relation'])
  })

  test('values tell what an unknown heading holds; a running number is no household number', () => {
    const rows: TestCell[][] = [
      ['户号', '姓名', '与户主关系', '号码'],
      ...[1, 2, 3].map((n) => [n, `张${n}`, n === 1 ? '户主' : '配偶', idOf(n)]),
    ]
    const made = match(rows)
    expect(fields(made)).toEqual([null, 'member.name', 'member.relation', 'member.idCard'])
    expect(made.columns[3]?.why).toBe('content')
  })

  test('decisions of a person win and are remembered by the layout', () => {
    const rows: TestCell[][] = [
      ['姓名', '证件号码', '与户主关系', '外号'],
      ['张三', idOf(1), '户主', '三哥'],
    ]
    const overridden = match(rows, { overrides: { 3: { ledger: 'member', field: 'note' }, 2: null } })
    expect(fields(overridden)).toEqual(['member.name', 'member.idCard', null, 'member.note'])
    const remembered = match(rows, {
      memory: { [overridden.fingerprint]: { 外号: { ledger: 'member', field: 'note' } } },
    })
    expect(remembered.columns[3]).toMatchObject({ field: 'note', why: 'memory', confidence: 1 })
  })

  test('keys of our own files beat the words', () => {
    const made = match(
      [
        ['姓名', '证件号码', '与户主关系', '甲'],
        ['张三', idOf(1), '户主', 'x'],
      ],
      { keys: { 3: 'member.note' } },
    )
    expect(made.columns[3]).toMatchObject({ ledger: 'member', field: 'note', why: 'key' })
  })

  test('the fingerprint ignores blanks and units, not the order', () => {
    const one = match([
      ['姓名', '证件号码', '耕地面积（亩）'],
      ['张三', idOf(1), 1],
    ]).fingerprint
    expect(
      match([
        ['姓 名', '证件号码', '耕地 面积'],
        ['李四', idOf(2), 1],
      ]).fingerprint,
    ).toBe(one)
    expect(
      match([
        ['证件号码', '姓名', '耕地面积'],
        [idOf(2), '李四', 1],
      ]).fingerprint,
    ).not.toBe(one)
  })
})

describe('shapes and ledgers', () => {
  test('merged household cells, or blank ones below, are household blocks', () => {
    const rows: TestCell[][] = [
      ['户主姓名', '姓名', '与户主关系', '证件号码'],
      ['张三', '张三', '户主', idOf(1)],
      [null, '李四', '配偶', idOf(2)],
      ['王五', '王五', '户主', idOf(3)],
      [null, '王六', '之子', idOf(4)],
    ]
    expect(match(rows, {}, { merges: ['A2:A3', 'A4:A5'] }).shape).toBe('householdBlocks')
    expect(match(rows).shape).toBe('householdBlocks')
  })

  test('village, group and change lists are known by their headings', () => {
    expect(
      match([
        ['行政村', '总户数', '总人口数', '党员数'],
        ['白沙村', 300, 1000, 20],
      ]),
    ).toMatchObject({ ledger: 'village', shape: 'recordList' })
    expect(
      match([
        ['行政村', '村民小组', '组长', '组长电话'],
        ['白沙村', '1组', '张三', '13900000001'],
      ]),
    ).toMatchObject({ ledger: 'group' })
    expect(
      match([
        ['姓名', '证件号码', '变动类型', '变动原因', '变动日期'],
        ['张三', idOf(1), '自然减少', '死亡', '2025-01-02'],
      ]),
    ).toMatchObject({ ledger: 'populationChange' })
  })

  test('a ledger that the user names is taken; one that does not fit is refused', () => {
    const rows: TestCell[][] = [
      ['姓名', '证件号码', '民族'],
      ['张三', idOf(1), '汉族'],
    ]
    expect(match(rows, { ledger: 'member' }).ledger).toBe('member')
    expect(
      match([
        ['序号', '民族', '性别'],
        [1, '汉族', '男'],
      ]).refused,
    ).toContain('没有能认出')
    expect(
      match([
        ['序号', '主要字段', '备注'],
        [1, '项目名称', ''],
      ]),
    ).toMatchObject({ ledger: null, refused: '表头与任何台账都对不上' })
  })
})
