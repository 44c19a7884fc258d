import { fieldsSql, valuesOf } from '#data/store/changeValues.ts'
import type { Engine } from '#data/engine/engine.ts'
import { withLinkFills } from '#data/store/linkFills.ts'
import { storedRows, type ReadContext, type StoredRows } from '#data/store/read.ts'
import type { Change, DraftChange } from '#shared/history/changeSet.ts'
import { sinceEver } from '#shared/history/effective.ts'
import type { FieldProblem } from '#shared/ipc/outputs.ts'
import type { VillageBookInfo, VillageNote } from '#shared/ipc/parts/villageBook.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { bookNote } from './bookNotes.ts'
import { newRows, type NewRecord } from './newRows.ts'
import { populationNotes } from './populationNotes.ts'
import type { CameBook, CameSheet } from './readBook.ts'
import { isWrong, sheetEdits, type RowEdit } from './rowEdits.ts'

export type BookContext = ReadContext &
  Readonly<{
    /** ISO time with offset. */
    now: string
    /** What the program holds against edits, as for those typed in its window. */
    check: (changes: readonly DraftChange[], stored: StoredRows) => readonly (FieldProblem & Readonly<{ recordId: string }>)[]
  }>

/** A change before its set has an id. */
export type Unset = Omit<Change, 'setId'>
export type BookChanges = Readonly<{ changes: readonly Unset[]; info: VillageBookInfo; wrong: ReadonlyMap<CameSheet, readonly number[]> }>

/** What the village changed and added, without what may not be taken and what an earlier return of the workbook brought. */
export function bookChanges(context: BookContext, book: CameBook, { person, day }: Readonly<{ person: string; day: string }>): BookChanges {
  const { keys } = book
  const known = takenBefore(context.engine, keys.book)
  const sheets = book.sheets.flatMap((sheet) => {
    const ledger = findLedger(context.registry, sheet.keys.ledger)
    return ledger ? [{ sheet, ...sheetEdits(context, sheet, ledger, keys.salt) }] : []
  })
  const fresh = sheets.map(({ sheet, fresh: rows }) => ({ sheet, rows }))
  const planned = newRows(context, keys, fresh)
  const notes: VillageNote[] = [...sheets.flatMap((sheet) => sheet.notes), ...planned.notes, ...book.missing.map(missingSheet)]
  const found = sheets.flatMap((sheet) => sheet.edits)
  const edits = checkedEdits(context, found, notes)
    .map((edit) => withoutKnown(edit, known.get(edit.recordId)))
    .filter(({ values }) => Object.keys(values).length > 0)
  const added = checkedRecords(context, planned.added, notes).filter(({ draft }) => !known.has(draft.recordId))
  const typed = edits.map(({ ledger, recordId, values }): DraftChange => ({ ledger: ledger.id, recordId, op: 'change', values }))
  notes.push(...populationNotes(context, typed, added))
  const info = {
    place: keys.place,
    number: keys.number,
    at: keys.at,
    person,
    records: keys.sheets.reduce((sum, { rows }) => sum + rows.length, 0),
    gone: sheets.reduce((sum, sheet) => sum + sheet.gone, 0),
    changed: edits.length,
    fields: edits.reduce((sum, { values }) => sum + Object.keys(values).length, 0),
    added: added.length,
    notes: inOrder(keys, notes),
  }
  const wrong = new Map(book.sheets.map((sheet) => [sheet, wrongRows(sheet, notes)] as const))
  return { changes: [...edits.map((edit) => changeOf(edit, day)), ...added.map(additionOf)], info, wrong }
}

function missingSheet(name: string): VillageNote {
  const message = '整张表没有了，或表头被改得认不出来，没有采用'
  return { kind: 'gone', sheet: name, row: null, column: '', header: '', label: name, message }
}

/** As the sheets stand, from top to bottom; rows that are gone come last. */
function inOrder({ sheets }: CameBook['keys'], notes: readonly VillageNote[]): readonly VillageNote[] {
  const order = new Map(sheets.map(({ name }, index) => [name, index]))
  const rank = ({ sheet, row }: VillageNote): number => (order.get(sheet) ?? 0) * 10_000_000 + (row ?? 9_999_999)
  return [...notes].sort((a, b) => rank(a) - rank(b))
}

