import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FieldTarget } from '#shared/importing/matchTypes.ts'
import { addFamily, addRecord, addVillage, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeCounty, type Shape } from './countyWorkbook.ts'
import { sheetsOf } from '#tests/data/excel/filling/filling.ts'

let core: TestCore
beforeAll(() => prepareExcelWorker())
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

/** Two villages, three households, six persons. */
async function township(): Promise<void> {
  const villages = [await addVillage(core, '白沙村'), await addVillage(core, '青石村')]
  const families = [['张一', '张二', '张三'], ['李一', '李二'], ['王一']]
  for (const [index, names] of families.entries()) {
    const people = names.map((name, at) => ({
      name,
      idCard: inventedIdCard(index * 10 + at * 2 + 1),
      birthDate: '1980-01-01',
      sex: '男',
      relation: at === 0 ? '户主' : at === 1 ? '配偶' : '其他',
    }))
    const family = await addFamily(core, villages[index === 2 ? 1 : 0]!, people, { code: `H${index + 1}`, kind: '脱贫户' })
    await addRecord(core, 'income', { household: family.household, year: 2025, wages: 1_234_567 })
  }
}

async function countyWorkbook(name: string, shape: Shape): Promise<string> {
  const path = core.at(name)
  await writeCounty(path, shape)
  return path
}

const memberSheet: Shape = {
  headings: [['序号', '所在村', '户主姓名', '姓名', '与户主关系', '证件号码', '出生日期', '性别', '户类型', '工资性收入（万元）']],
  format: { 5: '@', 6: 'yyyy"年"m"月"d"日"' },
  lists: { 7: '"1-男,2-女"', 8: '"脱贫户（含不稳定）,监测对象"' },
}

test('a list of persons takes members, their households and their income, in the words and units of the sheet', async () => {
  await township()
  const path = await countyWorkbook('表样.xlsx', memberSheet)
  const opened = await core.ok('template.open', { token: core.token(path), ledger: 'household' })
  expect(opened.tables[0]).toMatchObject({ ledger: 'member', room: 3, used: 0, headerRows: [3, 3] })
  expect(opened.remembered).toBe(false)
  const view = await core.ok('template.point', { template: opened.template, pointing: { 0: { 9: { ledger: 'income', field: 'wages' } } } })
  const wish = { template: view.template, selection: { ledger: 'household' }, tables: [0], mask: false }
  const preview = await core.ok('template.preview', wish)
  expect(preview.counts).toEqual([6])
  expect(preview.rows[1]).toEqual([
    '2',
    '白沙村',
    '张一',
    '张二',
    '配偶',
    expect.stringMatching(/^439\*+\d{4}$/),
    '1980-01-01',
    '1-男',
    '脱贫户',
    '1.234567',
  ])
  expect(preview.notices.join()).toContain('“户类型”的下拉选项里没有“脱贫户”')

  const out = core.at('填好.xlsx')
  const done = await core.ok('template.fill', { ...wish, token: core.token(out), remember: true, purpose: '报县局' })
  expect(done).toMatchObject({ rows: 6, sheets: 1, name: '填好.xlsx' })
  const sheet = sheetsOf(out)['花名册']!
  expect([0, 1, 2, 3, 4, 5].map((row) => [0, 2, 3, 5].map((column) => sheet.text(3 + row, column)))).toEqual(
    [
      ['张一', '张一', 1],
      ['张一', '张二', 3],
      ['张一', '张三', 5],
      ['李一', '李一', 11],
      ['李一', '李二', 13],
      ['王一', '王一', 21],
    ].map(([head, name, number], index) => [String(index + 1), head, name, inventedIdCard(number as number)]),
  )
  expect(sheet.cell(3, 6)).toMatchObject({ kind: 'date', text: '1980-01-01' })
  expect(sheet.cell(3, 9)).toMatchObject({ kind: 'number', number: 1.234567 })
  expect(sheet.cell(3, 5)!.kind).toBe('text')
  expect(sheet.text(9, 0)).toBe('合计')

  const log = await core.ok('access.list', { limit: 1 })
  expect(log[0]).toMatchObject({ action: '导出', count: 6, masked: false })
  expect(log[0]!.detail).toContain('报县局')
})

test('what was filled in comes back without a change', async () => {
  await township()
  const path = await countyWorkbook('表样.xlsx', { ...memberSheet, lists: {} })
  const view = await core.ok('template.open', { token: core.token(path), ledger: 'member' })
  const out = core.at('填好.xlsx')
  await core.ok('template.fill', {
    template: view.template,
    selection: { ledger: 'member' },
    tables: [0],
    mask: false,
    token: core.token(out),
  })
  const before = core.dump()
  const overview = await core.ok('import.open', { token: core.token(out) })
  expect(overview.tables[0]!.balance).toMatchObject({ accepted: 6, rejected: 0 })
  await core.ok('import.commit', { session: overview.session, id: core.newId() })
  expect(core.dump()).toEqual(before)
})

