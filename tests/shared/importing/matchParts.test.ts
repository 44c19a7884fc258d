import { describe, expect, test } from 'vitest'
import { scanWorkbook, type Scan } from '#shared/importing/scanWorkbook.ts'
import type { TableMatch } from '#shared/importing/matchTypes.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { idOf } from './people.ts'
import { buildReader, type SheetOptions, type TestCell } from './sheetBuilder.ts'

type Rows = readonly (readonly TestCell[])[]
const scan = (rows: Rows, { name = 'Sheet1', file = '', ...options }: SheetOptions & { name?: string; file?: string } = {}): Scan =>
  scanWorkbook({ registry: shippedRegistry, sheets: [buildReader(name, rows, options)], file })
const match = (rows: Rows, options: SheetOptions & { name?: string; file?: string } = {}): TableMatch => {
  const found = scan(rows, options).tables[0]?.match
  if (!found) throw new Error('no table')
  return found
}
const told = (made: TableMatch): readonly string[] =>
  made.columns.map(
    ({ ledger, field, repeat, year }) =>
      `${field === null ? '-' : `${ledger}.${field}`}${repeat === undefined ? '' : `#${repeat}`}${year ? `@${year}` : ''}`,
  )

describe('members and years sideways', () => {
  test('numbered, by kinship and by the same headings again; the first stands for the head where nothing else does', () => {
    const numbered = match([
      ['户主姓名', '行政村', '成员1姓名', '成员1身份证号', '成员2姓名', '成员2身份证号'],
      ['张三', '白沙村', '李四', idOf(2), '张五', idOf(3)],
    ])
    expect(numbered).toMatchObject({ ledger: 'household', ledgers: ['household', 'member'] })
    expect(told(numbered).slice(2)).toEqual(['member.name#0', 'member.idCard#0', 'member.name#1', 'member.idCard#1'])
    const kin = match([
      ['户主姓名', '户主身份证号', '行政村', '配偶姓名', '配偶身份证号'],
      ['张三', idOf(1), '白沙村', '李四', idOf(2)],
    ])
    expect(told(kin).slice(3)).toEqual(['member.name#0', 'member.idCard#0'])
    expect(kin.columns[3]?.says).toEqual({ relation: '配偶' })
    const again = match([
      ['行政村', '姓名', '身份证号', '家庭人口', '住房面积', '姓名', '身份证号', '姓名', '身份证号'],
      ['白沙村', '张三', idOf(1), 3, 90, '李四', idOf(2), '张五', idOf(3)],
    ])
    expect(told(again)).toEqual([
      'household.village',
      'member.name',
      'member.idCard',
      'household.memberCount',
      'household.houseArea',
      'member.name#0',
      'member.idCard#0',
      'member.name#1',
      'member.idCard#1',
    ])
  })

  test('the same sum of several years is one column a year; the year of the title holds where no heading names one', () => {
    const years = match([
      ['行政村', '户主姓名', '2022年人均纯收入', '2023年人均纯收入'],
      ['白沙村', '张三', 9000, 9500],
    ])
    expect(years.ledgers).toEqual(['household', 'income'])
    expect(told(years).slice(2)).toEqual(['income.perCapitaGiven@2022', 'income.perCapitaGiven@2023'])
    const titled = match([
      ['示例镇2024年脱贫户情况'],
      ['行政村', '户主姓名', '耕地面积', '住房面积', '人均纯收入'],
      ['白沙村', '张三', 3, 90, 9500],
    ])
    expect(titled).toMatchObject({ year: '2024', ledgers: ['household', 'income'] })
    const untold = match([
      ['行政村', '户主姓名', '耕地面积', '住房面积', '人均纯收入'],
      ['白沙村', '张三', 3, 90, 9500],
    ])
    expect(untold.columns[4]?.field).toBeNull()
    expect(untold.columns[4]?.candidates?.[0]).toEqual({ ledger: 'income', field: 'perCapitaGiven' })
  })
})

