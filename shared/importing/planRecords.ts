import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { compareShown } from './compareShown.ts'
import { unitOf } from './family.ts'
import { fillPlacesDown } from './fillDown.ts'
import { noteLink } from './links.ts'
import {
  accept,
  checkRecord,
  claim,
  hasError,
  idsOf,
  labelsOf,
  linkOrder,
  missingRequired,
  namesFor,
  originOf,
  reject,
  rejectForCells,
  type TableContext,
} from './planContext.ts'
import type { ReadRow } from './readRows.ts'
import { noteField, noteWithout, remarksOf } from './remarks.ts'
import { keyOf } from './naturalKey.ts'
import { filledFromLinks, makeLinks, resolveLinks, type LinkPlan, type Values } from './recordLinks.ts'
import { findRecord, valueIn, type Found, type Ref } from './recordStore.ts'
import { writeRecord } from './writeRecord.ts'

/** Plans the rows of a ledger outside the household: a row is one record, linked records are only looked up. Yields once a row. */
export function* planRecordRows(context: TableContext, ledgerId: string, rows: readonly ReadRow[]): Generator<number> {
  const ledger = ledgerOf(context.store.registry, ledgerId)
  const links = linkOrder(
    context,
    ledger.fields.filter((field) => field.type === 'link' && !field.derived && !field.retired),
  )
  fillPlacesDown(
    rows.map((row) => [row]),
    context.slots,
    new Set(placeTargets(context)),
  )
  const plan: RecordPlan = { context, ledger, links, identical: new Map() }
  for (const row of rows) {
    planRow(plan, row)
    yield 1
  }
  noteLink(context.resolver, ledgerId)
}

type RecordPlan = LinkPlan & Readonly<{ identical: Map<string, Map<string, Ref>> }>

/** Where households lie: village and group. */
function placeTargets({ store }: TableContext): readonly string[] {
  const fields = unitOf(store.registry)?.parent.fields ?? []
  return fields.flatMap((field) => (field.type === 'link' && !field.derived && field.target !== undefined ? [field.target] : []))
}

function planRow(plan: RecordPlan, row: ReadRow): void {
  const { context, ledger } = plan
  const values = ownValues(plan, row)
  if (!hasError(row)) checkRecord(context, row, ledger.id, values)
  if (hasError(row)) return rejectForCells(context, row)
  const pending = resolveLinks(plan, row, values)
  if (pending === null || hasError(row)) return rejectForCells(context, row)
  const given = { ...values }
  Object.assign(values, filledFromLinks(plan, values))
  const found = findExisting(plan, values, pending)
  if (found && 'ambiguous' in found)
    return reject(context, row, {
      code: 'record.ambiguous',
      message: `台账中有 ${found.ambiguous.length} 条都符合（${namesFor(context, ledger.id, found.ambiguous)}），分不清是哪一条`,
    })
  const missing = found ? [] : missingRequired(context, ledger.id, { ...values, ...pending })
  if (missing.length > 0)
    return reject(context, row, {
      code: 'required',
      message: `新的${ledger.label}记录缺少${labelsOf(missing)}，请补上`,
      at: idsOf(missing),
    })
  if (Object.keys(values).length === 0 && Object.keys(pending).length === 0)
    return reject(context, row, { code: 'row.empty', message: '这一行没有可以录入的内容' })
  if (isTwin(plan, row, { values, ref: found?.ref ?? null })) return
  compareShown(plan, row, values)
  writeRow(plan, row, { given, pending, ref: found?.ref ?? null })
}

type Told = Readonly<{ given: Values; pending: Values; ref: Ref | null }>

/** What links fill in, those just made too, goes only where the record has nothing yet. */
function writeRow(plan: RecordPlan, row: ReadRow, { given, pending, ref }: Told): void {
  const { context, ledger } = plan
  const said = { ...given, ...makeLinks(plan, row, { pending, values: given }) }
  const isBlank = (id: string): boolean => ref === null || valueIn(context.store, ledger.id, ref, id) === null
  const blank = Object.entries(filledFromLinks(plan, said)).filter(([id]) => isBlank(id))
  const remarks = remarksOf(context.slots, [row], (slot) => slot.role === 'own')
  const all = { ...said, ...Object.fromEntries(blank) }
  const written = writeRecord(context.store, { ledger: ledger.id, ref, remarks }, all, originOf(context, row))
  accept(context, row, { ledger: ledger.id, ref: written.ref, what: written.what })
}

function ownValues(plan: RecordPlan, row: ReadRow): Values {
  const values: Values = {}
  for (const slot of plan.context.slots) {
    const value = row.values[slot.place] ?? null
    if (slot.role === 'own' && value !== null && slot.field.type !== 'link') values[slot.key] = value
  }
  return values
}

/** By natural keys; where the row has none complete, by everything it says (so that importing again adds nothing). */
function findExisting(plan: RecordPlan, values: Values, pending: Values): Found {
  const { context, ledger } = plan
  const found = findRecord(context.store, ledger.id, (field) => values[field] ?? null)
  if (found || Object.keys(pending).length > 0) return found
  const hasKey = ledger.naturalKeys.some((fields) => keyOf(ledger, fields, (field) => values[field] ?? null) !== null)
  return hasKey ? null : sameThroughout(plan, values)
}

function sameThroughout(plan: RecordPlan, values: Values): Found {
  const { context, ledger } = plan
  const fields = Object.keys(values).sort()
  const shape = fields.join('|')
  let index = plan.identical.get(shape)
  if (!index) {
    index = new Map()
    plan.identical.set(shape, index)
    for (const record of context.store.source[ledger.id] ?? []) {
      if (!record.removed) index.set(contentOf(plan, fields, record.values), record.id)
    }
  }
  const ref = index.get(contentOf(plan, fields, values))
  return ref === undefined ? null : { ref, key: -1, differs: null }
}

/** Remarks that an earlier import left in the note are not what the row says. */
function contentOf({ context, ledger }: RecordPlan, fields: readonly string[], values: FieldValues): string {
  const note = noteField(ledger)?.id
  const value = (field: string): FieldValue => {
    const held = values[field] ?? null
    return field === note && typeof held === 'string' ? noteWithout(context.store.registry, ledger, held) : held
  }
  return JSON.stringify(fields.map(value))
}

function isTwin(plan: RecordPlan, row: ReadRow, one: Readonly<{ values: Values; ref: Ref | null }>): boolean {
  const { context, ledger } = plan
  const keys = ledger.naturalKeys.map((fields) => keyOf(ledger, fields, (field) => one.values[field] ?? null))
  const place = keys.findIndex((key) => key !== null)
  const key = keys[place] ?? null
  const first = key === null ? null : claim(context, `${ledger.id} ${place}`, key, originOf(context, row))
  if (first === null) return false
  reject(context, row, {
    code: 'row.duplicate',
    message: `与 ${first} 行是同一条记录，只收第一次出现的`,
    at: ledger.naturalKeys[place] ?? [],
  })
  return true
}
