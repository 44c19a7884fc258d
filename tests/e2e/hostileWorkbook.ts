import exceljs from 'exceljs'
import { idCardCheckSign } from '#shared/values/idCard.ts'

/** An ID number of the invented area 439999 with a right check sign. */
export function idNumber(birth: string, serial: number): string {
  const first17 = `439999${birth}${String(serial).padStart(3, '0')}`
  return first17 + idCardCheckSign(first17)
}

/** The number with a wrong check sign. */
export function wrongNumber(right: string): string {
  return right.slice(0, 17) + (right.endsWith('1') ? '2' : '1')
}

export const goodNumbers = [
  idNumber('19700305', 11),
  idNumber('19720611', 22),
  idNumber('19981020', 33),
  idNumber('19550115', 15),
  idNumber('19580909', 48),
  idNumber('19800701', 51),
] as const

type Person = readonly [name: string, relation: string, idCard: string, sex: string]
type Household = Readonly<{ village: string; group: string; head: string; phone: string; people: readonly Person[] }>

/** Three households; the second person and the last one have numbers with a wrong check sign. */
const households: readonly Household[] = [
  {
    village: '大湾村',
    group: '一组',
    head: '赵大山',
    phone: '13900000001',
    people: [
      ['赵大山', '户主', goodNumbers[0], '男'],
      ['钱小梅', '配偶', wrongNumber(goodNumbers[1]), '女'],
      ['赵文', '之子', goodNumbers[2], '男'],
    ],
  },
  {
    village: '大湾村',
    group: '二组',
    head: '孙长河',
    phone: '13900000002',
    people: [
      ['孙长河', '户主', goodNumbers[3], '男'],
      ['李秀兰', '配偶', goodNumbers[4], '女'],
    ],
  },
  {
    village: '大湾村',
    group: '二组',
    head: '周独居',
    phone: '13900000003',
    people: [['周独居', '户主', wrongNumber(goodNumbers[5]), '男']],
  },
]

/**
 * A list as an office keeps it: title and note above, two header rows with merged cells, the household's cells merged
 * over its people, a total and a signature below, a column that means nothing.
 */
export async function writeHostileWorkbook(path: string): Promise<void> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('花名册')
  sheet.addRow(['青溪镇2026年农户家庭成员花名册'])
  sheet.mergeCells('A1:J1')
  sheet.addRow(['填报单位：青溪镇', '', '', '', '', '', '', '', '', '2026年3月'])
  sheet.addRow(['序号', '行政村', '村民小组', '户主姓名', '家庭成员信息', '', '', '', '联系电话', '装订页码'])
  sheet.addRow(['', '', '', '', '姓名', '与户主关系', '身份证号码', '性别', '', ''])
  for (const column of ['A', 'B', 'C', 'D', 'I', 'J']) sheet.mergeCells(`${column}3:${column}4`)
  sheet.mergeCells('E3:H3')
  let row = 5
  households.forEach(({ village, group, head, phone, people }, index) => {
    people.forEach((person, place) => {
      sheet.addRow(place === 0 ? [index + 1, village, group, head, ...person, phone, `P${index + 1}`] : ['', '', '', '', ...person, '', ''])
    })
    const last = row + people.length - 1
    if (last > row) for (const column of ['A', 'B', 'C', 'D', 'I']) sheet.mergeCells(`${column}${row}:${column}${last}`)
    row = last + 1
  })
  sheet.addRow(['合计', '', '', '3户', '6人'])
  sheet.addRow(['填表人：张敏', '', '', '', '审核人：'])
  await book.xlsx.writeFile(path)
}
