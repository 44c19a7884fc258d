import ExcelJS from 'exceljs'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { bookKeysSheet } from '#data/exchange/villageBook/bookKeys.ts'
import { changeRecord, inventedIdCard, removeRecord } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { columnOf, editBook, makeTownship, rowOf, setCell, sheetOf, takeBack, valueOf, writeOut, type Township } from './books.ts'

let town: Township
let path: string

beforeAll(prepareExcelWorker)
beforeEach(async () => {
  town = await makeTownship()
  path = (await writeOut(town)).path
})
afterEach(async () => town.test.dispose())

const returned = (edit: (book: ExcelJS.Workbook) => void, name = '交回.xlsx') => editBook(path, town.test.at(name), edit)
const look = (file: string) => town.test.ok('villageBook.look', { token: town.test.token(file) })

test('the workbook is locked but for the cells to fill in, keeps numbers as text, offers lists and hides its keys', async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
    ['填写说明', 'visible'],
    ['农户', 'visible'],
    ['家庭成员', 'visible'],
    ['_选项', 'veryHidden'],
    [bookKeysSheet, 'veryHidden'],
  ])
  const sheet = sheetOf(book, '家庭成员')
  const row = rowOf(sheet, '姓名', '张三')
  expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true)
  const cell = (header: string) => row.getCell(columnOf(sheet, header))
  expect(cell('家庭成员联系电话').protection).toMatchObject({ locked: false })
  expect(cell('户主姓名').protection?.locked).not.toBe(false)
  expect([cell('证件号码').numFmt, cell('证件号码').value]).toEqual(['@', inventedIdCard(21)])
  expect(cell('与户主关系').dataValidation?.type).toBe('list')
  expect(sheet.getColumn(1).hidden).toBe(true)
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
})

test('nobody of another village and nothing that is not shown is in it', async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const texts = book.worksheets.flatMap((sheet) => sheet.getSheetValues().flatMap((row) => (Array.isArray(row) ? row.map(String) : [])))
  const all = texts.join('\n')
  expect(all).toContain(inventedIdCard(1))
  expect(all).not.toContain(inventedIdCard(99))
  expect(all).not.toContain('赵四')
})

test('what the village changed comes in under its name; nothing else is touched; again, nothing', async () => {
  const { test: core, families } = town
  const file = await returned((book) => {
    book.getWorksheet('填写说明')!.getCell('B2').value = '刘会计'
    const sheet = sheetOf(book, '家庭成员')
    setCell(sheet, rowOf(sheet, '姓名', '张三'), '家庭成员联系电话', '13911112222')
    const homes = sheetOf(book, '农户')
    setCell(homes, rowOf(homes, '户主姓名', '王二'), '家庭住址', '新村 8 号')
  })
  expect(await look(file)).toMatchObject({
    place: '清水村',
    number: 1,
    person: '刘会计',
    changed: 2,
    fields: 2,
    added: 0,
    gone: 0,
    notes: [],
  })
  await changeRecord(core, 'member', families[2]!.members[0]!, { ethnicity: '苗族' })
  const merged = await takeBack(core, file)
  expect(merged).toMatchObject({
    open: 0,
    files: [{ authors: [{ person: '刘会计', device: 'Excel 表格（清水村第 1 号）' }], total: { updated: 2, added: 0 } }],
  })
  expect(await valueOf(core, 'member', families[2]!.members[0]!, 'phone')).toBe('13911112222')
  expect(await valueOf(core, 'member', families[2]!.members[0]!, 'ethnicity')).toBe('苗族')
  expect(await valueOf(core, 'household', families[1]!.household, 'address')).toBe('新村 8 号')
  const [story] = await core.ok('history.field', { ledger: 'member', id: families[2]!.members[0]!, field: 'phone' })
  expect(story).toMatchObject({ person: '刘会计' })
  const before = core.dump()
  expect(await takeBack(core, file)).toMatchObject({ files: [{ changeSet: null, sets: { taken: 0 } }] })
  expect(core.dump()).toEqual(before)
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true })
  expect(await core.ok('villageBook.log', {})).toMatchObject([
    { place: '清水村', number: 1, villages: ['清水村'], returned: expect.any(String) },
  ])
})

test('a field changed here meanwhile waits for a decision and is not overwritten', async () => {
  const { test: core, families } = town
  const member = families[0]!.members[0]!
  const file = await returned((book) => {
    const sheet = sheetOf(book, '家庭成员')
    setCell(sheet, rowOf(sheet, '姓名', '李一'), '家庭成员联系电话', '13933334444')
  })
  await changeRecord(core, 'member', member, { phone: '13955556666' })
  expect(await takeBack(core, file)).toMatchObject({ open: 1 })
  const { conflicts } = await core.ok('merge.conflicts', { offset: 0, limit: 10, reveal: true })
  expect(conflicts).toMatchObject([{ record: member, field: 'phone', base: '13900000000' }])
  expect(conflicts[0]!.sides.map(({ text }) => text).sort()).toEqual(['13933334444', '13955556666'])
})

