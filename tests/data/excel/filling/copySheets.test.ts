import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copySheets } from '#data/excel/filling/copySheets.ts'
import { fillFile, openedByOffice, partsOf, sheetsOf } from './filling.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), '分村 '))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('every village has a sheet of its own, with all that belongs to it', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('空表', { pageSetup: { printArea: 'A1:C6', printTitlesRow: '1:2' } })
  sheet.getRow(2).values = ['序号', '姓名', '工资']
  sheet.getCell('C5').value = { formula: 'SUM(C3:C4)', result: 0 }
  sheet.getCell('A6').value = '填表人：'
  sheet.getCell('B6').note = '盖章'
  sheet.addImage(book.addImage({ base64: dot, extension: 'png' }), 'A7:B8')
  sheet.getCell('B3').dataValidation = { type: 'list', formulae: ['选项!$A$1:$A$2'] }
  book.addWorksheet('选项', { state: 'hidden' }).getCell('A1').value = '甲'
  book.addWorksheet('汇总').getCell('A1').value = { formula: '空表!C5', result: 0 }
  const path = join(folder, '表.xlsx')
  await book.xlsx.writeFile(path)

  const { bytes, names } = await copySheets(readFileSync(path), '空表', ['白沙村', "东'村", '选项'])
  expect(names).toEqual(['白沙村', "东'村", '选项(2)'])
  writeFileSync(path, bytes)
  const fills = names.map((name, index) => ({
    sheet: name,
    first: 3,
    last: 4,
    columns: [0, 1, 2],
    count: 3 + index,
    rows: Array.from({ length: 3 + index }, (_, row) => [row + 1, `${name}某${row}`, 10 * (index + 1)]),
  }))
  const out = await fillFile(path, fills)
  const office = openedByOffice(out)
  expect(Object.keys(office)).toEqual(['白沙村', '选项', '汇总', "东'村", '选项(2)'])
  expect(names.map((name, index) => office[name]!.cell(5 + index, 2)?.number)).toEqual([30, 80, 150])
  expect(office['汇总']!.cell(0, 0)?.number).toBe(30)
  expect(names.map((name, index) => sheetsOf(out)[name]!.text(6 + index, 0))).toEqual(['填表人：', '填表人：', '填表人：'])

  const parts = partsOf(out)
  const workbook = parts['xl/workbook.xml']!.toString('utf8').replace(/\$|&apos;/g, "'")
  expect(workbook.match(/_xlnm\.Print_Area/g)).toHaveLength(3)
  expect(Object.keys(parts).filter((name) => /comments\d*\.xml$/.test(name))).toHaveLength(3)
  expect(Object.keys(parts).filter((name) => /drawings\/drawing\d+\.xml$/.test(name))).toHaveLength(3)
  expect(Object.keys(parts).filter((name) => name.includes('media/'))).toHaveLength(1)
  const read = new ExcelJS.Workbook()
  await read.xlsx.readFile(out)
  expect(read.getWorksheet("东'村")!.getImages()).toHaveLength(1)
  expect(['B7', 'B8', 'B9'].map((ref, index) => parts[`xl/comments${index + 1}.xml`]!.toString('utf8').includes(`ref="${ref}"`))).toEqual([
    true,
    true,
    true,
  ])
})
