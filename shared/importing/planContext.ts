import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { fieldProblems, recordProblems } from '#shared/ledger/derive/rowProblems.ts'
import { findField, ledgerOf } from '#shared/ledger/registry.ts'
import type { Grid } from './grid.ts'
import { linkedLedgers } from './family.ts'
import { addLink, findLink, type LinkResolver } from './links.ts'
import type { TableMatch } from './matchTypes.ts'
import type { PlanQuestion, RowDecision } from './planTypes.ts'
import { addProblem, cellOf, problemsOf, type ReadRow, type RowOutcome } from './readRows.ts'
import { nameOf, placeOf, type RecordStore, type Ref } from './recordStore.ts'
import type { Slot } from './slots.ts'
import type { FoundTable, PlaceMark } from './tableTypes.ts'
import type { Contribution } from './writeRecord.ts'

/** Everything that planning the rows of one table needs. */
export type TableContext = Readonly<{
  store: RecordStore
  resolver: LinkResolver
  grid: Grid
  table: FoundTable
  match: TableMatch
  slots: readonly Slot[]
  today: string
  /** Year of the table's records, where rows name none. */
  year: number | null
  /** The members of a household stand in one row. */
  isSpread: boolean
  /** Things that a person has to tell, once each. */
  questions: Map<string, PlanQuestion>
  /** Ledger → record, by its place in the plan → what this table did to it. */
  contributions: Contributions
  /** Kind of key → key of a person or record → row of this layout that brought it. */
  claimed: Map<string, Map<string, string>>
}>

export type Contributions = Map<string, Map<number, Contribution>>

export function originOf(context: TableContext, row: ReadRow): string {
  return (row.origin ??= `${context.table.sheet}!${row.row}`)
}

/** `at` are fields, most telling first: the problem is shown at the first that has a column. */
export function reject(
  context: TableContext,
  row: ReadRow,
  problem: Readonly<{ code: string; message: string; at?: readonly string[] }>,
): void {
  const { code, message, at = [] } = problem
  const slot = at.flatMap((key) => context.slots.find((one) => one.key === key && !one.isVirtual) ?? [])[0] ?? null
  addProblem(context.table, row, slot, {
    code,
    severity: '错误',
    message,
    raw: rawText(context, row, slot),
  })
  row.outcome = rejected(message)
}

/** Text of the cell in which a value of the row stands. */
export function rawText(context: TableContext, row: ReadRow, slot: Slot | null): string {
  const cell = cellOf(row, slot)
  return cell ? context.grid.reader.text(row.row - 1, cell.column, true) : ''
}

export function rejectForCells(row: ReadRow): void {
  const first = problemsOf(row)?.find((problem) => problem.severity === '错误')
  row.outcome = rejected(first ? `${first.header || '本行'}：${first.message}` : '本行有错误')
}

export function rejected(why: string): RowOutcome {
  return { decision: 'rejected', why, records: [], ledgers: [], did: [] }
}

export function hasError(row: ReadRow): boolean {
  return row.bad !== null && row.bad.length > 0
}

const rank: Readonly<Record<Contribution, number>> = { added: 2, changed: 1, same: 0 }
const decisions: Readonly<Record<Contribution, RowDecision>> = { added: 'add', changed: 'change', same: 'same' }

/** Notes that a row touched a record; the strongest thing it did is the row's decision. */
export function accept(
  context: TableContext,
  row: ReadRow,
  touched: Readonly<{ ledger: string; place: number; what: Contribution }>,
): void {
  const held = row.outcome
  const decision = decisions[touched.what]
  if (!held) {
    row.outcome = {
      decision,
      why: null,
      records: [touched.place],
      ledgers: grown(noNames, touched.ledger),
      did: grown(noDeeds, touched.what),
    }
  } else {
    const [first] = held.records
    // Pushing to a list of one would make room for eighteen, and most rows have two records.
    held.records = held.records.length === 1 && first !== undefined ? [first, touched.place] : [...held.records, touched.place]
    held.ledgers = grown(held.ledgers, touched.ledger)
    held.did = grown(held.did, touched.what)
    if (touched.what === 'added' || (touched.what === 'changed' && held.decision === 'same')) held.decision = decision
  }
  contribute(context, touched.ledger, touched.place, touched.what)
}

