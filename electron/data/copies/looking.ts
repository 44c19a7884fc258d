import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { metaOf, townshipOf } from '#data/core/fileInfo.ts'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { migrateInMemory } from '#data/schema/migrate.ts'
import { registryInWords } from '#data/schema/registryInWords.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { findRecords, titleOf } from '#data/store/search.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { LookedAt, LookHit, LookState } from '#shared/ipc/parts/backups.ts'
import type { CopyComparison, Incomparable } from '#shared/ipc/parts/copies.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger, isOwn } from '#shared/ledger/registry.ts'
import { compareFiles } from './compareCopies.ts'
import { openFileLog, readFileLog } from './logEntries.ts'

/** A backup that lies open beside the open file, in memory. */
export type Looking = Readonly<{
  /** The open file beside which it lies; of another one it is of no account. */
  beside: string
  told: LookedAt
  then: ReadContext
  close: () => void
}>

/** Both sides of a look: the backup and the open file. */
export type Sides = Readonly<{ then: ReadContext; now: ReadContext }>

/** Opens a backup for looking; nothing is written. Faults: those of opening, `merge.newer`, `file.notBackup` for another ledger. */
export async function openLooking(context: CoreContext, path: string, password?: string): Promise<Looking | Fault> {
  const { path: beside, database: open, engine: here } = context.file()
  const seal = open.codec().seal
  const secrets = { ...(password === undefined ? {} : { password }), ...(seal ? { seal } : {}) }
  const database = await openDatabaseFile(path, { readOnly: true, check: 'full', ...secrets })
  if (isFault(database)) return database
  const { engine } = database
  const close = (): void => void database.close({ discard: true })
  const version = Number(engine.values('PRAGMA user_version')[0]?.[0])
  const supported = context.options.registry.schemaVersion
  const refused = refusal(context, { version, databaseId: metaOf(engine, 'databaseId'), file: basename(path) })
  if (refused) {
    close()
    return refused
  }
  const log = openFileLog(engine)
  if (version < supported) migrateInMemory(context, engine, version)
  const { today } = context.reading()
  const comparison = compareFiles(openFileLog(here), log)
  const told: LookedAt = {
    name: basename(path),
    at: log.entries.at(-1)?.at ?? null,
    township: townshipOf(engine),
    ...(typeof comparison === 'string' ? { comparison: null, why: comparison } : { comparison, why: null }),
  }
  return { beside, told, then: { engine, registry: registryInWords(engine, context.options.registry, today), today }, close }
}

/** A backup's log against the open file's; one that is sealed under the open file's own seal is opened for it. */
export async function compareBackup(context: CoreContext, path: string): Promise<CopyComparison | Incomparable> {
  const { engine, database } = context.file()
  const comparison = compareFiles(openFileLog(engine), readFileLog(path))
  const seal = database.codec().seal
  if (comparison !== 'sealed' || !seal) return comparison
  const backup = await openDatabaseFile(path, { readOnly: true, check: 'none', seal })
  if (isFault(backup)) return 'sealed'
  const log = openFileLog(backup.engine)
  backup.close({ discard: true })
  return compareFiles(openFileLog(engine), log)
}

type Found = Readonly<{ version: number; databaseId: string | null; file: string }>

function refusal(context: CoreContext, { version, databaseId, file }: Found): Fault | null {
  if (version > context.options.registry.schemaVersion) return { fault: 'merge.newer', file }
  if (databaseId !== metaOf(context.file().engine, 'databaseId'))
    return { fault: 'file.notBackup', file, detail: '它是另一份台账的备份，不能从中取回单条记录' }
  return null
}

/** The backup that is looked at beside the open file; throws FaultError `backup.notLooking`. */
export function sidesOf(context: CoreContext): Sides {
  const { looking } = context.desk
  if (!looking || looking.beside !== context.file().path) throw new FaultError({ fault: 'backup.notLooking' })
  return { then: looking.then, now: context.reading() }
}

export function closeLooking(context: CoreContext): void {
  context.desk.looking?.close()
  context.desk.looking = null
}

