import { fieldsSql, valuesOf } from '#data/store/changeValues.ts'
import { breathe } from '#data/core/queue.ts'
import type { Engine } from '#data/engine/engine.ts'
import type { ChangeSource, SourceRank } from '#shared/history/changeSet.ts'
import { dayOf } from '#shared/history/effective.ts'
import { cellKey } from '#shared/importing/choices.ts'
import { goesBefore } from '#shared/importing/sourceRank.ts'
import type { ImportPlan, PlannedRecord } from '#shared/importing/planTypes.ts'
import type { FieldValue } from '#shared/ledger/define.ts'

/** The import that a present value came from; `day` is its ISO day. */
export type Holder = Readonly<{ rank: SourceRank; file: string; day: string }>

/** Records asked for at once. */
const chunk = 400

/**
 * Cells (`cellKey`) that the plan would overwrite although a source that goes before `rank` wrote their present value:
 * the latest set, undoing aside, that gave the field the value it has. Costs nothing while no such source was imported.
 */
export async function heldByHigher(engine: Engine, plan: ImportPlan, rank: SourceRank): Promise<ReadonlyMap<string, Holder>> {
  const higher = higherSets(engine, rank)
  const held = new Map<string, Holder>()
  if (higher.size === 0) return held
  const undoing = new Set(engine.values(`SELECT seq FROM change_set WHERE kind = 'undo'`).map(([seq]) => seq as number))
  const asked = plan.records.filter((record) => record.recordId !== null && overwritten(record).length > 0)
  for (let from = 0; from < asked.length; from += chunk) {
    if (from > 0) await breathe()
    const records = asked.slice(from, from + chunk)
    const changes = changesOf(engine, records, undoing)
    for (const record of records) findHolders(record, changes.get(record.recordId ?? '') ?? [], { higher, held })
  }
  return held
}

function overwritten({ before }: PlannedRecord): readonly string[] {
  return Object.keys(before).filter((field) => before[field] !== null)
}

function higherSets(engine: Engine, rank: SourceRank): ReadonlyMap<number, Holder> {
  const rows = engine.values(`SELECT seq, source, at FROM change_set WHERE kind = 'import' AND source LIKE '%"rank":%'`)
  return new Map(
    rows.flatMap(([seq, source, at]) => {
      const { rank: own, file } = JSON.parse(source as string) as ChangeSource
      if (own === undefined || !goesBefore(own, rank)) return []
      return [[seq as number, { rank: own, file, day: dayOf(at as string) }] as const]
    }),
  )
}

type Write = Readonly<{ ledger: string; seq: number; after: Readonly<Record<string, FieldValue>> }>

/** Changes by record, latest first. */
function changesOf(engine: Engine, records: readonly PlannedRecord[], undoing: ReadonlySet<number>): ReadonlyMap<string, readonly Write[]> {
  const marks = records.map(() => '?').join(',')
  const rows = engine.values(
    `SELECT record_id, ledger, set_seq, after, ${fieldsSql(engine)} FROM change c WHERE record_id IN (${marks}) ORDER BY set_seq DESC`,
    records.map((record) => record.recordId),
  )
  const changes = new Map<string, Write[]>()
  for (const [id, ledger, seq, after, fields] of rows) {
    if (undoing.has(seq as number)) continue
    const write = { ledger: ledger as string, seq: seq as number, after: valuesOf(after as string, fields as string | null) }
    const list = changes.get(id as string)
    if (list) list.push(write)
    else changes.set(id as string, [write])
  }
  return changes
}

type Found = Readonly<{ higher: ReadonlyMap<number, Holder>; held: Map<string, Holder> }>

function findHolders(record: PlannedRecord, changes: readonly Write[], { higher, held }: Found): void {
  for (const field of overwritten(record)) {
    const last = changes.find(
      (write) => write.ledger === record.ledger && field in write.after && write.after[field] === record.before[field],
    )
    const holder = last && higher.get(last.seq)
    if (holder) held.set(cellKey(record, field), holder)
  }
}
