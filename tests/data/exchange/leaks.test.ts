import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import ExcelJS from 'exceljs'
import { zipSync, strToU8 } from 'fflate'
import { addFamily, addVillage, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'

let core: TestCore
const [one, two] = [inventedIdCard(1), inventedIdCard(2)]

beforeAll(async () => {
  await prepareExcelWorker()
  core = await openTestCore()
})
afterAll(() => core.dispose())

const scan = (name: string) => core.ok('leaks.scan', { token: core.token(core.at(name)) })

test('a workbook tells in which cells full numbers stand, masked', async () => {
  await writeWorkbook(core.at('名单.xlsx'), {
    名单: [
      ['姓名', '证件号码', '电话', '备注'],
      ['张三', one, 13900001111, `同 ${one}`],
      ['李梅', two, '139****2222', '无'],
    ],
  })
  const report = await scan('名单.xlsx')
  expect(report).toMatchObject({ numbers: { idCard: 2, phone: 1, bankCard: 0 }, persons: 2, total: 4, canMask: true })
  expect(report.places[0]).toEqual({
    where: '工作表“名单” B2',
    kind: 'idCard',
    masked: '439***********0010'.replace('0010', one.slice(-4)),
  })
  expect(JSON.stringify(report)).not.toContain(one)
})

test('the masked copy holds none: neither in texts, numbers, rich texts nor comments', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('名单')
  sheet.addRow(['姓名', '证件号码', '电话', '说明'])
  sheet.addRow(['张三', one, 13900001111, { richText: [{ text: `证 ${two.slice(0, 9)}` }, { font: { bold: true }, text: two.slice(9) }] }])
  sheet.getCell('A2').note = `电话 13900003333`
  sheet.getCell('B2').font = { bold: true }
  await workbook.xlsx.writeFile(core.at('带批注.xlsx'))
  const done = await core.ok('leaks.mask', { token: core.token(core.at('带批注.xlsx')), to: core.token(core.at('遮盖.xlsx')) })
  expect(done).toEqual({ name: '遮盖.xlsx', masked: 4 })
  expect((await scan('遮盖.xlsx')).total).toBe(0)
  const again = new ExcelJS.Workbook()
  await again.xlsx.readFile(core.at('遮盖.xlsx'))
  const kept = again.getWorksheet('名单')!
  expect(kept.getCell('A2').text).toBe('张三')
  expect(kept.getCell('C2').text).toBe('139****1111')
  expect(kept.getCell('B2').font).toMatchObject({ bold: true })
  expect(JSON.stringify(kept.getCell('A2').note)).not.toContain('13900003333')
  expect(await core.ok('access.list', { limit: 1 })).toMatchObject([{ action: '遮盖', count: 4 }])
})

test('Word and text files are read, of PDF and pictures it says that it cannot', async () => {
  const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`
  const body = `<w:p>${run('名单')}</w:p><w:p>${run('张三 ')}${run(one.slice(0, 6))}${run(one.slice(6))}</w:p>`
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document><w:body>${body}</w:body></w:document>`
  writeFileSync(core.at('通知.docx'), zipSync({ 'word/document.xml': strToU8(document), '[Content_Types].xml': strToU8('<Types/>') }))
  expect(await scan('通知.docx')).toMatchObject({ persons: 1, places: [{ where: '第 2 段', kind: 'idCard' }], canMask: false })
  writeFileSync(core.at('说明.txt'), `一\r\n电话 13900001234\r\n`)
  expect(await scan('说明.txt')).toMatchObject({ numbers: { phone: 1 }, places: [{ where: '第 2 行' }] })
  writeFileSync(core.at('花名册.pdf'), '%PDF-1.7')
  const refused = await core.refused('leaks.scan', { token: core.token(core.at('花名册.pdf')) })
  expect(refused).toMatchObject({ fault: 'leaks.unreadable', file: '花名册.pdf' })
})

test('before an export it is told how many numbers of how many it would hold, also those among remarks', async () => {
  const village = await addVillage(core, '白沙村')
  await addFamily(core, village, [{ name: '张三', idCard: one, phone: '13900001111' }, { name: '李梅' }], { code: 'H1' })
  const all = { ledger: 'member', fields: ['name', 'idCard', 'phone'] }
  expect(await core.ok('leaks.count', all)).toEqual({ numbers: { idCard: 1, phone: 1, bankCard: 0 }, persons: 1 })
  expect(await core.ok('leaks.count', { ...all, fields: ['name'] })).toMatchObject({ persons: 0 })
})

test('a masked export hides a number in a remark as well', async () => {
  const { ids } = await core.ok('ledger.query', { ledger: 'member', filter: 'name = "张三"' })
  const change = { ledger: 'member', recordId: ids[0]!, op: 'change' as const, values: { note: `证件 ${one}，电话 13900001111` } }
  await core.ok('edit.commit', { id: core.newId(), changes: [change] })
  const { text } = await core.ok('export.clipboard', { selection: { ledger: 'member', ids: [...ids] }, fields: ['note'], mask: true })
  expect(text).toContain('电话 139****1111')
  expect(text).not.toContain(one)
  expect((await core.ok('leaks.count', { ledger: 'member', fields: ['note'] })).numbers).toMatchObject({ idCard: 1, phone: 1 })
})
