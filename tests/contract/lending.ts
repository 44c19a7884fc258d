import ExcelJS from 'exceljs'
import { expect } from 'vitest'
import { countedId, type TestCore } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** The part of the session in which a village fills in a workbook of its own, with a slip. */
export async function lending(core: TestCore, call: Call): Promise<void> {
  const [village] = (await call('ledger.query', { ledger: 'village' })).ids as [string]
  const path = core.at('白沙村.xlsx')
  const choices = await call('villageBook.choices', { villages: [village] })
  expect(choices).toContainEqual(expect.objectContaining({ ledger: 'member', label: '家庭成员' }))
  const fields = [
    { field: 'name', editable: false },
    { field: 'phone', editable: true },
    { field: 'idCard', editable: true },
  ]
  const wish = { place: '白沙村', villages: [village], sheets: [{ ledger: 'member', fields }], spare: 3, mask: true }
  expect(await call('villageBook.write', { token: core.token(path), ...wish })).toMatchObject({ name: '白沙村.xlsx', number: 1 })
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const sheet = book.getWorksheet('家庭成员')!
  sheet.getCell('C4').value = '13900008888'
  sheet.getCell('D4').value = '12'
  await book.xlsx.writeFile(path)
  const token = core.token(path)
  expect(await call('villageBook.peek', { token })).toEqual({ ours: true })
  expect(await call('villageBook.look', { token, person: '刘会计' })).toMatchObject({
    person: '刘会计',
    changed: 1,
    notes: [{ kind: 'invalid', row: 4 }],
  })
  expect(await call('villageBook.problems', { token, to: core.token(core.at('要改的行.xlsx')) })).toMatchObject({ rows: 1 })
  expect(await call('merge.run', { tokens: [token], ids: [countedId()] })).toMatchObject({ files: [{ total: { updated: 1 } }] })
  expect(await call('villageBook.log', {})).toMatchObject([{ place: '白沙村', number: 1, returned: expect.any(String) }])
}
