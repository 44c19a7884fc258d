import { createHash, randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { errorCode } from '#data/file/disk.ts'
import { diskFault } from '#data/file/diskFault.ts'
import { isFault, type Fault, type Outcome } from '#shared/ipc/faults.ts'
import type { ReadBack } from '#shared/ipc/parts/copies.ts'
import { nodeMedium, type Medium, type MediumStat } from './medium.ts'

export type CopySteps = Readonly<{
  medium?: Medium
  /** Bytes written and read back, of twice the size. */
  onProgress?: (done: number, total: number) => void
  isCancelled?: () => boolean
  /** The file that may be replaced, as it was when that was decided. Without it the name has to be free. */
  replaces?: MediumStat
}>

export type ProvedCopy = Readonly<{ sha256: string; bytes: number; readBack: ReadBack }>

const pieceBytes = 1024 * 1024

/**
 * Writes bytes to another medium and proves them: temporary name, sync, opened anew and read back, hashes compared, and
 * only then the name. Whatever happens on the way (full, pulled out, cancelled), a file that was there stays as it was.
 *
 * Faults: `file.exists`, `copy.changed` (what was to be replaced is another file by now), `copy.differs` (read back
 * otherwise than written), `copy.cancelled`, `copy.full`, `copy.gone`, `copy.readOnly`, `copy.failed`.
 */
export async function writeProved(path: string, bytes: Uint8Array, steps: CopySteps = {}): Promise<Outcome<ProvedCopy>> {
  const medium = steps.medium ?? nodeMedium
  try {
    const refused = await refusal(medium, path, { bytes: bytes.length, replaces: steps.replaces })
    if (refused) return refused
    await clearLeftovers(medium, path)
    return await writeAndName(medium, path, { bytes, steps })
  } catch (thrown) {
    return copyFault(thrown, path)
  }
}

const margin = 1024 * 1024

async function refusal(
  medium: Medium,
  path: string,
  { bytes, replaces }: Readonly<{ bytes: number; replaces?: MediumStat | undefined }>,
): Promise<Fault | undefined> {
  if ((await medium.stat(dirname(path))) === undefined) return { fault: 'copy.gone', file: basename(path) }
  const taken = await nameFault(medium, path, replaces)
  if (taken) return taken
  const free = await medium.freeBytes(dirname(path))
  return free !== null && free < bytes + margin ? { fault: 'copy.full', file: basename(path) } : undefined
}

async function nameFault(medium: Medium, path: string, replaces: MediumStat | undefined): Promise<Fault | undefined> {
  const present = await medium.stat(path)
  if (replaces === undefined) return present === undefined ? undefined : { fault: 'file.exists', file: path }
  return isSame(present, replaces) ? undefined : { fault: 'copy.changed', file: basename(path) }
}

function isSame(one: MediumStat | undefined, other: MediumStat): boolean {
  return one !== undefined && one.id === other.id && one.size === other.size && one.modifiedAt === other.modifiedAt
}

type Work = Readonly<{ bytes: Uint8Array; steps: CopySteps }>

async function writeAndName(medium: Medium, path: string, { bytes, steps }: Work): Promise<Outcome<ProvedCopy>> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const outcome = await writeTemporary(medium, temporary, { bytes, steps })
    const taken = isFault(outcome) ? outcome : await nameFault(medium, path, steps.replaces)
    if (taken) {
      await removeQuietly(medium, temporary)
      return isFault(taken) ? taken : outcome
    }
    await medium.rename(temporary, path)
    medium.syncFolderOf(path)
    const named = await medium.stat(path)
    return named?.size === bytes.length ? outcome : { fault: 'copy.differs', file: basename(path) }
  } catch (thrown) {
    await removeQuietly(medium, temporary)
    throw thrown
  }
}

async function writeTemporary(medium: Medium, temporary: string, { bytes, steps }: Work): Promise<Outcome<ProvedCopy>> {
  const total = bytes.length * 2
  const isCancelled = (): boolean => steps.isCancelled?.() ?? false
  const written = createHash('sha256')
  const file = await medium.create(temporary)
  try {
    for (let at = 0; at < bytes.length && !isCancelled(); at += pieceBytes) {
      const piece = bytes.subarray(at, at + pieceBytes)
      await file.write(piece, at)
      written.update(piece)
      steps.onProgress?.(at + piece.length, total)
    }
    if (!isCancelled()) await file.sync()
  } finally {
    await file.close()
  }
  if (isCancelled()) return { fault: 'copy.cancelled' }
  const found = createHash('sha256')
  let read = 0
  const readBack = await medium.readBack(temporary, (piece) => {
    found.update(piece)
    read += piece.length
    steps.onProgress?.(bytes.length + read, total)
  })
  if (isCancelled()) return { fault: 'copy.cancelled' }
  const sha256 = written.digest('hex')
  if (read !== bytes.length || found.digest('hex') !== sha256) return { fault: 'copy.differs', file: basename(temporary) }
  return { sha256, bytes: bytes.length, readBack }
}

/** With the stick gone there is nothing to remove; the next copy clears it. */
async function removeQuietly(medium: Medium, path: string): Promise<void> {
  try {
    await medium.remove(path)
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
  }
}

const leftoverPattern = /\.[0-9a-f]{8}\.part$/
const leftoverAgeMs = 3_600_000

/** Halves of earlier copies of the same name, whose stick was pulled out: ours by their name, and at rest for an hour. */
async function clearLeftovers(medium: Medium, path: string): Promise<void> {
  const name = basename(path)
  const names = (await medium.list(dirname(path))).filter((one) => one.startsWith(`${name}.`) && leftoverPattern.test(one))
  for (const one of names) {
    const leftover = join(dirname(path), one)
    const stat = await medium.stat(leftover)
    if (stat && Date.now() - stat.modifiedAt > leftoverAgeMs) await removeQuietly(medium, leftover)
  }
}

const codes: Readonly<Record<string, Fault['fault']>> = {
  'disk.full': 'copy.full',
  'disk.gone': 'copy.gone',
  'disk.readOnly': 'copy.readOnly',
  'disk.io': 'copy.failed',
}

/** A disk's fault in the words of copying: here nothing is lost, only the copy was not made. */
export function copyFault(thrown: unknown, path: string): Fault {
  if (errorCode(thrown) === 'EEXIST') return { fault: 'file.exists', file: path }
  const { fault, detail } = diskFault(thrown, path)
  return { fault: codes[fault] ?? fault, file: basename(path), ...(detail === undefined ? {} : { detail }) }
}
