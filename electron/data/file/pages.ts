import type { Engine } from '#data/engine/engine.ts'
import type { SqlJs } from '#data/engine/loadEngine.ts'
import type { PageChange, PageChanges } from './commitProtocol.ts'
import { readHeader, sealBytes, stampHeader } from './header.ts'
import { isSealed, sealPage } from './seal.ts'
import { seedOf } from './trackedImage.ts'
import type { TrackedImage } from './trackedImage.ts'

/** `tracked`: pages are caught as SQLite writes them. `compared`: the exported image is compared with the last one. */
export type CaptureMode = 'tracked' | 'compared'

/** Which pages of the database differ from the file on disk. */
export type PageSource = Readonly<{
  mode: () => CaptureMode
  /** Must not be called inside a transaction. */
  changes: () => PageChanges
  /** The last `changes` are on disk now. */
  settle: () => void
  /** The whole database as file bytes: what is on disk after `changes` are written. Valid until the next change. */
  image: () => Uint8Array
  /** What is on disk now. */
  settled: () => Uint8Array
  /** Makes room to grow by so many bytes, while that costs one copy; past the room it costs three. Not with unsaved changes. */
  reserve: (bytes: number) => void
  /** Goes on in another instance of the engine, on the same bytes; false where that would take a copy of them. */
  moveTo: (sqlJs: SqlJs) => boolean
}>

type Source = {
  readonly engine: Engine
  readonly pageSize: number
  readonly isSealed: boolean
  readonly canTrack: boolean
  /** The state on disk, when comparing. */
  base: Uint8Array | undefined
  /** The exported image that `changes` compared last. */
  latest: Uint8Array | undefined
  tracked: TrackedImage | undefined
  readonly track: (bytes: Uint8Array, spare?: number) => TrackedImage
  /** Pages to write although SQLite did not touch them: their seal was found broken. */
  stale: readonly number[]
}

export type SourceOptions = Readonly<{
  /** The image the engine was opened on; undefined when it was opened on a plain array. */
  tracked: TrackedImage | undefined
  /** The bytes on disk. Kept, not copied, when there is no tracked image. */
  base: Uint8Array
  /** Makes a new tracked image of some bytes, to return to tracking after the engine left the old one. */
  track: (bytes: Uint8Array, spare?: number) => TrackedImage
  stale?: readonly number[]
}>

export function createPageSource(engine: Engine, options: SourceOptions): PageSource {
  for (const index of options.stale ?? []) options.tracked?.touched.set(index, options.tracked.page(index).slice())
  const image = options.tracked ?? options.base
  const source: Source = {
    engine,
    pageSize: readHeader(image)?.pageSize ?? engine.pageSize(),
    isSealed: isSealed(image),
    canTrack: options.tracked !== undefined,
    base: options.tracked === undefined ? options.base : undefined,
    latest: undefined,
    tracked: options.tracked,
    track: options.track,
    stale: options.stale ?? [],
  }
  return {
    mode: () => (source.tracked === undefined ? 'compared' : 'tracked'),
    changes: () => changes(source),
    settle: () => settle(source),
    image: () => currentImage(source),
    settled: () => settledImage(source),
    reserve: (bytes) => reserve(source, bytes),
    moveTo: (sqlJs) => moveTo(source, sqlJs),
  }
}

function changes(source: Source): PageChanges {
  const { tracked } = source
  if (tracked !== undefined) {
    if (isStillTracked(source, tracked)) return trackedChanges(source, tracked)
    leaveTracking(source)
  }
  return comparedChanges(source)
}

/**
 * The engine must still read from our array (any read transaction looks at bytes 24..39 of the file) and agree with
 * us on the file's size. Growth past the spare room, VACUUM and some rollbacks break one of the two.
 */
function isStillTracked({ engine, pageSize }: Source, tracked: TrackedImage): boolean {
  const reads = tracked.reads
  const pageCount = Number(engine.values('PRAGMA page_count')[0]?.[0])
  return tracked.reads > reads && pageCount * pageSize === tracked.used
}

function trackedChanges(source: Source, tracked: TrackedImage): PageChanges {
  const newPageCount = tracked.used / source.pageSize
  const indexes = new Set(tracked.touched.keys())
  // A page that was taken and freed again within one transaction is never written by SQLite, but belongs to the file.
  for (let index = tracked.diskPageCount; index < newPageCount; index++) indexes.add(index)
  const pages: PageChange[] = []
  for (const index of [...indexes].sort((left, right) => left - right)) {
    const now = tracked.page(index)
    if (source.isSealed) sealPage(now)
    const old = tracked.touched.get(index)
    if (old === undefined || !isSame(old, now)) pages.push({ index, old, now })
  }
  return { pageSize: source.pageSize, oldPageCount: tracked.diskPageCount, newPageCount, pages }
}

