import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differing, fillFile, openedByOffice, partsOf, sheetsOf } from './filling.ts'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), '表样 '))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A county's workbook: title, two header rows, five blank rows, total, note, signature; another sheet that looks at it. */
async function countyTemplate(name: string, blankRows: number): Promise<string> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('花名册', {
    pageSetup: { orientation: 'landscape', printArea: `A1:G${5 + blankRows}`, printTitlesRow: '1:4' },
  })
  sheet.mergeCells('A1:G1')
  sheet.getCell('A1').value = '示例县监测对象花名册'
  sheet.getCell('A2').value = '单位：万元'
  sheet.mergeCells('A3:A4')
  sheet.mergeCells('C3:E3')
  sheet.getRow(3).values = ['序号', '姓名', '收入', undefined, undefined, '证件号码', '户类型']
  sheet.getRow(4).values = [undefined, undefined, '工资', '其他', '合计']
  const first = 5
  const last = first + blankRows - 1
  for (let row = first; row <= last; row++) {
    sheet.getRow(row).height = 22
    for (let column = 1; column <= 7; column++) sheet.getCell(row, column).border = { bottom: { style: row === last ? 'medium' : 'thin' } }
    sheet.getCell(row, 5).value = { formula: `C${row}+D${row}`, result: 0 }
    sheet.getCell(row, 6).numFmt = '@'
    sheet.getCell(row, 7).dataValidation = { type: 'list', formulae: ['"脱贫户,监测户"'] }
  }
  const total = last + 1
  sheet.getCell(`A${total}`).value = '合计'
  for (const letter of ['C', 'D', 'E'])
    sheet.getCell(`${letter}${total}`).value = { formula: `SUM(${letter}${first}:${letter}${last})`, result: 0 }
  sheet.mergeCells(`A${total + 1}:G${total + 1}`)
  sheet.getCell(`A${total + 1}`).value = '注：本表一式两份。'
  sheet.getCell(`A${total + 2}`).value = '填表人：'
  sheet.getCell(`F${total + 2}`).note = '签字后盖章'
  sheet.addConditionalFormatting({
    ref: `C${first}:E${last}`,
    rules: [{ type: 'expression', priority: 1, formulae: [`C${first}>10`], style: { font: { bold: true } } }],
  })
  const other = book.addWorksheet('汇总')
  other.getCell('A1').value = { formula: `花名册!E${total}`, result: 0 }
  other.getCell('A2').value = { formula: `SUM(花名册!C${first}:C${last})+COUNTA(花名册!B${first}:B${last})`, result: 0 }
  other.getCell('A3').value = '不要动'
  const still = book.addWorksheet('说明')
  still.getCell('A1').value = { formula: '1+1', result: 2 }
  book.definedNames.add(`花名册!$C$${first}:$C$${last}`, '工资')
  const path = join(folder, `${name}.xlsx`)
  await book.xlsx.writeFile(path)
  return path
}

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    index + 1,
    `某${index + 1}`,
    index + 0.5,
    1,
    `43999919800101${String(index).padStart(4, '0')}`,
    '脱贫户',
  ])

const columns = [0, 1, 2, 3, 5, 6]

describe.each([
  { blankRows: 1, count: 6 },
  { blankRows: 2, count: 6 },
  { blankRows: 5, count: 12 },
  { blankRows: 5, count: 5 },
  { blankRows: 5, count: 2 },
])('$blankRows blank rows and $count records', ({ blankRows, count }) => {
  test('are filled in, and everything else goes with them', async () => {
    const template = await countyTemplate(`表样${blankRows}-${count}`, blankRows)
    const fill = { sheet: '花名册', first: 5, last: 4 + blankRows, columns, count, rows: people(count) }
    const out = await fillFile(template, [fill])
    const made = Math.max(0, count - blankRows)
    const total = 5 + blankRows + made

    const office = openedByOffice(out)
    const sheet = office['花名册']!
    const wages = people(count).reduce((sum, row) => sum + (row[2] as number), 0)
    expect([2, 3, 4].map((column) => sheet.cell(total - 1, column)?.number)).toEqual([wages, count, wages + count])
    expect(people(count).map((_, index) => sheet.cell(4 + index, 4)?.number)).toEqual(people(count).map((row) => (row[2] as number) + 1))
    expect(office['汇总']!.cell(0, 0)?.number).toBe(wages + count)
    expect(office['汇总']!.cell(1, 0)?.number).toBe(wages + count)

    const own = sheetsOf(out)['花名册']!
    expect(own.text(total, 0)).toBe('注：本表一式两份。')
    expect(own.text(total + 1, 0)).toBe('填表人：')
    expect(own.sheet.merges).toContainEqual({ top: total, bottom: total, left: 0, right: 6 })
    expect(own.cell(4 + count - 1, 5)).toMatchObject({ kind: 'text', text: people(count).at(-1)![4] })

    const { ['xl/worksheets/sheet1.xml']: part, ['xl/workbook.xml']: workbook } = partsOf(out)
    const text = part!.toString('utf8')
    expect(coveredBy(text, 'conditionalFormatting', `D${total - 1}`)).toBe(true)
    expect(coveredBy(text, 'dataValidation', `G${total - 1}`)).toBe(true)
    const names = workbook!.toString('utf8').replace(/'|&apos;|\$/g, '')
    for (const name of [`花名册!A1:G${total}`, ...(blankRows > 1 ? [`花名册!C5:C${total - 1}`] : []), '花名册!1:4'])
      expect(names).toContain(`>${name}<`)
    const changed = new Set([
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
      'xl/workbook.xml',
      ...(made > 0 ? ['xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml'] : []),
    ])
    expect(differing(template, out)).toEqual([...changed].sort())
  })
})

function coveredBy(text: string, element: string, cell: string): boolean {
  const [letter, row] = [cell[0]!, Number(cell.slice(1))]
  return [...text.matchAll(new RegExp(`<${element}[^>]*sqref="([^"]*)"`, 'g'))].some((match) =>
    match[1]!.split(' ').some((range) => {
      const [, a, from, b = a, to = from] = /^([A-Z])(\d+)(?::([A-Z])(\d+))?$/.exec(range) ?? []
      return a! <= letter && letter <= b! && Number(from) <= row && row <= Number(to)
    }),
  )
}
