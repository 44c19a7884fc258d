import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'

let core: TestCore
beforeAll(() => prepareExcelWorker())
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

const head = ['行政村', '户编号', '姓名', '与户主关系', '证件号码', '联系电话']
const rows = [1, 2].map((n) => ['白沙村', `H${n}`, `户主${'甲乙'.charAt(n - 1)}`, '户主', inventedIdCard(n), `1390000000${n}`])
const asText = (lines: readonly (readonly string[])[]): string => `${lines.map((line) => line.join('\t')).join('\r\n')}\r\n`
const idOf = async (): Promise<readonly unknown[]> => {
  const { ids } = await core.ok('ledger.query', { ledger: 'member' })
  const found = await core.ok('ledger.reveal', { ledger: 'member', ids: [...ids], fields: ['idCard'] })
  return found.map((row) => row.values['idCard']).sort()
}

test('rows copied with their headings are planned, written and undone as one import', async () => {
  const before = core.dump()
  const overview = await core.ok('import.paste', { text: asText([head, ...rows]) })
  expect(overview).toMatchObject({ file: '剪贴板', tables: [{ balance: { read: 2, accepted: 2 }, records: { member: { added: 2 } } }] })
  expect(core.dump()).toEqual(before)
  const done = await core.ok('import.commit', { session: overview.session, id: core.newId() })
  expect(done.tables[0]!.records).toEqual(overview.tables[0]!.records)
  expect(await idOf()).toEqual([inventedIdCard(1), inventedIdCard(2)].sort())
  const [set] = await core.ok('history.list', { limit: 1 })
  expect(set).toMatchObject({ kind: 'import', label: '导入《剪贴板》' })
  await core.ok('history.undo', { id: core.newId() })
  expect(core.dump()).toEqual(before)
})

test('the page of Excel is read in place of its text: merged heads, and every digit of a number', async () => {
  const cell = (text: string, more = ''): string => `<td ${more} style='mso-number-format:"\\@"'>${text}</td>`
  const lines = rows.map((row) => `<tr>${row.map((text) => cell(text)).join('')}</tr>`)
  const heads = `<tr><td rowspan=2>行政村</td><td rowspan=2>户编号</td><td colspan=4>家庭成员信息</td></tr><tr>${head
    .slice(2)
    .map((text) => cell(text))
    .join('')}</tr>`
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><!--StartFragment--><table>${heads}${lines.join('')}</table><!--EndFragment--></body></html>`
  const text = asText([head, ...rows.map((row) => row.map((one) => (one.length === 18 ? '4.4E+17' : one)))])
  const overview = await core.ok('import.paste', { text, html })
  expect(overview.tables[0]).toMatchObject({ headerRows: [1, 2], balance: { accepted: 2, rejected: 0 } })
  await core.ok('import.commit', { session: overview.session, id: core.newId() })
  expect(await idOf()).toEqual([inventedIdCard(1), inventedIdCard(2)].sort())
})

test('rows without headings take those that are given; quoted cells may hold line ends', async () => {
  const text = asText(rows).replace('H1', '"H\r\n1"')
  const overview = await core.ok('import.paste', { text, headings: head })
  expect(overview.tables[0]).toMatchObject({ balance: { read: 2, accepted: 2 } })
})

test('commas in cells separate nothing, and what is no table is refused in words', async () => {
  const overview = await core.ok('import.paste', { text: asText([head, rows[0]!.map((cell, n) => (n === 2 ? '户主，甲' : cell))]) })
  expect(overview.tables[0]!.columns).toHaveLength(6)
  expect(await core.refused('import.paste', { text: '只是一句话' })).toMatchObject({ fault: 'import.noTable' })
})
