import type { FieldValue } from '#shared/ledger/define.ts'
import { unitOf } from './family.ts'
import { columnLetter, gridOf } from './grid.ts'
import { openResolver, type LinkResolver } from './links.ts'
import { hasError, reject, rejectForCells, type Contributions, type RowOutcome, type TableContext } from './planContext.ts'
import { planRecordRows } from './planRecords.ts'
import type {
  Balance,
  CellProblem,
  ImportPlan,
  PlanInput,
  PlannedRecord,
  PlannedRow,
  PlanProgress,
  RecordCounts,
  RecordDeed,
  TableChoice,
  TablePlan,
} from './planTypes.ts'
import { planUnitRows } from './planUnit.ts'
import { rowReader, type ReadRow } from './readRows.ts'
import { nameOf, openStore, placeOf, type RecordStore, type Ref } from './recordStore.ts'
import { scanWorkbook, type Located } from './scanWorkbook.ts'
import { slotsOf } from './slots.ts'
import type { FoundTable } from './tableTypes.ts'

/** One look through the workbook: its plan, and what each table did to which record. */
export type Pass = Readonly<{
  plan: ImportPlan
  /** By place of the table in the workbook: ledger → record → what was done. */
  contributions: ReadonlyMap<number, Contributions>
  /** Place in `plan.records`. */
  placeOf: (ledger: string, ref: Ref) => number
}>

/** By place of the table in the workbook: rows that contradict others. */
export type Refused = ReadonlyMap<number, ReadonlySet<number>>

/**
 * Plans every row once, against what is known. Tables are worked through in the order village, group, household,
 * member, others, whatever their order in the workbook, so that a member sheet finds the households of another sheet.
 */
export function* planPass(input: PlanInput, refused: Refused = new Map()): Generator<PlanProgress, Pass> {
  const found = scanWorkbook(input)
  const store = openStore(input.registry, input.known)
  const resolver = openResolver(store, input.addMissing ?? ['village', 'group', 'helper'])
  const total = found.tables.reduce((sum, one) => sum + Math.max(0, one.table.dataRows[1] - one.table.dataRows[0] + 1), 0)
  const plans: TablePlan[] = []
  const shared = { store, resolver, refused, claimed: new Map<string, Claims>(), contributions: new Map<number, Contributions>() }
  let done = 0
  yield { done, total }
  for (const one of inOrder(input, found.tables)) {
    const steps = planTable(input, one, shared)
    let step = steps.next()
    while (!step.done) {
      done += step.value
      yield { done: Math.min(done, total), total }
      step = steps.next()
    }
    plans.push(step.value)
  }
  plans.sort((a, b) => a.index - b.index)
  const { skippedSheets, notices } = found
  return {
    plan: { tables: plans, records: finishRecords(store), skippedSheets, notices },
    contributions: shared.contributions,
    placeOf: (ledger, ref) => placeOf(ref, store, ledger),
  }
}

function inOrder(input: PlanInput, tables: readonly Located[]): readonly Located[] {
  const unit = unitOf(input.registry)
  const order = ['village', 'group', unit?.parent.id, unit?.child.id]
  const rank = (one: Located): number => {
    const place = order.indexOf(one.match.ledger ?? '')
    return place < 0 ? order.length : place
  }
  return [...tables].sort((a, b) => rank(a) - rank(b) || a.index - b.index)
}

type Claims = TableContext['claimed']
type Shared = Readonly<{
  store: RecordStore
  resolver: LinkResolver
  refused: Refused
  /** By the heading of the layout. */
  claimed: Map<string, Claims>
  contributions: Map<number, Contributions>
}>
const chunk = 500

function* planTable(input: PlanInput, one: Located, shared: Shared): Generator<number, TablePlan> {
  const { table, match, choice } = one
  const include = choice.include !== false
  if (!include || match.refused !== null || match.ledger === null) return emptyPlan(one, include)
  const claimed = shared.claimed.get(match.fingerprint) ?? new Map<string, Map<string, string>>()
  shared.claimed.set(match.fingerprint, claimed)
  const context: TableContext = {
    store: shared.store,
    resolver: shared.resolver,
    claimed,
    grid: gridOf(one.reader),
    table,
    match,
    slots: slotsOf(input.registry, match),
    today: input.today,
    outcomes: new Map(),
    contributions: new Map(),
  }
  shared.contributions.set(one.index, context.contributions)
  const read = rowReader(one.reader, table, context.slots, { choice, today: input.today })
  const skipped = skippedOf(table, choice)
  const rows: ReadRow[] = []
  for (let row = table.dataRows[0]; row <= table.dataRows[1]; row += 1) {
    if (!skipped.has(row)) rows.push(read(row))
    if (rows.length % chunk === 0) yield chunk / 2
  }
  const taken = withoutRefused(context, rows, shared.refused.get(one.index))
  const unit = unitOf(input.registry)
  const inUnit = unit && (match.ledger === unit.parent.id || match.ledger === unit.child.id)
  const steps = inUnit ? planUnitRows(context, unit, taken) : planRecordRows(context, match.ledger, taken)
  let pending = 0
  for (const count of steps) {
    pending += count
    if (pending < chunk) continue
    yield pending / 2
    pending = 0
  }
  return finishTable(one, context, { rows, skipped })
}

function withoutRefused(context: TableContext, rows: readonly ReadRow[], refused: ReadonlySet<number> | undefined): readonly ReadRow[] {
  if (!refused) return rows
  for (const row of rows) {
    if (!refused.has(row.row)) continue
    if (hasError(row)) rejectForCells(context, row)
    else
      reject(context, row, { code: 'row.contradicts', message: '这一行与表中其他行互相矛盾，录入后分不清是哪一户、哪个人，请核对后再导入' })
  }
  return rows.filter((row) => !refused.has(row.row))
}

