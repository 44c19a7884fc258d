import { describe, expect, test } from 'vitest'
import { findTables } from '#shared/importing/findTables.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { buildReader, type SheetOptions, type TestCell } from './sheetBuilder.ts'
import { idOf } from './people.ts'

const scan = (rows: readonly (readonly TestCell[])[], options: SheetOptions = {}, name = 'Sheet1') =>
  findTables(shippedRegistry, buildReader(name, rows, options))
const header = ['序号', '村', '户主姓名', '姓名', '与户主关系', '证件号码']
const person = (n: number, head = '张三'): TestCell[] => [
  n,
  '白沙村',
  head,
  n === 1 ? head : `成员${n}`,
  n === 1 ? '户主' : '配偶',
  idOf(n),
]

describe('header', () => {
  test('titles, a unit line and notes around it are told apart', () => {
    const { tables } = scan(
      [
        ['示例镇花名册'],
        ['单位：万元'],
        header,
        person(1),
        person(2),
        ['合计', null, null, 2],
        ['注：以上为在册人员'],
        ['填表人：张敏', null, null, '审核人：李'],
      ],
      { merges: ['A1:F1'] },
    )
    expect(tables).toHaveLength(1)
    expect(tables[0]).toMatchObject({
      headerRows: [3, 3],
      dataRows: [4, 5],
      units: ['万元'],
      title: '示例镇花名册 单位：万元',
    })
    expect(tables[0]?.skipped).toEqual([
      { row: 6, why: '合计行' },
      { row: 7, why: '注释' },
      { row: 8, why: '填表人/签字行' },
    ])
  })

  test('two merged rows become paths', () => {
    const rows = [
      ['户编号', '户主', null, '土地', null, '备注'],
      [null, '姓名', '证件号码', '耕地面积（亩）', '林地面积（亩）', null],
      ['H1', '张三', idOf(1), 3, 4, ''],
    ]
    const { tables } = scan(rows, { merges: ['A1:A2', 'B1:C1', 'D1:E1', 'F1:F2'] })
    expect(tables[0]?.headerRows).toEqual([1, 2])
    expect(tables[0]?.headings.map((one) => one.header)).toEqual([
      '户编号',
      '户主/姓名',
      '户主/证件号码',
      '土地/耕地面积（亩）',
      '土地/林地面积（亩）',
      '备注',
    ])
  })

  test('three rows, and groups written without merges', () => {
    const three = scan(
      [
        ['姓名', '证件号码', '保险', null, null],
        [null, null, '医疗', null, '养老'],
        [null, null, '是否参加城乡居民基本医疗保险', '是否参加大病保险', '是否参加城乡居民基本养老保险'],
        ['张三', idOf(1), '是', '是', '否'],
      ],
      { merges: ['A1:A3', 'B1:B3', 'C1:E1', 'C2:D2'] },
    )
    expect(three.tables[0]?.headerRows).toEqual([1, 3])
    expect(three.tables[0]?.headings[3]?.header).toBe('保险/医疗/是否参加大病保险')
    const loose = scan([
      ['姓名', '证件号码', '面积', null],
      [null, null, '耕地面积', '林地面积'],
      ['张三', idOf(1), 3, 4],
    ])
    expect(loose.tables[0]?.headings.map((one) => one.header)).toEqual(['姓名', '证件号码', '面积/耕地面积', '面积/林地面积'])
  })

  test('a vertical merge that runs into the data does not make data a header', () => {
    const { tables } = scan(
      [
        ['示例区户情档案'],
        ['成员', '户主和与户主关系', '姓名', '性别', '身份证号码'],
        [null, '户主 ', '张三', '男', idOf(1)],
        [null, '妻子', '李四', '女', idOf(2)],
      ],
      { merges: ['A1:E1', 'A2:A4'] },
    )
    expect(tables[0]).toMatchObject({ headerRows: [2, 2], dataRows: [3, 4] })
  })

  test('data whose values look like headings stays data', () => {
    const { tables } = scan([
      ['姓名', '与户主关系', '备注'],
      ['张三', '户主', '说明'],
      ['李四', '配偶', ''],
    ])
    expect(tables[0]).toMatchObject({ headerRows: [1, 1], dataRows: [2, 3] })
  })
})

describe('pages and stacks', () => {
  test('a header printed again on each page is skipped, the numbering row too', () => {
    const { tables } = scan([
      ['示例镇花名册（第1页）'],
      header,
      [1, 2, 3, 4, 5, 6],
      person(1),
      ['示例镇花名册（第2页）'],
      header,
      person(2),
    ])
    expect(tables).toHaveLength(1)
    expect(tables[0]).toMatchObject({ dataRows: [4, 7] })
    expect(tables[0]?.skipped.map((one) => one.why)).toEqual(['栏次', '标题', '重复表头'])
  })

  test('another header begins another table, and so does another village in the title', () => {
    const stacked = scan([header, person(1), [], ['行政村基本情况'], ['行政村', '总户数', '总人口数'], ['白沙村', 300, 1000]])
    expect(stacked.tables.map((one) => one.dataRows)).toEqual([
      [2, 2],
      [6, 6],
    ])
    const villages = scan([['示例镇白沙村花名册'], header, person(1), ['示例镇青石村花名册'], header, person(2)])
    expect(villages.tables.map((one) => one.places[0]?.village)).toEqual(['白沙村', '青石村'])
  })

  test('subtotals, blank rows, numbered blank rows and captions within the data', () => {
    const { tables } = scan([header, ['一、白沙村'], person(1), ['小计', null, null, 1], [], [3], ['二、青石村'], person(2), [4], [5]], {
      merges: ['A2:F2', 'A7:F7'],
    })
    expect(tables[0]?.skipped.map((one) => [one.row, one.why])).toEqual([
      [2, '分段标题'],
      [4, '小计'],
      [5, '空行'],
      [6, '空行（只有序号）'],
      [7, '分段标题'],
      [9, '空行（只有序号）'],
      [10, '空行（只有序号）'],
    ])
    expect(tables[0]?.places.map((one) => one.village)).toEqual([null, '白沙村', '青石村'])
  })

  test('a form under the list is not read as persons', () => {
    const rows: TestCell[][] = [
      header,
      person(1),
      person(2),
      [],
      [],
      ['家庭信息', '家庭类型', null, '门牌', null, '住房'],
      [null, '脱贫户', null, '3-12', null, '砖混'],
    ]
    const { tables } = scan(rows, { merges: ['A6:A7', 'B6:C6', 'D6:E6', 'B7:C7', 'D7:E7'] })
    expect(tables[0]?.dataRows).toEqual([2, 3])
  })

  test('sheets without a table say why', () => {
    expect(scan([])).toEqual({ tables: [], refused: '工作表是空的' })
    expect(scan([['会议记录'], ['今天下午开会']]).refused).toBe('没有找到能识别的表头')
    expect(scan([header]).refused).toBe('表头下面没有数据')
  })
})
