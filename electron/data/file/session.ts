import { openEngine } from '#data/engine/engine.ts'
import type { Engine } from '#data/engine/engine.ts'
import { heapBytes, loadFreshEngine } from '#data/engine/loadEngine.ts'
import type { SqlJs } from '#data/engine/loadEngine.ts'
import { tryEnvelope } from '#data/sealing/attempts.ts'
import type { Envelope } from '#data/sealing/envelope.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import { createAttached } from './attached.ts'
import type { Attached } from './attached.ts'
import { checkImage, checkInSlices, integrityProblem } from './check.ts'
import { convert } from './convert.ts'
import { createFile } from './createFile.ts'
import { pagesListed } from './codec.ts'
import type { Seal } from './codec.ts'
import type { Committed, Context, DatabaseFile, Handle } from './databaseFile.ts'
import { errorCode } from './disk.ts'
import { diskFault } from './diskFault.ts'
import { clearWalFlag, readHeader } from './header.ts'
import { acquireLock } from './lock.ts'
import { createPageSource } from './pages.ts'
import type { PageSource } from './pages.ts'
import type { ReadImage } from './readImage.ts'
import { brokenSeals, isSealed } from './seal.ts'
import { canTrackPages } from './selfTest.ts'
import { seedOf, trackImage } from './trackedImage.ts'
import type { TrackedImage } from './trackedImage.ts'

type Session = {
  readonly context: Context
  readonly engine: Engine
  readonly source: PageSource
  isReadOnly: boolean
  attached: Attached
  isClosed: boolean
}

/** Puts a database that was read from disk to work. `file.damaged` when the check finds something. */
export function startSession(
  context: Context,
  { sqlJs, ...handle }: Handle & Readonly<{ sqlJs: SqlJs }>,
  read: ReadImage,
): Outcome<DatabaseFile> {
  const { image, header } = read
  const isTracked = context.options.capture !== 'compared' && canTrackPages(sqlJs)
  const base = new Uint8Array(image.buffer, 0, image.used)
  const settled = isTracked ? base : base.slice()
  if (header.isWal) {
    if (isTracked) image.touched.set(0, image.page(0).slice())
    clearWalFlag(base)
  }
  const engine = openEngine(sqlJs, isTracked ? seedOf(image) : base)
  // Leaving that mode changed the first page after it was proved.
  const known = header.isWal ? undefined : read.unsealed
  const check = checkImage(engine, settled, context.options.check ?? 'quick', known)
  if (check.damage !== undefined) {
    engine.close()
    return { fault: 'file.damaged', file: handle.path, detail: check.damage }
  }
  const track = (bytes: Uint8Array, spare?: number): TrackedImage => trackImage(bytes, header.pageSize, spare)
  const tracked = isTracked ? image : undefined
  const source = createPageSource(engine, { tracked, base: settled, track, stale: check.unsealed })
  const attached = createAttached(context.disk, handle.path, handle)
  const session: Session = { context, engine, source, isReadOnly: handle.isReadOnly, attached, isClosed: false }
  const rest = check.isPutOff ? checkInSlices : () => null
  const found = { wasRecovered: read.wasRecovered, wasEditedOutside: check.unsealed.length > 0 }
  return toDatabaseFile(session, { ...found, checkRest: () => rest(engine) })
}

function toDatabaseFile(session: Session, found: Pick<DatabaseFile, 'wasRecovered' | 'wasEditedOutside' | 'checkRest'>): DatabaseFile {
  const { engine, source } = session
  return {
    ...found,
    engine,
    path: () => session.attached.path,
    isReadOnly: () => session.isReadOnly,
    captureMode: source.mode,
    header: () => {
      const header = readHeader(source.image())
      if (header === undefined) throw new Error('the image in memory has no header')
      return header
    },
    commit: () => commit(session),
    hasUnsavedChanges: () => source.changes().pages.length > 0,
    image: source.image,
    reserve: source.reserve,
    shrink: async (above) => heapBytes(engine.host()) > above && source.moveTo(await loadFreshEngine()),
    verify: () => verify(session),
    saveAs: (path) => saveAs(session, path),
    saveCopy: (path) => createFile(session.context.disk, path, session.attached.codec().another().encode(source.image())),
    codec: () => session.attached.codec(),
    isPassword: (password) => isPassword(session, password),
    reseal: (envelope) => reseal(session, envelope),
    convert: (seal) => convertSession(session, seal),
    close: (options) => close(session, options?.discard === true),
  }
}

