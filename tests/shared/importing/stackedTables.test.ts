import { describe, expect, test } from 'vitest'
import { findTables } from '#shared/importing/findTables.ts'
import { matchHeaders } from '#shared/importing/matchHeaders.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { idOf } from './people.ts'
import { buildReader, type SheetOptions, type TestCell } from './sheetBuilder.ts'

const scan = (rows: readonly (readonly TestCell[])[], options: SheetOptions = {}) =>
  findTables(shippedRegistry, buildReader('Sheet1', rows, options))
const houses = ['户编号', '行政村', '户主姓名', '户类型', '耕地面积']
const house = (n: number): TestCell[] => [`H${n}`, '白沙村', `张三${n}`, '脱贫户', n]
const below = [[], ['农户信息台账'], houses, house(1), house(2)]

describe('several tables on one sheet', () => {
  test('members spread under groups stand above a list of households: both are found', () => {
    const { tables } = scan(
      [
        ['采集信息', null, '家庭成员情况', null, null, null],
        ['居住村', '户主', '姓名1', '与户主关系1', '姓名2', '与户主关系2'],
        ['白沙村', '张三1', '李四', '配偶', '张小', '之子'],
        ['白沙村', '张三2', '李五', '配偶', null, null],
        ...below,
      ],
      { merges: ['A1:B1', 'C1:F1'] },
    )
    expect(tables.map((one) => [one.headerRows, one.dataRows])).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [7, 7],
        [8, 9],
      ],
    ])
  })

  test('what stands above the first table and is none is told row by row', () => {
    const { tables } = scan([['白沙村', '王五', '一致'], ['青石村', '赵六', '一致'], ...below])
    expect(tables).toHaveLength(1)
    expect(tables[0]?.skipped.slice(0, 2)).toEqual([
      { row: 1, why: '表外内容' },
      { row: 2, why: '表外内容' },
    ])
  })
})

describe('a head printed again on the next page', () => {
  test('also under a line of the office, which the next page leaves out', () => {
    const { tables } = scan([
      ['脱贫人口台账'],
      ['姓名', '与户主关系', '证件号码'],
      ['张三', '户主', idOf(1)],
      [],
      ['农户信息台账'],
      ['填报单位：示例镇人民政府'],
      houses,
      house(1),
      ['农户信息台账'],
      houses,
      house(2),
    ])
    expect(tables.map((one) => one.dataRows)).toEqual([
      [3, 3],
      [8, 11],
    ])
    expect(tables[1]?.skipped).toEqual([
      { row: 9, why: '标题' },
      { row: 10, why: '重复表头' },
    ])
  })

  test('of two rows whose first alone would not be known', () => {
    const head = [
      ['户基本情况', null, '是否通生活用电', '开户行', '人员基本信息', null, null, null],
      ['户编号', '户主', null, null, '姓名1', '关系词1', '姓名2', '关系词2'],
    ]
    const row = (n: number): TestCell[] => [`H${n}`, `张三${n}`, '是', '农业银行', '李四', '配偶', '张小', '之子']
    const { tables } = scan([...head, row(1), row(2), ...head, row(3)], {
      merges: ['A1:B1', 'C1:C2', 'D1:D2', 'E1:H1', 'A5:B5', 'C5:C6', 'D5:D6', 'E5:H5'],
    })
    expect(tables).toHaveLength(1)
    expect(tables[0]).toMatchObject({
      headerRows: [1, 2],
      dataRows: [3, 7],
      skipped: [
        { row: 5, why: '重复表头' },
        { row: 6, why: '重复表头' },
      ],
    })
  })
})

test('家庭电话 among members is the number of the household', () => {
  const reader = buildReader('Sheet1', [
    ['家庭编号', '户主身份证号', '家庭电话', '姓名', '家庭关系', '身份证号'],
    ['H1', idOf(1), '13900000001', '张三', '户主', idOf(1)],
    ['H1', idOf(1), '13900000001', '李四', '配偶', idOf(2)],
  ])
  const table = findTables(shippedRegistry, reader).tables[0]!
  const match = matchHeaders(shippedRegistry, reader, table)
  expect(match.columns.map((column) => `${column.ledger}.${column.field}`)).toEqual([
    'household.code',
    'household.headIdCard',
    'household.phone',
    'member.name',
    'member.relation',
    'member.idCard',
  ])
})

describe('groups written out over every column', () => {
  const head = [
    ['序号', '农户基本信息', '农户基本信息', '农户基本信息', '耕地面积（单位：亩）'],
    [null, '户编号', '行政村', '户主姓名', null],
  ]
  const row = (n: number): TestCell[] => [n, `H${n}`, '白沙村', `张三${n}`, 3]

  test('are paths, also on the next page', () => {
    const { tables } = scan([['农户台账'], ...head, row(1), row(2), ...head, row(3)])
    expect(tables).toHaveLength(1)
    expect(tables[0]).toMatchObject({ headerRows: [2, 3], dataRows: [4, 8] })
    expect(tables[0]?.headings.map((one) => one.header)).toEqual([
      '序号',
      '农户基本信息/户编号',
      '农户基本信息/行政村',
      '农户基本信息/户主姓名',
      '耕地面积（单位：亩）',
    ])
  })

  test('values that are alike in neighbouring columns are no groups', () => {
    const rows = [
      ['户编号', '户主姓名', '是否危房', '是否通生活用电'],
      ['甲', '张三', '是', '是'],
      ['乙', '李四', '是', '是'],
    ]
    expect(scan(rows).tables[0]).toMatchObject({ headerRows: [1, 1], dataRows: [2, 3] })
  })
})

