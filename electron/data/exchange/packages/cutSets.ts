import type { ReadContext } from '#data/store/read.ts'
import { changeOfRow, changesSql, setOfRow } from '#data/store/changeLog.ts'
import { plainRow } from '#data/store/changeValues.ts'
import type { ForeignSet } from '#data/store/mergeLog.ts'
import type { ChangeSet, ChangeSetKind } from '#shared/history/changeSet.ts'
import type { PackageScopeWish } from '#shared/ipc/parts/packages.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { keptFields, namingFields, type IdsByLedger, type ShareRecords } from './shareRecords.ts'

type ForeignRow = ForeignSet['rows'][number]
type SetRow = Parameters<typeof setOfRow>[0] & Readonly<{ seq: number; digest: string; origin: string | null }>

/**
 * The share of the log: of each set the changes of records that go along, with the fields that do. A change stays even where
 * none of its fields does, so that heads are the same in both files. Sets keep id and digest; words that may tell of
 * others (label, file) go where anything was left out.
 */
export function cutSets(context: ReadContext, wish: PackageScopeWish, records: ShareRecords): readonly ForeignSet[] {
  const { engine } = context
  const cut = cutters(context, wish, records)
  const rows = engine
    .all<ForeignRow>(`${changesSql(engine)} WHERE c.record_id IN (SELECT value FROM json_each(?)) ORDER BY c.set_seq, c.rowid`, [
      JSON.stringify(idsOf(records)),
    ])
    .map(plainRow)
  const bySet = new Map<number, ForeignRow[]>()
  const thinned = new Set<number>()
  for (const row of rows) {
    const kept = cut(row)
    if (!kept) continue
    if (kept !== row) thinned.add(row.set_seq)
    const list = bySet.get(row.set_seq)
    if (list) list.push(kept)
    else bySet.set(row.set_seq, [kept])
  }
  const sizes = new Map(
    engine.values('SELECT set_seq, count(*) FROM change GROUP BY set_seq').map(([seq, n]) => [seq as number, n as number]),
  )
  const sets = engine.all<SetRow>('SELECT * FROM change_set ORDER BY seq').filter(({ seq }) => bySet.has(seq))
  return sets.map((row) => {
    const kept = bySet.get(row.seq)!
    const isWhole = kept.length === sizes.get(row.seq) && !thinned.has(row.seq)
    const set = setOfRow(row)
    return foreignSet(isWhole ? set : withoutWords(set, kept.length), row, kept)
  })
}

function foreignSet(set: ChangeSet, { digest, origin }: SetRow, rows: readonly ForeignRow[]): ForeignSet {
  const changes = rows.map(changeOfRow)
  return { set, digest, changes, rows, origin, part: 'new' }
}

function idsOf({ full, named }: ShareRecords): readonly string[] {
  return [...full.values(), ...named.values()].flatMap((ids) => [...ids])
}

/** Null: not a change of this share. The row itself where nothing was left out. */
function cutters(context: ReadContext, wish: PackageScopeWish, { full, named }: ShareRecords): (row: ForeignRow) => ForeignRow | null {
  const fields = (lists: IdsByLedger, of: (ledger: string) => readonly Readonly<{ id: string }>[]) =>
    new Map([...lists.keys()].map((ledger) => [ledger, new Set(of(ledger).map(({ id }) => id))]))
  const kept = fields(full, (id) => keptFields(wish, ledgerOf(context.registry, id)))
  const naming = fields(named, (id) => namingFields(ledgerOf(context.registry, id)))
  return (row) => {
    const isFull = full.get(row.ledger)?.has(row.record_id) === true
    const allowed = isFull ? kept.get(row.ledger) : named.get(row.ledger)?.has(row.record_id) ? naming.get(row.ledger) : undefined
    return allowed ? thin(row, allowed) : null
  }
}

function thin(row: ForeignRow, allowed: ReadonlySet<string>): ForeignRow {
  const [before, after] = [JSON.parse(row.before), JSON.parse(row.after)] as [FieldValues, FieldValues]
  const stays = (values: FieldValues): boolean => Object.keys(values).some((id) => !allowed.has(id))
  if (!stays(before) && !stays(after)) return row
  const only = (values: FieldValues): string => JSON.stringify(Object.fromEntries(Object.entries(values).filter(([id]) => allowed.has(id))))
  return { ...row, before: only(before), after: only(after), reason: null }
}

const kindWords: Readonly<Record<ChangeSetKind, string>> = {
  edit: '修改',
  import: '导入',
  undo: '撤销',
  merge: '合并后取定',
  decision: '认定',
  migrate: '升级',
  custom: '设置',
}

/** The rank of a source decides which value goes before which at the next import; its name may tell of others. */
function withoutWords(set: ChangeSet, count: number): ChangeSet {
  const source = set.source && { file: '', ...(set.source.rank ? { rank: set.source.rank } : {}) }
  return { ...set, label: `${kindWords[set.kind]}（本包中 ${count} 条）`, source }
}
