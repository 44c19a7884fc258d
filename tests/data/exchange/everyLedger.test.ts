import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportOverview, Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { templateColumns } from '#shared/ledger/derive/template.ts'
import { findField, isOwn } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { namePinyin } from '#shared/values/pinyin.ts'
import { openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'
import { inLinkOrder, recordOf, typedFields, type World } from './generated.ts'
import { columnsOf, fillIn, typedSheet, type Columns } from './typedSheets.ts'

/**
 * Every ledger of the registry, whatever it holds, can be typed, undone, searched, printed, exported and imported. Faults
 * are collected by ledger, so that one run shows them all.
 */

const count = 3
const ledgers = inLinkOrder(shippedRegistry)
const world: World = new Map()
const faults: string[] = []

let core: TestCore

beforeAll(async () => {
  await prepareExcelWorker()
  core = await openTestCore()
})
afterAll(() => core.dispose())

/** Runs a step for every ledger; what is wrong is told with the ledger and the step. */
async function forEach(step: (ledger: LedgerDefinition, blame: Blame) => Promise<void>): Promise<void> {
  faults.length = 0
  for (const ledger of ledgers) {
    const blame = (what: string): void => void faults.push(`${ledger.id}: ${what}`)
    try {
      await step(ledger, blame)
    } catch (error) {
      blame(String(error).slice(0, 600))
    }
  }
  expect(faults).toEqual([])
}

function rowsOf(ledger: LedgerDefinition, ids = world.get(ledger.id) ?? [], from = core): Promise<readonly Row[]> {
  return from.ok('ledger.rows', { ledger: ledger.id, ids: [...ids] })
}

/** A field of the ledger whose change is seen and nothing else. */
function changeable(ledger: LedgerDefinition): FieldDefinition {
  const keys = new Set([...ledger.naturalKeys.flat(), ledger.title])
  const filled = new Set(ledger.fields.flatMap((field) => Object.keys(field.fills ?? {})))
  const free = typedFields(ledger).filter((field) => !keys.has(field.id) && !filled.has(field.id) && !field.required && !field.dated)
  return (
    free.find((field) => field.type === 'longtext') ??
    free.find((field) => field.type === 'text') ??
    free.find((field) => field.type === 'money')!
  )
}

test('the template of a ledger asks for every field that a person can fill', () => {
  for (const ledger of ledgers) {
    const asked = new Set(templateColumns(shippedRegistry, ledger, '2026-03-02').map((column) => column.field.id))
    const missing = typedFields(ledger).filter((field) => !asked.has(field.id) && field.id !== ledger.parent?.field)
    expect({ ledger: ledger.id, missing: missing.map((field) => field.label) }).toEqual({ ledger: ledger.id, missing: [] })
  }
})

test('records are typed with every field, changed, undone and redone, removed and restored, and told in words', async () => {
  await forEach(async (ledger, blame) => {
    const ids = Array.from({ length: count }, () => core.newId())
    world.set(ledger.id, ids)
    const wanted = ids.map((_, n) => recordOf(shippedRegistry, ledger, world, n))
    const changes = ids.map((recordId, n) => ({ ledger: ledger.id, recordId, op: 'add' as const, values: wanted[n]! }))
    await core.ok('edit.commit', { id: core.newId(), changes })
    const rows = await rowsOf(ledger)
    rows.forEach((row, n) => {
      for (const [id, value] of Object.entries(wanted[n]!))
        if (!row.masked.includes(id) && row.values[id] !== value)
          blame(`${id} was stored as ${String(row.values[id])}, not ${String(value)}`)
      for (const link of ledger.fields.filter((field) => field.type === 'link' && isOwn(field)))
        if (row.values[link.id] && !row.links[link.id]) blame(`the link ${link.id} has no words`)
      for (const link of ledger.fields)
        for (const own of Object.keys(link.fills ?? {})) if (!row.values[own]) blame(`${own} was not filled by ${link.id}`)
    })
    await editAndUndo(ledger, blame)
    await removeAndRestore(ledger, blame)
    await historyInWords(ledger, blame)
  })
})

async function editAndUndo(ledger: LedgerDefinition, blame: Blame): Promise<void> {
  const field = changeable(ledger)
  const value = field.type === 'money' ? 12_300 : '改过的话'
  const before = core.dump()
  const change = { ledger: ledger.id, recordId: world.get(ledger.id)![0]!, op: 'change' as const, values: { [field.id]: value } }
  await core.ok('edit.commit', { id: core.newId(), changes: [change] })
  const after = core.dump()
  if (after.join() === before.join()) blame(`changing ${field.id} left the file as it was`)
  await core.ok('history.undo', { id: core.newId() })
  if (core.dump().join() !== before.join()) blame('undo does not bring back what was')
  await core.ok('history.redo', { id: core.newId() })
  if (core.dump().join() !== after.join()) blame('redo does not bring back the change')
}

async function removeAndRestore(ledger: LedgerDefinition, blame: Blame): Promise<void> {
  const recordId = world.get(ledger.id)![1]!
  const before = core.dump()
  await core.ok('edit.commit', { id: core.newId(), changes: [{ ledger: ledger.id, recordId, op: 'remove', values: {} }] })
  const left = await core.ok('ledger.query', { ledger: ledger.id })
  if (left.ids.includes(recordId)) blame('a removed record is still listed')
  await core.ok('history.restore', { id: core.newId(), ledger: ledger.id, recordId })
  if (core.dump().join() !== before.join()) blame('a restored record is not what it was')
}

async function historyInWords(ledger: LedgerDefinition, blame: Blame): Promise<void> {
  const recordId = world.get(ledger.id)![0]!
  const sets = await core.ok('history.list', { record: { ledger: ledger.id, id: recordId }, limit: 20 })
  for (const { id } of sets) {
    const { changes } = await core.ok('history.changes', { setId: id, offset: 0, limit: 10 })
    for (const { title, text } of changes.filter((change) => change.ledger === ledger.id)) {
      if (/0190000|undefined|null|\[object/.test(title + text)) blame(`history says ${title}：${text}`.slice(0, 200))
      if (text === '' || title === '') blame('a change has no words')
    }
  }
  const field = changeable(ledger)
  const values = await core.ok('history.field', { ledger: ledger.id, id: recordId, field: field.id })
  if (values.length < 2) blame(`the history of ${field.id} is not told`)
}

test('records are found by their title, by its sound, and counted in the list', async () => {
  await forEach(async (ledger, blame) => {
    const rows = await rowsOf(ledger)
    const title = findField(ledger, ledger.title)
    if (!title) return blame('has no title field')
    const row = rows[1]!
    const words = row.links[title.id] ?? String(row.values[title.id] ?? '')
    if (words === '') return blame('the title is blank')
    const listed = await core.ok('ledger.query', { ledger: ledger.id })
    if (listed.ids.length !== count) blame(`lists ${listed.ids.length} records`)
    for (const search of title.search ? [words] : subjectWords(ledger, row)) {
      const byWords = await core.ok('ledger.query', { ledger: ledger.id, search })
      if (!byWords.ids.includes(row.id)) blame(`its list does not find ${search}`)
    }
    if (title.search !== 'name') return
    const initials = namePinyin(words).initials[0]!
    const found = await core.ok('search.find', { text: initials, limit: 200 })
    if (!found.some((hit) => hit.id === row.id || hit.household === row.id || hit.title === words))
      blame(`${initials} does not find ${words}`)
  })
})

/** What a record without a name of its own is called after, and its sound. */
function subjectWords(ledger: LedgerDefinition, row: Row): readonly string[] {
  const title = findField(ledger, ledger.title)!
  const links = ledger.fields.filter((field) => field.type === 'link' && isOwn(field))
  const link = links.find((field) => field.id === (ledger.parent?.field ?? '')) ?? links.find((field) => field.required)
  const words = title.derived ? String(row.values[title.id]) : (row.links[link?.id ?? ''] ?? '')
  return words === '' ? [] : [words]
}

test('the printed list has every record', async () => {
  await forEach(async (ledger, blame) => {
    const wish = { layout: 'ledgerList', selection: { ledger: ledger.id }, paper: 'A3', orientation: 'landscape', mask: false } as const
    const job = await core.ok('print.prepare', wish)
    if (job.rows !== count) blame(`prints ${job.rows} rows`)
    const { html } = await core.ok('print.page', { job: job.job, page: 1 })
    const first = /<p class="k k0">(.*?)<\/p>/s.exec(html)?.[1] ?? ''
    const numbers = first.replace(/<[^>]*>/g, '').split('\n')
    for (const n of ['1', '2', '3']) if (!numbers.includes(n)) blame(`the page does not show row ${n}`)
    await core.ok('print.done', { job: job.job })
  })
})

/** Everything that was exported, by ledger: header → texts of the records. */
const exported = new Map<string, Columns>()

test('what goes out as a workbook comes back without a change', async () => {
  await forEach(async (ledger, blame) => {
    const token = core.token(core.at(`${ledger.id}.xlsx`))
    const asked = new Set(templateColumns(shippedRegistry, ledger, '2026-03-02').map((column) => column.field.id))
    const fields = ledger.fields.filter((field) => asked.has(field.id) || (field.derived && !field.retired)).map((field) => field.id)
    const ids = [...world.get(ledger.id)!]
    await core.ok('export.run', { selection: { ledger: ledger.id, ids }, fields, mask: false, token })
    exported.set(ledger.id, await columnsOf(core.at(`${ledger.id}.xlsx`), count))
    const overview = await core.ok('import.open', { token })
    await blameChanges(core, overview, { table: 0, blame })
    const same = overview.tables[0]?.records[ledger.id]?.same
    if (same !== count) blame(`${String(same)} of ${count} came back the same`)
    await core.ok('import.cancel', { session: overview.session })
  })
})

type Blame = (what: string) => void

async function blameChanges(
  from: TestCore,
  { session, tables }: ImportOverview,
  at: Readonly<{ table: number; blame: Blame }>,
): Promise<void> {
  const table = tables[at.table]
  if (!table) return at.blame('no table was found')
  for (const [id, { added, changed }] of Object.entries(table.records))
    if (added + changed > 0) at.blame(`${id}: ${added} added, ${changed} changed`)
  await blameRows(from, { session, table: at.table }, at.blame)
}

async function blameRows(from: TestCore, at: Readonly<{ session: string; table: number }>, blame: Blame): Promise<void> {
  for (const show of ['change', 'rejected', 'skipped'] as const) {
    const { rows } = await from.ok('import.rows', { ...at, show, offset: 0, limit: 3 })
    for (const row of rows) {
      const cells = row.cells.flatMap((cell) =>
        cell.before !== undefined ? [`${cell.before} → ${cell.text}`] : cell.problems.map((problem) => `${cell.text}: ${problem.message}`),
      )
      blame(`${show} ${row.why ?? ''} ${cells.join('；')}`.slice(0, 300))
    }
  }
}

test('rows typed under the headings of the template add exactly these records, once', async () => {
  const other = await openTestCore()
  const [own, plain] = [ledgers.slice(0, ownTemplates), ledgers.slice(ownTemplates)]
  for (const ledger of own) await fillTemplate(other, ledger)
  // The others in one workbook without the keys of our own files: the headings alone tell the ledger.
  const path = other.at('全部台账.xlsx')
  await writeWorkbook(path, Object.fromEntries(plain.map((ledger) => [ledger.label, typedSheet(ledger, exported.get(ledger.id)!, count)])))
  const overview = await other.ok('import.open', { token: other.token(path) })
  await forEach(async (ledger, blame) => {
    const place = plain.indexOf(ledger)
    const table = overview.tables[place]
    if (place < 0) return
    if (table?.records[ledger.id]?.added !== count) blame(`went to ${String(table?.ledgers)}, ${JSON.stringify(table?.records)}`)
    await blameRows(other, { session: overview.session, table: place }, blame)
    const extra = Object.entries(table?.records ?? {}).filter(([id, { added }]) => id !== ledger.id && added > 0)
    if (extra.length > 0) blame(`also added ${JSON.stringify(extra)}`)
  })
  await other.ok('import.commit', { session: overview.session, id: other.newId() })
  const again = await other.ok('import.open', { token: other.token(path) })
  await forEach(async (ledger, blame) => {
    const place = plain.indexOf(ledger)
    if (place >= 0) await blameChanges(other, again, { table: place, blame })
    await compare(other, ledger, blame)
  })
  await other.dispose()
})

/** Ledgers that are typed into the program's own templates: village, group, household and member. */
const ownTemplates = 4

async function fillTemplate(other: TestCore, ledger: LedgerDefinition): Promise<void> {
  const path = other.at(`${ledger.id}模板.xlsx`)
  await other.ok('import.template', { ledger: ledger.id, token: other.token(path) })
  await fillIn(path, exported.get(ledger.id)!)
  const overview = await other.ok('import.open', { token: other.token(path) })
  // The household list brings its heads.
  expect(overview.tables[0]!.records[ledger.id]).toMatchObject({ added: ledger.id === 'member' ? 0 : count })
  await other.ok('import.commit', { session: overview.session, id: other.newId() })
  const again = await other.ok('import.open', { token: other.token(path) })
  expect(again.tables[0]!.records[ledger.id]).toEqual({ added: 0, changed: 0, same: count })
  await other.ok('import.cancel', { session: again.session })
}

/** The other file now holds what the first one holds, links compared by their words. */
async function compare(other: TestCore, ledger: LedgerDefinition, blame: Blame): Promise<void> {
  const { ids } = await other.ok('ledger.query', { ledger: ledger.id })
  const mine = (await rowsOf(ledger)).map((row) => wordsOf(ledger, row)).sort()
  const theirs = (await rowsOf(ledger, ids, other)).map((row) => wordsOf(ledger, row)).sort()
  mine.forEach((line, n) => {
    const theirLine = theirs[n]?.split('\n') ?? []
    const differing = line.split('\n').filter((word) => !theirLine.includes(word))
    if (differing.length > 0) blame(`after the template: ${differing.slice(0, 4).join(' / ')} missing`)
  })
}

function wordsOf(ledger: LedgerDefinition, row: Row): string {
  return typedFields(ledger)
    .map((field) => `${field.id}=${row.links[field.id] ?? String(row.values[field.id] ?? '')}`)
    .join('\n')
}