function wrongRows({ keys }: CameSheet, notes: readonly VillageNote[]): readonly number[] {
  const rows = notes.flatMap(({ kind, sheet, row }) => (sheet === keys.name && row !== null && isWrong(kind) ? [row] : []))
  return [...new Set(rows)].sort((a, b) => a - b)
}

/** Record → field → values that earlier returns of this workbook brought. */
function takenBefore(engine: Engine, book: string): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<FieldValue>>> {
  const sql = `SELECT c.record_id, c.after, ${fieldsSql(engine)} FROM change c JOIN change_set s ON s.seq = c.set_seq
    WHERE json_extract(s.source, '$.book') = ?`
  const known = new Map<string, Map<string, Set<FieldValue>>>()
  for (const [record, after, names] of engine.values(sql, [book])) {
    const fields = known.get(record as string) ?? new Map<string, Set<FieldValue>>()
    known.set(record as string, fields)
    const values = valuesOf(after as string, names as string | null)
    for (const [field, value] of Object.entries(values)) fields.set(field, (fields.get(field) ?? new Set()).add(value))
  }
  return known
}

function withoutKnown(edit: RowEdit, known: ReadonlyMap<string, ReadonlySet<FieldValue>> | undefined): RowEdit {
  if (!known) return edit
  return { ...edit, values: Object.fromEntries(Object.entries(edit.values).filter(([field, value]) => !known.get(field)?.has(value))) }
}

/** The edits without what the program would refuse if it were typed here. */
function checkedEdits(context: BookContext, edits: readonly RowEdit[], notes: VillageNote[]): readonly RowEdit[] {
  const drafts = edits.map(({ ledger, recordId, values }): DraftChange => ({ ledger: ledger.id, recordId, op: 'change', values }))
  const problems = context.check(drafts, storedRows(context, drafts))
  return edits.flatMap((edit) => {
    const own = problems.filter(({ recordId }) => recordId === edit.recordId)
    const at = { sheet: edit.sheet, row: edit.row, label: edit.label }
    for (const { field, severity, message } of own) {
      const place = edit.sheet.keys.columns.findIndex((column) => column.field === field)
      const told = severity === '错误' ? `${message}，没有采用` : message
      notes.push(bookNote(severity === '错误' ? 'invalid' : 'doubt', { ...at, place: place < 0 ? null : place }, told))
    }
    const errors = own.filter(({ severity }) => severity === '错误')
    if (errors.some(({ field }) => field === null)) return []
    const values = Object.fromEntries(Object.entries(edit.values).filter(([id]) => !errors.some(({ field }) => field === id)))
    return Object.keys(values).length > 0 ? [{ ...edit, values }] : []
  })
}

/** New records without those that are wrong and those that lean on them. */
function checkedRecords(context: BookContext, added: readonly NewRecord[], notes: VillageNote[]): readonly NewRecord[] {
  let left = added
  for (;;) {
    const drafts = withLinkFills(
      context,
      left.map(({ draft }) => draft),
    )
    const problems = context.check(drafts, new Map())
    const bad = new Set(problems.filter(({ severity }) => severity === '错误').map(({ recordId }) => recordId))
    for (const { sheet, row, label, draft } of left) {
      const first = problems.find(({ recordId, severity }) => recordId === draft.recordId && severity === '错误')
      if (first) notes.push(bookNote('invalid', { sheet, row, label }, `${first.message}，没有采用`))
    }
    if (bad.size === 0) return left.map((one, index) => ({ ...one, draft: drafts[index]! }))
    left = left.filter(({ draft }) => !bad.has(draft.recordId))
  }
}

function changeOf({ sheet, row, ledger, recordId, heads, before, values }: RowEdit, day: string): Unset {
  const old = Object.fromEntries(Object.keys(values).map((field) => [field, before[field] ?? null]))
  const origin = `${sheet.keys.name}!${row}`
  return { ledger: ledger.id, recordId, parents: heads, op: 'change', before: old, after: values, origin, effective: day, reason: null }
}

function additionOf({ draft, sheet, row }: NewRecord): Unset {
  const values = Object.fromEntries(Object.entries(draft.values).filter(([, value]) => value !== null && value !== ''))
  const { ledger, recordId } = draft
  const origin = `${sheet.keys.name}!${row}`
  return {
    ledger,
    recordId,
    parents: [],
    op: 'add',
    before: {},
    after: values,
    origin,
    effective: draft.effective ?? sinceEver,
    reason: null,
  }
}