export function recordIn(side: ReadContext, ledger: string, id: string): StoredRow | undefined {
  const definition = findLedger(side.registry, ledger)
  return definition && readRecords(side, definition, [id])[0]
}

/** How the record of the backup stands in the open file. */
export function stateOf({ then, now }: Sides, ledger: string, id: string): LookState {
  const before = recordIn(then, ledger, id)
  const present = recordIn(now, ledger, id)
  if (!present) return 'missing'
  if (present.removed && before?.removed === false) return 'removed'
  return before && differingFields(needLedger(now.registry, ledger), before, present).length > 0 ? 'changed' : 'same'
}

/** Typed fields that read otherwise now. A field that one side does not know yet is blank there. */
export function differingFields(ledger: LedgerDefinition, before: StoredRow, present: StoredRow): readonly string[] {
  return ledger.fields
    .filter(
      (field) => isOwn(field) && field.id in before.values && (before.values[field.id] ?? null) !== (present.values[field.id] ?? null),
    )
    .map((field) => field.id)
}

/** Records of the backup that a text finds; without text those that were changed since, newest change first. */
export function findInBackup(sides: Sides, text: string, limit: number): readonly LookHit[] {
  if (text.trim() === '') return changedSince(sides, limit)
  const hits = findRecords(sides.then, text, limit)
  const steps = lastSteps(
    sides,
    hits.map(({ id }) => id),
  )
  return hits.map(({ ledger, id, title, hint }) => ({
    ledger,
    ledgerLabel: needLedger(sides.then.registry, ledger).label,
    id,
    title,
    hint,
    state: stateOf(sides, ledger, id),
    since: steps.get(id) ?? null,
  }))
}

type Step = Readonly<{ person: string; at: string; label: string }>

/** Sets of the open file that the backup has not, as JSON for SQL. */
function newSets({ then, now }: Sides): string {
  const known = new Set(then.engine.values('SELECT id FROM change_set').map(([id]) => id))
  const rows = now.engine.values('SELECT seq, id FROM change_set')
  return JSON.stringify(rows.flatMap(([seq, id]) => (known.has(id) ? [] : [seq])))
}

const lastStepSql = `SELECT c.record_id, s.person, s.at, s.label, max(c.set_seq) FROM change c JOIN change_set s ON s.seq = c.set_seq
  WHERE c.set_seq IN (SELECT value FROM json_each(?)) AND c.record_id IN (SELECT value FROM json_each(?)) GROUP BY c.record_id`

function lastSteps(sides: Sides, ids: readonly string[]): ReadonlyMap<string, Step> {
  const rows = sides.now.engine.values(lastStepSql, [newSets(sides), JSON.stringify(ids)])
  return new Map(rows.map(([id, person, at, label]) => [String(id), { person: String(person), at: String(at), label: String(label) }]))
}

const changedSql = `SELECT c.ledger, c.record_id, s.person, s.at, s.label, max(c.set_seq) AS last FROM change c
  JOIN change_set s ON s.seq = c.set_seq WHERE c.set_seq IN (SELECT value FROM json_each(?))
  GROUP BY c.ledger, c.record_id ORDER BY last DESC LIMIT ?`

/** Looked through at most: beyond, somebody had better search. */
const mostChanged = 2_000

function changedSince(sides: Sides, limit: number): readonly LookHit[] {
  const hits: LookHit[] = []
  for (const [ledgerId, id, person, at, label] of sides.now.engine.values(changedSql, [newSets(sides), mostChanged])) {
    if (hits.length >= limit) break
    const ledger = findLedger(sides.then.registry, String(ledgerId))
    const before = ledger && !ledger.system ? recordIn(sides.then, ledger.id, String(id)) : undefined
    const state = before && !before.removed ? stateOf(sides, String(ledgerId), String(id)) : 'same'
    if (!ledger || !before || state === 'same') continue
    hits.push({
      ledger: ledger.id,
      ledgerLabel: ledger.label,
      id: before.id,
      title: titleOf(ledger, before),
      hint: before.links[ledger.parent?.field ?? 'village'] ?? '',
      state,
      since: { person: String(person), at: String(at), label: String(label) },
    })
  }
  return hits
}
