import type { FieldValue } from '#shared/ledger/define.ts'
import { readingKey, withEarly } from './earlyRows.ts'
import { cachedReader, scanOnce } from './planCache.ts'
import { planCompanions } from './planCompanions.ts'
import { unitOf } from './family.ts'
import { emptyPlan, finishTable, type PartialRow } from './finishTable.ts'
import { gridOf } from './grid.ts'
import { layoutOf, type TableLayout } from './layout.ts'
import { openResolver, type LinkResolver } from './links.ts'
import type { TableMatch } from './matchTypes.ts'
import { hasError, reject, rejected, rejectForCells, type Contributions, type TableContext } from './planContext.ts'
import { planRecordRows } from './planRecords.ts'
import { proposeNumbers } from './proposals.ts'
import type { CellProblem, ImportPlan, PlanInput, PlannedRecord, PlanProgress, TableChoice, TablePlan } from './planTypes.ts'
import { planUnitRows } from './planUnit.ts'
import { rowReader, type ReadRow, type RowReader } from './readRows.ts'
import { nameOf, openStore, unchanged, type RecordStore } from './recordStore.ts'
import type { Located } from './scanWorkbook.ts'
import { recordRows } from './spreadRows.ts'
import type { FoundTable } from './tableTypes.ts'

/** One look through the workbook: its plan, and what each table did to which record. */
export type Pass = Readonly<{
  plan: ImportPlan
  /** By place of the table in the workbook: ledger → place in `plan.records` → what was done. */
  contributions: ReadonlyMap<number, Contributions>
  /** Rows of which some records were written and others rejected: the look is no plan until they are refused. */
  partial: readonly PartialRow[]
}>

/** By place of the table in the workbook: rows that contradict others. */
export type Refused = ReadonlyMap<number, RefusedRows>

/**
 * Plans every row once, against what is known. Tables are worked through in the order village, group, household,
 * member, others, whatever their order in the workbook, so that a member sheet finds the households of another sheet.
 */
