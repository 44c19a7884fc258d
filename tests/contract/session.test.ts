import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract, type Input, type Method, type Output } from '#shared/ipc/contract.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { recordCode } from '#shared/values/recordCode.ts'
import { countedId, inventedIdCard, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { prepareMatchWorker } from '#tests/harness/matchWorker.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'
import { checkingReports } from './checkingReports.ts'
import { comparing } from './comparing.ts'
import { copying } from './copying.ts'
import { filling } from './filling.ts'
import { collecting } from './county.ts'
import { handing } from './handing.ts'
import { printing } from './printing.ts'
import { inspecting } from './inspecting.ts'
import { merging } from './merging.ts'
import { readsFindings, writers } from './writers.ts'
import { toldNumbers } from './toldNumbers.ts'
import { operating } from './operating.ts'
import { packaging } from './packaging.ts'
import { reviewing } from './reviewing.ts'
import { reporting } from './reporting.ts'
import { sealing } from './sealing.ts'
import { teaching } from './teaching.ts'

/**
 * A long session of all methods of the contract on one file, watched at the database itself: only methods that make a
 * change set may touch a ledger table, and every row they touch stands in that set or is derived from one that does.
 */

let core: TestCore
const called = new Set<Method>()
const written = new Map<string, Set<number>>()
const violations: string[] = []

beforeAll(async () => {
  await prepareExcelWorker()
  await prepareMatchWorker()
  core = makeTestCore()
})
afterAll(() => core.dispose())

function watch(): void {
  core.core.context.file().engine.onUpdate((_, table, rowId) => {
    const rows = written.get(table) ?? new Set<number>()
    written.set(table, rows.add(rowId))
  })
}

/** Ids of the touched rows of ledger tables, by ledger. */
function touched(): readonly Readonly<{ ledger: string; id: string }>[] {
  const { engine, registry } = core.core.context.file()
  return registry.ledgers.flatMap((ledger) => {
    const rows = [...(written.get(ledger.table) ?? [])]
    return rows.map((row) => ({
      ledger: ledger.id,
      id: String(engine.values(`SELECT id FROM ${ledger.table} WHERE rowid = ?`, [row])[0]?.[0]),
    }))
  })
}

/** Ledgers that count others, so that a commit of those touches them. */
const countsOthers: ReadonlySet<string> = new Set(['household', 'inspectionSample'])

async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  called.add(method)
  written.clear()
  const before = newestSet()
  const answer = await core.core.call(method, input)
  if (isFault(answer)) throw new Error(`${method}: ${JSON.stringify(answer)}`)
  check(method, before)
  violations.push(...toldNumbers(method, answer))
  return answer as Output<M>
}

function newestSet(): number {
  return Number(core.core.context.fileOrNull()?.engine.values('SELECT max(seq) FROM change_set')[0]?.[0] ?? 0)
}

function check(method: Method, before: number): void {
  if (method.startsWith('file.') || !core.core.context.fileOrNull()) return
  // A look is the merge itself, taken back: what it wrote is gone with its set.
  if (method === 'merge.look' || method === 'merge.changes') return expect(newestSet()).toBe(before)
  const rows = touched()
  const { engine } = core.core.context.file()
  const logged = new Set(engine.values('SELECT record_id FROM change WHERE set_seq > ?', [before]).map((row) => String(row[0])))
  if (rows.length > 0 && !writers.has(method)) violations.push(`${method} wrote ${JSON.stringify(rows.slice(0, 3))}`)
  for (const row of rows)
    if (!logged.has(row.id) && !countsOthers.has(row.ledger)) violations.push(`${method} wrote ${row.ledger} ${row.id} without a log`)
  const others = [...written.keys()].filter((table) => !core.core.context.file().registry.ledgers.some((ledger) => ledger.table === table))
  // Findings are derived data: made anew whenever they are shown and something has changed.
  const derived = method.startsWith('checks.') || readsFindings.has(method) ? ['finding', 'meta', 'sqlite_master'] : []
  const notes = ['access_log', 'package_log']
  const logs = writers.has(method) ? [...notes, 'change_set', 'change', 'change_shape', 'branch', 'sqlite_master', 'sqlite_schema'] : notes
  const allowed = [...logs, ...derived, ...(method === 'import.commit' ? ['import_doubt'] : [])]
  // Reading as of a day fills temporary tables, which are not in the file.
  for (const table of others) if (!allowed.includes(table) && !table.startsWith('asof_')) violations.push(`${method} wrote ${table}`)
}

