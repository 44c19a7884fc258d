import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { open, rename, stat, unlink } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { FaultError } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'

/** How a finished file takes its place. */
export type Placing = Readonly<{
  /** How long a target that WPS, Excel or a virus scanner holds is tried again, ms. */
  patience: number
  rename(from: string, to: string): Promise<void>
}>

const calmly: Placing = { patience: 10_000, rename }

/**
 * Writes a file beside `path` and puts it in place only when it is complete and on disk; a failure leaves the old
 * file as it was and no rest behind. Faults: export.locked, export.failed, and FaultErrors of `write`.
 */
export async function replaceFile(
  path: string,
  write: (stream: WriteStream) => Promise<void>,
  placing = calmly,
): Promise<Outcome<{ bytes: number }>> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    await writeAll(temporary, write)
    const { size } = await stat(temporary)
    await renamePatiently(temporary, path, placing)
    return { bytes: size }
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    return faultOf(error, basename(path))
  }
}

/** A stream's error must end the writing: exceljs would wait for ever on a stream that broke. */
async function writeAll(path: string, write: (stream: WriteStream) => Promise<void>): Promise<void> {
  const stream = createWriteStream(path, { flags: 'wx' })
  const broken = new Promise<never>((_, reject) => stream.on('error', reject))
  const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()))
  try {
    await Promise.race([write(stream), broken])
  } catch (error) {
    stream.destroy()
    // Windows does not remove a file that is still open.
    await closed
    throw error
  }
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function renamePatiently(from: string, to: string, placing: Placing): Promise<void> {
  const end = Date.now() + placing.patience
  for (let pause = 50; ; pause = Math.min(1000, pause * 2)) {
    try {
      return await placing.rename(from, to)
    } catch (error) {
      if (!isHeld(error) || Date.now() + pause > end) throw error
      await wait(pause)
    }
  }
}

function isHeld(error: unknown): boolean {
  return ['EBUSY', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')
}

function faultOf(error: unknown, file: string): Fault {
  if (error instanceof FaultError) return { ...error.fault, file }
  const { code, syscall } = error as NodeJS.ErrnoException
  if (isHeld(error) && syscall === 'rename') return { fault: 'export.locked', file }
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return { fault: 'export.failed', file, detail: reasons.get(code) ?? code }
  throw error
}

const reasons = new Map([
  ['ENOSPC', '磁盘空间不足'],
  ['EROFS', '磁盘只读'],
  ['EACCES', '没有写入权限'],
  ['EPERM', '没有写入权限'],
  ['ENOENT', '文件夹不存在'],
  ['EIO', '磁盘读写出错'],
])
