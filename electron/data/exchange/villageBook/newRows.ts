import { createHash } from 'node:crypto'
import { loadKnown } from '#data/exchange/loadKnown.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { buildPlan } from '#shared/importing/buildPlan.ts'
import type { ParkedRow } from '#shared/importing/parkedRows.ts'
import { parkedSheet } from '#shared/importing/parkedSheet.ts'
import type { ImportPlan, PlannedRow } from '#shared/importing/planTypes.ts'
import { planToDraft } from '#shared/importing/planToDraft.ts'
import type { VillageNote } from '#shared/ipc/parts/villageBook.ts'
import { withInitialValues } from '#shared/ledger/derive/initialValues.ts'
import { findField, findLedger, ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { bookNote } from './bookNotes.ts'
import type { BookKeys } from './bookKeys.ts'
import type { CameRow, CameSheet } from './readBook.ts'

export type FreshRows = Readonly<{ sheet: CameSheet; rows: readonly CameRow[] }>

/** `place`: which of the sheets, and the row in Excel, a new record stands in. */
export type NewRecord = Readonly<{ draft: DraftChange; sheet: CameSheet; row: number; label: string }>

export type NewRows = Readonly<{ added: readonly NewRecord[]; notes: readonly VillageNote[] }>

/**
 * Rows without a record are planned as an import of them would be. Only what is new is taken: a row of which the record
 * exists is told, since what stands in the file may be newer. Ids follow from the content, so that the same row makes the
 * same record wherever and how often it comes back.
 */
export function newRows(context: ReadContext, keys: BookKeys, fresh: readonly FreshRows[]): NewRows {
  const some = fresh.filter(({ rows }) => rows.length > 0)
  if (some.length === 0) return { added: [], notes: [] }
  const sheets = some.map((one, index) => sheetOf({ registry: context.registry, name: `${index}`, village: keys.village }, one))
  const plan = buildPlan({
    registry: context.registry,
    sheets: sheets.map(({ reader }) => reader),
    found: Object.fromEntries(sheets.map(({ table }) => [table.sheet, table])),
    choices: Object.fromEntries(sheets.map(({ choice }, index) => [index, choice])),
    known: loadKnown(context),
    today: context.today,
    // A village that nobody knows is a slip, and households do not come into being by being mentioned.
    addMissing: [],
  })
  const placed = placedRows(plan, some)
  const taken = takenRecords(placed)
  const notes = placed.flatMap((row) => notesOf(row, taken, ledgerOf(context.registry, row.sheet.keys.ledger).title))
  return { added: addedRecords(context, { keys, plan, placed, taken }), notes }
}

type Naming = Readonly<{ registry: Registry; name: string; village: string }>

function sheetOf({ registry, name, village }: Naming, { sheet, rows }: FreshRows): ReturnType<typeof parkedSheet> {
  const { keys, columns } = sheet
  const there = keys.columns.map((column, place) => ({ ...column, place })).filter(({ place }) => columns[place] !== null)
  const layout = {
    title: '',
    units: [],
    headings: there.map(({ place, header }) => ({ index: place, path: [header] })),
    columns: there.map(({ place, field }) => ({ index: place, ...homeOf(registry, keys.ledger, field), by: 'person' as const })),
  }
  const parked = rows.map(({ row, texts }): ParkedRow => {
    const cells = { texts: Object.fromEntries(texts.map((text, place) => [place, text])), ...(village === '' ? {} : { village }) }
    return { row, cells, problems: [], id: '', head: null, table: '', place: '' }
  })
  return parkedSheet(name, keys.ledger, layout, parked)
}

/** A column that shows a field of the linked record (户主姓名 of a member) is that record's, for whoever reads it. */
function homeOf(registry: Registry, ledgerId: string, fieldId: string): Readonly<{ ledger: string; field: string }> {
  const ledger = findLedger(registry, ledgerId)
  const derived = ledger && findField(ledger, fieldId)?.derived
  if (!ledger || derived?.kind !== 'parent') return { ledger: ledgerId, field: fieldId }
  return homeOf(registry, findField(ledger, derived.link)?.target ?? '', derived.field)
}

type Placed = Readonly<{ planned: PlannedRow; sheet: CameSheet; came: CameRow }>

/** Rows of the plan with where they stand in the workbook: the plan's sheets hold them one below the other. */
function placedRows(plan: ImportPlan, fresh: readonly FreshRows[]): readonly Placed[] {
  return plan.tables.flatMap((table) => {
    const { sheet, rows } = fresh[Number(table.table.sheet)]!
    const ordered = [...rows].sort((a, b) => a.row - b.row)
    return table.rows.flatMap((planned) => {
      const came = ordered[planned.row - table.table.dataRows[0]]
      return came ? [{ planned, sheet, came }] : []
    })
  })
}

const isNew = ({ planned }: Placed): boolean => planned.decision === 'add' && (planned.did ?? []).every((deed) => deed !== 'changed')

/** Places of the records that are taken: those of rows that only add, and that lean on no row that is left out. */
function takenRecords(placed: readonly Placed[]): ReadonlySet<number> {
  return new Set(placed.filter(isNew).flatMap(({ planned }) => planned.records))
}

function notesOf({ planned, sheet, came }: Placed, taken: ReadonlySet<number>, title: string): readonly VillageNote[] {
  const label = shown(sheet, came, title) || came.texts.find((text) => text !== '') || ''
  const at = { sheet, row: came.row, label }
  const placeOf = (header: string): number | null => {
    const place = sheet.keys.columns.findIndex((column) => column.header === header)
    return place < 0 ? null : place
  }
  const told = planned.problems.map(({ severity, header, message }) =>
    bookNote(severity === '错误' ? 'invalid' : 'doubt', { ...at, place: placeOf(header) }, message),
  )
  if (planned.decision === 'rejected')
    return told.some(({ kind }) => kind === 'invalid')
      ? told
      : [...told, bookNote('invalid', at, planned.why ?? '这一行读不出来，没有采用')]
  if (planned.decision === 'skipped') return [bookNote('invalid', at, planned.why ?? '这一行没有采用')]
  const isTaken = planned.records.every((place) => taken.has(place))
  if (isTaken && planned.decision === 'add') return told
  const message =
    planned.decision === 'same' ? '台账里已经有，没有重复新增' : '台账里已经有这条记录，没有新增，也没有改动它；要改请在原来的行里改'
  return [...told, bookNote('double', at, message)]
}

function shown({ keys }: CameSheet, { texts }: CameRow, field: string): string {
  return texts[keys.columns.findIndex((column) => column.field === field)] ?? ''
}

type Planned = Readonly<{ keys: BookKeys; plan: ImportPlan; placed: readonly Placed[]; taken: ReadonlySet<number> }>

function addedRecords(context: ReadContext, { keys, plan, placed, taken }: Planned): readonly NewRecord[] {
  const records = plan.records.map((record, place) => (taken.has(place) ? record : { ...record, decision: 'same' as const }))
  const ids = contentIds(keys.book, plan)
  let next = 0
  // Asked for in the order of the records, for those alone that have no id.
  const fresh = plan.records.flatMap((record, place) => (record.recordId === null ? [ids[place]!] : []))
  const drafts = planToDraft(context.registry, { ...plan, records }, () => fresh[next++]!)
  const homes = new Map<string, Placed>()
  for (const row of placed) for (const place of row.planned.records) if (!homes.has(ids[place]!)) homes.set(ids[place]!, row)
  return drafts.flatMap((draft) => {
    const home = homes.get(draft.recordId)
    if (!home || draft.op !== 'add') return []
    const ledger = ledgerOf(context.registry, draft.ledger)
    const label = String(draft.values[ledger.title] ?? ledger.label)
    return [{ draft: { ...draft, values: withInitialValues(ledger, draft.values) }, sheet: home.sheet, row: home.came.row, label }]
  })
}

/** An id a record that follows from what it says; of equal ones each has its own. */
function contentIds(book: string, { records }: ImportPlan): readonly string[] {
  const seen = new Map<string, number>()
  return records.map(({ ledger, recordId, after }) => {
    if (recordId !== null) return recordId
    const content = JSON.stringify([book, ledger, Object.entries(after).sort()])
    const nth = seen.get(content) ?? 0
    seen.set(content, nth + 1)
    return idOfContent(`${content} ${nth}`, 0)
  })
}

/** An id in the form of a uuid7, made of a time (ms) and a digest of the content. */
export function idOfContent(content: string, time: number): string {
  const hash = createHash('sha256').update(content).digest('hex')
  const stamp = Math.max(0, Math.floor(time)).toString(16).padStart(12, '0').slice(-12)
  const variant = '89ab'[Number.parseInt(hash[3]!, 16) % 4]!
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}
