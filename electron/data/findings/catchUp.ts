import { changeOfRow, changesSql, type ChangeRow } from '#data/store/changeLog.ts'
import type { Change } from '#shared/history/changeSet.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import type { Dossier, RuleRecord } from '#shared/rules/define.ts'
import type { CheckRun } from './checkRun.ts'
import { dirtyOf } from './dirty.ts'
import { loadDossiers } from './dossiers.ts'
import type { Kind } from './kinds.ts'
import { buildShareIndex, type Share } from './shareIndex.ts'
import { checkAlone, checkRoots } from './wholeFile.ts'

/** Beyond this many changed records or dossiers the whole file is faster. */
const mostChanges = 3_000
const mostRoots = 1_500

/** Ledgers on which every finding may hang. */
const everything: ReadonlySet<string> = new Set(['policyValue', 'customField'])

/**
 * Checks again what the change sets after `seq` may have put right or wrong, in one transaction.
 *
 * @returns false when the whole file has to be checked instead.
 */
export function catchUp(run: CheckRun, seq: number): boolean {
  const { engine } = run.reading
  const count = engine.values('SELECT count(*) FROM change WHERE set_seq > ?', [seq])[0]![0] as number
  if (count > mostChanges) return false
  const changes = changesAfter(run, seq)
  if (changes.some((change) => everything.has(change.ledger))) return false
  const dirty = dirtyOf(run, changes)
  const sizes = [...dirty.roots.values()].reduce((sum, roots) => sum + roots.size, 0)
  if (sizes > mostRoots) return false
  engine.transaction(() => {
    for (const kind of run.kinds) checkDirty(run, kind, dirty.roots.get(kind.root.id)!, changes)
    checkAlone(run, dirty.alone)
  })
  return true
}

function changesAfter({ reading }: CheckRun, seq: number): readonly Change[] {
  const sql = `${changesSql(reading.engine)} WHERE c.set_seq > ? ORDER BY c.set_seq, c.rowid`
  return reading.engine.all<ChangeRow>(sql, [seq]).map(changeOfRow)
}

/** The dirty dossiers, and those that share a value with a record of them, now or before. */
function checkDirty(run: CheckRun, kind: Kind, roots: ReadonlySet<string>, changes: readonly Change[]): void {
  if (roots.size === 0) return
  const all = new Set(roots)
  const dossiers = kind.shares.length > 0 ? loadDossiers(kind, run.kept, [...roots]) : []
  for (const share of kind.shares) {
    const values = [...valuesIn(dossiers, share), ...valuesBefore(run, share, changes)]
    const index = indexOf(run, kind, share, values)
    for (const one of values) for (const root of index.rootsOf(one)) all.add(root)
  }
  const wider = all.size > roots.size ? loadDossiers(kind, run.kept, [...all]) : dossiers
  for (const share of kind.shares) run.shares.set(share.id, indexOf(run, kind, share, valuesIn(wider, share)))
  checkRoots(run, kind, [...all])
}

function indexOf(run: CheckRun, kind: Kind, share: Share, among: readonly FieldValues[]): ReturnType<typeof buildShareIndex> {
  const load = (id: string): RuleRecord => run.load(share.ledger.id, id)!
  return buildShareIndex(run.reading, share, kind.paths.get(share.ledger.id) ?? null, { among, load })
}

function valuesIn(dossiers: readonly Dossier[], share: Share): readonly FieldValues[] {
  return dossiers.flatMap((dossier) => dossier.of(share.ledger.id).map((record) => record.values))
}

/** What the touched records shared before, and what those share that went into the bin or came out of it. */
function valuesBefore({ reading }: CheckRun, share: Share, changes: readonly Change[]): readonly FieldValues[] {
  const columns = share.fields.map(columnOf).join(', ')
  const touched = changes.filter((change) => change.ledger === share.ledger.id)
  return touched.flatMap((change) => {
    const [row] = reading.engine.values(`SELECT ${columns} FROM ${share.ledger.table} WHERE id = ?`, [change.recordId])
    if (!row) return []
    const stored = Object.fromEntries(share.fields.map((field, index) => [field.id, row[index] as FieldValue]))
    return [stored, { ...stored, ...change.before }]
  })
}
