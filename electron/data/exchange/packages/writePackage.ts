import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { deflate as deflateWithCallback } from 'node:zlib'
import { errorCode, nodeDisk } from '#data/file/disk.ts'
import { countChunks, sealChunks } from '#data/sealing/chunks.ts'
import { encodeEnvelope, newEnvelope } from '#data/sealing/envelope.ts'
import { isFault, type Fault, type Outcome } from '#shared/ipc/faults.ts'
import type { PackageManifest } from '#shared/ipc/parts/packages.ts'
import { encodeHead } from './head.ts'
import { fold, type PackageLetter } from './readPackage.ts'

const deflate = promisify<Uint8Array, Buffer>(deflateWithCallback)

export type PackageContent = Readonly<{
  manifest: Omit<PackageManifest, 'size' | 'sealed'>
  letter: PackageLetter
  image: Uint8Array
  password: string | undefined
}>

export type WrittenPackage = Readonly<{ manifest: PackageManifest; sha256: string; bytes: number }>

/** Writes a package under a name that is free. Faults: those of writeFresh. */
export async function writePackage(path: string, content: PackageContent): Promise<Outcome<WrittenPackage>> {
  const full = fold(content.letter, content.image)
  const packed = await deflate(full)
  const sealing = content.password === undefined ? null : await newEnvelope(content.password)
  const size = { packed: packed.length, full: full.length, chunks: countChunks(packed.length) }
  const manifest: PackageManifest = { ...content.manifest, sealed: sealing !== null, size }
  const head = encodeHead(manifest, sealing && encodeEnvelope(sealing.envelope))
  const chunks = sealChunks(packed, { key: sealing?.dataKey ?? null, head: head.subarray(-32) })
  const written = await writeFresh(path, parts(head, chunks))
  return isFault(written) ? written : { ...written, manifest }
}

function* parts(head: Uint8Array, chunks: Iterable<Uint8Array>): Generator<Uint8Array, void> {
  yield head
  yield* chunks
}

/**
 * A new file, whole under its name or not at all: temporary file, sync, rename, then read back and compared. Faults:
 * `file.exists`, `package.notWritten`.
 */
export async function writeFresh(path: string, content: Iterable<Uint8Array>): Promise<Outcome<Omit<WrittenPackage, 'manifest'>>> {
  try {
    if (isTaken(path)) return { fault: 'file.exists', file: basename(path) }
    const written = writeAside(`${path}.part`, content)
    await renameFresh(`${path}.part`, path)
    nodeDisk.syncFolderOf(path)
    return isAsWritten(path, written.sha256) ? written : notAsWritten(path)
  } catch (thrown) {
    return writeFault(thrown, path)
  }
}

/** SQLite would play a journal that was left under this name into the new file. */
function isTaken(path: string): boolean {
  return [path, `${path}-journal`, `${path}-wal`].some((name) => nodeDisk.stat(name) !== undefined)
}

/** Chinese words for what the system answers; anything else is a bug. */
function writeFault(thrown: unknown, path: string): Fault {
  const code = errorCode(thrown)
  if (!/^E[A-Z0-9]+$|^UNKNOWN$/.test(code)) throw thrown
  if (code === 'EEXIST') return { fault: 'file.exists', file: basename(path) }
  return { fault: 'package.notWritten', file: basename(path), detail: words[code] ?? `磁盘出错（${code}）` }
}

const gone = '那个位置不见了（U 盘是否已拔出？）'
const locked = '那里不能写入（只读或没有权限）'
const words: Readonly<Record<string, string>> = {
  ENOSPC: '空间不足',
  EDQUOT: '空间不足',
  EFBIG: '文件太大，那个磁盘的格式放不下',
  EROFS: locked,
  EACCES: locked,
  EPERM: locked,
  ENOENT: gone,
  ENOTDIR: gone,
  ENODEV: gone,
  ENXIO: gone,
  EIO: gone,
}

/** What an earlier try left under this name of ours is written over. */
function writeAside(temporary: string, content: Iterable<Uint8Array>): Omit<WrittenPackage, 'manifest'> {
  if (nodeDisk.stat(temporary) !== undefined) nodeDisk.remove(temporary)
  const file = nodeDisk.open(temporary, 'wx+')
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for (const part of content) {
      file.write(part, bytes)
      hash.update(part)
      bytes += part.length
    }
    file.sync()
  } catch (thrown) {
    file.close()
    nodeDisk.remove(temporary)
    throw thrown
  }
  file.close()
  return { sha256: hash.digest('hex'), bytes }
}

const patienceMs = 10_000

/** On Windows a virus scanner holds every new file for a moment; the rename then fails until it lets go. */
async function renameFresh(from: string, to: string): Promise<void> {
  const start = Date.now()
  for (let wait = 10; ; wait = Math.min(100, wait + 10)) {
    try {
      nodeDisk.rename(from, to)
      return
    } catch (thrown) {
      const mayPass = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(thrown)) && Date.now() - start < patienceMs
      if (!mayPass || process.platform !== 'win32') throw thrown
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

function isAsWritten(path: string, sha256: string): boolean {
  return createHash('sha256').update(readFileSync(path)).digest('hex') === sha256
}

function notAsWritten(path: string): Fault {
  nodeDisk.remove(path)
  return { fault: 'package.notWritten', file: basename(path), detail: '读回的内容与写入的不一样，这个盘可能有毛病' }
}
