import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { metaOf, townshipOf } from '#data/core/fileInfo.ts'
import { openEngine, type Engine } from '#data/engine/engine.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import type { Seal } from '#data/file/codec.ts'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { errorCode } from '#data/file/disk.ts'
import { isCountyFile } from '#data/schema/registryInWords.ts'
import { systemTables } from '#data/schema/systemTables.ts'
import { cutDigests, hasTable } from '#data/store/cutLog.ts'
import { storedShare } from '#data/store/shareGate.ts'
import type { ChangeSource } from '#shared/history/changeSet.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MergeFile } from '#shared/ipc/parts/merging.ts'
import type { PackageManifest } from '#shared/ipc/parts/packages.ts'
import { isPackage, packageMagic } from './packages/head.ts'
import { openPackageCopy, type PackageCopy } from './packages/packageCopy.ts'
import { lastPackage, newestSeq, notePackage } from './packages/packageLog.ts'
import { isSameScope, shareInWords, writeShare } from './packages/share.ts'

/** Another copy of the open file, in memory; nothing is written to it and no lock is taken. */
export type OtherCopy = Readonly<{
  name: string
  source: ChangeSource
  engine: Engine
  /** Null where it is a file, not a package. */
  package: MergeFile['package']
  /** Notes in the open file that the package came; called within the transaction of the merge. */
  received?: (who: Received) => void
  close: () => void
}>

export type Received = Readonly<{ at: string; person: string; device: string }>

/** `seal` of the open file: opens its own encrypted copies, whatever their password. */
type Here = Readonly<{ path: string; engine: Engine; schemaVersion: number; seal?: Seal | undefined }>

/** Faults: those of opening, `package.*`, `merge.itself`, `merge.otherOrigin`, `merge.newer`. */
export async function openOtherCopy(here: Here, path: string, password?: string): Promise<OtherCopy | Fault> {
  const name = basename(path)
  if (resolve(path) === resolve(here.path)) return { fault: 'merge.itself', file: name }
  if (startsLikePackage(path)) return openReceived(here, path, password)
  const database = await openDatabaseFile(path, {
    readOnly: true,
    check: 'full',
    ...(password === undefined ? {} : { password }),
    ...(here.seal ? { seal: here.seal } : {}),
  })
  if (isFault(database)) return database
  const close = (): void => void database.close({ discard: true })
  const refused = refusal(here, database.engine, { file: name, manifest: null })
  if (refused) {
    close()
    return refused
  }
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  return { name, source: { file: name, sha256 }, engine: database.engine, package: null, close }
}

async function openReceived(here: Here, path: string, password: string | undefined): Promise<OtherCopy | Fault> {
  const copy = await openPackageCopy(here.engine, path, password)
  if (isFault(copy)) return copy
  const { name, sha256, manifest, standing, content } = copy
  const engine = content?.engine ?? (await emptyLog(here.engine))
  const refused = content ? refusal(here, engine, { file: name, manifest }) : null
  if (refused) {
    engine.close()
    return refused
  }
  const { from, number, kind } = manifest
  const told = { name, source: { file: name, sha256 }, engine, package: { from, number, kind, standing }, close: engine.close }
  return content ? { ...told, received: (who) => receive(here.engine, copy, who) } : told
}

/** A village's file takes over what the newer share was given with: its number, what is asked of the village. */
function receive(here: Engine, { manifest, sha256, content }: PackageCopy, who: Received): void {
  notePackage(here, { direction: 'in', manifest, sha256, ...who, setSeq: newestSeq(here) })
  const renewed = manifest.kind === 'subset' && content ? storedShare(content.engine) : null
  if (renewed) writeShare(here, renewed)
}

function startsLikePackage(path: string): boolean {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const start = Buffer.alloc(packageMagic.length)
    readSync(file, start, 0, start.length, 0)
    return isPackage(start) || path.toLowerCase().endsWith('.tzpkg')
  } catch (thrown) {
    // Opening it as a file says in words why it cannot be read.
    if (errorCode(thrown) === '') throw thrown
    return false
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** What stands for a package that came before. */
async function emptyLog(here: Engine): Promise<Engine> {
  const engine = openEngine(await loadEngine(), null)
  for (const sql of systemTables) engine.exec(sql)
  engine.run('INSERT INTO meta(key, value) VALUES (?, ?)', ['databaseId', metaOf(here, 'databaseId')])
  return engine
}

type There = Readonly<{ file: string; manifest: PackageManifest | null }>

function refusal(here: Here, there: Engine, { file, manifest }: There): Fault | null {
  if (!['meta', 'change_set', 'change'].every((table) => hasTable(there, table))) return { fault: 'file.notDatabase', file }
  // A county file takes the files of townships, which were made apart.
  const mayBeApart = isCountyFile(here.engine) && !isCountyFile(there)
  if (metaOf(there, 'databaseId') !== metaOf(here.engine, 'databaseId') && !mayBeApart) {
    const township = manifest?.township ?? (hasTable(there, 'office') ? townshipOf(there) : '')
    return { fault: 'merge.otherOrigin', file, township }
  }
  const version = there.values('PRAGMA user_version')[0]![0] as number
  if (version > here.schemaVersion) return { fault: 'merge.newer', file }
  return wrongShare(here.engine, there, { file, manifest }) ?? missingBase(here.engine, there, { file, manifest })
}

/** A share takes in what was cut in the same way only; a whole file what shares made, not what was cut for them. */
function wrongShare(here: Engine, there: Engine, { file, manifest }: There): Fault | null {
  const [mine, theirs] = [storedShare(here), storedShare(there)]
  if (mine && !theirs) return { fault: 'package.wholeForShare', here: shareInWords(mine), from: mine.from }
  if (mine && theirs && !isSameScope(mine.wish, theirs.wish))
    return { fault: 'package.otherPlace', file, place: theirs.place, here: mine.place }
  if (!mine && manifest?.kind === 'subset') return { fault: 'package.otherPlace', file, place: manifest.place, here: townshipOf(here) }
  return null
}

/** Sets on which the other log builds and which are not here: a package was left out, or made by another PC. */
function missingBase(here: Engine, there: Engine, { file, manifest }: There): Fault | null {
  const known = new Set(here.values('SELECT id FROM change_set').map(([id]) => id as string))
  if (baseOf(here, there).every((id) => known.has(id))) return null
  const share = storedShare(there)
  const from = manifest?.from ?? share?.place ?? ''
  const base = manifest?.base ?? null
  const isLeftOut = manifest !== null && base !== null && !lastPackage(here, 'in', from, base)
  if (isLeftOut) return { fault: 'package.outOfOrder', file, from, number: manifest.number, base }
  const given = manifest?.given ?? share?.number ?? base ?? 1
  const inShare = storedShare(here)
  if (inShare) return { fault: 'package.outOfOrder', file, from, number: manifest?.number ?? given, base: given }
  return { fault: 'package.otherComputer', file, from, base: given }
}

function baseOf(here: Engine, there: Engine): readonly string[] {
  if (hasTable(there, 'base_set')) return there.values('SELECT id FROM base_set').map(([id]) => id as string)
  return storedShare(here) ? [] : [...cutDigests(there).keys()]
}