const noNames: readonly string[] = []
const noDeeds: readonly Contribution[] = []
const growth = new WeakMap<readonly string[], Map<string, readonly string[]>>()

/** The list with one more at its end; the same list for all rows of which the same is to be said. */
function grown<T extends string>(list: readonly T[], one: T): readonly T[] {
  let next = growth.get(list)
  if (!next) growth.set(list, (next = new Map()))
  let made = next.get(one)
  if (!made) next.set(one, (made = [...list, one]))
  return made as readonly T[]
}

export function contribute(context: TableContext, ledger: string, place: number, what: Contribution): void {
  contributeTo(context.contributions, { ledger, place, what })
}

/** Keeps the strongest thing that was done to a record. */
export function contributeTo(all: Contributions, one: Readonly<{ ledger: string; place: number; what: Contribution }>): void {
  let records = all.get(one.ledger)
  if (!records) all.set(one.ledger, (records = new Map()))
  const before = records.get(one.place)
  if (before === undefined || rank[one.what] > rank[before]) records.set(one.place, one.what)
}

/** Village and group in which a row lies by title, sheet name or caption. */
export function placeAt(table: FoundTable, row: number): PlaceMark | null {
  let found: PlaceMark | null = null
  for (const place of table.places) if (place.row <= row) found = place
  return found
}

export type LinkValue = Readonly<{ ref: Ref | null; missing: string | null; problem: string | null }>

/** The record that a link cell names, without making it; `missing` when it would have to be made. */
export function linkValue(context: TableContext, field: FieldDefinition, text: string, parent: Ref | null): LinkValue {
  const target = field.target ?? ''
  const found = findLink(context.resolver, target, text, parent)
  if ('ref' in found) return { ref: found.ref, missing: null, problem: null }
  const label = ledgerOf(context.store.registry, target).label
  if ('ambiguous' in found) return { ref: null, missing: null, problem: `有 ${found.ambiguous} 个${label}叫“${found.name}”，请写明` }
  if (context.resolver.addMissing.has(target)) return { ref: null, missing: found.missing, problem: null }
  return { ref: null, missing: null, problem: `没有名为“${text}”的${label}` }
}

/** Makes the linked record that is missing. */
export function makeLink(
  context: TableContext,
  field: FieldDefinition,
  name: string,
  place: Readonly<{ parent: Ref | null; row: ReadRow }>,
): Ref {
  const again = findLink(context.resolver, field.target ?? '', name, place.parent)
  if ('ref' in again) return again.ref
  const ref = addLink(context.resolver, field.target ?? '', name, {
    parent: place.parent,
    origin: originOf(context, place.row),
  })
  contribute(context, field.target ?? '', placeOf(ref, context.store, field.target ?? ''), 'added')
  if (hasOthers(context, field.target ?? '')) {
    const label = ledgerOf(context.store.registry, field.target ?? '').label
    const slot = context.slots.find((one) => one.key === field.id && !one.isVirtual) ?? null
    addProblem(context.table, place.row, slot, {
      code: 'link.added',
      severity: '疑点',
      message: `台账中原来没有${label}“${name}”，将新建；如果是写错了，请改正后再导入`,
      raw: name,
    })
  }
  return ref
}

/** An office that has its villages on record hears of a new one: it may be a slip of the pen. Groups come and go. */
function hasOthers(context: TableContext, target: string): boolean {
  return target === 'village' && (context.store.source[target] ?? []).some((record) => !record.removed)
}

