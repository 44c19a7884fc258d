import { describe, expect, test } from 'vitest'
import { guessListKind, listKinds } from '#shared/matching/listKinds.ts'
import { findOutsideTable, isPersonRow } from '#shared/matching/outsideTable.ts'
import { isSameMeaning, meaningOfRow, wordsOfRow } from '#shared/matching/rowMeaning.ts'
import { matchKind } from '#shared/ledgers/codes/matching.ts'
import { inventTownship, randomFrom } from './twins.ts'

const people = inventTownship(40, randomFrom(11))
const villages = [...new Set(people.map(({ village }) => `${village}村`))]

function find(rows: readonly (readonly string[])[], roles = {}) {
  return findOutsideTable({ sheet: 'Sheet1', rows }, { villages, roles })
}

/** Role → heading, and what was found around. */
function told(rows: readonly (readonly string[])[]) {
  const table = find(rows)
  if (!table) return null
  const columns = Object.fromEntries(
    table.columns.filter(({ role }) => role !== null).map(({ role, index, heading }) => [`${role} ${index}`, heading]),
  )
  return { columns, firstRow: table.firstRow, subjects: table.subjects }
}

describe('the columns of a foreign list', () => {
  test('title, one header row, a running number', () => {
    const rows = [
      ['示例县机动车登记名单（2026年2月）'],
      ['序号', '所有人', '身份证明号码', '号牌号码', '初次登记日期'],
      ...people.map(({ name, idCard }, at) => [String(at + 1), name, idCard, `粤X${10000 + at}`, '2024-05-01']),
    ]
    expect(told(rows)).toEqual({
      columns: { 'name 1': '所有人', 'idCard 2': '身份证明号码' },
      firstRow: 3,
      subjects: [{ name: 1, idCard: 2 }],
    })
  })

  test('groups above the names of columns, two owners a row', () => {
    const rows = [
      ['不动产登记信息'],
      ['房屋', '', '权利人一', '', '权利人二', ''],
      ['坐落', '建筑面积（㎡）', '姓名', '证件号', '姓名', '证件号'],
      ...people.map(({ name, idCard }, at) => [
        '县城解放路',
        '98.5',
        name,
        idCard,
        at % 2 ? '' : people[39 - at]!.name,
        at % 2 ? '' : people[39 - at]!.idCard,
      ]),
    ]
    expect(told(rows)?.subjects).toEqual([
      { name: 2, idCard: 3 },
      { name: 4, idCard: 5 },
    ])
    expect(find(rows)?.columns.find(({ index }) => index === 5)?.heading).toBe('权利人二/证件号')
  })

  test('no header at all: numbers and names are known by what they look like', () => {
    const rows = people.map(({ name, idCard, village }) => [`${village}村`, name, idCard, '在职'])
    expect(told(rows)).toEqual({
      columns: { 'village 0': '', 'name 1': '', 'idCard 2': '' },
      firstRow: 1,
      subjects: [{ name: 1, idCard: 2 }],
    })
  })

  test('no numbers: name, birth date and village', () => {
    const rows = [
      ['村', '姓名', '性别', '出生年月', '死亡时间'],
      ...people.map((one) => [`${one.village}村`, one.name, one.sex, one.birth.slice(0, 7), '2025-12-01']),
    ]
    expect(told(rows)).toEqual({
      columns: { 'village 0': '村', 'name 1': '姓名', 'sex 2': '性别', 'birth 3': '出生年月' },
      firstRow: 2,
      subjects: [{ name: 1, idCard: null }],
    })
  })

  test('a header of few words is no person', () => {
    const rows = [['姓名', '所在村', '车牌号'], ...people.slice(0, 2).map((one) => [one.name, `${one.village}村`, '粤X1'])]
    expect(told(rows)).toMatchObject({ firstRow: 2, columns: { 'name 0': '姓名', 'village 1': '所在村' } })
    const single = [['姓名', '单位'], ...people.map((one) => [one.name, '某某局'])]
    expect(told(single)).toMatchObject({ firstRow: 2, columns: { 'name 0': '姓名' } })
  })

  test('the head of household is context beside the person, and the person where nobody else is named', () => {
    const both = [['户主姓名', '户主身份证号', '姓名', '身份证号'], ...people.map((one) => [one.head, one.idCard, one.name, one.idCard])]
    expect(told(both)).toMatchObject({
      columns: { 'head 0': '户主姓名', 'headIdCard 1': '户主身份证号' },
      subjects: [{ name: 2, idCard: 3 }],
    })
    const alone = [['户主', '户主身份证号', '保障金额'], ...people.map((one) => [one.head, one.idCard, '3100'])]
    expect(told(alone)?.subjects).toEqual([{ name: 0, idCard: 1 }])
  })

  test('numbers that Excel spoilt still make a column of numbers', () => {
    const rows = [['姓名', '公民身份号码'], ...people.map((one) => [one.name, `${one.idCard[0]}.${one.idCard.slice(1, 15)}E+17`])]
    expect(told(rows)?.subjects).toEqual([{ name: 0, idCard: 1 }])
  })

  test('a cover and a table of figures are no lists', () => {
    expect(find([['示例县民政局'], ['2026年3月']])).toBeNull()
    expect(
      find([
        ['村', '户数', '金额'],
        ['白沙村', '12', '3600'],
        ['青龙村', '9', '2700'],
      ]),
    ).toBeNull()
  })

  test('a person may say what columns are', () => {
    const rows = [['甲', '乙'], ...people.map((one) => [one.name, 'x'])]
    expect(find(rows, { 0: 'name', 1: null })?.subjects).toEqual([{ name: 0, idCard: null }])
  })

  test('totals, notes, signatures and repeated headers are nobody', () => {
    const table = find([['序号', '姓名', '身份证号'], ...people.map((one, at) => [String(at), one.name, one.idCard])])!
    const rows = [
      ['', '合计', ''],
      ['注：以上数据截至2月', '', ''],
      ['填表人：', '', ''],
      ['序号', '姓名', '身份证号'],
      ['3', people[3]!.name, ''],
    ]
    expect(rows.map((row) => isPersonRow(table, row))).toEqual([false, false, false, false, true])
  })
})

