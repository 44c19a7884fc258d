import exceljs from 'exceljs'
import { newHouseholds } from './people.mjs'

const columns = [
  '序号',
  '行政村',
  '村民小组',
  '户主姓名',
  '户主证件号码',
  '姓名',
  '与户主关系',
  '证件号码',
  '文化程度',
  '健康状况',
  '联系电话',
]
/** Headings of the upper row and the columns that they span, counted from 1. */
const spans = [
  ['所在村组', 2, 3],
  ['户主', 4, 5],
  ['家庭成员', 6, 11],
]

/**
 * Writes a register as a village sends it in: a title over everything, headings in two rows with
 * merged cells, new households of which one number is wrong, and known heads with a new phone.
 *
 * @param {string} path
 * @param {{ village: string, group: string, known: readonly { name: string, id: string }[] }} content
 * @returns {Promise<number>} rows of persons
 */
export async function writeVillageWorkbook(path, { village, group, known }) {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet(village)
  sheet.addRow([`${village}2026年农户信息采集表`])
  sheet.mergeCells(1, 1, 1, columns.length)
  sheet.addRow([])
  sheet.addRow(columns)
  sheet.mergeCells(2, 1, 3, 1)
  for (const [label, from, to] of spans) {
    sheet.mergeCells(2, from, 2, to)
    sheet.getCell(2, from).value = label
  }
  sheet.getCell(2, 1).value = '序号'
  const rows = [...newHouseholds.flatMap((people) => rowsOf(people)), ...known.map(knownRow)]
  rows.forEach((row, index) => sheet.addRow([index + 1, village, group, ...row]))
  dress(sheet)
  await book.xlsx.writeFile(path)
  return rows.length
}

function rowsOf(people) {
  const [head] = people
  return people.map((one) => [head.name, head.id, one.name, one.relation, one.id, one.education, one.health, one.phone])
}

function knownRow({ name, id }, index) {
  return [name, id, name, '户主', id, null, null, `1390000120${index}`]
}

function dress(sheet) {
  sheet.getRow(1).font = { bold: true, size: 16 }
  sheet.getRow(1).alignment = { horizontal: 'center' }
  for (const number of [2, 3]) {
    sheet.getRow(number).font = { bold: true }
    sheet.getRow(number).alignment = { horizontal: 'center', vertical: 'middle' }
  }
  columns.forEach((label, index) => (sheet.getColumn(index + 1).width = label.includes('证件') ? 22 : 12))
}
