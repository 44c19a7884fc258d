import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { inflate as inflateWithCallback } from 'node:zlib'
import { z } from 'zod'
import { errorCode } from '#data/file/disk.ts'
import { checkChunks, chunkedSize, openChunks, type ChunkProblem } from '#data/sealing/chunks.ts'
import { decodeEnvelope, openEnvelope } from '#data/sealing/envelope.ts'
import { isFault, type Fault, type Outcome } from '#shared/ipc/faults.ts'
import { decodeHead, type PackageHead } from './head.ts'

const inflate = promisify<Uint8Array, Readonly<{ maxOutputLength: number }>, Buffer>(inflateWithCallback)

/** A package in memory, as it was made as far as that shows without its password. */
export type ReadPackage = Readonly<{ name: string; path: string; head: PackageHead; bytes: Uint8Array; sha256: string }>

/** What only whoever has the password reads, before the database itself. */
export type PackageLetter = Readonly<{
  note: string
  person: string
  device: string
  /** ISO time. */
  at: string
}>

export type OpenedPackage = Readonly<{ letter: PackageLetter; image: Uint8Array }>

/** More than any package this program makes. */
const mostBytes = 1024 * 1024 * 1024

/**
 * Reads a package and checks every byte against its digests. Faults: `file.notFound`, `import.unreadable`,
 * `package.notPackage`, `package.truncated`, `package.altered`, `package.newer`.
 */
export function readPackage(path: string): Outcome<ReadPackage> {
  const name = basename(path)
  const bytes = bytesOf(path, name)
  if (isFault(bytes)) return bytes
  const head = decodeHead(bytes, name)
  if (isFault(head)) return head
  const { manifest, digest, end } = head
  const { packed, chunks } = manifest.size
  const body = bytes.subarray(end)
  if (body.length < chunkedSize(packed, manifest.sealed)) return { fault: 'package.truncated', file: name }
  const problem = checkChunks(body, packed, { head: digest, sealed: manifest.sealed })
  if (problem) return problemFault(problem, name, chunks)
  return { name, path, head, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The content of a package. Faults: `package.passwordNeeded`, `package.passwordWrong`, `package.altered`, `package.newer`. */
export async function openPackage(read: ReadPackage, password: string | undefined): Promise<Outcome<OpenedPackage>> {
  const { name, head, bytes } = read
  const key = await keyOf(head, password, name)
  if (key !== null && isFault(key)) return key
  const { size } = head.manifest
  const packed = openChunks(bytes.subarray(head.end), size.packed, { key, head: head.digest })
  if ('wrong' in packed) return problemFault(packed, name, size.chunks)
  const content = await inflated(packed, size.full)
  return (content && unfold(content)) ?? { fault: 'package.altered', file: name, part: '内容' }
}

function bytesOf(path: string, file: string): Outcome<Uint8Array> {
  try {
    const { size } = statSync(path)
    return size > mostBytes ? { fault: 'package.notPackage', file } : readFileSync(path)
  } catch (thrown) {
    const code = errorCode(thrown)
    if (code === '') throw thrown
    return code === 'ENOENT' ? { fault: 'file.notFound', file } : { fault: 'import.unreadable', file, detail: code }
  }
}

async function keyOf(head: PackageHead, password: string | undefined, file: string): Promise<Uint8Array | null | Fault> {
  if (!head.envelope) return null
  if (password === undefined) return { fault: 'package.passwordNeeded', file }
  const envelope = decodeEnvelope(head.envelope, file)
  if (isFault(envelope)) {
    return envelope.fault === 'file.newer' ? { fault: 'package.newer', file } : { fault: 'package.altered', file, part: '密码部分' }
  }
  const key = await openEnvelope(envelope, { password }, file)
  return isFault(key) ? { fault: 'package.passwordWrong', file } : key
}

function problemFault(problem: ChunkProblem, file: string, chunks: number): Fault {
  if (problem.wrong === 'truncated') return { fault: 'package.truncated', file }
  const place = problem.wrong === 'longer' ? '末尾' : `内容第 ${problem.place} 段（共 ${chunks} 段）`
  return { fault: 'package.altered', file, part: place }
}

/** Null where it is no deflated stream, or of another size than said: a bomb stops at that size. */
async function inflated(packed: Uint8Array, full: number): Promise<Uint8Array | null> {
  try {
    const content = await inflate(packed, { maxOutputLength: full })
    return content.length === full ? content : null
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
    return null
  }
}

const letterShape = z
  .object({ note: z.string().max(4_000), person: z.string().max(200), device: z.string().max(200), at: z.string().max(40) })
  .strict()

/** Length (32 bits) and letter (JSON), then the database. */
export function fold(letter: PackageLetter, image: Uint8Array): Uint8Array {
  const text = Buffer.from(JSON.stringify(letterShape.parse(letter)))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text, image])
}

function unfold(content: Uint8Array): OpenedPackage | null {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.length)
  if (buffer.length < 4) return null
  const end = 4 + buffer.readUInt32BE(0)
  if (end > buffer.length) return null
  try {
    const letter = letterShape.safeParse(JSON.parse(buffer.toString('utf8', 4, end)))
    return letter.success ? { letter: letter.data, image: Uint8Array.from(buffer.subarray(end)) } : null
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}
