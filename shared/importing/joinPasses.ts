import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'
import { knownValue } from './knownValue.ts'
import { contributeTo, type Contributions } from './planContext.ts'
import { balanceOf, countsOf, deedsOf, joinDeeds } from './finishTable.ts'
import type { Pass } from './planPass.ts'
import type { ImportPlan, KnownRecord, KnownRecords, PlannedRecord, PlannedRow, RowDecision, TablePlan } from './planTypes.ts'

/** Nothing is left to do. */
export function isSettled(plan: ImportPlan): boolean {
  return plan.records.every((record) => record.decision === 'same')
}

/** Sign before the place of a new record in its plan, where that stands for an id: `~7`. One look within another takes another sign. */
export type Sign = '~' | '^'

/** The file as it would stand after the plan. */
export function knownAfter(from: Readonly<{ registry: Registry; known: KnownRecords }>, plan: ImportPlan, sign: Sign): KnownRecords {
  const { registry, known } = from
  const touched = new Map<string, Map<string, KnownRecord>>()
  const before = new Map<string, Map<string, KnownRecord>>()
  const idOf = (ref: string): string => (ref.startsWith('#') ? idAt(plan, Number(ref.slice(1)), sign) : ref)
  const linksOf = linkFinder(registry)
  plan.records.forEach((record, place) => {
    if (record.decision === 'same') return
    const { ledger, head } = record
    const records = touched.get(ledger) ?? new Map<string, KnownRecord>()
    touched.set(ledger, records)
    const id = record.recordId ?? `${sign}${place}`
    const held = record.recordId === null ? undefined : byId(before, known, ledger).get(id)
    records.set(id, new RecordAfter({ id, head }, { held, after: record.after, links: linksOf(ledger), idOf }))
  })
  // Ledgers that the plan does not touch may not have been read yet: they are not asked for here.
  const made = Object.defineProperties({}, Object.getOwnPropertyDescriptors(known)) as Record<string, readonly KnownRecord[]>
  for (const [ledger, records] of touched) {
    const old = (known[ledger] ?? []).map((record) => records.get(record.id) ?? record)
    const value = [...old, ...[...records.values()].filter((record) => record.id.startsWith(sign))]
    Object.defineProperty(made, ledger, { value, enumerable: true, configurable: true })
  }
  return made
}

type After = Readonly<{
  held: KnownRecord | undefined
  after: FieldValues
  links: ReadonlySet<string>
  /** The id of a record that the plan makes. */
  idOf: (ref: string) => string
}>

/** A record as it would stand; a copy of all that a large plan writes would be as large as the plan. */
class RecordAfter implements KnownRecord {
  readonly id: string
  readonly head: string | null
  readonly removed = false
  readonly #after: After

  constructor(name: Pick<KnownRecord, 'id' | 'head'>, after: After) {
    this.id = name.id
    this.head = name.head
    this.#after = after
  }

  value(field: string): FieldValue {
    const { held, after, links, idOf } = this.#after
    const told = after[field]
    if (told === undefined) return held ? knownValue(held, field) : null
    return typeof told === 'string' && links.has(field) ? idOf(told) : told
  }

  get values(): FieldValues {
    const { held, after } = this.#after
    return { ...held?.values, ...Object.fromEntries(Object.keys(after).map((field) => [field, this.value(field)])) }
  }
}

function linkFinder(registry: Registry): (ledger: string) => ReadonlySet<string> {
  const found = new Map<string, ReadonlySet<string>>()
  return (id) => {
    const fields = findLedger(registry, id)?.fields ?? []
    const links = found.get(id) ?? new Set(fields.filter((field) => field.type === 'link').map((field) => field.id))
    found.set(id, links)
    return links
  }
}

function idAt(plan: ImportPlan, place: number, sign: Sign): string {
  return plan.records[place]?.recordId ?? `${sign}${place}`
}

function byId(all: Map<string, Map<string, KnownRecord>>, known: KnownRecords, ledger: string): ReadonlyMap<string, KnownRecord> {
  let records = all.get(ledger)
  if (!records) all.set(ledger, (records = new Map((known[ledger] ?? []).map((record) => [record.id, record]))))
  return records
}

function mapLinks(registry: Registry, ledgerId: string, values: FieldValues, map: (ref: string) => string): FieldValues {
  const mapped: Record<string, FieldValue> = { ...values }
  for (const field of findLedger(registry, ledgerId)?.fields ?? []) {
    const value = field.type === 'link' ? mapped[field.id] : undefined
    if (typeof value === 'string') mapped[field.id] = map(value)
  }
  return mapped
}

