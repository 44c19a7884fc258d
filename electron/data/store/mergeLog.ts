import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import type { Change, ChangeSet } from '#shared/history/changeSet.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { changeOfRow, changesSql, insertChange, setOfRow, type ChangeRow as LoggedRow } from './changeLog.ts'
import { plainRow, valueKeeper, type KeptValues } from './changeValues.ts'
import { endOfLog, linkOf, renewChanges } from './chain.ts'
import { cutDigestOf, cutDigests, noteCut } from './cutLog.ts'
import { digestOf } from './digest.ts'
import { storedShare } from './shareGate.ts'

type SetRow = Parameters<typeof setOfRow>[0] & Readonly<{ seq: number; digest: string; origin?: string | null }>
type ChangeRow = LoggedRow & Readonly<{ set_seq: number }>

/** A set of another copy of the file that this one has not, as it stands there. */
export type ForeignSet = Readonly<{
  set: ChangeSet
  digest: string
  changes: readonly Change[]
  rows: readonly ChangeRow[]
  /** Of a county file: the file that the set was made in; null for its own. */
  origin?: string | null
  /** A part of a set, as a village is given it: `known`, parts of it are here already and these are further or fuller ones. */
  part?: 'new' | 'known'
}>

/**
 * What another copy knows that this one does not, in the order of that copy: causes before what follows from them. Where the
 * other one is the file of a village, its parts of sets are no news to a whole file; the caller made sure that those are here.
 */
export type ForeignLog = Readonly<{ known: number; unknown: readonly ForeignSet[] }>

/**
 * Compares the logs of two copies of a file.
 *
 * @param origin databaseId of the other one where it was made apart.
 * @returns `merge.altered` where a set does not match its digest, or the copies disagree about the same set: somebody
 * changed a log by other means than this program.
 */
export function foreignLog(here: Engine, there: Engine, origin: string | null = null): ForeignLog | Fault {
  const mine = new Map(here.values('SELECT id, digest FROM change_set').map(([id, digest]) => [id as string, digest as string]))
  const sets = there.all<SetRow>('SELECT * FROM change_set ORDER BY seq')
  const parts = cutDigests(there)
  const contradicted = sets.find((row) => mine.has(row.id) && mine.get(row.id) !== row.digest)
  if (contradicted) return { fault: 'merge.altered', label: contradicted.label, at: contradicted.at }
  const unknown = readSets(
    there,
    sets.filter((row) => !mine.has(row.id) && !parts.has(row.id)),
    origin,
  )
  const wrong = unknown.find(({ set, changes, digest }) => digestOf(set, changes) !== digest)
  if (wrong) return { fault: 'merge.altered', label: wrong.set.label, at: wrong.set.at }
  if (parts.size === 0 || !storedShare(here)) return { known: sets.length - unknown.length, unknown }
  const further = foreignParts(
    here,
    readSets(
      there,
      sets.filter((row) => parts.has(row.id)),
    ),
    parts,
  )
  if (isFault(further)) return further
  return { known: sets.length - unknown.length - further.filter(({ part }) => part === 'new').length, unknown: [...further, ...unknown] }
}

/** Of the parts that another file for the same village holds, what is not here. Sets that were made here are here in full. */
function foreignParts(here: Engine, sets: readonly ForeignSet[], parts: ReadonlyMap<string, string>): readonly ForeignSet[] | Fault {
  const wrong = sets.find(({ set, changes }) => cutDigestOf(set, changes) !== parts.get(set.id))
  if (wrong) return { fault: 'merge.altered', label: wrong.set.label, at: wrong.set.at }
  const mine = new Map(here.values('SELECT id, seq FROM change_set').map(([id, seq]) => [id as string, seq as number]))
  const cut = cutDigests(here)
  return sets.flatMap((one): readonly ForeignSet[] => {
    const seq = mine.get(one.set.id)
    if (seq === undefined) return [{ ...one, part: 'new' }]
    if (!cut.has(one.set.id)) return []
    const rows = here.all<ChangeRow>(`${changesSql(here)} WHERE c.set_seq = ?`, [seq])
    const known = new Map(rows.map((row) => [row.record_id, plainRow(row)]))
    const further = one.rows.flatMap((row, index) => (isFuller(row, known.get(row.record_id)) ? [index] : []))
    if (further.length === 0) return []
    return [{ ...one, part: 'known', rows: further.map((at) => one.rows[at]!), changes: further.map((at) => one.changes[at]!) }]
  })
}