describe('what a row says besides whom', () => {
  const header = ['序号', '姓名', '身份证号', '车牌号', '品牌', '发放月份', '余额']
  const cells = (at: number, plate: string, month = '2026-02', balance = '120.5') => [
    String(at),
    people[0]!.name,
    people[0]!.idCard,
    plate,
    '五菱',
    month,
    balance,
  ]
  const table = find([header, ...people.map((one, at) => [String(at), one.name, one.idCard, '粤X1', '五菱', '2026-02', '5'])])!

  test('in words, with personal numbers masked and without the person', () => {
    expect(wordsOfRow(table, cells(1, '粤X12345'))).toBe('车牌号：粤X12345；品牌：五菱；发放月份：2026-02；余额：120.5')
    expect(wordsOfRow(table, cells(1, `代${people[1]!.idCard}登记，13912345678`))).not.toMatch(/\d{11}/)
  })

  test('the fact stays the same while number, month and amount change', () => {
    const before = meaningOfRow(table, cells(1, '粤X12345'))
    expect(meaningOfRow(table, cells(7, '粤x12345 ', '2026-03', '99'))).toBe(before)
    expect(isSameMeaning(before, meaningOfRow(table, cells(1, '粤X99999')))).toBe(false)
    expect(isSameMeaning(before, before.split(' ')[0]!)).toBe(true)
  })
})

describe('kinds of lists', () => {
  test('every kind of the code list is known, with what the office does next', () => {
    expect(listKinds.map(({ kind }) => kind).sort()).toEqual(matchKind.items.map(({ value }) => value).sort())
    for (const { asks, isRegistered, next } of listKinds) {
      expect(next).not.toBe('')
      expect(asks === 'agreement').toBe(isRegistered !== undefined)
    }
  })

  test.each([
    ['车管所反馈.xlsx', ['姓名', '身份证号', '号牌号码', '车辆品牌'], '车辆'],
    ['3、2026年2月死亡人员名单.xls', ['姓名', '证件号码', '死亡日期', '火化日期'], '死亡'],
    ['名单.xlsx', ['法定代表人', '统一社会信用代码', '注册资本'], '工商'],
    ['2025.9.3持证残疾人名单.xlsx', ['姓名', '残疾证号', '残疾等级'], '残疾'],
    ['农村低保备案表.xls', ['户主', '保障金额'], '低保'],
    ['某某表.xlsx', ['姓名', '身份证号'], '其他名单'],
  ])('%s', (file, headings, kind) => expect(guessListKind(file, headings)).toBe(kind))
})
