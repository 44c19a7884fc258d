import { rowKey } from './choices.ts'
import { balanceOf } from './finishTable.ts'
import type { PlannedRecord, PlannedRow, RecordCounts, RecordDeed, RowDecision, TablePlan } from './planTypes.ts'

export type Chosen = Readonly<{
  /** By old place; null = not made. */
  records: readonly (PlannedRecord | null)[]
  /** Old place → new place, -1 = not made. */
  places: readonly number[]
  /** Rows that are left (`rowKey`), with the reason. */
  left: ReadonlyMap<string, string>
}>

/** A table of the plan with rows, balance and counts as they are after the choices. */
export function countChosen(table: TablePlan, chosen: Chosen): TablePlan {
  if (!table.include || table.refused !== null) return table
  const rows = table.rows.map((row) => chosenRow(table, row, chosen))
  const deeds = chosenDeeds(table, rows, chosen)
  const more = rows.flatMap((row, index) =>
    row.decision === 'skipped' && table.rows[index]?.decision !== 'skipped' ? [{ row: row.row, why: row.why ?? '' }] : [],
  )
  return {
    ...table,
    rows,
    balance: balanceOf(rows),
    records: countsBy(table, deeds, chosen),
    deeds: new Map([...deeds].map(([place, what]) => [chosen.places[place] ?? -1, what])),
    problems: more.length === 0 ? table.problems : rows.flatMap((row) => row.problems),
    skippedRows: more.length === 0 ? table.skippedRows : [...table.skippedRows, ...more].sort((a, b) => a.row - b.row),
  }
}

function chosenRow(table: TablePlan, row: PlannedRow, { records, places, left }: Chosen): PlannedRow {
  if (row.records.length === 0) return row
  const why = left.get(rowKey(table.index, row.row))
  if (why !== undefined) return { row: row.row, decision: 'skipped', why, problems: [], records: [] }
  const kept: number[] = []
  const did: RecordDeed[] = []
  row.records.forEach((place, index) => {
    const record = records[place]
    if (!record) return
    kept.push(places[place] ?? -1)
    did.push(deedOf(record, row.did?.[index] ?? 'changed'))
  })
  return { ...row, decision: decisionOf(did), records: kept, did }
}

/** A change of which nothing is taken is none; what fills in a new record stays as it was. */
function deedOf(record: PlannedRecord, what: RecordDeed): RecordDeed {
  return record.decision === 'same' ? 'same' : what
}

function decisionOf(did: readonly RecordDeed[]): RowDecision {
  if (did.includes('added')) return 'add'
  return did.includes('changed') ? 'change' : 'same'
}

const weight: Readonly<Record<RecordDeed, number>> = { same: 0, changed: 1, added: 2 }

/** By old place. Records that only rows which are left speak of are not counted. */
function chosenDeeds(table: TablePlan, rows: readonly PlannedRow[], { records }: Chosen): ReadonlyMap<number, RecordDeed> {
  const spoken = new Map<number, RecordDeed | null>()
  table.rows.forEach((row, index) => {
    const isLeft = rows[index]?.decision === 'skipped'
    row.records.forEach((place, at) => {
      const record = records[place]
      const held = spoken.get(place)
      const what = isLeft || !record ? null : deedOf(record, row.did?.[at] ?? 'changed')
      if (held === undefined || (what !== null && (held === null || weight[what] > weight[held]))) spoken.set(place, what)
    })
  })
  const deeds = new Map<number, RecordDeed>()
  for (const [place, what] of table.deeds ?? []) {
    const record = records[place]
    const now = spoken.has(place) ? spoken.get(place) : record ? deedOf(record, what) : null
    if (now) deeds.set(place, now)
  }
  return deeds
}

function countsBy(table: TablePlan, deeds: ReadonlyMap<number, RecordDeed>, { records }: Chosen): Readonly<Record<string, RecordCounts>> {
  const counts: Record<string, { added: number; changed: number; same: number }> = {}
  for (const ledger of Object.keys(table.records)) counts[ledger] = { added: 0, changed: 0, same: 0 }
  for (const [place, what] of deeds) {
    const count = counts[records[place]?.ledger ?? '']
    if (count) count[what] += 1
  }
  return counts
}