describe('several ledgers in a row, and doubts', () => {
  test('monitoring beside members takes its own columns and shares the kind with the household', () => {
    const made = match([
      ['行政村', '户主姓名', '姓名', '与户主关系', '证件号码', '监测对象类别', '识别监测时间', '致贫/返贫风险1', '风险是否已消除'],
      ['白沙村', '张三', '张三', '户主', idOf(1), '边缘易致贫户', '202304', '因病', '否'],
    ])
    expect(made).toMatchObject({ ledger: 'member', ledgers: ['household', 'member', 'monitoring'] })
    expect(told(made).slice(5)).toEqual(['household.monitoringKind', 'monitoring.identifiedAt', 'monitoring.risk1', 'monitoring.isRemoved'])
    expect(made.columns[5]?.also).toEqual([{ ledger: 'monitoring', field: 'kind' }])
  })

  test('one sign more is a question, not a field; values that cannot be of the field make it one, too', () => {
    const near = match([
      ['行政村', '户主姓名', '户主身份证号', '主要燃料类型呀'],
      ['白沙村', '张三', idOf(1), '煤炭'],
    ])
    expect(near.columns[3]?.candidates?.[0] ?? near.columns[3]).toMatchObject({ ledger: 'household', field: 'fuel' })
    const phones = match([
      ['姓名', '与户主关系', '证件号码'],
      ...[1, 2, 3].map((n) => [`张${n}`, n === 1 ? '户主' : '之子', `1390000000${n}`]),
    ])
    expect(phones.columns[2]?.field).not.toBe('idCard')
  })

  test('what the values alone tell: 男 and 女 under any heading', () => {
    const made = match([
      ['姓名', '与户主关系', '证件号码', '某栏'],
      ['张三', '户主', idOf(1), '男'],
      ['李四', '配偶', idOf(2), '女'],
    ])
    expect(made.columns[3]).toMatchObject({ ledger: 'member', field: 'sex', why: 'content' })
  })
})

describe('sheets of other kinds', () => {
  test('a list in two columns of the page is two tables; so are two lists with a blank column between', () => {
    const person = (n: number): TestCell[] => [n, `张${n}`, idOf(n)]
    const heads = ['序号', '姓名', '身份证号']
    const page = scan([
      [...heads, ...heads],
      [...person(1), ...person(2)],
      [...person(3), ...person(4)],
    ])
    expect(page.tables.map((one) => [one.table.headings[0]?.index, ...one.table.dataRows])).toEqual([
      [0, 2, 3],
      [3, 2, 3],
    ])
    const apart = scan([
      [...heads, null, ...heads],
      [...person(1), null, ...person(2)],
      [...person(3), null],
    ])
    expect(apart.tables.map((one) => [one.table.headings[0]?.index, ...one.table.dataRows])).toEqual([
      [0, 2, 3],
      [4, 2, 2],
    ])
  })

  test('forms, covers and notes say what they are; hidden parts are told', () => {
    // Nobody is named: a form of a household must say whose it is.
    const form = [
      ['户类型', '脱贫户', '联系电话', '13900000001'],
      ['银行卡号', '6217000072884444', '家庭住址', '白沙村'],
      ['耕地面积', 3, '家庭人口数', 3],
    ]
    expect(scan(form).skippedSheets[0]?.why).toContain('登记表')
    expect(scan([['示例镇'], [], ['脱贫户信息采集表'], ['二〇二五年']]).skippedSheets[0]?.why).toContain('封面')
    expect(scan([['填表说明'], ['一、按户口簿填写']]).skippedSheets[0]?.why).toContain('说明')
    const rows = [
      ['姓名', '与户主关系', '证件号码'],
      ['张三', '户主', idOf(1)],
    ]
    expect(scan(rows, { hiddenColumns: [2] }).notices[0]).toContain('1 列被隐藏（C）')
  })

  test('the bare name of an elder beside kin with numbers is nobody of the household', () => {
    const match = scan([
      ['户编号', '户主姓名', '配偶姓名', '配偶证件号码', '祖父姓名', '子女姓名'],
      ['H1', '张三', '李四', idOf(1), '张老', '张小'],
    ]).tables[0]?.match
    expect(match?.columns.map((one) => [one.field, one.repeat])).toEqual([
      ['code', undefined],
      ['headName', undefined],
      ['name', 0],
      ['idCard', 0],
      [null, undefined],
      ['name', 1],
    ])
  })

  test('a list that may be of two ledgers is asked about unless its title says which', () => {
    const rows = [
      ['户主姓名', '姓名', '身份证号', '公益性岗位类型'],
      ['张三', '张三', idOf(1), '护林员'],
    ]
    expect(match(rows).refused).toContain('请先指定是哪个台账')
    expect(match(rows, { file: '公益性岗位台账.xlsx' })).toMatchObject({ ledger: 'publicPost', refused: null })
    const work = [
      ['户主姓名', '姓名', '身份证号', '务工地', '就业渠道'],
      ['张三', '张三', idOf(1), '广东省深圳市', '亲友介绍'],
    ]
    expect(match(work).refused).toContain('请先指定是哪个台账')
    expect(match(work, { file: '外出务工人员.xlsx' })).toMatchObject({ ledger: 'migrantWork', refused: null })
    expect(match(work.map((row, at) => [...row, at === 0 ? '与户主关系' : '户主']))).toMatchObject({ ledger: 'member', refused: null })
  })
})
