import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { addFamily, changeRecord, inventedIdCard, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { prepareMatchWorker } from '#tests/harness/matchWorker.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'

/**
 * Every method that answers anything of records, asked in many ways over a whole township: no full number of a person
 * leaves the data core unless it was asked for in so many words.
 */

let core: TestCore
const leaks = new Set<string>()

const idNumber = /439999(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dX]/
const mobile = /(?<!\d)139\d{8}(?!\d)/

async function ask<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  const answer = await core.core.call(method, input)
  if (isFault(answer)) throw new Error(`${method}: ${JSON.stringify(answer)}`)
  const told = JSON.stringify(answer)
  const found = idNumber.exec(told) ?? mobile.exec(told)
  if (found) leaks.add(`${method} ${JSON.stringify(input).slice(0, 80)}: …${told.slice(Math.max(0, found.index - 60), found.index + 30)}`)
  return answer as Output<M>
}

beforeAll(async () => {
  await prepareExcelWorker()
  await prepareMatchWorker()
  core = makeTestCore()
  await core.ok('file.sample', {
    token: core.token(core.at('示例镇.tzdb')),
    households: 60,
    persons: 200,
    villages: 3,
    seed: 5,
    defects: 1,
  })
})
afterAll(() => core.dispose())

test('the township holds what could leak', () => {
  const { engine } = core.core.context.file()
  expect(Number(engine.values(`SELECT count(*) FROM member WHERE id_card LIKE '439999%'`)[0]![0])).toBeGreaterThan(100)
})

test('lists, records, forms, options and search', async () => {
  const { ledgers } = await core.ok('ledger.registry', {})
  for (const { id, fields, system } of ledgers) {
    if (id === 'operator') continue
    const ids = (await ask('ledger.query', { ledger: id })).ids.slice(0, 60)
    await ask('ledger.rows', { ledger: id, ids })
    await ask('ledger.rows', { ledger: id, ids, asOf: '2026-01-01' })
    await ask('ledger.totals', { ledger: id })
    await ask('ledger.options', { ledger: id, text: '' })
    for (const field of fields) if (field.sensitive || field.type === 'text') await ask('ledger.distinct', { ledger: id, field: field.id })
    const first = ids[0]
    if (first === undefined || system) continue
    await ask('ledger.record', { ledger: id, id: first })
    await ask('ledger.related', { ledger: id, id: first })
    await ask('ledger.timeline', { ledger: id, id: first })
    await ask('edit.check', { ledger: id, recordId: first, values: {} })
  }
  for (const text of ['张', '李', '王', '139', '439999', '0019']) await ask('search.find', { text, limit: 200 })
})

test('editing and history', async () => {
  const { ids } = await ask('ledger.query', { ledger: 'member' })
  const numbers = { idCard: inventedIdCard(901), phone: '13900009901' }
  await ask('edit.commit', { id: core.newId(), changes: [{ ledger: 'member', recordId: ids[0]!, op: 'change', values: numbers }] })
  await changeRecord(core, 'member', ids[0]!, { idCard: inventedIdCard(902), phone: '13900009902' })
  const clash = {
    id: core.newId(),
    changes: [{ ledger: 'member', recordId: ids[1]!, op: 'change' as const, values: { idCard: inventedIdCard(902) } }],
  }
  const refused = JSON.stringify(await core.core.call('edit.commit', clash))
  expect(refused).not.toMatch(idNumber)
  for (const set of await ask('history.list', { limit: 20 })) await ask('history.changes', { setId: set.id, offset: 0, limit: 200 })
  await ask('history.list', { limit: 20, record: { ledger: 'member', id: ids[0]! } })
  for (const field of ['idCard', 'phone']) await ask('history.field', { ledger: 'member', id: ids[0]!, field })
  await ask('history.state', {})
  await ask('history.undo', { id: core.newId() })
  await ask('history.redo', { id: core.newId() })
  await ask('access.list', { limit: 100 })
})