/** The one that is longer tells more: both are cut from the same change, field by field. */
function isFuller(row: ChangeRow, known: ChangeRow | undefined): boolean {
  return !known || row.after.length + row.before.length > known.after.length + known.before.length
}

function readSets(there: Engine, sets: readonly SetRow[], origin: string | null = null): readonly ForeignSet[] {
  const rowsOf = there.prepare(`${changesSql(there)} WHERE c.set_seq = ? ORDER BY c.rowid`)
  try {
    return sets.map((row) => {
      const set = setOfRow(row)
      const rows = rowsOf.all<ChangeRow>([row.seq]).map(plainRow)
      return { set, digest: row.digest, origin: row.origin ?? origin, rows, changes: rows.map(changeOfRow) }
    })
  } finally {
    rowsOf.free()
  }
}

const setSql = `INSERT INTO change_set(seq, id, kind, person, device, at, label, source, undoes, app_version, schema_version, digest, via, link, origin)
  VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

const chunk = 500

/** Takes sets over as they are, author, PC and time included; `via` names the merge. Yields shares of the work. */
export function* takeSets(here: Engine, sets: readonly ForeignSet[], via: string): Generator<number, void> {
  let { seq, link } = endOfLog(here, 'change_set')
  const total = sets.reduce((sum, { rows }) => sum + rows.length, 0)
  const keep = valueKeeper(here)
  let done = 0
  for (const one of sets) {
    const { set, digest, origin, part } = one
    if (part === 'known') {
      addToSet(here, one, keep)
      continue
    }
    seq += 1
    link = linkOf(link, [seq, set.id, digest, via])
    here.run(setSql, [seq, ...setColumns(set), digest, via, link, origin ?? null])
    for (const index of one.rows.keys()) {
      takeChange({ here, seq, keep }, one, index)
      done += 1
      if (done % chunk === 0) yield done / total
    }
    if (part === 'new') noteCut(here, set.id)
  }
}

/** Further parts of a set that is here in part. */
function addToSet(here: Engine, one: ForeignSet, keep: Keep): void {
  const seq = here.values('SELECT seq FROM change_set WHERE id = ?', [one.set.id])[0]![0] as number
  const known = new Set(here.values('SELECT record_id FROM change WHERE set_seq = ?', [seq]).map(([id]) => id))
  for (const [index, row] of one.rows.entries()) if (!known.has(row.record_id)) takeChange({ here, seq, keep }, one, index)
  const fuller = one.rows.filter((row) => known.has(row.record_id))
  if (fuller.length > 0)
    renewChanges(here, () => {
      for (const row of fuller) here.run(renewSql, [row.before, row.after, row.origin, row.reason ?? null, seq, row.record_id])
    })
  noteCut(here, one.set.id)
}

const renewSql = 'UPDATE change SET shape = NULL, before = ?, after = ?, origin = ?, reason = ? WHERE set_seq = ? AND record_id = ?'

type Keep = (before: Change['before'], after: Change['after']) => KeptValues

/** A file of format 1 has neither `effective` nor `reason`: they stay as they are there, or the set's digest would be another. */
function takeChange(
  { here, seq, keep }: Readonly<{ here: Engine; seq: number; keep: Keep }>,
  { rows, changes }: ForeignSet,
  index: number,
): void {
  const { effective = null, reason = null } = rows[index]! as Partial<ChangeRow>
  const change = changes[index]!
  insertChange(here, seq, { ...change, effective, reason }, keep(change.before, change.after))
}

function setColumns(set: ChangeSet): readonly SqlValue[] {
  const source = set.source && JSON.stringify(set.source)
  return [set.id, set.kind, set.person, set.device, set.at, set.label, source, set.undoes, set.appVersion, set.schemaVersion]
}
