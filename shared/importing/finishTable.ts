import { columnLetter } from './grid.ts'
import type { Contributions, TableContext } from './planContext.ts'
import type { Balance, CellProblem, PlannedRow, RecordCounts, RecordDeed, TablePlan } from './planTypes.ts'
import { problemsOf, type ReadRow, type RowOutcome } from './readRows.ts'
import type { Located } from './scanWorkbook.ts'
import type { FoundTable, SkippedRow } from './tableTypes.ts'

/** A table that is not taken still counts its rows: all skipped, with the reason. */
export function emptyPlan(one: Located, include: boolean): TablePlan {
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

/** A row of which some records were written and others rejected. */
export type PartialRow = Readonly<{ table: number; row: number; why: string; problems: readonly CellProblem[] }>

type Read = Readonly<{
  rows: readonly ReadRow[]
  skipped: ReadonlyMap<number, string>
  /** The records of each row where they are not the row itself. */
  byRow: ReadonlyMap<number, readonly ReadRow[]> | null
}>

export function finishTable(
  one: Located,
  context: TableContext,
  read: Read,
): Readonly<{ plan: TablePlan; partial: readonly PartialRow[] }> {
  const partial: PartialRow[] = []
  const rows: PlannedRow[] = []
  let next = 0
  for (let row = one.table.dataRows[0]; row <= one.table.dataRows[1]; row += 1) {
    const source = read.rows[next]
    if (source?.row !== row) {
      rows.push({ row, decision: 'skipped', why: read.skipped.get(row) ?? '空行', problems: [], records: [] })
      continue
    }
    next += 1
    const records = read.byRow?.get(row)
    const planned = records ? plannedRow(source, joinOutcomes(records)) : plannedRow(source, source.outcome)
    if (records && planned.decision === 'rejected' && records.some(isTaken))
      partial.push({ table: one.index, row, why: planned.why ?? '', problems: planned.problems })
    rows.push(planned)
  }
  const problems: CellProblem[] = []
  for (const row of rows) for (const problem of row.problems) problems.push(problem)
  const records = countsOf(one.match.ledgers, context.contributions)
  const ledgers = [...new Set([...one.match.ledgers, ...Object.keys(records)])]
  const plan: TablePlan = {
    ...basicsOf(one),
    include: true,
    refused: null,
    ledgers,
    rows,
    balance: balanceOf(rows),
    records,
    deeds: deedsOf(context.contributions),
    problems,
    skippedRows: skippedRows(one.table, rows),
    ...(context.questions.size > 0 ? { questions: [...context.questions.values()] } : {}),
  }
  return { plan, partial }
}

const none: readonly CellProblem[] = []

function isTaken({ outcome }: ReadRow): boolean {
  return outcome !== undefined && outcome.decision !== 'rejected' && outcome.decision !== 'skipped'
}

function plannedRow(source: ReadRow, outcome: RowOutcome | undefined): PlannedRow {
  const problems = problemsOf(source) ?? none
  if (!outcome) return { row: source.row, decision: 'rejected', why: '这一行没有归到任何记录', problems, records: [] }
  const { decision, why, records, did } = outcome
  return { row: source.row, decision, why, problems, records, did }
}

/** What became of a row of several records: rejected with any of them, else the strongest of what they did. */
function joinOutcomes(records: readonly ReadRow[]): RowOutcome | undefined {
  const outcomes = records.flatMap(({ outcome }) => outcome ?? [])
  const bad = outcomes.find((outcome) => outcome.decision === 'rejected')
  const [first] = outcomes
  if (outcomes.length < records.length || bad || !first || outcomes.length === 1)
    return bad ?? (outcomes.length < records.length ? undefined : first)
  const decision = (['add', 'change'] as const).find((one) => outcomes.some((outcome) => outcome.decision === one)) ?? first.decision
  const deeds = new Map<number, Readonly<{ ledger: string; what: RecordDeed }>>()
  for (const { records: places, ledgers, did } of outcomes) {
    places.forEach((place, index) => {
      const [ledger = '', what = 'same'] = [ledgers[index], did[index]]
      const held = deeds.get(place)
      if (!held || weight[what] > weight[held.what]) deeds.set(place, { ledger, what })
    })
  }
  const all = [...deeds.values()]
  return { decision, why: null, records: [...deeds.keys()], ledgers: all.map((one) => one.ledger), did: all.map((one) => one.what) }
}

type RowDeeds = Readonly<{ records: readonly number[]; did?: readonly RecordDeed[] }>
const weight: Readonly<Record<RecordDeed, number>> = { same: 0, changed: 1, added: 2 }

/** The strongest thing that was done to each record. */
export function joinDeeds(...all: readonly RowDeeds[]): Required<RowDeeds> {
  const deeds = new Map<number, RecordDeed>()
  for (const { records, did } of all) {
    records.forEach((place, index) => {
      const what = did?.[index] ?? 'same'
      const held = deeds.get(place)
      if (held === undefined || weight[what] > weight[held]) deeds.set(place, what)
    })
  }
  return { records: [...deeds.keys()], did: [...deeds.values()] }
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
  const within: SkippedRow[] = []
  for (const { row, decision, why } of rows) if (decision === 'skipped') within.push({ row, why: why ?? '' })
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

export function deedsOf(contributions: Contributions): ReadonlyMap<number, RecordDeed> {
  const deeds = new Map<number, RecordDeed>()
  for (const records of contributions.values()) for (const [place, what] of records) deeds.set(place, what)
  return deeds
}