test('columns that the headings do not tell are pointed at once and known the next time, without the file', async () => {
  await township()
  const path = await countyWorkbook('怪表.xlsx', { headings: [['序号', '成员大名', '联络号', '备用甲']] })
  const opened = await core.ok('template.open', { token: core.token(path), ledger: 'member' })
  const columns = opened.tables[0]!.columns
  expect(columns.map((column) => column.header)).toEqual(['序号', '成员大名', '联络号', '备用甲'])
  const target = (field: string): FieldTarget => ({ ledger: 'member', field })
  const pointed = await core.ok('template.point', {
    template: opened.template,
    pointing: { 0: { 1: target('name'), 2: target('idCard'), 3: null } },
  })
  expect(pointed.tables[0]).toMatchObject({ ledger: 'member' })
  const wish = { selection: { ledger: 'member' }, tables: [0], mask: true }
  await core.ok('template.fill', { ...wish, template: pointed.template, token: core.token(core.at('一.xlsx')), remember: true })

  const [known] = await core.ok('template.list', { ledger: 'member' })
  expect(known).toMatchObject({ name: '怪表', hasFile: true, usedOn: '2026-03-02' })
  const again = await core.ok('template.open', { remembered: known!.id, ledger: 'member' })
  expect(again.remembered).toBe(true)
  expect(again.tables[0]!.columns.map((column) => [column.sure, column.target?.field])).toEqual([
    [true, undefined],
    [true, 'name'],
    [true, 'idCard'],
    [true, undefined],
  ])
  const out = core.at('二.xlsx')
  await core.ok('template.fill', { ...wish, template: again.template, token: core.token(out), remember: true })
  const sheet = sheetsOf(out)['花名册']!
  expect(sheet.text(3, 1)).toMatch(/^[张李王]一$/)
  expect(sheet.text(3, 2)).toMatch(/^439\*+/)
  expect(await core.ok('template.list', {})).toHaveLength(1)
})

test('a workbook with a picture of half a megabyte is remembered whole, a larger one by its columns only', async () => {
  await township()
  const open = async (name: string, bytes: number): Promise<string> => {
    const path = await countyWorkbook(name, { headings: [['序号', '姓名', '证件号码', name]] })
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    const noise = randomBytes(bytes)
    book.getWorksheet('花名册')!.addImage(book.addImage({ base64: noise.toString('base64'), extension: 'png' }), 'F1:G2')
    await book.xlsx.writeFile(path)
    const { template } = await core.ok('template.open', { token: core.token(path), ledger: 'member' })
    return template
  }
  const wish = { selection: { ledger: 'member' }, tables: [0], mask: true, remember: true }
  await core.ok('template.fill', { ...wish, template: await open('有图.xlsx', 500_000), token: core.token(core.at('一.xlsx')) })
  await core.ok('template.fill', { ...wish, template: await open('大图.xlsx', 2_000_000), token: core.token(core.at('二.xlsx')) })
  const known = await core.ok('template.list', {})
  expect(known.map((one) => [one.name, one.hasFile]).sort()).toEqual([
    ['大图', false],
    ['有图', true],
  ])
  const again = await core.ok('template.open', { remembered: known.find((one) => one.hasFile)!.id, ledger: 'member' })
  expect(await core.ok('template.fill', { ...wish, template: again.template, token: core.token(core.at('三.xlsx')) })).toMatchObject({
    rows: 6,
  })
})

test('what an import has taught of a layout holds for filling it, too', async () => {
  await township()
  const headings = ['序号', '成员大名', '联络号', '备用甲']
  const path = await countyWorkbook('收.xlsx', { headings: [headings], blank: 1 })
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  book.getWorksheet('花名册')!.getRow(4).values = [1, '张一', inventedIdCard(1), '']
  await book.xlsx.writeFile(path)
  const fields = ['name', 'idCard']
  const columns = headings.map((header, index) => ({
    header,
    ledger: fields[index - 1] ? 'member' : null,
    field: fields[index - 1] ?? null,
    by: 'person',
  }))
  const values = { name: '怪表', fingerprint: 'x', ledger: 'member', columns: JSON.stringify({ columns }) }
  await addRecord(core, 'importLayout', values)
  const view = await core.ok('template.open', { token: core.token(path), ledger: 'member' })
  expect(view.tables[0]!.columns.map((column) => column.target?.field)).toEqual([undefined, 'name', 'idCard', undefined])
})

