import type { Engine } from '#data/engine/engine.ts'
import { EngineError } from '#data/engine/engineError.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import type { SqlJs } from '#data/engine/loadEngine.ts'
import type { Envelope } from '#data/sealing/envelope.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import type { CheckDepth } from './check.ts'
import { findCodec, newCodec } from './codec.ts'
import type { Codec, Seal } from './codec.ts'
import { removeLeftover } from './convert.ts'
import { createFile } from './createFile.ts'
import { errorCode, nodeDisk } from './disk.ts'
import type { Disk, DiskFile } from './disk.ts'
import { diskFault } from './diskFault.ts'
import { emptyImage, newPageSize } from './header.ts'
import type { DatabaseHeader } from './header.ts'
import { acquireLock } from './lock.ts'
import type { Lock } from './lock.ts'
import type { CaptureMode } from './pages.ts'
import { readImage } from './readImage.ts'
import { sealPage } from './seal.ts'
import { canTrackPages } from './selfTest.ts'
import { startSession } from './session.ts'

export type OpenOptions = Readonly<{
  /** Make a new, empty file; `file.exists` when there is one. */
  create?: boolean
  /** Look only: no lock is taken, nothing is written, another process may have the file open. */
  readOnly?: boolean
  check?: CheckDepth
  /** `compared` forgoes catching page writes and uses only sql.js's public interface. */
  capture?: 'auto' | 'compared'
  /** Who is shown to others that find the file locked. */
  who?: string
  /** Accept an SQLite file of another program. */
  acceptForeign?: boolean
  /** With `create`: the new file is sealed. Else: what opens a sealed file in place of a password. */
  seal?: Seal
  /** What opens a sealed file; of no account for a plain one. */
  password?: string
  recoveryKey?: string
  disk?: Disk
  /** Work that needs nothing of the file, done once while the disk brings it. */
  meanwhile?: () => void
  /** Tests of the disk protocol alone run without the lock file. */
  lock?: boolean
}>

export type Committed = Readonly<{ pages: number }>

/**
 * One open ledger file: the database in memory and its image on disk. What `engine` changes is in memory only until
 * `commit` answers; then it survives a crash, a power cut and a pulled stick.
 */
export type DatabaseFile = Readonly<{
  engine: Engine
  path: () => string
  isReadOnly: () => boolean
  /** An interrupted commit was rolled back on opening. */
  wasRecovered: boolean
  /** Another program has written the file since we last did. */
  wasEditedOutside: boolean
  captureMode: () => CaptureMode
  header: () => DatabaseHeader
  /**
   * Makes all changes in memory durable. On a fault (`disk.*`, `file.replaced`, `file.changedOutside`, `file.locked`,
   * `file.readOnly`) the file holds what it held before, memory keeps the changes, and commit or saveAs may be tried.
   */
  commit: () => Outcome<Committed>
  hasUnsavedChanges: () => boolean
  /** The database as file bytes, unsaved changes included; valid until the next change. */
  image: () => Uint8Array
  /** Before much is written: room to grow by so many bytes costs memory only as it is filled, and copying later costs more. */
  reserve: (bytes: number) => void
  /** Gives back what large queries left of the engine's heap, if it is more than `above` bytes; between calls only. */
  shrink: (above: number) => Promise<boolean>
  /** Opened with `sealsFirst`: what of the check was put off, one short step at a time; null where there is nothing left. */
  checkRest: () => Generator<undefined, string | undefined> | null
  /** Reads the file back and checks every page and table; the problems found, none when sound. */
  verify: () => readonly string[]
  /** How the file on disk stands for the database: as it is, or sealed. */
  codec: () => Codec
  /** Is it this sealed file's password? Slower with each wrong one in a row; never of a plain file. */
  isPassword: (password: string) => Promise<boolean>
  /** Gives a sealed file another password or recovery key: its first slot is committed as any page is. */
  reseal: (envelope: Envelope) => Fault | undefined
  /**
   * Seals the file, or makes it plain: the whole of it is written beside, read back, compared, and takes the place of the
   * file in one step. A kill at any moment leaves the one or the other, whole. Unsaved changes are committed first.
   */
  convert: (seal: Seal | undefined) => Promise<Fault | undefined>
  /** Writes everything to a new file and goes on working there. Faults: `file.exists`, `disk.*`. */
  saveAs: (path: string) => Fault | undefined
  /** Writes everything to a new file, sealed if this one is, and goes on working here. */
  saveCopy: (path: string) => Fault | undefined
  /** Closes file and lock. With unsaved changes they are committed first, unless `discard`; a fault keeps it open. */
  close: (options?: Readonly<{ discard?: boolean }>) => Fault | undefined
}>