/** Rebuilds the state on disk from what the tracker saw while it still saw everything. */
function leaveTracking(source: Source): void {
  source.base = settledImage(source)
  source.tracked = undefined
}

function comparedChanges(source: Source): PageChanges {
  const { pageSize, base = new Uint8Array(0) } = source
  const latest = source.engine.export()
  const oldPageCount = base.length / pageSize
  const newPageCount = latest.length / pageSize
  const pages: PageChange[] = []
  stampLike(source, base, latest, 0)
  for (let index = 0; index < Math.max(oldPageCount, newPageCount); index++) {
    const old = index < oldPageCount ? pageOf(base, index, pageSize) : undefined
    const now = index < newPageCount ? pageOf(latest, index, pageSize) : undefined
    if (old !== undefined && now !== undefined && isSameContent(source, index, old, now)) now.set(old)
    else pages.push({ index, old, now })
  }
  if (pages.length > 0) {
    stampLike(source, base, latest, 1)
    if (pages[0]?.index !== 0) pages.unshift({ index: 0, old: pageOf(base, 0, pageSize), now: pageOf(latest, 0, pageSize) })
  }
  if (source.isSealed) for (const page of pages) if (page.now !== undefined) sealPage(page.now)
  source.latest = latest
  return { pageSize, oldPageCount, newPageCount, pages }
}

/** An export starts counting anew; other programs that have the file open rely on both numbers to notice changes. */
function stampLike({ engine }: Source, base: Uint8Array, latest: Uint8Array, transactions: number): void {
  const before = readHeader(base)?.changeCounter ?? 0
  const cookie = Number(engine.values('PRAGMA schema_version')[0]?.[0])
  stampHeader(latest, before + transactions, cookie)
}

function isSameContent(source: Source, index: number, old: Uint8Array, now: Uint8Array): boolean {
  if (source.stale.includes(index)) return false
  if (!source.isSealed) return isSame(old, now)
  const end = source.pageSize - sealBytes
  return isSame(old.subarray(0, end), now.subarray(0, end))
}

function settle(source: Source): void {
  source.stale = []
  if (source.tracked !== undefined) {
    source.tracked.touched.clear()
    source.tracked.diskPageCount = source.tracked.used / source.pageSize
    return
  }
  const { latest } = source
  if (latest === undefined) return
  source.latest = undefined
  if (!source.canTrack) {
    source.base = latest
    return
  }
  const tracked = source.track(latest)
  source.engine.reload(seedOf(tracked))
  source.tracked = tracked
  source.base = undefined
}

function reserve(source: Source, bytes: number): void {
  const { tracked, engine } = source
  if (tracked === undefined || tracked.length - tracked.used >= bytes || !isStillTracked(source, tracked)) return
  if (tracked.touched.size > 0) return
  const roomy = source.track(new Uint8Array(tracked.buffer, 0, tracked.used), bytes)
  engine.reload(seedOf(roomy))
  source.tracked = roomy
}

function moveTo(source: Source, sqlJs: SqlJs): boolean {
  const { tracked, engine } = source
  if (tracked === undefined || !isStillTracked(source, tracked) || engine.inTransaction()) return false
  engine.reload(seedOf(tracked), sqlJs)
  return isStillTracked(source, tracked)
}

function currentImage(source: Source): Uint8Array {
  changes(source)
  const { tracked, latest } = source
  if (tracked !== undefined) return new Uint8Array(tracked.buffer, 0, tracked.used)
  return latest ?? source.engine.export()
}

function settledImage({ tracked, base, pageSize }: Source): Uint8Array {
  if (tracked === undefined) return base ?? new Uint8Array(0)
  const image = new Uint8Array(tracked.diskPageCount * pageSize)
  for (let index = 0; index < tracked.diskPageCount; index++) image.set(tracked.settledPage(index), index * pageSize)
  return image
}

function pageOf(image: Uint8Array, index: number, pageSize: number): Uint8Array {
  return image.subarray(index * pageSize, (index + 1) * pageSize)
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.from(left.buffer, left.byteOffset, left.length).equals(right)
}