test('page numbers, 以下空白 and captions in brackets are no records', () => {
  const { tables } = scan([
    ['农户信息台账'],
    houses,
    ['（一）白沙村'],
    house(1),
    ['第 1 页，共 2 页'],
    ['农户信息台账'],
    houses,
    ['（八）新桥社区'],
    house(2),
    ['—— 以下空白 ——'],
  ])
  expect(tables).toHaveLength(1)
  expect(tables[0]?.skipped.map((one) => one.why)).toEqual(['分段标题', '页码/以下空白', '标题', '重复表头', '分段标题', '页码/以下空白'])
  expect(tables[0]?.places.map((one) => one.village)).toEqual([null, '白沙村', '新桥社区'])
})

describe('a village named over a header that comes again', () => {
  const bare = ['户编号', '户主姓名', '户类型', '耕地面积']
  const own = (n: number): TestCell[] => [`H${n}`, `张三${n}`, '脱贫户', 3]

  test.each([
    ['directly', [['农户信息台账'], bare, ['白沙村'], own(1), ['青石村'], bare, own(2), own(3)], ['分段标题', '分段标题', '重复表头']],
    [
      'under the title',
      [['农户信息台账'], bare, ['白沙村'], own(1), ['农户信息台账'], ['二、青石村'], bare, own(2), own(3)],
      ['分段标题', '标题', '分段标题', '重复表头'],
    ],
    [
      'also the first',
      [['农户信息台账'], ['（一）白沙村'], bare, own(1), ['农户信息台账'], ['（二）青石村'], bare, own(2), own(3)],
      ['标题', '分段标题', '重复表头'],
    ],
  ])('is the place of the rows of its page: %s', (_, rows, why) => {
    const { tables } = scan(rows)
    expect(tables).toHaveLength(1)
    expect(tables[0]?.skipped.map((one) => one.why)).toEqual(why)
    const placeOf = (row: number): string | null => tables[0]?.places.filter((one) => one.row <= row).at(-1)?.village ?? null
    const records = rows.flatMap((cells, at) => (String(cells[0]).startsWith('H') ? [at + 1] : []))
    expect(records.map(placeOf)).toEqual(['白沙村', '青石村', '青石村'])
  })

  test('over other headings it is the title of another table, and 脱贫村 names none', () => {
    const { tables } = scan([['示例县脱贫村'], bare, own(1), ['青石村'], houses, house(2)])
    expect(tables.map((one) => [one.title, one.places[0]?.village])).toEqual([
      ['示例县脱贫村', null],
      ['青石村', '青石村'],
    ])
  })
})

test('a year over one column belongs to groups that are written out', () => {
  const { tables } = scan([
    ['农户信息', '农户信息', '农户信息', '2023年', '2024年'],
    ['户编号', '户主姓名', '户类型', '家庭纯收入', '家庭纯收入'],
    ['H1', '张三', '脱贫户', 30000, 40000],
  ])
  expect(tables[0]).toMatchObject({ headerRows: [1, 2], dataRows: [3, 3] })
})

test('填报时间 between title and head is of the head, 填表人 under a table is not of the next', () => {
  const { tables } = scan([
    ['脱贫人口台账'],
    ['姓名', '与户主关系', '证件号码'],
    ['张三', '户主', idOf(1)],
    ['填表人：张敏'],
    [],
    ['农户信息台账'],
    ['填报时间：2025年6月30日'],
    houses,
    house(1),
  ])
  expect(tables.map((one) => one.title)).toEqual(['脱贫人口台账', '农户信息台账 填报时间：2025年6月30日'])
  expect(tables[0]?.skipped).toEqual([{ row: 4, why: '填表人/签字行' }])
})

describe('a row with nothing but a village', () => {
  const places = ['行政村', '行政村编号', '村属性', '村民小组数']

  test('is a record where villages are listed', () => {
    const { tables } = scan([places, ['白沙村', null, null, null], ['黑石村', null, null, null], ['青山村', '439999001001', null, 5]])
    expect(tables.map((one) => [one.dataRows, one.skipped])).toEqual([[[2, 4], []]])
  })

  test('stands over the rows of that village where persons are listed', () => {
    const { tables } = scan([houses, [null, '白沙村', null, null, null], house(1), house(2)])
    expect(tables[0]!.skipped).toEqual([{ row: 2, why: '分段标题' }])
  })
})

test('附件2 between the title of a second table and its head is of the head, also where the next page leaves it out', () => {
  const jobs = ['省份', '所在村', '姓名', '身份证', '岗位类型', '月工资（元）']
  const job = (n: number): TestCell[] => ['示例省', '白沙村', `张三${n}`, idOf(n), '护路员', 800]
  const { tables } = scan([
    houses,
    house(1),
    house(2),
    [],
    ['公益性岗位台账'],
    ['附件2'],
    jobs,
    job(1),
    job(2),
    ['公益性岗位台账'],
    jobs,
    job(3),
    job(4),
  ])
  expect(tables.map((one) => [one.title, one.dataRows])).toEqual([
    ['', [2, 3]],
    ['公益性岗位台账 附件2', [8, 13]],
  ])
  expect(tables[1]!.skipped).toEqual([
    { row: 10, why: '标题' },
    { row: 11, why: '重复表头' },
  ])
})
