import exceljs from 'exceljs'
import { idCardCheckSign } from '#shared/values/idCard.ts'

/** An invented person's number: area code 439999 does not exist. `born` as YYYYMMDD, odd sequences are men. */
export function idNumber(born: string, sequence: number): string {
  const first = `439999${born}${String(sequence).padStart(3, '0')}`
  return first + idCardCheckSign(first)
}

const columns = ['序号', '行政村', '村民小组', '户主姓名', '户主证件号码', '姓名', '与户主关系', '证件号码', '联系电话'] as const

const households = [
  [
    ['欧阳建平', '户主', '19680312', 315],
    ['梁秀英', '配偶', '19700825', 328],
    ['欧阳晓雯', '之女', '19960117', 346],
  ],
  [
    ['覃海峰', '户主', '19810606', 351],
    ['韦丽华', '配偶', '19830219', 362],
  ],
  [['农德才', '户主', '19550902', 391]],
] as const

/** A register as a village sends it in: a title row, headings in two rows with merged cells, one ID number with a wrong check sign. */
export async function writeVillageWorkbook(path: string): Promise<void> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('花名册')
  sheet.addRow(['青石村2026年农户花名册'])
  sheet.addRow(['序号', '所在村组', '', '户主', '', '家庭成员'])
  sheet.addRow([...columns])
  for (const range of ['A1:I1', 'A2:A3', 'B2:C2', 'D2:E2', 'F2:I2']) sheet.mergeCells(range)
  let count = 0
  for (const people of households) {
    const [head] = people
    for (const [name, relation, born, sequence] of people) {
      count += 1
      const right = idNumber(born, sequence)
      const number = name === '韦丽华' ? right.slice(0, 17) + (right.endsWith('1') ? '2' : '1') : right
      sheet.addRow([count, '青石村', '一组', head[0], idNumber(head[2], head[3]), name, relation, number, `1390000110${count}`])
    }
  }
  await book.xlsx.writeFile(path)
}