function commit(session: Session): Outcome<Committed> {
  const { engine, source, attached } = session
  if (session.isClosed) throw new Error('commit on a closed file')
  if (engine.inTransaction()) throw new Error('commit inside an open transaction')
  if (session.isReadOnly) return { fault: 'file.readOnly', file: attached.path }
  const refused = attached.prepare(source.settled)
  if (refused !== undefined) return refused
  const changes = source.changes()
  const outcome = attached.write(changes)
  if (outcome.state !== 'failed') source.settle()
  return outcome.state === 'written' ? { pages: changes.pages.length } : outcome.fault
}

function verify({ engine, source, attached }: Session): readonly string[] {
  const problems: string[] = []
  const problem = integrityProblem(engine, 'full')
  if (problem !== undefined) problems.push(problem)
  const orphans = engine.values('PRAGMA foreign_key_check').length
  if (orphans > 0) problems.push(`${orphans} 行指向不存在的记录`)
  try {
    const settled = source.settled()
    const onDisk = new Uint8Array(settled.length)
    const { bytes: read, broken: unreadable } = attached.readBack(onDisk)
    if (unreadable.length > 0) problems.push(`第 ${pagesListed(unreadable)} 页被改动过或已损坏，解不开`)
    if (read !== settled.length) problems.push(`磁盘上的文件只有 ${read} 字节，应有 ${settled.length} 字节`)
    else if (Buffer.compare(onDisk, settled) !== 0) problems.push('磁盘上的文件与内存中最后保存的内容不一致')
    const broken = isSealed(onDisk) ? brokenSeals(onDisk, engine.pageSize(), 5) : []
    if (broken.length > 0) problems.push(`第 ${broken.join('、')} 页的校验和不符`)
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
    problems.push(`读不出磁盘上的文件（${errorCode(thrown)}）`)
  }
  return problems
}

function saveAs(session: Session, givenPath: string): Fault | undefined {
  const { source, context } = session
  const { disk, options } = context
  const codec = session.attached.codec().another()
  const refused = createFile(disk, givenPath, codec.encode(source.image()))
  if (refused !== undefined) return refused
  try {
    const path = disk.resolve(givenPath)
    const lock = options.lock === false ? undefined : acquireLock(disk, path, { who: options.who })
    if (isFault(lock)) return lock
    const previous = session.attached
    session.attached = createAttached(disk, path, { file: disk.open(path, 'r+'), lock, codec })
    session.isReadOnly = false
    source.settle()
    previous.close()
    return undefined
  } catch (thrown) {
    return diskFault(thrown, givenPath)
  }
}

async function isPassword({ attached }: Session, password: string): Promise<boolean> {
  const seal = attached.codec().seal
  return seal !== undefined && !isFault(await tryEnvelope(seal.envelope, { password }, attached.path))
}

function reseal(session: Session, envelope: Envelope): Fault | undefined {
  const { source, attached } = session
  if (session.isReadOnly) return { fault: 'file.readOnly', file: attached.path }
  const refused = attached.prepare(source.settled)
  if (refused !== undefined) return refused
  const outcome = attached.reseal(envelope)
  return outcome.state === 'written' ? undefined : outcome.fault
}

async function convertSession(session: Session, seal: Seal | undefined): Promise<Fault | undefined> {
  const { attached, source, context } = session
  const saved = commit(session)
  if (isFault(saved)) return saved
  return convert(context.disk, attached, { seal, image: source.settled(), pageSize: session.engine.pageSize() })
}

function close(session: Session, discard: boolean): Fault | undefined {
  if (session.isClosed) return undefined
  if (!discard && !session.isReadOnly && session.source.changes().pages.length > 0) {
    const committed = commit(session)
    if (isFault(committed)) return committed
  }
  session.isClosed = true
  session.attached.close()
  session.engine.close()
  return undefined
}
