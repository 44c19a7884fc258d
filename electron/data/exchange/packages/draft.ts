import { metaOf, townshipOf } from '#data/core/fileInfo.ts'
import type { Engine } from '#data/engine/engine.ts'
import { cutDigests } from '#data/store/cutLog.ts'
import type { ReadContext } from '#data/store/read.ts'
import { storedShare } from '#data/store/shareGate.ts'
import { countRecords } from '#data/store/verify.ts'
import { isFault, type Fault, type Outcome } from '#shared/ipc/faults.ts'
import type { PackageKind, PackageManifest, PackagePlan } from '#shared/ipc/parts/packages.ts'
import { packageFormat } from './manifest.ts'
import { lastPackage, listPackages, newestSeq, setsFrom, type LoggedPackage } from './packageLog.ts'
import type { StoredShare } from './share.ts'
import { recordsOfShare, type ShareRecords } from './shareRecords.ts'
import { scopeInWords, scopeWish, type AskedScope } from './wish.ts'

export type PackageWish = AskedScope & Readonly<{ place: string; kind: PackageKind; since?: number | undefined }>

/** What goes into a package, by kind. */
export type DraftContent =
  | Readonly<{ kind: 'whole' }>
  | Readonly<{ kind: 'changes'; known: ReadonlySet<string>; sent: ReadonlySet<string>; share: StoredShare | null }>
  | Readonly<{ kind: 'subset'; records: ShareRecords; share: Omit<StoredShare, 'note' | 'tasks' | 'person' | 'day'> }>

export type PackageDraft = Readonly<{
  content: DraftContent
  plan: PackagePlan
  manifest: Omit<PackageManifest, 'id' | 'day' | 'appVersion' | 'size' | 'sealed'>
  /** Newest set at this moment. */
  setSeq: number
}>

/** What a package would be; nothing is written. Faults: `package.scope`, `package.nothing`. */
export function draftPackage(context: ReadContext, wish: PackageWish): Outcome<PackageDraft> {
  const { engine } = context
  const share = storedShare(engine)
  const last = lastPackage(engine, 'out', wish.place)
  const content = contentOf(context, wish, { share, last })
  if (isFault(content)) return content
  const { draft, base, scope, sets, counts, named } = content
  const records = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const number = (last?.number ?? 0) + 1
  const township = townshipOf(engine)
  const manifest: PackageDraft['manifest'] = {
    format: packageFormat,
    databaseId: metaOf(engine, 'databaseId') ?? '',
    township,
    from: share?.place ?? placeCalledBy(engine) ?? (township || '乡镇'),
    place: wish.place,
    number,
    kind: wish.kind,
    base,
    given: share?.number ?? null,
    counts,
    records,
    sets,
    scope,
    schemaVersion: engine.values('PRAGMA user_version')[0]![0] as number,
  }
  const isEmpty = wish.kind === 'changes' && records === 0
  const empty = isEmpty ? (base === null ? '这里还没有修改' : `给“${wish.place}”的第 ${base} 号包以后没有新的修改`) : null
  const plan: PackagePlan = { number, base, sets, records, counts: inWords(context, counts), named, empty }
  return { content: draft, plan, manifest, setSeq: newestSeq(engine) }
}

/** What the other PCs of the office call this one: packages came to it under that name. Villages call it as they like. */
function placeCalledBy(engine: Engine): string | null {
  return listPackages(engine).find(({ direction, manifest }) => direction === 'in' && manifest.given === null)?.manifest.place ?? null
}

type Content = Readonly<{
  draft: DraftContent
  base: number | null
  scope: PackageManifest['scope']
  sets: number
  counts: Readonly<Record<string, number>>
  named: number
}>

type Circumstances = Readonly<{ share: StoredShare | null; last: LoggedPackage | null }>

function contentOf(context: ReadContext, wish: PackageWish, circumstances: Circumstances): Content | Fault {
  if (wish.kind === 'whole') return wholeContent(context, circumstances)
  return wish.kind === 'changes' ? changesContent(context, wish, circumstances) : subsetContent(context, wish, circumstances)
}

