import { changesOfRecords } from '#data/store/branches.ts'
import { readRecords, type ReadContext } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import { causesOf } from '#shared/history/causes.ts'
import type { Change } from '#shared/history/changeSet.ts'
import { stateWhere } from '#shared/history/state.ts'
import type { VillageNote } from '#shared/ipc/parts/villageBook.ts'
import type { FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { coerceValue } from '#shared/ledger/derive/coerceValue.ts'
import { mayBeEdited } from '#shared/ledger/derive/villageColumns.ts'
import { codesOf, findField } from '#shared/ledger/registry.ts'
import { bookNote } from './bookNotes.ts'
import { digestOfText } from './cellDigest.ts'
import { claimRows, digestAt } from './claimRows.ts'
import type { CameRow, CameSheet } from './readBook.ts'

/** What the village changed in one record, against the state that left. */
export type RowEdit = Readonly<{
  sheet: CameSheet
  row: number
  ledger: LedgerDefinition
  recordId: string
  label: string
  /** Sets that the village knew of: the parents of its change. */
  heads: readonly string[]
  before: FieldValues
  values: FieldValues
}>

export type SheetEdits = Readonly<{
  edits: readonly RowEdit[]
  fresh: readonly CameRow[]
  gone: number
  notes: readonly VillageNote[]
  /** Rows with something that was not taken. */
  wrong: ReadonlySet<number>
}>

type Reading = Readonly<{ context: ReadContext; sheet: CameSheet; ledger: LedgerDefinition; salt: string; notes: VillageNote[] }>

/** Compares a sheet that came back with what left. A cell whose content is what left is no edit, whatever happened here meanwhile. */
export function sheetEdits(context: ReadContext, sheet: CameSheet, ledger: LedgerDefinition, salt: string): SheetEdits {
  const reading: Reading = { context, sheet, ledger, salt, notes: [] }
  const { claimed, fresh, torn } = claimRows(sheet, ledger, salt)
  const ids = sheet.keys.rows.map(([id]) => id)
  const histories = changesOfRecords(context.engine, ids)
  const nameOf = namer(context, ledger, ids)
  const edits: RowEdit[] = []
  let gone = 0
  sheet.keys.rows.forEach(([id], place) => {
    const rows = claimed.get(place)
    if (!rows && torn.some((row) => row.named === place)) return
    if (!rows) {
      gone += 1
      reading.notes.push(
        bookNote('gone', { sheet, row: null, label: nameOf(id) }, '表里没有这一行了。没有删除台账里的记录；要删除请在本机办理'),
      )
      return
    }
    const edit = editOf(reading, place, rows, { label: nameOf(id), changes: histories.get(id) ?? [] })
    if (edit) edits.push(edit)
  })
  for (const row of torn) {
    const label = nameOf(ids[row.named!]!)
    const message = '这一行的内容已经不是原来那条记录（可能排序时错了行），没有采用。请核对后在本机改'
    reading.notes.push(bookNote('torn', { sheet, row: row.row, label }, message))
  }
  const wrong = reading.notes.flatMap(({ kind, row }) => (row !== null && isWrong(kind) ? [row] : []))
  return { edits, fresh, gone, notes: reading.notes, wrong: new Set(wrong) }
}

export function isWrong(kind: VillageNote['kind']): boolean {
  return kind !== 'doubt' && kind !== 'gone'
}

type Left = Readonly<{ label: string; changes: readonly Change[] }>

function editOf(reading: Reading, place: number, rows: readonly CameRow[], record: Left): RowEdit | null {
  const { sheet, ledger, notes } = reading
  const [id, head] = sheet.keys.rows[place]!
  const touched = rows.map((row) => ({ row, places: changedPlaces(reading, place, row) })).filter(({ places }) => places.length > 0)
  if (touched.length === 0) return null
  const heads = head.split(',')
  const base = baseOf(record.changes, heads)
  const [first] = touched
  const at = { sheet, row: first!.row.row, label: record.label }
  if (!base) {
    notes.push(
      bookNote('stranger', at, '本机没有这条记录发出时的内容（表格可能是从另一台电脑发出的）。请先合并那台电脑的副本，再收这份表格'),
    )
    return null
  }
  const read = touched.map(({ row, places }) => ({ row, values: readValues(reading, { row, places, label: record.label, base }) }))
  const told = new Set(read.map(({ values }) => JSON.stringify(Object.entries(values).sort())))
  if (told.size > 1) {
    const others = touched.map(({ row }) => row.row).join('、')
    notes.push(bookNote('copied', at, `同一条记录在表里有几行（第 ${others} 行），内容不一样，都没有采用。请只留一行`))
    return null
  }
  const { values } = read[0]!
  const fields = Object.keys(values)
  if (fields.length === 0) return null
  const before = Object.fromEntries(fields.map((field) => [field, base[field] ?? null]))
  return { sheet, row: first!.row.row, ledger, recordId: id, label: record.label, heads, before, values }
}

/** The record as it was when it left; null where this file does not know of that. */
function baseOf(changes: readonly Change[], heads: readonly string[]): FieldValues | null {
  const causes = causesOf(changes)
  if (!heads.every((head) => causes.byId.has(head))) return null
  const known = (change: Change): boolean => heads.some((head) => head === change.setId || causes.knows(head, change.setId))
  return stateWhere(causes, known).values
}

function changedPlaces({ sheet, salt }: Reading, place: number, row: CameRow): readonly number[] {
  const digests = sheet.keys.rows[place]![2]
  return row.texts.flatMap((text, column) =>
    sheet.columns[column] !== null && digestOfText(salt, text) !== digestAt(digests, column) ? [column] : [],
  )
}

type Touched = Readonly<{ row: CameRow; places: readonly number[]; label: string; base: FieldValues }>

/** The values that changed; what cannot be read, or only shows, is told and left. */
function readValues(reading: Reading, { row, places, label, base }: Touched): FieldValues {
  const { sheet, ledger, notes } = reading
  const values: Record<string, FieldValue> = {}
  for (const place of places) {
    const column = sheet.keys.columns[place]!
    const at = { sheet, row: row.row, place, label }
    const field = findField(ledger, column.field)
    if (!column.editable || !field || !mayBeEdited(field)) {
      notes.push(bookNote('locked', at, `“${column.header}”只供查看，改动没有采用`))
      continue
    }
    const value = valueOf(reading, { field, row, place, label })
    if (value !== undefined && value !== (base[field.id] ?? null)) values[field.id] = value
  }
  return values
}

type Cell = Readonly<{ field: FieldDefinition; row: CameRow; place: number; label: string }>

/** Undefined where the cell cannot be read. */
function valueOf({ context, sheet, notes }: Reading, { field, row, place, label }: Cell): FieldValue | undefined {
  const cell = row.cells[place]
  if (!cell || row.texts[place] === '') return null
  const read = coerceValue(field, cell, { codes: codesOf(context.registry, field), today: context.today })
  const at = { sheet, row: row.row, place, label }
  const wrong = read.problems.find(({ severity }) => severity === '错误')
  if (wrong) {
    notes.push(bookNote('invalid', at, `${wrong.message}，没有采用`))
    return undefined
  }
  for (const { message } of read.problems) notes.push(bookNote('doubt', at, message))
  return read.value
}

/** Names records as lists here call them. */
function namer(context: ReadContext, ledger: LedgerDefinition, ids: readonly string[]): (id: string) => string {
  const titles = new Map(readRecords(context, ledger, ids).map((row) => [row.id, titleOf(ledger, row)]))
  return (id) => titles.get(id) ?? ledger.label
}