/** The village field of a ledger first, then those that lie within it (group); the household before the person. */
export function linkOrder(context: TableContext, fields: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const { registry, unit } = context.store
  const rank = ({ target = '' }: FieldDefinition): number => {
    if (target === 'village') return 0
    if (target === 'group' || target === unit?.parent.id) return 1
    const reach = linkedLedgers(registry, ledgerOf(registry, target)).map((ledger) => ledger.id)
    return fields.some((other) => other.target !== target && reach.includes(other.target ?? '')) ? 3 : 2
  }
  return [...fields].sort((a, b) => rank(a) - rank(b))
}

/** Required fields of a new record that have no value. */
export function missingRequired(
  context: TableContext,
  ledgerId: string,
  values: Readonly<Record<string, FieldValue>>,
  except = '',
): readonly FieldDefinition[] {
  return requiredOf(ledgerOf(context.store.registry, ledgerId)).filter(
    (field) => field.id !== except && (values[field.id] ?? null) === null,
  )
}

export function labelsOf(fields: readonly FieldDefinition[]): string {
  return fields.map((field) => field.label).join('、')
}

export function idsOf(fields: readonly FieldDefinition[]): readonly string[] {
  return fields.map((field) => field.id)
}

const required = new WeakMap<LedgerDefinition, readonly FieldDefinition[]>()

function requiredOf(ledger: LedgerDefinition): readonly FieldDefinition[] {
  const known = required.get(ledger)
  if (known) return known
  const made = ledger.fields.filter((field) => field.required && !field.derived && !field.retired && (field.initial ?? null) === null)
  required.set(ledger, made)
  return made
}

/**
 * Rules within one record that a sheet can break: sex and birth date against the ID number, names that are none.
 * Only disagreements reach the full check, since nearly all rows agree and there are tens of thousands of them.
 */
export function checkRecord(context: TableContext, row: ReadRow, ledgerId: string, values: Readonly<Record<string, FieldValue>>): void {
  const ledger = ledgerOf(context.store.registry, ledgerId)
  if (disagrees(values)) {
    for (const problem of recordProblems(context.store.registry, ledgerId, values, context.today)) {
      if (problem.code === 'R006' || problem.code === 'R007') noteProblem(context, row, ledgerId, problem)
    }
  }
  const title = findField(ledger, ledger.title)
  const name = values[ledger.title]
  if (title && typeof name === 'string')
    for (const problem of fieldProblems(title, name, { today: context.today }))
      noteProblem(context, row, ledgerId, { ...problem, field: title.id })
}

function disagrees({ idCard, sex, birthDate }: Readonly<Record<string, FieldValue>>): boolean {
  if (typeof idCard !== 'string') return false
  if (idCard.length !== 18) return true
  const isMale = (idCard.charCodeAt(16) & 1) === 1
  if (typeof sex === 'string' && sex !== (isMale ? '男' : '女')) return true
  return typeof birthDate === 'string' && !tellsBirth(idCard, birthDate)
}

/** Whether the day, month or year is that of the number: 1952-04 and …195204…. */
function tellsBirth(idCard: string, day: string): boolean {
  if (day.length > 10) return false
  let at = 6
  for (let index = 0; index < day.length; index += 1) {
    const sign = index === 4 || index === 7 ? 45 : idCard.charCodeAt(at++)
    if (day.charCodeAt(index) !== sign) return false
  }
  return true
}

function noteProblem(
  context: TableContext,
  row: ReadRow,
  ledgerId: string,
  at: Readonly<{ field: string; code: string; severity: '错误' | '疑点'; message: string }>,
): void {
  const { field, ...problem } = at
  const slot =
    context.slots.find(
      (one) => one.key === field && (one.role === 'own' || one.role === 'head') && (one.ledger === ledgerId || one.role === 'head'),
    ) ?? null
  addProblem(context.table, row, slot, { ...problem, raw: rawText(context, row, slot) })
  if (problem.severity === '错误') (row.bad ??= []).push(slot?.place ?? -1)
}

/** Names of several records for a message. */
export function namesFor(context: TableContext, ledger: string, refs: readonly Ref[]): string {
  return refs
    .slice(0, 3)
    .map((ref) => nameOf(context.store, ledger, ref))
    .join('、')
}