function wholeContent({ engine, registry }: ReadContext, { share }: Circumstances): Content {
  const sets = engine.values('SELECT count(*) FROM change_set')[0]![0] as number
  return { draft: { kind: 'whole' }, base: null, scope: scopeOf(share), sets, counts: onlySome(countRecords(engine, registry)), named: 0 }
}

function changesContent({ engine }: ReadContext, wish: PackageWish, { share, last }: Circumstances): Content | Fault {
  const base = wish.since === undefined ? last : wish.since === 0 ? null : lastPackage(engine, 'out', wish.place, wish.since)
  if (wish.since !== undefined && wish.since > 0 && !base)
    return { fault: 'package.nothing', detail: `没有给“${wish.place}”打过第 ${wish.since} 号包` }
  if (base?.kind === 'subset')
    return { fault: 'package.nothing', detail: `“${wish.place}”用的是分村的台账，请再打一个同样范围的分村包，那边合并它就更新了` }
  const sets = engine.values('SELECT id, seq FROM change_set ORDER BY seq').map(([id, seq]) => [id as string, seq as number] as const)
  const known = new Set([...cutDigests(engine).keys(), ...setsFrom(engine, wish.place)])
  for (const [id, seq] of sets) if (base && seq <= base.setSeq) known.add(id)
  const sent = new Set(sets.map(([id]) => id).filter((id) => !known.has(id)))
  const touched = engine.values(
    `SELECT c.ledger, count(DISTINCT c.record_id) FROM change c JOIN change_set s ON s.seq = c.set_seq
     WHERE s.id IN (SELECT value FROM json_each(?)) GROUP BY c.ledger`,
    [JSON.stringify([...sent])],
  )
  const counts = Object.fromEntries(touched) as Record<string, number>
  const draft = { kind: 'changes', known, sent, share } as const
  return { draft, base: base?.number ?? null, scope: scopeOf(share), sets: sent.size, counts, named: 0 }
}

function subsetContent(context: ReadContext, wish: PackageWish, { share, last }: Circumstances): Content | Fault {
  if (share) return { fault: 'package.scope', detail: '这份台账本身就是分出来的一部分，不能再分' }
  const scope = scopeWish(context, wish)
  if (isFault(scope)) return scope
  const records = recordsOfShare(context, scope)
  const words = scopeInWords(context, scope)
  const from = townshipOf(context.engine) || '乡镇'
  const number = (last?.number ?? 0) + 1
  const draft = { kind: 'subset', records, share: { place: wish.place, from, number, wish: scope, ...words } } as const
  const named = [...records.named.values()].reduce((sum, ids) => sum + ids.size, 0)
  return { draft, base: null, scope: words, sets: countSets(context, records), counts: presentIn(context, records), named }
}

function scopeOf(share: StoredShare | null): PackageManifest['scope'] {
  return share && { villages: share.villages, ledgers: share.ledgers, without: share.without }
}

function countSets({ engine }: ReadContext, { full, named }: ShareRecords): number {
  const ids = [...full.values(), ...named.values()].flatMap((list) => [...list])
  const sql = 'SELECT count(DISTINCT set_seq) FROM change WHERE record_id IN (SELECT value FROM json_each(?))'
  return engine.values(sql, [JSON.stringify(ids)])[0]![0] as number
}

/** Removed records go along, but are not counted. */
function presentIn({ engine, registry }: ReadContext, { full }: ShareRecords): Readonly<Record<string, number>> {
  const counts = registry.ledgers.flatMap((ledger): readonly (readonly [string, number])[] => {
    const ids = full.get(ledger.id)
    if (!ids || ledger.system) return []
    const sql = `SELECT count(*) FROM ${ledger.table} WHERE _removed = 0 AND id IN (SELECT value FROM json_each(?))`
    return [[ledger.id, engine.values(sql, [JSON.stringify([...ids])])[0]![0] as number]]
  })
  return onlySome(Object.fromEntries(counts))
}

function onlySome(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

function inWords({ registry }: ReadContext, counts: Readonly<Record<string, number>>): PackagePlan['counts'] {
  return registry.ledgers.flatMap(({ id, label }) => (counts[id] ? [{ ledger: id, label, count: counts[id] }] : []))
}
