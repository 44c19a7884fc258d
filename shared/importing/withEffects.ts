import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import { knownValue } from './knownValue.ts'
import type { ImportPlan, KnownRecord, KnownRecords, PlannedRecord, RecordCounts, TablePlan } from './planTypes.ts'

/** What a new record does to another: fields, day of effect and reason; null where it does nothing. */
export type EffectRule = Readonly<{
  /** Ledger whose new records have effects. */
  ledger: string
  target: (values: FieldValues) => Readonly<{ ledger: string; link: string; number: string | null }> | null
  effect: (
    values: FieldValues,
    standing: Readonly<{ values: FieldValues; isNew: boolean }>,
  ) => Readonly<{ values: FieldValues; effective: string; reason: string | null }> | null
}>

/**
 * The plan with what its new records do to others (a death on the county's change sheet takes the person off the
 * register): planned, counted and undone together with them. A record is found by the link, else by the number that
 * both carry (证件号码); the link is then filled in.
 */
export function withEffects(plan: ImportPlan, known: KnownRecords, rule: EffectRule): ImportPlan {
  const causes = plan.records.flatMap((record, place) => (record.ledger === rule.ledger && record.recordId === null ? [place] : []))
  if (causes.length === 0) return plan
  const board = openBoard(plan, known)
  const tables = new Map(
    plan.tables.flatMap((table) => table.rows.flatMap((row) => row.records.map((place) => [place, table.index] as const))),
  )
  // By day, so that the last news of a person stands.
  const dated = [...causes].sort((a, b) => (dateOf(plan, a) < dateOf(plan, b) ? -1 : 1))
  for (const place of dated) applyCause(board, place, { rule, table: tables.get(place) ?? -1 })
  return { ...plan, records: board.records, tables: plan.tables.map((table) => withCounts(table, board)) }
}

function dateOf(plan: ImportPlan, place: number): string {
  return String(plan.records[place]?.after['date'] ?? '')
}

type Board = Readonly<{
  records: PlannedRecord[]
  known: KnownRecords
  byId: Map<string, ReadonlyMap<string, KnownRecord>>
  byNumber: Map<string, Map<FieldValue, string[]>>
  /** Place of a record → fields that an earlier effect gave it. */
  given: Map<number, Set<string>>
  /** Cause → place of the record that it changed. */
  touched: Map<number, number>
  /** Table → ledger → changed records, and those among them that counted as the same before. */
  counts: Map<number, Map<string, { changed: Set<number>; wasSame: Set<number> }>>
}>

function openBoard(plan: ImportPlan, known: KnownRecords): Board {
  return {
    records: [...plan.records],
    known,
    byId: new Map(),
    byNumber: new Map(),
    given: new Map(),
    touched: new Map(),
    counts: new Map(),
  }
}

function applyCause(board: Board, place: number, at: Readonly<{ rule: EffectRule; table: number }>): void {
  const cause = board.records[place]!
  const target = at.rule.target(cause.after)
  if (!target) return
  const link = cause.after[target.link] ?? null
  const ref = typeof link === 'string' ? link : target.number === null ? null : refByNumber(board, target.ledger, target.number)
  if (ref === null) return
  if (link === null) board.records[place] = { ...cause, after: { ...cause.after, [target.link]: ref } }
  const held = placeOf(board, target.ledger, ref)
  const planned = held < 0 ? undefined : board.records[held]
  const record = planned?.recordId === null ? undefined : byId(board, target.ledger).get(planned?.recordId ?? ref)
  if (!planned && (!record || record.removed)) return
  const standing = { ...record?.values, ...planned?.after }
  const effect = at.rule.effect(cause.after, { values: standing, isNew: planned?.recordId === null })
  if (!effect) return
  const given = board.given.get(held)
  const after = differing(effect.values, standing, { planned, given })
  const dating = { effective: effect.effective, reason: effect.reason ?? undefined }
  if (planned) {
    const isChanged = Object.keys(after).length > 0
    if (planned.decision === 'same' && !isChanged) return
    board.records[held] = { ...planned, ...merged(planned, after, record), ...dating }
    give(board, held, after)
    note(board, place, { held, table: at.table, ledger: target.ledger, was: planned.decision })
  } else if (record && Object.keys(after).length > 0) {
    const added = madeRecord(target.ledger, record, after, cause)
    board.records.push({ ...added, ...dating })
    give(board, board.records.length - 1, after)
    note(board, place, { held: board.records.length - 1, table: at.table, ledger: target.ledger, was: null })
  }
}