test('a session through every method: what is written goes through commit', async () => {
  await call('file.create', { token: core.token(core.at('会话.tzdb')), township: '会话镇' })
  watch()
  expect(await call('file.info', {})).toMatchObject({ township: '会话镇', readOnly: false, practice: false })
  const [village, household, head, wife] = [countedId(), countedId(), countedId(), countedId()]
  await call('edit.commit', {
    id: countedId(),
    changes: [{ ledger: 'village', recordId: village, op: 'add', values: { name: '白沙村' } }],
  })
  await call('edit.commit', {
    id: countedId(),
    changes: [
      { ledger: 'household', recordId: household, op: 'add', values: { village, phone: '13900001234' } },
      { ledger: 'member', recordId: head, op: 'add', values: { household, name: '张三', relation: '户主', idCard: inventedIdCard(701) } },
      { ledger: 'member', recordId: wife, op: 'add', values: { household, name: '李梅', relation: '配偶', idCard: inventedIdCard(702) } },
    ],
  })
  await call('edit.commit', {
    id: countedId(),
    changes: [
      {
        ledger: 'customField',
        recordId: countedId(),
        op: 'add',
        values: { ledger: 'member', fieldId: 'x_note', label: '自设', type: 'text' },
      },
    ],
  })
  await call('edit.commit', {
    id: countedId(),
    changes: [{ ledger: 'member', recordId: wife, op: 'change', values: { x_note: '有' } }],
  })
  await call('edit.check', { ledger: 'member', recordId: head, values: { name: '' } })
  await reading(household, head)
  await checking(wife)
  await counting(household)
  await settingPolicy()
  await importing()
  await reviewing(call)
  await checkingReports(core, call)
  await teaching(core, call)
  await reporting(core, call)
  await comparing(core, call, household)
  await inspecting(call)
  await merging(core, call, household)
  await packaging(core, call)
  await undoing(household, wife)
  await leaving()
  watch()
  await sealing(call)
  await handing(core, call)
  await printing(core, call, household)
  await operating(call)
  await copying(core, call)
  await collecting(core, call)
  expect(violations).toEqual([])
  expect((Object.keys(contract) as Method[]).filter((method) => !called.has(method))).toEqual(['file.sample'])
})

async function settingPolicy(): Promise<void> {
  const values = { item: 'noticeDays', from: '2026-01-01', value: '7' }
  const recordId = countedId()
  await call('edit.commit', { id: countedId(), changes: [{ ledger: 'policyValue', recordId, op: 'add', values }] })
  const token = core.token(core.at('政策参数.json'))
  expect(await call('policy.export', { token })).toMatchObject({ values: 1 })
  await call('edit.commit', { id: countedId(), changes: [{ ledger: 'policyValue', recordId, op: 'change', values: { value: '8' } }] })
  expect((await call('policy.inspect', { token })).differences).toMatchObject([{ item: 'noticeDays', before: '8', value: '7' }])
  expect(await call('policy.import', { token, id: countedId() })).toMatchObject({ added: 0, changed: 1 })
}

async function checking(member: string): Promise<void> {
  await call('edit.commit', {
    id: countedId(),
    changes: [{ ledger: 'member', recordId: member, op: 'change', values: { phone: '1390000' } }],
  })
  expect(await call('checks.catalogue', {})).toContainEqual(expect.objectContaining({ id: 'R021' }))
  await call('checks.run', {})
  await call('checks.summary', {})
  const { findings } = await call('checks.list', { offset: 0, limit: 10, rule: 'R021' })
  expect(findings).toMatchObject([{ record: member, value: expect.stringContaining('*') }])
  const { rule, ledger, record, field } = findings[0]!
  await call('checks.excuse', { id: countedId(), findings: [{ rule, ledger, record, field }], reason: '属实' })
  const { job } = await call('checks.print', { filter: {}, paper: 'A4', orientation: 'landscape' })
  await call('print.done', { job })
  await call('checks.export', { filter: { excused: true }, token: core.token(core.at('整改清单.xlsx')) })
}

async function reading(household: string, head: string): Promise<void> {
  await call('ledger.registry', {})
  await call('ledger.query', {
    ledger: 'member',
    filter: 'village = "白沙村"',
    search: 'zs',
    sort: [{ field: 'age', down: true }],
  })
  await call('ledger.rows', { ledger: 'member', ids: [head] })
  await call('ledger.record', { ledger: 'household', id: household })
  await call('ledger.totals', { ledger: 'household' })
  await call('ledger.distinct', { ledger: 'member', field: 'relation' })
  await call('ledger.options', { ledger: 'group', text: '', within: { field: 'village', id: household } })
  await call('ledger.reveal', { ledger: 'household', ids: [household], fields: ['phone'] })
  await call('search.find', { text: '白沙 张' })
  expect(await call('search.code', { text: recordCode(household) })).toMatchObject([{ id: household }])
  await call('history.list', { limit: 10 })
  await call('history.list', { limit: 10, record: { ledger: 'household', id: household } })
  await call('history.changes', { setId: (await call('history.list', { limit: 1 }))[0]!.id, offset: 0, limit: 10 })
  await call('history.field', { ledger: 'household', id: household, field: 'phone' })
  await call('history.state', {})
  await call('access.list', { limit: 10 })
  await call('export.clipboard', { selection: { ledger: 'member' }, fields: ['name'], mask: true })
  await call('export.run', {
    selection: { ledger: 'member' },
    fields: ['name', 'village'],
    mask: true,
    token: core.token(core.at('导出.xlsx')),
  })
  await call('export.cancel', {})
  const job = await call('print.prepare', {
    layout: 'householdRoster',
    selection: { ledger: 'household' },
    paper: 'A4',
    orientation: 'landscape',
    mask: true,
  })
  await call('print.page', { job: job.job, page: 1 })
  await call('print.segment', { job: job.job, index: 0 })
  await call('print.done', { job: job.job })
}

