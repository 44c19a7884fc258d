import ExcelJS from 'exceljs'

export type Shape = Readonly<{
  headings: readonly (string | undefined)[][]
  merges?: readonly string[]
  blank?: number
  format?: Readonly<Record<number, string>>
  lists?: Readonly<Record<number, string>>
  totals?: readonly number[]
}>

/** A workbook as a county lays it out: title, unit line, headings, blank rows with borders, total, signature. */
export async function writeCounty(
  path: string,
  { headings, merges = [], blank = 3, format = {}, lists = {}, totals = [] }: Shape,
): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('花名册')
  const width = Math.max(...headings.map((row) => row.length))
  sheet.getCell('A1').value = '示例县防止返贫监测对象花名册'
  sheet.mergeCells(1, 1, 1, width)
  sheet.getCell('A2').value = '单位：万元、亩'
  headings.forEach((row, at) => row.forEach((text, column) => (sheet.getCell(3 + at, column + 1).value = text ?? null)))
  for (const merge of merges) sheet.mergeCells(merge)
  const first = 3 + headings.length
  for (let row = first; row < first + blank; row++)
    for (let column = 1; column <= width; column++) {
      const cell = sheet.getCell(row, column)
      cell.border = { top: { style: 'thin' } }
      if (format[column - 1]) cell.numFmt = format[column - 1]!
      if (lists[column - 1]) cell.dataValidation = { type: 'list', formulae: [lists[column - 1]!] }
    }
  const total = first + blank
  sheet.getCell(total, 1).value = '合计'
  for (const column of totals) {
    const letter = sheet.getColumn(column + 1).letter
    sheet.getCell(total, column + 1).value = { formula: `SUM(${letter}${first}:${letter}${total - 1})`, result: 0 }
  }
  sheet.getCell(total + 1, 1).value = '填表人：'
  await book.xlsx.writeFile(path)
}