test('findings, figures and the start page', async () => {
  await ask('checks.run', {})
  await ask('checks.summary', {})
  const { total } = await ask('checks.list', { offset: 0, limit: 500 })
  for (let offset = 500; offset < total; offset += 500) await ask('checks.list', { offset, limit: 500 })
  const { job, segments } = await ask('checks.print', { filter: {}, paper: 'A4', orientation: 'landscape' })
  for (let index = 0; index < segments; index += 1) await ask('print.segment', { job, index })
  await ask('figures.measures', {})
  await ask('figures.bridge', { kind: 'households', from: '2026-01-01' })
  await ask('figures.bridge', { kind: 'persons', from: '2026-01-01' })
  await ask('figures.explain', { first: 'households', second: 'inSystemHouseholds' })
  await ask('home.overview', { days: 370 })
  await ask('home.trends', {})
  for (const by of ['village', 'household'] as const) await ask('sharing.sharers', { by, scope: 'registered' })
})

test('masked exports, the clipboard and prints', async () => {
  const { ledgers } = await core.ok('ledger.registry', {})
  for (const ledger of ledgers.filter(({ system }) => !system)) {
    const fields = ledger.fields.map(({ id }) => id)
    await ask('export.clipboard', { selection: { ledger: ledger.id }, fields, mask: true })
    const printed = { layout: 'ledgerList', selection: { ledger: ledger.id }, paper: 'A3', orientation: 'landscape', mask: true } as const
    const { job, segments } = await ask('print.prepare', { ...printed, fields: fields.slice(0, 80) })
    for (let index = 0; index < segments; index += 1) await ask('print.segment', { job, index })
    await ask('print.done', { job })
  }
})

test('lists of other offices, doubles and copies', async () => {
  const { ids } = await ask('ledger.query', { ledger: 'member', filter: 'idCard != ""' })
  const numbers = await core.ok('ledger.reveal', { ledger: 'member', ids: ids.slice(0, 5), fields: ['name', 'idCard', 'phone'] })
  await writeWorkbook(core.at('名单.xlsx'), {
    名单: [
      ['姓名', '身份证号', '电话'],
      ...numbers.map(({ values }) => [values['name']!, values['idCard']!, values['phone'] ?? '13900001234']),
    ],
  })
  const { session } = await ask('matching.open', { token: core.token(core.at('名单.xlsx')) })
  await ask('matching.run', { session, kind: '车辆', by: 'idCard' })
  for (const show of ['fresh', 'known', 'gone', 'agreed', 'off'] as const)
    await ask('matching.rows', { session, show, offset: 0, limit: 50 })
  const wish = { listName: '车辆名单', sender: '车管所', levels: ['确定' as const, '很可能' as const, '可能' as const] }
  await ask('matching.keep', { session, id: core.newId(), ...wish })
  const hits = (await ask('ledger.query', { ledger: 'matchHit' })).ids
  await ask('ledger.rows', { ledger: 'matchHit', ids: hits.slice(0, 50) })
  await ask('matching.compare', { hits: hits.slice(0, 50) })
  await ask('matching.counts', {})
  const village = (await ask('ledger.query', { ledger: 'village' })).ids[0]!
  for (const code of ['X1', 'X2'])
    await addFamily(core, village, [{ name: '重复人', idCard: inventedIdCard(933), phone: '13900009933' }], { code }).catch(() => undefined)
  for (const what of ['member', 'household'] as const) {
    await ask('duplicates.find', { what })
    const { rows } = await ask('duplicates.list', { what, offset: 0, limit: 50 })
    for (const { first, second } of rows.slice(0, 5)) await ask('duplicates.compare', { what, first: first.id, second: second.id })
  }
})

test('copies that went on apart', async () => {
  const { ids } = await ask('ledger.query', { ledger: 'member' })
  const copy = core.token(core.at('副本.tzdb'))
  const { token } = await core.ok('backup.make', {})
  await ask('backup.restore', { from: token, to: copy })
  const other = makeTestCore({ folder: core.folder, person: '王芳' })
  await other.ok('file.open', { token: other.token(core.at('副本.tzdb')) })
  await changeRecord(other, 'member', ids[3]!, { idCard: inventedIdCard(951), phone: '13900009951' })
  await other.core.close()
  await changeRecord(core, 'member', ids[3]!, { idCard: inventedIdCard(952), phone: '13900009952' })
  await ask('merge.look', { tokens: [copy] })
  expect((await ask('merge.changes', { token: copy, offset: 0, limit: 50 })).changes).toHaveLength(1)
  await ask('merge.run', { tokens: [copy], ids: [core.newId()] })
  expect((await ask('merge.conflicts', { offset: 0, limit: 50 })).conflicts.length).toBeGreaterThan(1)
  await ask('merge.open', {})
})

test('nothing of it told a full number', () => {
  expect([...leaks]).toEqual([])
})
