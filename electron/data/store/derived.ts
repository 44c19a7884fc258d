import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import type { ChangeOp } from '#shared/history/changeSet.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { searchText } from '#shared/ledger/derive/searchText.ts'
import { fieldOf, isVirtual, type Registry } from '#shared/ledger/registry.ts'
import {
  derivationPlan,
  derivationSql,
  deriveValues,
  isFormula,
  operandsOf,
  type DerivationPlan,
  type LedgerPlan,
  type OriginDerivation,
  type PointingDerivation,
} from './derivationPlan.ts'
import { addToBoard, emptyBoard, groupsOf, takeNext, type Board, type Group } from './dirtyBoard.ts'

/** A record that a set wrote: its values now and, where it existed, before. */
export type Touched = Readonly<{
  ledger: LedgerDefinition
  recordId: string
  op: ChangeOp
  now: Readonly<Record<string, FieldValue>>
  before: Readonly<Record<string, FieldValue>> | null
}>

/**
 * Brings the stored derived columns up to date for the records that depend on the touched ones, with their search text,
 * and then what depends on those (payment → paid of the project → balance → …) until nothing changes. Derived values are
 * never logged. A removed record keeps what it had, or the bin could not name a household once its members are in the
 * bin too; a restored one is brought up to date.
 */
export function* refreshDerived(engine: Engine, registry: Registry, touched: readonly Touched[]): Generator<number, void> {
  const plan = derivationPlan(registry)
  const board = emptyBoard()
  for (const record of touched) noteTouched(plan, board, record)
  yield* work({ engine, registry, plan, board, sink: ledgerTables })
}

/** Recomputes all derived columns of a file, after its definitions changed. */
export function refreshAll(engine: Engine, registry: Registry): void {
  const plan = derivationPlan(registry)
  const board = emptyBoard()
  for (const { ledger, fields } of plan.order) {
    if (fields.length === 0) continue
    for (const [id] of engine.values(`SELECT id FROM ${ledger.table}`)) addToBoard(board, ledger, fields, id as string)
  }
  refreshBoard(engine, registry, board)
}

/** Recomputes what says where records came from, after an origin was noted or has another name. Villages have it, which are few. */
export function refreshOrigins(engine: Engine, registry: Registry): void {
  const board = emptyBoard()
  for (const { ledger, fields } of derivationPlan(registry).order) {
    const fromOrigin = fields.filter(({ derived }) => derived?.kind === 'origin')
    if (fromOrigin.length === 0) continue
    for (const [id] of engine.values(`SELECT id FROM ${ledger.table}`)) addToBoard(board, ledger, fromOrigin, id as string)
  }
  refreshBoard(engine, registry, board)
}

/** Where derived values are written: the ledgers' own tables, or stand-ins for them. */
export type Sink = Readonly<{ tableOf: (ledger: LedgerDefinition) => string; wrote: (ledger: LedgerDefinition, recordId: string) => void }>

const ledgerTables: Sink = { tableOf: (ledger) => ledger.table, wrote: () => {} }

/** Computes what stands on the board, and what depends on it, in one go. */
export function refreshBoard(engine: Engine, registry: Registry, board: Board, sink: Sink = ledgerTables): void {
  const steps = work({ engine, registry, plan: derivationPlan(registry), board, sink })
  while (!steps.next().done);
}