export function* planPass(input: PlanInput, refused: Refused = new Map()): Generator<PlanProgress, Pass> {
  const found = scanOnce(input)
  const store = openStore(input.registry, input.known)
  const resolver = openResolver(store, input.addMissing ?? ['village', 'group', 'helper'])
  const total = found.tables.reduce((sum, one) => sum + Math.max(0, one.table.dataRows[1] - one.table.dataRows[0] + 1), 0)
  const plans: TablePlan[] = []
  const shared: Shared = { store, resolver, refused, claimed: new Map(), contributions: new Map(), partial: [] }
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
  // Whoever minds the memory has a look before the plan of all records is made.
  yield { done: total, total }
  plans.sort((a, b) => a.index - b.index)
  const { skippedSheets, notices } = found
  return {
    plan: { tables: plans, records: finishRecords(store), skippedSheets, notices },
    contributions: shared.contributions,
    partial: shared.partial,
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
  partial: PartialRow[]
}>
const chunk = 500

function* planTable(input: PlanInput, one: Located, shared: Shared): Generator<number, TablePlan> {
  const { table, match, choice } = one
  const include = choice.include !== false
  if (!include || match.refused !== null || match.ledger === null) return emptyPlan(one, include)
  const layout = layoutOf(input.registry, match, input.today)
  const context = contextOf(input, one, { shared, layout })
  const skipped = skippedOf(table, choice)
  const read = readerOf(input, one, layout)
  const rows = yield* readAll(cachedReader({ input, one, skipped, read }), table, skipped)
  proposeNumbers(context, layout, rows)
  const taken = withoutRefused(context, rows, shared.refused.get(one.index))
  const records = layout.spread === null ? taken : spreadAll(context, layout, taken)
  const unit = unitOf(input.registry)
  const isOfUnit = unit && (match.ledger === unit.parent.id || match.ledger === unit.child.id)
  yield* inChunks(isOfUnit ? planUnitRows(context, unit, records) : planRecordRows(context, match.ledger, records))
  const byRow = layout.spread === null && layout.companions.length === 0 ? null : recordsByRow(records)
  for (const own of byRow?.values() ?? []) own.push(...planCompanions(context, layout, own))
  yield 0
  const finished = finishTable(one, context, { rows, skipped, byRow })
  shared.partial.push(...finished.partial)
  return finished.plan
}

/** Rows that were read on the way in, where nothing was typed into the table since. */
function readerOf(input: PlanInput, one: Located, layout: TableLayout): RowReader {
  const { today } = input
  const { reader, table, choice } = one
  const read = rowReader(reader, table, layout.cells, { choice, today })
  const early = choice.edits ? undefined : input.early?.get(reader.sheet)
  return early ? withEarly(read, early, { sheet: reader.sheet, key: readingKey(layout, one, today) }) : read
}

function contextOf(input: PlanInput, one: Located, by: Readonly<{ shared: Shared; layout: TableLayout }>): TableContext {
  const { shared, layout } = by
  const { match, table, choice } = one
  const claimed = shared.claimed.get(match.fingerprint) ?? new Map<string, Map<string, string>>()
  shared.claimed.set(match.fingerprint, claimed)
  const contributions: Contributions = new Map()
  shared.contributions.set(one.index, contributions)
  const unit = unitOf(input.registry)
  const isSpread = layout.spread === 'members' && unit !== null
  return {
    store: shared.store,
    resolver: shared.resolver,
    claimed,
    grid: gridOf(one.reader),
    table,
    match: isSpread ? { ...match, ledger: unit.child.id, shape: 'memberList' } : match,
    slots: layout.slots,
    today: input.today,
    year: choice.year ?? yearOf(match),
    isSpread,
    questions: new Map(),
    contributions,
  }
}

/** Year of the table; of the headings where all that name one name the same. */
function yearOf(match: TableMatch): number | null {
  if (match.year !== undefined) return Number(match.year)
  const years = new Set(match.columns.flatMap((column) => column.year ?? []))
  const [only] = years
  return years.size === 1 ? Number(only) : null
}

function* readAll(read: RowReader, table: FoundTable, skipped: ReadonlyMap<number, string>): Generator<number, readonly ReadRow[]> {
  const rows: ReadRow[] = []
  for (let row = table.dataRows[0]; row <= table.dataRows[1]; row += 1) {
    if (!skipped.has(row)) rows.push(read(row))
    if (rows.length % chunk === 0) yield chunk / 2
  }
  return rows
}

function* inChunks(steps: Generator<number>): Generator<number, void> {
  let pending = 0
  for (const count of steps) {
    pending += count
    if (pending < chunk) continue
    yield pending / 2
    pending = 0
  }
}

/** The records of every row; a row in which nothing of the kind stands is skipped. */
function spreadAll(context: TableContext, layout: TableLayout, rows: readonly ReadRow[]): readonly ReadRow[] {
  return rows.flatMap((row) => {
    const records = recordRows(context, layout, row)
    if (records.length > 0) return records
    if (hasError(row)) rejectForCells(row)
    else row.outcome = { ...rejected('各年份都是空的，没有可以录入的内容'), decision: 'skipped' }
    return []
  })
}

function recordsByRow(records: readonly ReadRow[]): Map<number, ReadRow[]> {
  const byRow = new Map<number, ReadRow[]>()
  for (const record of records) {
    const own = byRow.get(record.row)
    if (own) own.push(record)
    else byRow.set(record.row, [record])
  }
  return byRow
}

/** A row of which one record was rejected is rejected as a whole, with what was said of it; null = it contradicts other rows. */
export type Refusal = Readonly<{ why: string; problems: readonly CellProblem[] }> | null
type RefusedRows = ReadonlyMap<number, Refusal>

function withoutRefused(context: TableContext, rows: readonly ReadRow[], refused: RefusedRows | undefined): readonly ReadRow[] {
  if (!refused) return rows
  for (const row of rows) {
    const refusal = refused.get(row.row)
    if (refusal === undefined) continue
    if (hasError(row)) rejectForCells(row)
    else if (refusal === null)
      reject(context, row, { code: 'row.contradicts', message: '这一行与表中其他行互相矛盾，录入后分不清是哪一户、哪个人，请核对后再导入' })
    else {
      row.problems = [...refusal.problems]
      row.outcome = rejected(refusal.why)
    }
  }
  return rows.filter((row) => !refused.has(row.row))
}

function skippedOf(table: FoundTable, choice: TableChoice): ReadonlyMap<number, string> {
  const skipped = new Map(table.skipped.map((entry) => [entry.row, entry.why]))
  for (const row of choice.skipRows ?? []) skipped.set(row, '您选择不导入')
  return skipped
}

function finishRecords(store: RecordStore): readonly PlannedRecord[] {
  return store.drafts.map((draft, place) => {
    const { known } = draft
    const restores = known?.removed === true
    const isChanged = draft.after !== unchanged && hasAny(draft.after)
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

/** Without listing the names of fifty fields, for tens of thousands of records. */
function hasAny(values: Readonly<Record<string, FieldValue>>): boolean {
  for (const _ in values) return true
  return false
}
