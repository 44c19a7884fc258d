import { rmSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, folder, json, setUp } from './program.ts'

beforeAll(async () => setUp())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('villagebook out and in: told first, then merged, then known', async () => {
  await json(['sample', '村表.tzdb', '--households', '12', '--persons', '40', '--villages', '1', '--seed', '5'])
  const listed = (await json(['rows', '村表.tzdb', '--ledger', 'village'])) as unknown as { rows: readonly { name: string }[] }
  const [village] = listed.rows
  const out = await json(['villagebook', 'out', '村表.tzdb', '给村里.xlsx', '--village', village!.name, '--ledgers', 'household'])
  expect(out).toEqual({ file: at('给村里.xlsx'), number: 1, records: 12 })
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(at('给村里.xlsx'))
  const sheet = book.getWorksheet('农户')!
  const phone = (sheet.getRow(3).values as readonly unknown[]).indexOf('联系电话')
  sheet.getCell(4, phone).value = '13900001111'
  await book.xlsx.writeFile(at('给村里.xlsx'))
  const back = ['villagebook', 'in', '村表.tzdb', '给村里.xlsx', '--person', '刘会计']
  expect(await json([...back, '--dry-run'])).toMatchObject({ dryRun: true, person: '刘会计', changed: 1, fields: 1, notes: [] })
  expect(await json(back)).toMatchObject({ dryRun: false, changed: 1, conflicts: 0 })
  expect(await json(back)).toMatchObject({ changed: 0, fields: 0 })
})