function give(board: Board, place: number, after: FieldValues): void {
  const given = board.given.get(place) ?? new Set()
  for (const id of Object.keys(after)) given.add(id)
  board.given.set(place, given)
}

type Held = Readonly<{ planned: PlannedRecord | undefined; given: ReadonlySet<string> | undefined }>

/** What the workbook itself says of the record stands; of effects the later one. */
function differing(values: FieldValues, standing: FieldValues, { planned, given }: Held): FieldValues {
  const entries = Object.entries(values).filter(([id, value]) => {
    const isSaid = planned !== undefined && planned.recordId !== null && id in planned.after && !given?.has(id)
    return !isSaid && (standing[id] ?? null) !== (value ?? null)
  })
  return Object.fromEntries(entries)
}

function merged(
  planned: PlannedRecord,
  after: FieldValues,
  record: KnownRecord | undefined,
): Pick<PlannedRecord, 'before' | 'after' | 'decision'> {
  const decision = planned.decision === 'same' ? 'change' : planned.decision
  const before = planned.recordId === null ? planned.before : { ...beforeOf(record, after), ...planned.before }
  return { before, after: { ...planned.after, ...after }, decision }
}

function madeRecord(ledger: string, record: KnownRecord, after: FieldValues, cause: PlannedRecord): PlannedRecord {
  const { id, head } = record
  const before = beforeOf(record, after)
  return { ledger, recordId: id, head, decision: 'change', restores: false, title: cause.title, before, after, origin: cause.origin }
}

function beforeOf(record: KnownRecord | undefined, after: FieldValues): FieldValues {
  return Object.fromEntries(Object.keys(after).map((id) => [id, record ? knownValue(record, id) : null]))
}

function placeOf({ records }: Board, ledger: string, ref: string): number {
  if (ref.startsWith('#')) return Number(ref.slice(1))
  return records.findIndex((record) => record.ledger === ledger && record.recordId === ref)
}

function byId(board: Board, ledger: string): ReadonlyMap<string, KnownRecord> {
  const known = board.byId.get(ledger) ?? new Map((board.known[ledger] ?? []).map((record) => [record.id, record]))
  board.byId.set(ledger, known)
  return known
}

/** null where nobody or more than one has the number. */
function refByNumber(board: Board, ledger: string, number: string): string | null {
  let numbers = board.byNumber.get(ledger)
  if (!numbers) {
    numbers = new Map()
    board.byNumber.set(ledger, numbers)
    const add = (ref: string, value: FieldValue | undefined): void => {
      if (value !== null && value !== undefined) numbers!.set(value, [...(numbers!.get(value) ?? []), ref])
    }
    for (const record of board.known[ledger] ?? []) if (!record.removed) add(record.id, knownValue(record, 'idCard'))
    board.records.forEach(
      (record, place) => record.ledger === ledger && record.recordId === null && add(`#${place}`, record.after['idCard']),
    )
  }
  const found = numbers.get(number) ?? []
  return found.length === 1 ? found[0]! : null
}

type Noted = Readonly<{ held: number; table: number; ledger: string; was: PlannedRecord['decision'] | null }>

function note(board: Board, cause: number, { held, table, ledger, was }: Noted): void {
  board.touched.set(cause, held)
  if (was === 'add' || was === 'change') return
  const ledgers = board.counts.get(table) ?? new Map<string, { changed: Set<number>; wasSame: Set<number> }>()
  board.counts.set(table, ledgers)
  const counts = ledgers.get(ledger) ?? { changed: new Set(), wasSame: new Set() }
  ledgers.set(ledger, counts)
  counts.changed.add(held)
  if (was === 'same') counts.wasSame.add(held)
}

function withCounts(table: TablePlan, board: Board): TablePlan {
  const counts = board.counts.get(table.index)
  const rows = table.rows.map((row) => {
    const more = row.records.flatMap((place) => board.touched.get(place) ?? [])
    return more.length === 0 ? row : { ...row, records: [...new Set([...row.records, ...more])] }
  })
  if (!counts) return { ...table, rows }
  const records: Record<string, RecordCounts> = { ...table.records }
  for (const [ledger, { changed, wasSame }] of counts) {
    const held = records[ledger] ?? { added: 0, changed: 0, same: 0 }
    const same = Math.min(held.same, wasSame.size)
    records[ledger] = { ...held, changed: held.changed + changed.size, same: held.same - same }
  }
  return { ...table, rows, records, ledgers: [...new Set([...table.ledgers, ...counts.keys()])] }
}
