import { changedCells, writtenColumns, type ChangedCell, type WrittenColumns } from '#shared/importing/changedCells.ts'
import { cellChoice, rowKey, type Choice } from '#shared/importing/choices.ts'
import type { PlannedRecord, PlannedRow, TablePlan } from '#shared/importing/planTypes.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { ImportSession } from './importSession.ts'
import { choicesOf } from './review.ts'
import { readerOf } from './tableReader.ts'

export type CellState = Choice | 'ask'

/** A row of the workbook beside itself as it would be executed. */
export type RowPair = Readonly<{ base: PlannedRow; now: PlannedRow }>

export type StatedCell = ChangedCell & Readonly<{ record: PlannedRecord; state: CellState }>

/** A table under review: its rows, what they change, and what becomes of it. Made once a plan and kept with it. */
export type TableReview = Readonly<{
  rows: readonly RowPair[]
  cells: (row: PlannedRow) => readonly StatedCell[]
  /** What is known of all rows, found once. */
  survey: () => Survey
  /** Rows of which a cell was typed or taken anew. */
  mended: ReadonlySet<number>
  /** The rows of a tab, found once. */
  lists: Map<string, readonly RowPair[]>
}>

/** By place of the row: 1 = something waits for a decision, 2 = something is left. Sums by `member.phone`. */
export type Survey = Readonly<{ flags: Uint8Array; changes: ReadonlyMap<string, ChangeSum> }>
export type ChangeSum = { ledger: string; field: string; columns: Set<number>; rows: number; ask: number; left: number; fills: number }

type Session = Pick<ImportSession, 'plan' | 'sheets'> & Partial<Pick<ImportSession, 'choices'>>

const reviews = new WeakMap<Session['plan'], Map<number, TableReview>>()

export function tableReview(session: Session, registry: Registry, index: number): TableReview {
  const { plan } = session
  const tables = reviews.get(plan) ?? new Map<number, TableReview>()
  reviews.set(plan, tables)
  const held = tables.get(index)
  if (held) return held
  const base = plan.base.tables.find((table) => table.index === index)
  const now = plan.tables.find((table) => table.index === index)
  const rows = (base?.rows ?? []).map((row, place) => ({ base: row, now: now?.rows[place] ?? row }))
  const cells = base ? cellReader(session, registry, base) : () => []
  let survey: Survey | null = null
  const mended = new Set(Object.keys(session.choices?.[index]?.edits ?? {}).map(Number))
  const made = { rows, cells, mended, survey: () => (survey ??= surveyOf(rows, cells)), lists: new Map() }
  tables.set(index, made)
  return made
}

function cellReader(session: Session, registry: Registry, table: TablePlan): TableReview['cells'] {
  const { base, review, held } = session.plan
  const columns: WrittenColumns = writtenColumns(registry, table)
  const reader = readerOf(session, table)
  const executed = executedRecords(session.plan)
  const choices = choicesOf(review, held)
  return (row) => {
    const text = (column: number): string => reader?.text(row.row - 1, column, true) ?? ''
    const isLeft = review.rows.get(rowKey(table.index, row.row)) === 'leave'
    return changedCells(base, row, { registry, columns, text }).map((cell) => {
      const record = base.records[cell.place]!
      const isTaken = cell.field in (executed.get(`${record.ledger} ${record.recordId}`)?.after ?? {})
      const state = isTaken ? 'take' : !isLeft && cellChoice(choices, record, cell.field, undefined) === 'ask' ? 'ask' : 'leave'
      return { ...cell, record, state }
    })
  }
}

const asks = 1
const leaves = 2

function surveyOf(rows: readonly RowPair[], cells: TableReview['cells']): Survey {
  const flags = new Uint8Array(rows.length)
  const changes = new Map<string, ChangeSum>()
  rows.forEach(({ base }, place) => {
    const counted = new Set<string>()
    for (const cell of cells(base)) {
      if (cell.state !== 'take') flags[place]! |= cell.state === 'ask' ? asks : leaves
      addCell(changes, cell, counted)
    }
  })
  return { flags, changes }
}

function addCell(changes: Map<string, ChangeSum>, { record, field, column, state }: StatedCell, counted: Set<string>): void {
  const { ledger, before } = record
  const key = `${ledger}.${field}`
  const sum = changes.get(key) ?? { ledger, field, columns: new Set<number>(), rows: 0, ask: 0, left: 0, fills: 0 }
  changes.set(key, sum)
  sum.columns.add(column)
  if (counted.has(key)) return
  counted.add(key)
  sum.rows += 1
  if (state === 'ask') sum.ask += 1
  if (state === 'leave') sum.left += 1
  if ((before[field] ?? null) === null) sum.fills += 1
}

/** Those of which something is taken: of a list sent again hardly any. */
function executedRecords(plan: Session['plan']): ReadonlyMap<string, PlannedRecord> {
  const records = new Map<string, PlannedRecord>()
  for (const record of plan.records) {
    if (record.recordId !== null && record.decision !== 'same') records.set(`${record.ledger} ${record.recordId}`, record)
  }
  return records
}

export type Show = 'all' | 'add' | 'change' | 'same' | 'rejected' | 'doubt' | 'skipped' | 'ask' | 'left' | 'mended'

/** The rows of a tab, in the order of the sheet; with `field` (`member.phone`) only those that change it. */
export function rowsShown(review: TableReview, show: Show, field: string | undefined): readonly RowPair[] {
  const key = `${show} ${field ?? ''}`
  const held = review.lists.get(key)
  if (held) return held
  const rows = review.rows.filter(
    (row, place) => isShown(review, row, { show, place }) && (field === undefined || changes(review, row, field)),
  )
  review.lists.set(key, rows)
  return rows
}

function isShown(
  { survey, mended }: TableReview,
  { base, now }: RowPair,
  { show, place }: Readonly<{ show: Show; place: number }>,
): boolean {
  if (show === 'all') return true
  if (show === 'mended') return mended.has(base.row)
  if (show === 'doubt') return isDoubtful(now)
  if (show === 'ask') return now.decision !== 'skipped' && (survey().flags[place]! & asks) > 0
  if (show === 'left') return isLeftRow({ base, now }) || (survey().flags[place]! & leaves) > 0
  return now.decision === show
}

/** Left by a choice of the person, or since what it belongs to was left. */
function isLeftRow({ base, now }: RowPair): boolean {
  return now.decision === 'skipped' && base.decision !== 'skipped'
}

function changes({ cells }: TableReview, { base }: RowPair, field: string): boolean {
  return cells(base).some((cell) => `${cell.record.ledger}.${cell.field}` === field)
}

export function isDoubtful(row: PlannedRow): boolean {
  return row.problems.some((problem) => problem.severity === '疑点') && row.decision !== 'rejected'
}
