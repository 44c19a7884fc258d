import { createReadStream, createWriteStream, existsSync, promises as fs } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import { isFault } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import { writeFault } from './proveCopy.ts'
import { readZipFolder, startOf } from './zipFile.ts'
import type { ZipEntry } from './zipFile.ts'

export type Unpacking = Readonly<{
  /** A zip whose digest was compared. */
  zip: string
  /** The new folder is made here. */
  parent: string
  /** Wished name of the new folder; a number is added where it is taken. */
  name: string
  onProgress: (done: number, total: number) => void
  isCancelled: () => boolean
}>

/**
 * Unpacks a 绿色版 into a new folder, whole or not at all, and answers its path. Nothing that exists is written over.
 * Faults: `upgrade.altered`, `upgrade.noRoom`, `upgrade.notWritten`, `upgrade.cancelled`.
 */
export async function unpackBeside(unpacking: Unpacking): Promise<Outcome<string>> {
  const { zip, parent, name } = unpacking
  const folder = freeName(parent, name)
  const beside = `${folder}.part`
  const unreadable: Fault = { fault: 'upgrade.altered', file: basename(zip) }
  try {
    const entries = await readZipFolder(zip)
    if (entries === null) return unreadable
    await fs.rm(beside, { recursive: true, force: true })
    const unpacked = await unpackAll(unpacking, entries, beside)
    if (isFault(unpacked)) return unpacked
    if (!unpacked) return unreadable
    await fs.rename(beside, folder)
    return folder
  } catch (error) {
    return isDamage(error) ? unreadable : writeFault(error, basename(folder))
  } finally {
    await fs.rm(beside, { recursive: true, force: true }).catch(() => undefined)
  }
}

function freeName(parent: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const path = join(parent, number === 1 ? name : `${name}-${number}`)
    if (!existsSync(path)) return path
  }
}

/** False: an entry is not what the zip says of it. */
async function unpackAll(
  { zip, onProgress, isCancelled }: Unpacking,
  entries: readonly ZipEntry[],
  folder: string,
): Promise<Outcome<boolean>> {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const file = await fs.open(zip, 'r')
  try {
    let done = 0
    for (const entry of entries) {
      if (isCancelled()) return { fault: 'upgrade.cancelled' }
      if (!(await unpackOne(file, zip, entry, join(folder, ...entry.path)))) return false
      done += entry.size
      onProgress(done, total)
    }
    return true
  } finally {
    await file.close()
  }
}

async function unpackOne(file: FileHandle, zip: string, entry: ZipEntry, target: string): Promise<boolean> {
  const start = await startOf(file, entry)
  if (start === null) return false
  await fs.mkdir(dirname(target), { recursive: true })
  const output = createWriteStream(target, { flags: 'wx', mode: entry.executable ? 0o755 : 0o644 })
  if (entry.packed === 0) {
    output.end()
    await new Promise<void>((resolve, reject) => output.once('close', () => resolve()).once('error', reject))
    return entry.size === 0
  }
  const packed = createReadStream(zip, { start, end: start + entry.packed - 1 })
  if (entry.deflated) await pipeline(packed, createInflateRaw(), exactly(entry.size), output)
  else await pipeline(packed, exactly(entry.size), output)
  return true
}

const wrongLength = 'WRONG_LENGTH'

/** Lets through as many bytes as were announced, and fails with more or fewer. */
function exactly(size: number): Transform {
  let left = size
  const wrong = () => Object.assign(new Error('an entry has another length than announced'), { code: wrongLength })
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      left -= chunk.length
      if (left < 0) done(wrong())
      else done(null, chunk)
    },
    flush: (done) => done(left === 0 ? null : wrong()),
  })
}

function isDamage(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return code === wrongLength || code.startsWith('Z_')
}