test('what cannot be read, is not allowed or only shows is told with its place and left', async () => {
  const { test: core, families } = town
  const file = await returned((book) => {
    const sheet = sheetOf(book, '家庭成员')
    setCell(sheet, rowOf(sheet, '姓名', '李一'), '证件号码', '12345')
    setCell(sheet, rowOf(sheet, '姓名', '李一'), '家庭成员联系电话', '13922223333')
    setCell(sheet, rowOf(sheet, '姓名', '王二'), '户主姓名', '别人')
    setCell(sheet, rowOf(sheet, '姓名', '张三'), '证件号码', inventedIdCard(1))
  })
  const told = await look(file)
  expect(told).toMatchObject({ changed: 1, fields: 1 })
  expect(told.notes).toMatchObject([
    { kind: 'invalid', sheet: '家庭成员', row: 4, column: 'D', header: '证件号码', label: '李一' },
    { kind: 'locked', sheet: '家庭成员', row: 6, column: 'B', header: '户主姓名', label: '王二' },
    { kind: 'invalid', sheet: '家庭成员', row: 8, column: 'D', header: '证件号码', label: '张三' },
  ])
  await takeBack(core, file)
  expect(await valueOf(core, 'member', families[0]!.members[0]!, 'idCard')).toBe(inventedIdCard(1))
  expect(await valueOf(core, 'member', families[0]!.members[0]!, 'phone')).toBe('13922223333')
  const to = core.at('问题.xlsx')
  expect(await core.ok('villageBook.problems', { token: core.token(file), to: core.token(to) })).toMatchObject({ rows: 3 })
})

test('rows that were sorted, copied, taken out or torn from their key do no harm', async () => {
  const { test: core, families } = town
  const file = await returned((book) => {
    const sheet = sheetOf(book, '家庭成员')
    // Sorted without the hidden column: two people have changed places, but the keys have not.
    const [one, other] = [rowOf(sheet, '姓名', '李一'), rowOf(sheet, '姓名', '张三妻')]
    for (let column = 2; column <= sheet.columnCount; column++) {
      const held = one.getCell(column).value
      one.getCell(column).value = other.getCell(column).value
      other.getCell(column).value = held
    }
    setCell(sheet, rowOf(sheet, '姓名', '李一'), '备注', '外出')
    const gone = rowOf(sheet, '姓名', '王二妻')
    for (let column = 1; column <= sheet.columnCount; column++) gone.getCell(column).value = null
    // A row was copied, key and all, and typed over: somebody new.
    const spare = sheet.getRow(10)
    const copied = rowOf(sheet, '姓名', '王二')
    for (let column = 1; column <= sheet.columnCount; column++) spare.getCell(column).value = copied.getCell(column).value
    setCell(sheet, spare, '姓名', '王小')
    setCell(sheet, spare, '证件号码', inventedIdCard(50, '20150101'))
    setCell(sheet, spare, '与户主关系', '之子')
  })
  const told = await look(file)
  expect(told).toMatchObject({ changed: 1, fields: 1, added: 1, gone: 1 })
  expect(told.notes.filter(({ kind }) => kind !== 'doubt')).toMatchObject([{ kind: 'gone', label: '王二妻', row: null }])
  expect(await takeBack(core, file)).toMatchObject({ files: [{ total: { added: 1, updated: 1, removed: 0 } }] })
  expect(await valueOf(core, 'member', families[0]!.members[0]!, 'note')).toBe('外出')
  expect(await valueOf(core, 'member', families[2]!.members[1]!, 'note')).toBe(null)
  const found = await core.ok('ledger.query', { ledger: 'member', search: '王小' })
  expect(found.ids).toHaveLength(1)
  expect(await valueOf(core, 'member', found.ids[0]!, 'household')).toBe(families[1]!.household)
})