/** Lives as long as the file: nothing of an engine's instance may hang on it, or its memory is never given back. */
export type Context = Readonly<{ disk: Disk; options: OpenOptions }>

/** Opens or creates a ledger file. Faults: `file.*` and `disk.*` of the catalogue. */
export async function openDatabaseFile(path: string, options: OpenOptions = {}): Promise<Outcome<DatabaseFile>> {
  const context: Context = { disk: options.disk ?? nodeDisk, options }
  // An installation without it is told before anything is locked.
  await loadEngine()
  try {
    return await (options.create === true ? create(context, path) : openExisting(context, path))
  } catch (thrown) {
    return diskFault(thrown, path)
  }
}

async function create(context: Context, path: string): Promise<Outcome<DatabaseFile>> {
  const image = emptyImage()
  sealPage(image)
  const refused = createFile(context.disk, path, newCodec(context.options.seal, newPageSize).encode(image))
  return refused ?? openExisting(context, path)
}

type Opened = Readonly<{ path: string; file: DiskFile; lock: Lock | undefined; isReadOnly: boolean }>

export type Handle = Opened & Readonly<{ codec: Codec }>

async function openExisting(context: Context, givenPath: string): Promise<Outcome<DatabaseFile>> {
  const { disk, options } = context
  if (disk.stat(givenPath)?.isFile !== true) return { fault: 'file.notFound', file: givenPath }
  const path = disk.resolve(givenPath)
  const handle = openHandle(context, path)
  if (isFault(handle)) return handle
  const opened = await tryOpening(path, async () => {
    const canWrite = !handle.isReadOnly
    if (canWrite) removeLeftover(disk, path)
    const codec = await findCodec(disk, handle.file, path, options)
    if (isFault(codec)) return codec
    const reading = readImage(disk, handle.file, { path, canWrite, acceptForeign: options.acceptForeign === true, codec })
    const [read, sqlJs] = await Promise.all([reading, engineTried(options)])
    return isFault(read) ? read : startSession(context, { ...handle, codec, sqlJs }, read)
  })
  if (isFault(opened)) {
    handle.file.close()
    handle.lock?.release()
  }
  return opened
}

/** The engine, with what is known of it once per process found out: while the disk brings the file. */
async function engineTried({ capture, meanwhile }: OpenOptions): Promise<SqlJs> {
  const sqlJs = await loadEngine()
  if (capture !== 'compared') canTrackPages(sqlJs)
  meanwhile?.()
  return sqlJs
}

/** Runs `work`; SQLite refusing the image is damage, a disk error is its fault, anything else a bug. */
async function tryOpening<T>(path: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof EngineError) return { fault: 'file.damaged', file: path, detail: thrown.message }
    return diskFault(thrown, path)
  }
}

const notWritable = new Set(['EROFS', 'EACCES', 'EPERM'])

/** Opens for writing with the lock; where the medium, the folder or the file cannot be written, for reading. */
function openHandle({ disk, options }: Context, path: string): Outcome<Opened> {
  if (options.readOnly === true) return { path, file: disk.open(path, 'r'), lock: undefined, isReadOnly: true }
  let lock: Lock | undefined
  if (options.lock !== false) {
    const taken = acquireLock(disk, path, { who: options.who })
    if (isFault(taken) && taken.fault === 'disk.readOnly') return { path, file: disk.open(path, 'r'), lock, isReadOnly: true }
    if (isFault(taken)) return taken
    lock = taken
  }
  try {
    return { path, file: disk.open(path, 'r+'), lock, isReadOnly: false }
  } catch (thrown) {
    lock?.release()
    if (!notWritable.has(errorCode(thrown))) throw thrown
    return { path, file: disk.open(path, 'r'), lock: undefined, isReadOnly: true }
  }
}
