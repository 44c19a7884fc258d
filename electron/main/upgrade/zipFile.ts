import { promises as fs } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'

/** One file of a zip. `path`: its segments below the zip's one folder. */
export type ZipEntry = Readonly<{
  path: readonly string[]
  size: number
  packed: number
  deflated: boolean
  executable: boolean
  /** Where its local header begins. */
  at: number
}>

const mostEntries = 20_000
const mostBytes = 2 * 1024 ** 3
const endLength = 22
const longestComment = 65_535
const isLink = (mode: number): boolean => (mode & 0o170000) === 0o120000

/**
 * The files of a zip that packs one folder; null where it is anything else: names that lead out of it, links, two files of one
 * name (Windows knows no case), sizes beyond all measure. Read without unpacking.
 */
export async function readZipFolder(path: string): Promise<readonly ZipEntry[] | null> {
  const file = await fs.open(path, 'r')
  try {
    const directory = await readDirectory(file)
    return directory && checked(parseDirectory(directory))
  } finally {
    await file.close()
  }
}

/** Where the bytes of an entry begin; null where its own header says otherwise. */
export async function startOf(file: FileHandle, { at }: ZipEntry): Promise<number | null> {
  const header = await readAt(file, at, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) return null
  return at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
}

async function readDirectory(file: FileHandle): Promise<Buffer | null> {
  const { size } = await file.stat()
  const length = Math.min(size, endLength + longestComment)
  const tail = await readAt(file, size - length, length)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + endLength > tail.length) return null
  const [bytes, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  return start + bytes <= size ? readAt(file, start, bytes) : null
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, at)
  return buffer.subarray(0, bytesRead)
}

type Raw = Readonly<{ name: string; entry: Omit<ZipEntry, 'path'>; link: boolean }>

function parseDirectory(bytes: Buffer): readonly Raw[] | null {
  const entries: Raw[] = []
  for (let at = 0; at < bytes.length;) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50 || entries.length === mostEntries) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    const method = bytes.readUInt16LE(at + 10)
    if (method !== 0 && method !== 8) return null
    const mode = bytes.readUInt32LE(at + 38) >>> 16
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      link: isLink(mode),
      entry: {
        size: bytes.readUInt32LE(at + 24),
        packed: bytes.readUInt32LE(at + 20),
        deflated: method === 8,
        executable: (mode & 0o111) !== 0,
        at: bytes.readUInt32LE(at + 42),
      },
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function checked(raw: readonly Raw[] | null): readonly ZipEntry[] | null {
  if (raw === null || raw.some(({ link }) => link)) return null
  const files = raw.filter(({ name }) => !name.endsWith('/'))
  const entries = files.map(({ name, entry }) => ({ ...entry, path: name.split('/') }))
  if (entries.length === 0 || !entries.every(({ path }) => path.length > 1 && path.every(isPlainName))) return null
  const top = entries[0]?.path[0]
  const names = new Set(entries.map(({ path }) => path.join('/').toLowerCase()))
  const whole = entries.reduce((sum, { size }) => sum + size, 0)
  if (names.size !== entries.length || whole > mostBytes || entries.some(({ path }) => path[0] !== top)) return null
  return entries.map((entry) => ({ ...entry, path: entry.path.slice(1) }))
}

/** A name that means the same on every system: no way up, no drive or stream, no device, nothing that Windows cuts off. */
function isPlainName(name: string): boolean {
  if (name === '' || name === '.' || name === '..' || name.length > 200) return false
  if (/[\\:*?"<>|\p{Cc}]/u.test(name) || /[. ]$/.test(name)) return false
  return !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)
}