/** How many records (not removed) have another value in each derived field than their sources give. */
export function countStale(engine: Engine, registry: Registry, ledger: LedgerDefinition): ReadonlyMap<FieldDefinition, number> {
  const { fields } = derivationPlan(registry).byLedger.get(ledger.id)!
  const counts = new Map<FieldDefinition, number>()
  if (fields.length === 0) return counts
  const reader = readerOf(registry, ledger, fields)
  for (const row of engine.values(`${reader.select} WHERE t._removed = 0`)) {
    const { fresh, stored } = reader.read(row)
    for (const field of fields) if (fresh[field.id] !== stored[field.id]) counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  return counts
}

type Context = Readonly<{ engine: Engine; registry: Registry; plan: DerivationPlan; board: Board; sink: Sink }>

/** A chain is a few ledgers long; definitions that feed each other in a circle would go on for ever. */
const passesPerLedger = 6

function* work(context: Context): Generator<number, void> {
  const { plan, board } = context
  const mostPasses = plan.order.length * passesPerLedger
  for (let passes = 0; ; passes++) {
    const next = takeNext(board, plan.order)
    if (!next) return
    if (passes > mostPasses) throw new Error(`derived columns of ${next.ledger.id} never come to rest`)
    yield Math.min(passes / plan.order.length, 1)
    for (const group of groupsOf(next.fields)) yield* refreshGroup(context, next.ledger, group)
  }
}

const chunk = 500

function* refreshGroup(context: Context, ledger: LedgerDefinition, { fields, ids }: Group): Generator<number, void> {
  const { engine, registry, plan, sink } = context
  const own = plan.byLedger.get(ledger.id)!
  const wanted = own.fields.filter((field) => fields.has(field))
  const reader = readerOf(registry, ledger, wanted)
  for (const [index, id] of ids.entries()) {
    if (index % chunk === 0) yield index / ids.length
    const row = engine.values(`${reader.select} WHERE t.id = ? AND t._removed = 0`, [id])[0]
    if (!row) continue
    const { fresh, stored } = reader.read(row)
    const changed = wanted.filter((field) => fresh[field.id] !== stored[field.id])
    if (changed.length === 0) continue
    write(engine, ledger, id, { changed, fresh, table: sink.tableOf(ledger) })
    sink.wrote(ledger, id)
    noteChange(own, context.board, { recordId: id, now: fresh, before: stored, changed: new Set(changed.map((field) => field.id)) })
  }
}

function write(
  engine: Engine,
  ledger: LedgerDefinition,
  id: string,
  { changed, fresh, table }: Readonly<{ changed: readonly FieldDefinition[]; fresh: Values; table: string }>,
): void {
  const columns = changed.map(columnOf)
  const values: SqlValue[] = changed.map((field) => fresh[field.id] ?? null)
  if (changed.some((field) => field.search)) {
    columns.push('_search')
    values.push(searchText(ledger, searchValues(engine, ledger, id, fresh)))
  }
  engine.run(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, [...values, id])
}

/** Read only where the search text changes: most derived columns are figures. */
function searchValues(
  engine: Engine,
  ledger: LedgerDefinition,
  id: string,
  fresh: Readonly<Record<string, FieldValue>>,
): Readonly<Record<string, FieldValue>> {
  const searched = ledger.fields.filter((field) => field.search && !isVirtual(field))
  const row = engine.values(`SELECT ${searched.map(columnOf).join(', ')} FROM ${ledger.table} WHERE id = ?`, [id])[0]!
  return { ...Object.fromEntries(searched.map((field, index) => [field.id, row[index] as FieldValue])), ...fresh }
}

type Values = Readonly<Record<string, FieldValue>>
type Reader = Readonly<{
  select: string
  /** `stored` and `fresh` differ in the wanted fields only; both hold what the chain needs. */
  read: (row: readonly SqlValue[]) => Readonly<{ stored: Values; fresh: Values }>
}>

/** Row: subqueries of the pointing fields | stored columns (derived ones, operands, links that lead on). */
function readerOf(registry: Registry, ledger: LedgerDefinition, fields: readonly FieldDefinition[]): Reader {
  const pointing = fields.filter((field) => !isFormula(field))
  const own = derivationPlan(registry).byLedger.get(ledger.id)!
  const operands = fields.flatMap(operandsOf)
  const names = [...new Set([...fields.map((field) => field.id), ...operands, ...own.triggers.map((trigger) => trigger.link)])]
  const columns = [
    ...pointing.map((field) => derivationSql(registry, ledger, field.derived as PointingDerivation | OriginDerivation)),
    ...names.map((id) => `t.${columnOf(fieldOf(ledger, id))}`),
  ]
  return {
    select: `SELECT ${columns.join(', ')} FROM ${ledger.table} t`,
    read: (row) => {
      const found = new Map(pointing.map((field, index) => [field.id, row[index] as FieldValue]))
      const stored: Record<string, FieldValue> = {}
      names.forEach((id, index) => (stored[id] = row[pointing.length + index] as FieldValue))
      const fresh = { ...stored }
      deriveValues(registry, { ledger, fields }, found, fresh)
      return { stored, fresh }
    },
  }
}

function noteTouched(plan: DerivationPlan, board: Board, { ledger, recordId, op, now, before }: Touched): void {
  const own = plan.byLedger.get(ledger.id)
  if (!own) return
  const changed = op === 'change' ? differing(now, before) : null
  if (op === 'add' || op === 'restore') addToBoard(board, ledger, own.fields, recordId)
  noteChange(own, board, { recordId, now, before, changed })
}

function differing(now: Values, before: Values | null): ReadonlySet<string> {
  return new Set(Object.keys(now).filter((id) => (now[id] ?? null) !== (before?.[id] ?? null)))
}

type Noted = Readonly<{ recordId: string; now: Values; before: Values | null; changed: ReadonlySet<string> | null }>

/** What a record's change has to do with others. `changed` null: it came or went as a whole. */
function noteChange(own: LedgerPlan, board: Board, { recordId, now, before, changed }: Noted): void {
  for (const id of changed ?? []) {
    const formulas = own.formulas.get(id)
    if (formulas) addToBoard(board, own.ledger, formulas, recordId)
  }
  for (const trigger of own.triggers) {
    if (changed && ![...trigger.watched].some((id) => changed.has(id))) continue
    for (const values of [now, before]) {
      const parent = values?.[trigger.link]
      if (typeof parent === 'string') addToBoard(board, trigger.target, [trigger.field], parent)
    }
  }
}
