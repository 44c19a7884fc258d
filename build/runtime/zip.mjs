import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

/**
 * Unpacks the files of a zip that `nameOf` gives a target name, streaming, with their permissions.
 * Written here because `unzip` is not on every machine and 25,000 unwanted files must be passed over.
 *
 * @param {string} zipPath
 * @param {string} target folder
 * @param {(name: string) => string | null} nameOf path inside `target`, or null to leave the file out
 */
export async function unzip(zipPath, target, nameOf) {
  for (const entry of readDirectory(zipPath)) {
    const name = entry.name.endsWith('/') ? null : nameOf(entry.name)
    if (name !== null) await extract(zipPath, entry, inside(target, name))
  }
}

function inside(folder, name) {
  const path = join(folder, name)
  const way = relative(folder, path)
  if (way.startsWith('..') || isAbsolute(way)) throw new Error(`zip entry outside its folder: ${name}`)
  return path
}

function readDirectory(zipPath) {
  const file = openSync(zipPath, 'r')
  try {
    const size = statSync(zipPath).size
    const tail = readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    if (end < 0) throw new Error(`not a zip file: ${zipPath}`)
    const directory = readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
    return parseDirectory(directory, file)
  } finally {
    closeSync(file)
  }
}

function parseDirectory(directory, file) {
  const entries = []
  for (let at = 0; at + 46 <= directory.length;) {
    const nameLength = directory.readUInt16LE(at + 28)
    const header = directory.readUInt32LE(at + 42)
    const local = readAt(file, header, 30)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      bytes: directory.readUInt32LE(at + 20),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      start: header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

function readAt(file, position, length) {
  const buffer = Buffer.alloc(length)
  readSync(file, buffer, 0, length, position)
  return buffer
}

async function extract(zipPath, entry, path) {
  await mkdir(dirname(path), { recursive: true })
  const output = createWriteStream(path, { mode: entry.mode === 0 ? 0o644 : entry.mode })
  if (entry.bytes === 0) {
    output.end()
    return
  }
  const input = createReadStream(zipPath, { start: entry.start, end: entry.start + entry.bytes - 1 })
  if (entry.method === 0) await pipeline(input, output)
  else await pipeline(input, createInflateRaw(), output)
}