/** One plan that does what `first` does and then `second`, which was made against `knownAfter(first)`. */
export function joinPasses(registry: Registry, first: Pass, second: Pass, sign: Sign): Pass {
  const records: PlannedRecord[] = [...first.plan.records]
  const held = new Map(records.map((record, place) => [`${record.ledger} ${idAt(first.plan, place, sign)}`, place]))
  const places = second.plan.records.map((record) => {
    const place = record.recordId === null ? undefined : held.get(`${record.ledger} ${record.recordId}`)
    return place ?? records.push(record) - 1
  })
  /** A link of the second plan as the joined plan writes it. */
  const link = (ref: string): string => {
    const place = ref.startsWith('#') ? places[Number(ref.slice(1))] : ref.startsWith(sign) ? Number(ref.slice(1)) : undefined
    return place === undefined ? ref : (records[place]?.recordId ?? `#${place}`)
  }
  second.plan.records.forEach((record, from) => {
    const place = places[from] ?? -1
    const [before, after] = [record.before, record.after].map((values) => mapLinks(registry, record.ledger, values, link))
    const moved = { ...record, before: before ?? {}, after: after ?? {} }
    const base = first.plan.records[place]
    records[place] = base ? joinRecords(base, moved) : moved
  })
  return joinTables(first, { pass: second, places }, records)
}

function joinRecords(first: PlannedRecord, second: PlannedRecord): PlannedRecord {
  const isNew = first.recordId === null
  const before: Record<string, FieldValue> = isNew ? {} : { ...second.before, ...first.before }
  const after: Record<string, FieldValue> = { ...first.after, ...second.after }
  for (const field of isNew ? [] : Object.keys(after)) {
    if ((before[field] ?? null) !== after[field]) continue
    delete before[field]
    delete after[field]
  }
  const decision = isNew || first.restores ? 'add' : Object.keys(after).length > 0 ? 'change' : 'same'
  return { ...first, decision, title: second.title, before, after }
}

type Second = Readonly<{ pass: Pass; places: readonly number[] }>

function joinTables(first: Pass, second: Second, records: readonly PlannedRecord[]): Pass {
  const contributions = new Map<number, Contributions>()
  const tables = first.plan.tables.map((table) => {
    const again = second.pass.plan.tables.find((one) => one.index === table.index)
    const joined: Contributions = new Map()
    contributions.set(table.index, joined)
    addContributions(joined, first.contributions.get(table.index), (place) => place)
    addContributions(joined, second.pass.contributions.get(table.index), (place) => second.places[place] ?? -1)
    return again ? joinTable(table, { again, places: second.places, joined }) : table
  })
  return {
    plan: { ...first.plan, tables, records },
    contributions,
    partial: [],
  }
}

/** `placeOf`: where the record stands in the joined plan. */
function addContributions(joined: Contributions, from: Contributions | undefined, placeOf: (place: number) => number): void {
  for (const [ledger, records] of from ?? [])
    for (const [place, what] of records) contributeTo(joined, { ledger, place: placeOf(place), what })
}

function joinTable(first: TablePlan, one: Readonly<{ again: TablePlan; places: readonly number[]; joined: Contributions }>): TablePlan {
  const again = new Map(one.again.rows.map((row) => [row.row, row]))
  const rows = first.rows.map((row) => joinRow(row, again.get(row.row), one.places))
  const counts = countsOf(first.match.ledgers, one.joined)
  return {
    ...first,
    ledgers: [...new Set([...first.ledgers, ...Object.keys(counts)])],
    rows,
    balance: balanceOf(rows),
    records: first.include && first.refused === null ? counts : first.records,
    deeds: deedsOf(one.joined),
    problems: rows.flatMap((row) => row.problems),
  }
}

const strength: Readonly<Record<RowDecision, number>> = { skipped: 0, rejected: 0, same: 1, change: 2, add: 3 }

/** A row that was taken stays taken, with what was said of it; one that was rejected may be taken at the second look. */
function joinRow(first: PlannedRow, second: PlannedRow | undefined, places: readonly number[]): PlannedRow {
  if (!second || strength[second.decision] === 0) return first
  const records = second.records.map((place) => places[place] ?? -1)
  if (strength[first.decision] === 0) return { ...second, records }
  const decision = strength[second.decision] > strength[first.decision] ? second.decision : first.decision
  return { ...first, decision, ...joinDeeds(first, { ...second, records }) }
}