async function counting(household: string): Promise<void> {
  const { measures, tables } = await call('figures.catalogue', {})
  expect(await call('figures.measures', { against: '2025-12-31' })).toHaveLength(measures.length)
  await call('figures.trend', { measure: 'households', days: ['2025-12-31', '2026-03-02'] })
  for (const { id } of tables) await call('figures.table', { table: id })
  expect(await call('figures.bridge', { kind: 'households', from: '2026-01-01' })).toMatchObject({ closes: true })
  await call('figures.explain', { first: 'households', second: 'inSystemHouseholds' })
  await call('figures.exportTable', { table: 'T01', token: core.token(core.at('统计表.xlsx')) })
  await call('figures.exportMeasures', { ids: ['households'], token: core.token(core.at('指标.xlsx')) })
  const { job } = await call('figures.printTable', { table: 'T04', paper: 'A4', orientation: 'portrait' })
  await call('print.done', { job })
  await call('home.overview', {})
  await call('home.trends', {})
  expect(await call('ledger.related', { ledger: 'household', id: household })).not.toHaveLength(0)
  await call('ledger.timeline', { ledger: 'household', id: household })
}

async function importing(): Promise<void> {
  await filling(core, call)
  await writeWorkbook(core.at('花名册.xlsx'), {
    花名册: [
      ['行政村', '户编号', '姓名', '与户主关系', '怪栏'],
      ['白沙村', 'H9', '王五', '户主', '某'],
      ['白沙村', 'H9', '王小五', '之子', '某'],
      ['', '', '无村人', '户主', ''],
    ],
  })
  const { session } = await call('import.open', { token: core.token(core.at('花名册.xlsx')) })
  await call('import.plan', { session })
  await call('import.map', { session, table: 0, overrides: { 4: { ledger: 'member', field: 'note' } } })
  await call('import.include', { session, table: 0, include: true })
  await call('import.fix', { session, table: 0, fixes: [{ row: 3, column: 2, text: '王大五' }] })
  const { total } = await call('import.rows', { session, table: 0, show: 'rejected', offset: 0, limit: 10 })
  expect(total).toBe(1)
  await call('import.problems', { session, token: core.token(core.at('退回.xlsx')) })
  await call('import.commit', { session, id: countedId() })
  await call('import.cancel', {})
}

async function undoing(household: string, wife: string): Promise<void> {
  await call('history.undo', { id: countedId() })
  await call('history.redo', { id: countedId() })
  await call('edit.commit', {
    id: countedId(),
    changes: [{ ledger: 'member', recordId: wife, op: 'remove', values: {} }],
  })
  await call('history.restore', { id: countedId(), ledger: 'member', recordId: wife })
  await call('edit.commit', {
    id: countedId(),
    changes: [{ ledger: 'household', recordId: household, op: 'remove', values: {} }],
  })
  await call('history.undo', { id: countedId() })
}

async function leaving(): Promise<void> {
  const made = await call('backup.make', {})
  expect(made.proved).toBe(true)
  expect((await call('backup.list', {})).map((backup) => backup.name)).toContain(made.name)
  const content = await call('backup.inspect', { token: made.token })
  expect(content).toMatchObject({ township: '会话镇', counts: { household: 4, member: 6 } })
  await call('backup.restore', { from: made.token, to: core.token(core.at('恢复.tzdb')) })
  expect((await call('file.verify', {})).problems).toEqual([])
  await call('file.retry', {})
  const dump = core.dump()
  await call('file.saveAs', { token: core.token(core.at('另存.tzdb')) })
  expect(core.dump()).toEqual(dump)
  await call('file.close', {})
  await call('file.open', { token: core.token(core.at('恢复.tzdb')) })
  expect(core.dump()).toEqual(dump)
  expect(await call('history.list', { limit: 100 })).not.toHaveLength(0)
}