test('new rows become new records, once; one of whom the file knows is told and not taken', async () => {
  const { test: core, families } = town
  const add = (book: ExcelJS.Workbook) => {
    const sheet = sheetOf(book, '家庭成员')
    const rows = [
      { 户主姓名: '李一', 姓名: '李小', 证件号码: inventedIdCard(60, '20160101'), 与户主关系: '之子' },
      { 户主姓名: '李一', 姓名: '张三', 证件号码: inventedIdCard(21), 与户主关系: '其他', 家庭成员联系电话: '13977778888' },
    ]
    rows.forEach((row, index) => {
      for (const [header, value] of Object.entries(row)) setCell(sheet, sheet.getRow(10 + index), header, value)
    })
  }
  const file = await returned(add)
  const told = await look(file)
  expect(told).toMatchObject({ added: 1, changed: 0 })
  expect(told.notes.filter(({ kind }) => kind === 'double')).toMatchObject([{ row: 11, label: '张三' }])
  expect(await takeBack(core, file)).toMatchObject({ files: [{ total: { added: 1 } }] })
  expect(await valueOf(core, 'household', families[0]!.household, 'memberCount')).toBe(3)
  const before = core.dump()
  expect(await takeBack(core, file)).toMatchObject({ files: [{ sets: { taken: 0 } }] })
  expect(core.dump()).toEqual(before)
  expect(await valueOf(core, 'member', families[2]!.members[0]!, 'phone')).toBe('13900000002')
})

test('an older number that comes back after a newer one still merges on what it knew', async () => {
  const { test: core, families } = town
  const member = families[0]!.members[0]!
  const phone = (value: string) => (book: ExcelJS.Workbook) => {
    const sheet = sheetOf(book, '家庭成员')
    setCell(sheet, rowOf(sheet, '姓名', '李一'), '家庭成员联系电话', value)
  }
  const first = await editBook(path, core.at('一.xlsx'), phone('13900001111'))
  await changeRecord(core, 'member', member, { phone: '13900002222' })
  const second = await writeOut(town, '二.xlsx')
  expect(second.number).toBe(2)
  const newer = await editBook(second.path, core.at('二改.xlsx'), phone('13900003333'))
  expect(await takeBack(core, newer)).toMatchObject({ open: 0 })
  expect(await takeBack(core, first)).toMatchObject({ open: 1 })
  const { conflicts } = await core.ok('merge.conflicts', { offset: 0, limit: 10, reveal: true })
  expect(conflicts[0]!.sides.map(({ text }) => text).sort()).toEqual(['13900001111', '13900003333'])
})

test('a record that was removed here meanwhile is kept and asked about', async () => {
  const { test: core, families } = town
  const file = await returned((book) => {
    const sheet = sheetOf(book, '家庭成员')
    setCell(sheet, rowOf(sheet, '姓名', '张三妻'), '备注', '已迁走')
  })
  await removeRecord(core, 'member', families[2]!.members[1]!)
  await takeBack(core, file)
  const { conflicts } = await core.ok('merge.conflicts', { offset: 0, limit: 10 })
  expect(conflicts).toMatchObject([{ record: families[2]!.members[1]!, field: '_removed' }])
})

test('workbooks of others, and of files made apart, are refused by name', async () => {
  const { test: core } = town
  const book = new ExcelJS.Workbook()
  book.addWorksheet('表').addRow(['姓名'])
  await book.xlsx.writeFile(core.at('别的.xlsx'))
  expect(await core.refused('villageBook.look', { token: core.token(core.at('别的.xlsx')) })).toMatchObject({ fault: 'village.notBook' })
  const apart = await makeTownship()
  expect(await apart.test.refused('villageBook.look', { token: apart.test.token(path) })).toMatchObject({ fault: 'merge.otherOrigin' })
  await apart.test.dispose()
})

test('a new row of 人口与户变动 is taken, and what it leaves to do is told', async () => {
  const { test: core, village, families } = town
  const out = core.at('变动.xlsx')
  const sheets = [
    {
      ledger: 'populationChange',
      fields: ['kind', 'reason', 'date', 'household', 'name', 'idCard'].map((field) => ({ field, editable: true })),
    },
  ]
  await core.ok('villageBook.write', { token: core.token(out), place: '清水村', villages: [village], sheets, spare: 5, mask: false })
  const file = await editBook(out, core.at('变动交回.xlsx'), (book) => {
    const sheet = sheetOf(book, '人口与户变动')
    const row = sheet.getRow(4)
    const member = { 变动类型: '人口自然减少', 变动原因: '死亡', 变动日期: '2026-02-10', 姓名: '张三妻', 证件号码: inventedIdCard(22) }
    for (const [header, value] of Object.entries(member)) setCell(sheet, row, header, value)
  })
  const told = await look(file)
  expect(told).toMatchObject({ added: 1 })
  expect(told.notes.map(({ kind, message }) => [kind, message])).toEqual([
    ['doubt', expect.stringMatching(/合并后请打开这一户，把.*改为“自然减少”/)],
  ])
  await takeBack(core, file)
  const third = families[2]!.members[1]!
  const [row] = await core.ok('ledger.rows', { ledger: 'member', ids: [third] })
  expect(row!.values['status']).toBe('在册')
  expect((await look(file)).notes.map(({ kind }) => kind)).toEqual(['double'])
})
