import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import type { Change, ChangeSet } from '#shared/history/changeSet.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import { changeOfRow, setOfRow } from './changeLog.ts'
import { endOfLog, linkOf } from './chain.ts'
import { digestOf } from './digest.ts'

type SetRow = Parameters<typeof setOfRow>[0] & Readonly<{ seq: number; digest: string }>
type ChangeRow = Parameters<typeof changeOfRow>[0] & Readonly<{ set_seq: number }>

/** A set of another copy of the file that this one has not, as it stands there. */
export type ForeignSet = Readonly<{ set: ChangeSet; digest: string; changes: readonly Change[]; rows: readonly ChangeRow[] }>

/** What another copy knows that this one does not, in the order of that copy: causes before what follows from them. */
export type ForeignLog = Readonly<{ known: number; unknown: readonly ForeignSet[] }>

/**
 * Compares the logs of two copies of a file.
 *
 * @returns `merge.altered` where a set does not match its digest, or the copies disagree about the same set: somebody
 * changed a log by other means than this program.
 */
export function foreignLog(here: Engine, there: Engine): ForeignLog | Fault {
  const mine = new Map(here.values('SELECT id, digest FROM change_set').map(([id, digest]) => [id as string, digest as string]))
  const sets = there.all<SetRow>('SELECT * FROM change_set ORDER BY seq')
  const contradicted = sets.find((row) => mine.has(row.id) && mine.get(row.id) !== row.digest)
  if (contradicted) return { fault: 'merge.altered', label: contradicted.label, at: contradicted.at }
  const unknown = readSets(
    there,
    sets.filter((row) => !mine.has(row.id)),
  )
  const wrong = unknown.find(({ set, changes, digest }) => digestOf(set, changes) !== digest)
  if (wrong) return { fault: 'merge.altered', label: wrong.set.label, at: wrong.set.at }
  return { known: sets.length - unknown.length, unknown }
}

function readSets(there: Engine, sets: readonly SetRow[]): readonly ForeignSet[] {
  const rowsOf = there.prepare('SELECT * FROM change WHERE set_seq = ? ORDER BY rowid')
  try {
    return sets.map((row) => {
      const set = setOfRow(row)
      const rows = rowsOf.all<ChangeRow>([row.seq]).map((change) => ({ ...change, set_id: set.id, set_at: set.at }))
      return { set, digest: row.digest, rows, changes: rows.map(changeOfRow) }
    })
  } finally {
    rowsOf.free()
  }
}

const setSql = `INSERT INTO change_set(seq, id, kind, person, device, at, label, source, undoes, app_version, schema_version, digest, via, link)
  VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

/** The long texts go over as bytes: the engine's own way of taking in text costs several times as much. */
const changeSql = `INSERT INTO change(set_seq, ledger, record_id, parents, op, before, after, origin, effective, reason)
  VALUES (?,?,?,?,?,CAST(? AS TEXT),CAST(? AS TEXT),?,?,?)`

const chunk = 500

/** Takes sets over as they are, author, PC and time included; `via` names the merge. Yields shares of the work. */
export function* takeSets(here: Engine, sets: readonly ForeignSet[], via: string): Generator<number, void> {
  let { seq, link } = endOfLog(here, 'change_set')
  const total = sets.reduce((sum, { rows }) => sum + rows.length, 0)
  let done = 0
  for (const { set, digest, rows } of sets) {
    seq += 1
    link = linkOf(link, [seq, set.id, digest, via])
    here.run(setSql, [seq, ...setColumns(set), digest, via, link])
    for (const row of rows) {
      here.run(changeSql, [seq, ...changeColumns(row)])
      done += 1
      if (done % chunk === 0) yield done / total
    }
  }
}

function setColumns(set: ChangeSet): readonly SqlValue[] {
  const source = set.source && JSON.stringify(set.source)
  return [set.id, set.kind, set.person, set.device, set.at, set.label, source, set.undoes, set.appVersion, set.schemaVersion]
}

/** A file of format 1 has neither `effective` nor `reason`. */
function changeColumns(row: ChangeRow): readonly SqlValue[] {
  const bytes = (text: string): Uint8Array => Buffer.from(text)
  const dated = [row.effective ?? null, row.reason ?? null]
  return [row.ledger, row.record_id, row.parents, row.op, bytes(row.before), bytes(row.after), row.origin, ...dated]
}
