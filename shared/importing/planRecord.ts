import type { FieldValue } from '#shared/ledger/define.ts'
import { claim } from './claims.ts'
import { compareShown } from './compareShown.ts'
import { yearField } from './family.ts'
import { keyOf } from './naturalKey.ts'
import { knownValue } from './knownValue.ts'
import {
  accept,
  checkRecord,
  hasError,
  idsOf,
  labelsOf,
  missingRequired,
  namesFor,
  originOf,
  reject,
  rejectForCells,
} from './planContext.ts'
import { addProblem, type ReadRow } from './readRows.ts'
import { filledFromLinks, makeLinks, resolveLinks, type LinkPlan, type Values } from './recordLinks.ts'
import { findRecord, valueIn, type Found, type Ref } from './recordStore.ts'
import { noteField, noteWithout, remarksOf } from './remarks.ts'
import type { Slot } from './slots.ts'
import { valueMaker, type ValueMaker } from './valueShape.ts'
import { writeRecord } from './writeRecord.ts'

export type RecordPlan = LinkPlan &
  Readonly<{
    /** Shape of the values → the values → record, for rows without a complete natural key. */
    identical: Map<string, Map<string, Ref>>
    /** Year of the heading, the title or the file, for rows that name none. */
    year: number | null
    /** The record is brought along by a row of another ledger; null when the row is the record itself. */
    companion: CompanionRules | null
  }>

/** What a row may do that a row of the ledger itself may not: say nothing, or the same as another row. */
export type CompanionRules = Readonly<{
  /** Link fields that the row's household and person fill; null = to be left blank. */
  home: Readonly<Record<string, Ref | null>>
  /** Told that a record could not be made, by which fields are missing. */
  onLack: (lack: 'year' | 'fields', message: string) => void
}>

/** Plans the one record that a row is, or brings along. */
export function planRecord(plan: RecordPlan, row: ReadRow): void {
  const { context, ledger, companion } = plan
  const maker = ownMaker(plan.context.slots)
  const values = maker.filled(maker.all(row.values))
  if (!hasError(row)) checkRecord(context, row, ledger.id, values)
  if (hasError(row)) return rejectForCells(row)
  for (const [link, ref] of Object.entries(companion?.home ?? {})) if (ref !== null) values[link] = ref
  const pending = resolveLinks(plan, row, values)
  if (pending === null || hasError(row)) return rejectForCells(row)
  if (Object.keys(values).length === 0 && Object.keys(pending).length === 0)
    return reject(context, row, { code: 'row.empty', message: '这一行没有可以录入的内容' })
  const assumed = assumedYear(plan, row, values)
  const given = { ...values }
  Object.assign(values, assumed, filledFromLinks(plan, { ...values, ...assumed }))
  if (companion && !hasKey(plan, values) && lacksYear(plan, values)) return companion.onLack('year', '看不出是哪一年的')
  const found = findExisting(plan, values, pending)
  if (found && 'ambiguous' in found)
    return reject(context, row, {
      code: 'record.ambiguous',
      message: `台账中有 ${found.ambiguous.length} 条都符合（${namesFor(context, ledger.id, found.ambiguous)}），分不清是哪一条`,
    })
  if (found ? false : rejectIncomplete(plan, row, { ...values, ...pending })) return
  const ref = found?.ref ?? null
  if (!companion && isTwin(plan, row, { values, ref })) return
  compareShown(plan, row, values)
  const year = ref === null ? assumed : blankOnly(plan, ref, assumed)
  writeRow(plan, row, { given: { ...given, ...year }, pending, ref, values })
}

const makers = new WeakMap<readonly Slot[], ValueMaker>()

/** Makes what a row itself says of the record. */
function ownMaker(slots: readonly Slot[]): ValueMaker {
  const known = makers.get(slots)
  if (known) return known
  const made = valueMaker(slots.filter((slot) => slot.role === 'own' && slot.field.type !== 'link'))
  makers.set(slots, made)
  return made
}

/** The year that stands outside the row, where the row tells none. */
function assumedYear({ ledger, year }: RecordPlan, row: ReadRow, values: Values): Values {
  const field = yearField(ledger)
  const told = row.year ?? year
  return field === null || told === null || (values[field] ?? null) !== null ? {} : { [field]: told }
}

function lacksYear({ ledger }: RecordPlan, values: Values): boolean {
  const field = yearField(ledger)
  return field !== null && (values[field] ?? null) === null
}

function blankOnly({ context, ledger }: RecordPlan, ref: Ref, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([id]) => valueIn(context.store, ledger.id, ref, id) === null))
}

