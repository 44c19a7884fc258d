import { createHash } from 'node:crypto'
import { promises as fs } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Fault } from '#shared/ipc/faults.ts'
import type { ReleaseFile } from './release.ts'

export type Proving = Readonly<{
  /** Folder of the release. */
  folder: string
  file: ReleaseFile
  /** The copy on this PC; what stands there is replaced. */
  target: string
  onProgress: (done: number, total: number) => void
  isCancelled: () => boolean
}>

const step = 1024 * 1024

/**
 * Copies the file of a release and compares length and SHA-256 of what was copied, so that a stick which is changed or pulled
 * afterwards changes nothing. Nothing stays at the target unless it is right.
 * Faults: `upgrade.gone`, `upgrade.truncated`, `upgrade.altered`, `upgrade.noRoom`, `upgrade.notWritten`, `upgrade.cancelled`.
 */
export async function proveCopy(proving: Proving): Promise<Fault | null> {
  const { folder, file, target } = proving
  const beside = `${target}.part`
  const source = await openPlainFile(join(folder, file.name))
  if (source === null) return { fault: 'upgrade.gone', file: file.name }
  try {
    const { size } = await source.stat()
    if (size !== file.bytes) return { fault: size < file.bytes ? 'upgrade.truncated' : 'upgrade.altered', file: file.name }
    const fault = await writeProved(source, beside, proving)
    if (fault !== null) return fault
    await fs.rename(beside, target)
    return null
  } catch (error) {
    return writeFault(error, file.name)
  } finally {
    await source.close().catch(() => undefined)
    await fs.rm(beside, { force: true }).catch(() => undefined)
  }
}

/** A real file, not a link that leads elsewhere. */
async function openPlainFile(path: string): Promise<FileHandle | null> {
  try {
    return (await fs.lstat(path)).isFile() ? await fs.open(path, 'r') : null
  } catch {
    return null
  }
}

async function writeProved(source: FileHandle, path: string, { file, onProgress, isCancelled }: Proving): Promise<Fault | null> {
  await fs.mkdir(dirname(path), { recursive: true })
  const target = await fs.open(path, 'w')
  try {
    const hash = createHash('sha256')
    const buffer = Buffer.alloc(step)
    for (let done = 0; done < file.bytes;) {
      if (isCancelled()) return { fault: 'upgrade.cancelled' }
      const bytesRead = await readSome(source, buffer)
      if (bytesRead === null) return { fault: 'upgrade.gone', file: file.name }
      if (bytesRead === 0) return { fault: 'upgrade.truncated', file: file.name }
      const part = buffer.subarray(0, bytesRead)
      hash.update(part)
      await target.writeFile(part)
      done += bytesRead
      onProgress(done, file.bytes)
    }
    await target.sync()
    return hash.digest('hex') === file.sha256 ? null : { fault: 'upgrade.altered', file: file.name }
  } finally {
    await target.close()
  }
}

/** Null: the stick is gone, or cannot be read there. */
async function readSome(source: FileHandle, buffer: Buffer): Promise<number | null> {
  return source.read(buffer, 0, buffer.length, null).then(
    ({ bytesRead }) => bytesRead,
    () => null,
  )
}

/** What prevents writing on this PC, as a fault about the named file. */
export function writeFault(error: unknown, file: string): Fault {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === '') throw error
  return code === 'ENOSPC' ? { fault: 'upgrade.noRoom', file } : { fault: 'upgrade.notWritten', file, detail: code }
}