test('a sheet for every village', async () => {
  await township()
  const path = await countyWorkbook('分村.xlsx', { ...memberSheet, totals: [9] })
  const view = await core.ok('template.open', { token: core.token(path), ledger: 'member' })
  const out = core.at('一村一表.xlsx')
  const wish = { template: view.template, selection: { ledger: 'household' }, tables: [0], mask: false, perVillage: true }
  expect(await core.ok('template.fill', { ...wish, token: core.token(out) })).toMatchObject({ rows: 6, sheets: 2 })
  const sheets = sheetsOf(out)
  expect(Object.keys(sheets)).toEqual(['白沙村', '青石村'])
  expect(sheets['白沙村']!.text(7, 3)).toBe('李二')
  expect(sheets['青石村']!.text(3, 3)).toBe('王一')
  expect(sheets['青石村']!.text(3, 0)).toBe('1')
  expect(sheets['青石村']!.text(6, 0)).toBe('合计')
})

test('households with merged cells get one block each', async () => {
  await township()
  const path = await countyWorkbook('分户.xlsx', {
    headings: [['序号', '户主姓名', '姓名', '与户主关系', '证件号码']],
    merges: ['A4:A6', 'B4:B6'],
    blank: 6,
  })
  const view = await core.ok('template.open', { token: core.token(path), ledger: 'household' })
  const out = core.at('分户填好.xlsx')
  await core.ok('template.fill', {
    template: view.template,
    selection: { ledger: 'household' },
    tables: [0],
    mask: false,
    token: core.token(out),
  })
  const sheet = sheetsOf(out)['花名册']!
  const merges = sheet.sheet.merges.filter((merge) => merge.top > 2).map(({ top, bottom, left }) => `${left}:${top}-${bottom}`)
  expect(merges.sort()).toEqual(['0:3-5', '0:6-7', '1:3-5', '1:6-7'])
  expect([3, 4, 5, 6, 7, 8].map((row) => sheet.text(row, 0))).toEqual(['1', '', '', '2', '', '3'])
  expect([3, 6, 8].map((row) => sheet.text(row, 1))).toEqual(['张一', '李一', '王一'])
})

test('records that stand in the workbook stay above ours, or give way', async () => {
  await township()
  const path = await countyWorkbook('续填.xlsx', { headings: [['序号', '姓名', '证件号码', '备注']], blank: 2 })
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const sheet = book.getWorksheet('花名册')!
  sheet.getRow(4).values = [1, '旧一', inventedIdCard(901), '老备注']
  sheet.getRow(5).values = [2, '旧二', inventedIdCard(902), '老备注']
  await book.xlsx.writeFile(path)
  const view = await core.ok('template.open', { token: core.token(path), ledger: 'member' })
  expect(view.tables[0]).toMatchObject({ used: 2, room: 0 })
  const wish = { template: view.template, selection: { ledger: 'household' }, tables: [0], mask: false }
  await core.ok('template.fill', { ...wish, token: core.token(core.at('接着.xlsx')) })
  const below = sheetsOf(core.at('接着.xlsx'))['花名册']!
  expect([3, 4, 5, 10].map((row) => below.text(row, 1))).toEqual(['旧一', '旧二', '张一', '王一'])
  expect(below.text(5, 0)).toBe('3')
  await core.ok('template.fill', { ...wish, replace: true, token: core.token(core.at('换掉.xlsx')) })
  const anew = sheetsOf(core.at('换掉.xlsx'))['花名册']!
  expect([3, 4, 8].map((row) => anew.text(row, 1))).toEqual(['张一', '张二', '王一'])
  expect([3, 8].map((row) => anew.text(row, 3))).toEqual(['', ''])
})

test('old formats, other files and workbooks without a heading are refused in words', async () => {
  const open = (name: string, bytes: Buffer): Promise<unknown> => {
    writeFileSync(core.at(name), bytes)
    return core.refused('template.open', { token: core.token(core.at(name)), ledger: 'member' })
  }
  expect(
    await open('老.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 600 }, () => 0)])),
  ).toMatchObject({ fault: 'template.legacy' })
  expect(await open('表.csv', Buffer.from('姓名,年龄\n'))).toMatchObject({ fault: 'template.notWorkbook' })
  const empty = new ExcelJS.Workbook()
  empty.addWorksheet('空').getCell('A1').value = '标题'
  await empty.xlsx.writeFile(core.at('空.xlsx'))
  expect(await core.refused('template.open', { token: core.token(core.at('空.xlsx')), ledger: 'member' })).toMatchObject({
    fault: 'template.noTable',
  })
})
