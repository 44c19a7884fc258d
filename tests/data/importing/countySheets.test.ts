import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { addFamily, addVillage, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook, type Cell } from '#tests/harness/workbook.ts'
import { headIds, type CountySheet } from './countySheet.ts'
import { largeSheets } from './largeSheets.ts'
import { plainSheets } from './plainSheets.ts'

/** Sheets as counties send them find their ledger, their columns and their people; a second time they change nothing. */

let core: TestCore

beforeAll(async () => {
  await prepareExcelWorker()
  core = await openTestCore()
  const village = await addVillage(core, '白沙村')
  for (const [n, [head, wife]] of [
    ['张建国', '李秀英'],
    ['王大山', '陈桂花'],
    ['赵有田', '刘春梅'],
  ].entries()) {
    const people = [
      { name: head!, idCard: headIds[n]!, relation: '户主' },
      { name: wife!, idCard: inventedIdCard(40 + 2 * n), relation: '配偶' },
    ]
    await addFamily(core, village, people, { code: `H${n + 1}`, kind: n === 0 ? '脱贫户' : '一般农户' })
  }
})
afterAll(() => core.dispose())

describe.each([...largeSheets, ...plainSheets])('$title', (sheet) => {
  test('finds its ledger and changes nothing the second time', async () => {
    const path = core.at(`${sheet.title}.xlsx`)
    await writeWorkbook(path, {
      [sheet.sheet ?? 'Sheet1']: [[sheet.title], ...(sheet.lines ?? []), ...sheet.heads, ...sheet.rows, ...(sheet.below ?? [])],
    })
    const overview = await core.ok('import.open', { token: core.token(path) })
    const [table] = overview.tables
    expect(overview.tables).toHaveLength(1)
    expect(table!.refused).toBe(null)
    expect(table!.ledgers).toContain(sheet.ledger)
    const window = { session: overview.session, table: 0, offset: 0, limit: 20 }
    const rejected = await core.ok('import.rows', { ...window, show: 'rejected' })
    expect(rejected.rows.map((row) => `${row.row} ${row.why}`)).toEqual([])
    expect(table!.balance).toMatchObject({ accepted: sheet.records, rejected: 0 })
    expect(table!.records[sheet.ledger]).toMatchObject({ added: sheet.records })
    const open = table!.columns.filter((column) => column.field === null).map((column) => column.header)
    expect(open).toEqual(sheet.unmapped)
    await core.ok('import.commit', { session: overview.session, id: core.newId() })
    await expectRecord(sheet)
    const again = await core.ok('import.open', { token: core.token(path) })
    for (const [id, { added, changed }] of Object.entries(again.tables[0]!.records))
      expect({ id, added, changed }).toEqual({ id, added: 0, changed: 0 })
    expect(again.tables[0]!.records[sheet.ledger]).toMatchObject({ same: sheet.records })
    await core.ok('import.cancel', { session: again.session })
  })
})

/** The first row as it is stored: values, and words of links. */
async function expectRecord(sheet: CountySheet): Promise<void> {
  const { ids } = await core.ok('ledger.query', { ledger: sheet.ledger })
  const rows = await core.ok('ledger.rows', { ledger: sheet.ledger, ids: [...ids] })
  const ledger = ledgerOf(shippedRegistry, sheet.ledger)
  const stored = rows.map((row) => {
    const shown: Record<string, Cell> = {}
    for (const id of Object.keys(sheet.first)) shown[id] = row.links[id] ?? (row.values[id] as Cell) ?? null
    return shown
  })
  for (const id of Object.keys(sheet.first)) expect(ledger.fields.map((field) => field.id)).toContain(id)
  expect(stored).toContainEqual(sheet.first)
}
