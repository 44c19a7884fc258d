import type { Engine } from '#data/engine/engine.ts'
import type { ChangeOp } from '#shared/history/changeSet.ts'
import { stateAsOf } from '#shared/history/asOf.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { branchedAmong, changesOfRecords } from './branches.ts'
import { fieldsSql, valuesOf } from './changeValues.ts'

/** How a record stood as of a day, where that differs from how it stands now. */
export type Diff = {
  /** Fields whose last change took effect later, with what they were. */
  values: Record<string, FieldValue>
  /** `absent`: not yet there. null: as now. */
  presence: 'there' | 'removed' | 'absent' | null
}

/** Ledger → record → difference. */
export type Diffs = ReadonlyMap<string, ReadonlyMap<string, Diff>>

type Step = readonly [ledger: string, recordId: string, op: ChangeOp, isLater: number, values: string, fields: string | null]

/**
 * The log walked back from the newest change to `day` (ISO): of each field the last change in the order of the log that had taken
 * effect by then counts. Nothing takes effect before it is entered (commit refuses), so that only sets written after
 * the day can hold later changes.
 */
export function diffsAsOf(engine: Engine, day: string): Diffs {
  const diffs = new Map<string, Map<string, Diff>>()
  const settled = new Map<string, Set<string>>()
  for (const step of engine.values(stepsSql(fieldsSql(engine)), [day]) as unknown as readonly Step[]) {
    const [ledger, recordId] = step
    const records = diffs.get(ledger) ?? new Map<string, Diff>()
    if (records.size === 0) diffs.set(ledger, records)
    let diff = records.get(recordId)
    if (!diff) records.set(recordId, (diff = { values: {}, presence: null }))
    let done = settled.get(recordId)
    if (!done) settled.set(recordId, (done = new Set()))
    walk(step, diff, done)
  }
  for (const records of diffs.values()) correctBranched(engine, records, day)
  return diffs
}

/** Where copies went on apart, the order of the log is that of this file only: what each change knew of decides instead. */
function correctBranched(engine: Engine, records: Map<string, Diff>, day: string): void {
  const branched = branchedAmong(engine, [...records.keys()])
  if (branched.length === 0) return
  for (const [id, changes] of changesOfRecords(engine, branched)) {
    const { absent, removed, values } = stateAsOf(changes, day)
    const written = changes.flatMap((change) => Object.keys(change.after))
    const stood = Object.fromEntries(written.map((field) => [field, values[field] ?? null]))
    records.set(id, { values: stood, presence: absent ? 'absent' : removed ? 'removed' : 'there' })
  }
}

/** NULL: sets of a program before effective dates took effect on their day, and additions since ever. */
const effectiveSql = `coalesce(c.effective, CASE c.op WHEN 'add' THEN '' ELSE substr(s.at, 1, 10) END)`

/** Changes of the records that a later change touched, from their first later one on, newest first. */
const stepsSql = (fields: string): string => `
  WITH later(record_id, first) AS MATERIALIZED (
    SELECT c.record_id, min(c.set_seq) FROM change_set s JOIN change c ON c.set_seq = s.seq
    WHERE substr(s.at, 1, 10) > ?1 AND ${effectiveSql} > ?1 GROUP BY c.record_id)
  SELECT c.ledger, c.record_id, c.op, ${effectiveSql} > ?1, CASE WHEN ${effectiveSql} > ?1 THEN c.before ELSE c.after END, ${fields}
  FROM later l CROSS JOIN change c ON c.record_id = l.record_id AND c.set_seq >= l.first
  CROSS JOIN change_set s ON s.seq = c.set_seq
  ORDER BY c.set_seq DESC`

/** The key of presence among the settled fields. */
const presenceKey = '_removed'

function walk([, , op, isLater, text, fields]: Step, diff: Diff, settled: Set<string>): void {
  for (const [field, value] of Object.entries(valuesOf(text, fields))) {
    if (settled.has(field)) continue
    diff.values[field] = value
    if (!isLater) settled.add(field)
  }
  if (op === 'change' || settled.has(presenceKey)) return
  diff.presence = isLater ? before[op] : op === 'remove' ? 'removed' : 'there'
  if (!isLater) settled.add(presenceKey)
}

const before = { add: 'absent', remove: 'there', restore: 'removed' } as const
