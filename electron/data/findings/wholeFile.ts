import type { FieldValue } from '#shared/ledger/define.ts'
import { findingsOfDossier, findingsOfRecord, ownerOf } from './checkDossier.ts'
import type { CheckRun } from './checkRun.ts'
import { loadDossiers } from './dossiers.ts'
import { clearOwner, insertFindings } from './findingTable.ts'
import type { Kind } from './kinds.ts'
import { readAhead, usualLimits, type Ahead } from './readAhead.ts'
import { recordReader } from './recordReader.ts'
import { rootSql } from './rootPaths.ts'
import { buildShareIndex, shareIndexSql } from './shareIndex.ts'

const chunk = 100

/** Checks every dossier into an empty finding table; yields the share done between chunks, each a transaction of its own. */
export function* checkWholeFile(run: CheckRun, most = usualLimits): Generator<number, void> {
  const { engine } = run.reading
  const ids = run.kinds.map((kind) => presentRoots(run, kind))
  const total = Math.max(
    1,
    ids.reduce((sum, list) => sum + list.length, 0),
  )
  let done = 0
  for (const [index, kind] of run.kinds.entries()) {
    const share = () => done / total
    yield* telling(shareWholeFile(run, kind), share)
    const ahead = yield* telling(readAhead(run, kind, most), share)
    const list = ids[index]!
    const size = kind.root.id === 'village' ? 1 : chunk
    for (let at = 0; at < list.length; at += size) {
      const part = list.slice(at, at + size)
      engine.transaction(() => checkRoots(run, kind, part, ahead))
      done += part.length
      yield done / total
    }
  }
  engine.transaction(() => checkAlone(run, null))
}

/** Every step of `steps` says how much is done. */
function* telling<T>(steps: Generator<void, T>, share: () => number): Generator<number, T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield share()
  }
}

function presentRoots({ reading }: CheckRun, kind: Kind): readonly string[] {
  return reading.engine.values(`SELECT id FROM ${kind.root.table} WHERE _removed = 0 ORDER BY id`).map((row) => row[0] as string)
}

function* shareWholeFile(run: CheckRun, kind: Kind): Generator<void, void> {
  for (const share of kind.shares) {
    run.reading.engine.exec(shareIndexSql(share))
    const load = (id: string) => run.load(share.ledger.id, id)!
    run.shares.set(share.id, buildShareIndex(run.reading, share, kind.paths.get(share.ledger.id) ?? null, { among: null, load }))
    yield
  }
}

/** Puts the findings of these dossiers in place of what was found there before. `ahead`: when the whole file is checked. */
export function checkRoots(run: CheckRun, kind: Kind, ids: readonly string[], ahead?: Ahead): void {
  const { engine } = run.reading
  // A check of the whole file starts with nothing.
  if (!ahead) for (const id of ids) clearOwner(engine, kind.root.id, id)
  for (const dossier of loadDossiers(kind, run.kept, ids, ahead)) {
    const findings = findingsOfDossier(run, kind, dossier)
    if (findings.length > 0) insertFindings(engine, ownerOf(kind, dossier), findings)
  }
}

/** Records that belong to no dossier: only what is wrong with them by themselves. `only`: ids by ledger; null is all. */
export function checkAlone(run: CheckRun, only: ReadonlyMap<string, ReadonlySet<string>> | null): void {
  const { engine, registry } = run.reading
  for (const ledger of registry.ledgers) {
    const ids = only?.get(ledger.id)
    if (ledger.system || (only && !ids) || (!only && !run.kept.has(ledger.id))) continue
    for (const id of ids ?? []) clearOwner(engine, 'record', id)
    const home = run.kinds.find((kind) => kind.homes.has(ledger.id))
    if (home?.root.id === ledger.id) continue
    const path = home?.paths.get(ledger.id) ?? null
    const among = ids ? `t.id IN (SELECT value FROM json_each(?))` : '1'
    const read = recordReader(run.reading, ledger, path)
    const records = read(`${path ? rootSql(path).sql : 'NULL'} IS NULL AND ${among}`, ids ? [JSON.stringify([...ids])] : [])
    const villageField = ledger.fields.find((field) => field.type === 'link' && field.target === 'village')
    for (const { record } of records) {
      const findings = findingsOfRecord(run, ledger, record)
      const village: FieldValue = villageField ? (record.values[villageField.id] ?? null) : null
      const owner = { kind: 'record', root: record.id, household: null, village: typeof village === 'string' ? village : null }
      if (findings.length > 0) insertFindings(engine, owner, findings)
    }
  }
}
