import { describe, expect, test } from 'vitest'
import type { KnownRecords } from '#shared/importing/planTypes.ts'
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

/** The plan applied, and the same workbook planned again: nothing may be left to do. */
function settles(sheets: Parameters<typeof plan>[0], known: KnownRecords = {}): KnownRecords {
  const after = apply(known, plan(sheets, known))
  expect(counts(plan(sheets, after))).toMatchObject({ add: 0, change: 0 })
  return after
}

describe('layouts', () => {
  test('household blocks, merged and blank below', () => {
    const rows: TestCell[][] = [
      ['序号', '户主姓名', '行政村', '家庭住址', '姓名', '与户主关系', '证件号码'],
      [1, '张三', '白沙村', '1号', '张三', '户主', idOf(1)],
      [null, null, null, null, '李四', '配偶', idOf(2)],
      [2, '王五', '白沙村', '2号', '王五', '本人', idOf(3)],
      [null, null, null, null, '王六', '长子', idOf(4)],
    ]
    for (const merges of [['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:D5'], []]) {
      const sheet = buildReader('Sheet1', rows, { merges })
      const known = settles([sheet])
      expect(valuesOf(known, 'household').map((values) => values.address)).toEqual(['1号', '2号'])
      expect(known.member?.map((record) => record.values.household)).toEqual([
        known.household?.[0]?.id,
        known.household?.[0]?.id,
        known.household?.[1]?.id,
        known.household?.[1]?.id,
      ])
    }
  })

  test('one sheet a village, without a village column', () => {
    const rows = (n: number): TestCell[][] => [
      ['户主姓名', '姓名', '与户主关系', '证件号码'],
      [`户主${n}`, `户主${n}`, '户主', idOf(n)],
    ]
    const known = settles([
      buildReader('白沙村', rows(1)),
      buildReader('青石村', rows(3)),
      buildReader('说明', [['填表说明'], ['请如实填写']]),
    ])
    expect(valuesOf(known, 'village').map((values) => values.name)).toEqual(['白沙村', '青石村'])
    expect(known.household?.map((record) => record.values.village)).toEqual(known.village?.map((record) => record.id))
  })

  test('a 户主 and the rows below are a household where nothing else tells', () => {
    const sheet = buildReader(
      'Sheet1',
      [
        ['示例镇白沙村农户花名册'],
        ['姓名', '与户主关系', '身份证号'],
        ['张三', '户主', idOf(1)],
        ['李四', '妻', idOf(2)],
        ['王五', '户主', idOf(3)],
      ],
      { merges: ['A1:C1'] },
    )
    const known = settles([sheet])
    expect(known.household).toHaveLength(2)
    expect(known.member?.[1]?.values.household).toBe(known.household?.[0]?.id)
  })

  test('two heads of one name in one village are two households', () => {
    const sheet = buildReader('Sheet1', [
      ['行政村', '户主姓名', '姓名', '与户主关系', '证件号码'],
      ['白沙村', '张三', '张三', '户主', idOf(1)],
      ['白沙村', '张三', '李四', '配偶', idOf(2)],
      ['白沙村', '张三', '张三', '户主', idOf(3)],
    ])
    expect(settles([sheet]).household).toHaveLength(2)
  })

  test('a list of households gives household and head; the member sheet finds both, whatever the order', () => {
    const households = buildReader('户', [
      ['行政村', '村民小组', '户编号', '户主姓名', '户主身份证号', '家庭人口', '户类型', '耕地面积（亩）'],
      ['白沙村村委会', '第三组', 'H1', '张三', idOf(1), 2, '建档立卡户', '3.5'],
      ['白沙村', 3, 'H2', '王五', idOf(3), 1, '一般户', 4],
    ])
    const members = buildReader('人', [
      ['户编号', '姓名', '与户主关系', '证件号码', '民族'],
      ['H1', '张三', '户主', idOf(1), '汉'],
      ['H1', '李四', '配偶', idOf(2), '汉族'],
    ])
    const made = plan([members, households])
    expect(made.tables.map((table) => table.records)).toEqual([
      { household: { added: 0, changed: 0, same: 1 }, member: { added: 1, changed: 1, same: 0 } },
      {
        household: { added: 2, changed: 0, same: 0 },
        member: { added: 2, changed: 0, same: 0 },
        village: { added: 1, changed: 0, same: 0 },
        group: { added: 1, changed: 0, same: 0 },
      },
    ])
    const known = settles([members, households])
    expect(known.member).toHaveLength(3)
    expect(valuesOf(known, 'household')[0]).toMatchObject({ kind: '脱贫户', arableLand: 350 })
    expect(valuesOf(known, 'group')[0]).toMatchObject({ name: '3组', village: known.village?.[0]?.id })
  })

  test('units of the heading and of the line above', () => {
    const village = buildReader('村', [
      ['行政村情况'],
      ['单位：万元'],
      ['行政村', '村级集体经济收入', '农民人均纯收入（元）', '总户数', '耕地面积（公顷）'],
      ['白沙村', 12.5, 15000, 300, 2],
    ])
    const known = settles([village])
    expect(valuesOf(known, 'village')[0]).toMatchObject({
      name: '白沙村',
      collectiveIncome: 12_500_000,
      incomePerHead: 1_500_000,
      arableLand: 3000,
    })
  })

  test('changes of the population find person and household', () => {
    const known = settles([buildReader('Sheet1', family)])
    const sheet = buildReader('变动', [
      ['姓名', '证件号码', '变动类型', '变动原因', '变动日期'],
      ['李四', idOf(2), '人口自然减少', '死亡', '20250102'],
    ])
    const made = plan([sheet], known)
    expect(made.records[0]?.after).toMatchObject({
      name: '李四',
      date: '2025-01-02',
      household: known.household?.[0]?.id,
      member: known.member?.[1]?.id,
    })
    settles([sheet], known)
  })
})