/** A new record lacks what it must have: an 错误, but of a companion only where the table has a column for it. */
function rejectIncomplete(plan: RecordPlan, row: ReadRow, values: Values): boolean {
  const { context, ledger, companion } = plan
  const missing = missingRequired(context, ledger.id, values)
  if (missing.length === 0) return false
  const hasColumn = missing.some((field) => context.slots.some((slot) => slot.key === field.id && !slot.isVirtual))
  if (companion && !hasColumn) {
    const isYear = missing.some((field) => field.id === yearField(ledger))
    companion.onLack(isYear ? 'year' : 'fields', isYear ? '看不出是哪一年的' : `表中没有${labelsOf(missing)}`)
    return true
  }
  const year = missing.find((field) => field.id === yearField(ledger))
  if (year && !context.slots.some((slot) => slot.key === year.id && !slot.isVirtual)) askYear(plan)
  const message = `新的${ledger.label}记录缺少${labelsOf(missing)}，请补上`
  reject(context, row, { code: 'required', message, at: idsOf(missing) })
  return true
}

/** No column tells the year: one answer for the whole table mends all of its rows. */
function askYear({ context: { questions }, ledger: { id, label } }: RecordPlan): void {
  const why = '看不出是哪一年的'
  const rows = (questions.get(`${id} ${why}`)?.rows ?? 0) + 1
  questions.set(`${id} ${why}`, { kind: 'year', ledger: id, label, why, rows })
}

type Told = Readonly<{ given: Values; pending: Values; ref: Ref | null; values: Values }>

/** What links fill in, those just made too, goes only where the record has nothing yet. */
function writeRow(plan: RecordPlan, row: ReadRow, { given, pending, ref, values }: Told): void {
  const { context, ledger } = plan
  const said = { ...given, ...makeLinks(plan, row, { pending, values: given }) }
  const filled = filledFromLinks(plan, said)
  const blank = ref === null ? filled : blankOnly(plan, ref, filled)
  const remarks = remarksOf(context.slots, [row], (slot) => slot.role === 'own')
  const written = writeRecord(context.store, { ledger: ledger.id, ref, remarks }, { ...said, ...blank }, originOf(context, row))
  accept(context, row, { ledger: ledger.id, place: written.draft.place, what: written.what })
  if (!plan.companion) return
  if (!hasKey(plan, values)) remember(plan, values, written.ref)
  for (const field of written.clashes) {
    const slot = context.slots.find((one) => one.key === field) ?? null
    const message = `与本次导入中前面的${ledger.label}不同，按先出现的录入`
    addProblem(context.table, row, slot, { code: 'record.differs', severity: '疑点', message })
  }
}

/** By natural keys; where the row has none complete, by everything it says (so that importing again adds nothing). */
function findExisting(plan: RecordPlan, values: Values, pending: Values): Found {
  const { context, ledger } = plan
  const found = findRecord(context.store, ledger.id, (field) => values[field] ?? null)
  if (found || Object.keys(pending).length > 0) return found
  return hasKey(plan, values) ? null : sameThroughout(plan, values)
}

function hasKey({ ledger }: RecordPlan, values: Values): boolean {
  return ledger.naturalKeys.some((fields) => keyOf(ledger, fields, (field) => values[field] ?? null) !== null)
}

function sameThroughout(plan: RecordPlan, values: Values): Found {
  const { fields, index } = indexFor(plan, values)
  const ref = index.get(contentOf(plan, fields, (field) => values[field] ?? null))
  return ref === undefined ? null : { ref, key: -1, differs: null }
}

/** A further row that says the same is the same companion. */
function remember(plan: RecordPlan, values: Values, ref: Ref): void {
  const { fields, index } = indexFor(plan, values)
  index.set(
    contentOf(plan, fields, (field) => values[field] ?? null),
    ref,
  )
}

function indexFor(plan: RecordPlan, values: Values): Readonly<{ fields: readonly string[]; index: Map<string, Ref> }> {
  const { context, ledger } = plan
  const fields = Object.keys(values).sort()
  const shape = fields.join('|')
  let index = plan.identical.get(shape)
  if (!index) {
    index = new Map()
    plan.identical.set(shape, index)
    for (const record of context.store.source[ledger.id] ?? []) {
      if (!record.removed)
        index.set(
          contentOf(plan, fields, (field) => knownValue(record, field)),
          record.id,
        )
    }
  }
  return { fields, index }
}

/** Remarks that an earlier import left in the note are not what the row says. */
function contentOf({ context, ledger }: RecordPlan, fields: readonly string[], held: (field: string) => FieldValue): string {
  const note = noteField(ledger)?.id
  const value = (field: string): FieldValue => {
    const text = held(field)
    return field === note && typeof text === 'string' ? noteWithout(context.store.registry, ledger, text) : text
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