function skippedOf(table: FoundTable, choice: TableChoice): ReadonlyMap<number, string> {
  const skipped = new Map(table.skipped.map((entry) => [entry.row, entry.why]))
  for (const row of choice.skipRows ?? []) skipped.set(row, '您选择不导入')
  return skipped
}

/** A table that is not taken still counts its rows: all skipped, with the reason. */
function emptyPlan(one: Located, include: boolean): TablePlan {
  const why = include ? (one.match.refused ?? '没有对应的台账') : '您选择不导入这个表'
  const skipped = new Map(one.table.skipped.map((entry) => [entry.row, entry.why]))
  const rows: PlannedRow[] = []
  for (let row = one.table.dataRows[0]; row <= one.table.dataRows[1]; row += 1)
    rows.push({ row, decision: 'skipped', why: skipped.get(row) ?? why, problems: [], records: [] })
  return {
    ...basicsOf(one),
    include,
    refused: include ? why : null,
    ledgers: one.match.ledgers,
    rows,
    balance: balanceOf(rows),
    records: {},
    problems: [],
    skippedRows: skippedRows(one.table, rows),
  }
}

function basicsOf(one: Located): Pick<TablePlan, 'index' | 'table' | 'match' | 'unmappedColumns'> {
  const unmapped = one.match.columns.filter((column) => column.field === null)
  return {
    index: one.index,
    table: one.table,
    match: one.match,
    unmappedColumns: unmapped.map((column) => ({ column: columnLetter(column.index), header: column.header })),
  }
}

function finishTable(
  one: Located,
  context: TableContext,
  read: Readonly<{ rows: readonly ReadRow[]; skipped: ReadonlyMap<number, string> }>,
): TablePlan {
  const byRow = new Map(read.rows.map((row) => [row.row, row]))
  const rows: PlannedRow[] = []
  for (let row = one.table.dataRows[0]; row <= one.table.dataRows[1]; row += 1) {
    const source = byRow.get(row)
    if (!source) rows.push({ row, decision: 'skipped', why: read.skipped.get(row) ?? '空行', problems: [], records: [] })
    else rows.push(plannedRow(context, source, context.outcomes.get(row)))
  }
  const problems: CellProblem[] = []
  for (const row of rows) problems.push(...row.problems)
  const records = countsOf(context.match.ledgers, context.contributions)
  const ledgers = [...new Set([...one.match.ledgers, ...Object.keys(records)])]
  return {
    ...basicsOf(one),
    include: true,
    refused: null,
    ledgers,
    rows,
    balance: balanceOf(rows),
    records,
    deeds: deedsOf(context.contributions, (ledger, ref) => placeOf(ref, context.store, ledger)),
    problems,
    skippedRows: skippedRows(one.table, rows),
  }
}

const none: readonly CellProblem[] = []

function plannedRow(context: TableContext, source: ReadRow, outcome: RowOutcome | undefined): PlannedRow {
  const problems = source.problems ?? none
  if (!outcome) return { row: source.row, decision: 'rejected', why: '这一行没有归到任何记录', problems, records: [] }
  const records = outcome.records.map((ref, place) => placeOf(ref, context.store, outcome.ledgers[place] ?? ''))
  return { row: source.row, decision: outcome.decision, why: outcome.why, problems, records, did: outcome.did }
}

export function balanceOf(rows: readonly PlannedRow[]): Balance {
  let rejected = 0
  let skipped = 0
  for (const row of rows) {
    if (row.decision === 'rejected') rejected += 1
    else if (row.decision === 'skipped') skipped += 1
  }
  return { read: rows.length, accepted: rows.length - rejected - skipped, rejected, skipped }
}

/** Rows within the data that were left out, then what stands below it. */
function skippedRows(table: FoundTable, rows: readonly PlannedRow[]): TablePlan['skippedRows'] {
  const within = rows.flatMap((row) => (row.decision === 'skipped' ? [{ row: row.row, why: row.why ?? '' }] : []))
  const outside = table.skipped.filter((entry) => entry.row < table.dataRows[0] || entry.row > table.dataRows[1])
  return [
    ...outside.filter((entry) => entry.row < table.dataRows[0]),
    ...within,
    ...outside.filter((entry) => entry.row > table.dataRows[1]),
  ]
}

export function countsOf(ledgers: readonly string[], contributions: Contributions): Readonly<Record<string, RecordCounts>> {
  const counts: Record<string, { added: number; changed: number; same: number }> = {}
  for (const ledger of ledgers) counts[ledger] = { added: 0, changed: 0, same: 0 }
  for (const [ledger, records] of contributions) {
    const count = (counts[ledger] ??= { added: 0, changed: 0, same: 0 })
    for (const what of records.values()) count[what] += 1
  }
  return counts
}

export function deedsOf(contributions: Contributions, place: Pass['placeOf']): ReadonlyMap<number, RecordDeed> {
  const deeds = new Map<number, RecordDeed>()
  for (const [ledger, records] of contributions) for (const [ref, what] of records) deeds.set(place(ledger, ref), what)
  return deeds
}

function finishRecords(store: RecordStore): readonly PlannedRecord[] {
  return store.drafts.map((draft, place) => {
    const { known } = draft
    const restores = known?.removed === true
    const isChanged = Object.keys(draft.after).length > 0
    const before: Record<string, FieldValue> = draft.before
    return {
      ledger: draft.ledger,
      recordId: known?.id ?? null,
      head: known?.head ?? null,
      decision: known === null || restores ? 'add' : isChanged ? 'change' : 'same',
      restores,
      title: nameOf(store, draft.ledger, known?.id ?? `#${place}`),
      before,
      after: draft.after,
      origin: draft.origin,
    }
  })
}
