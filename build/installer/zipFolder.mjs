import { closeSync, openSync, readFileSync, readdirSync, renameSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

/**
 * Packs a folder as a zip, the same bytes for the same files: sorted, without times. Every entry lies below `top`, so
 * that unpacking anywhere makes one folder. Without zip64: below 4 GB and 65,535 files.
 *
 * @param {string} folder
 * @param {string} target
 * @param {{ top: string, extra?: Readonly<Record<string, string>> }} options `extra`: texts that only the zip contains
 */
export function zipFolder(folder, target, { top, extra = {} }) {
  const beside = `${target}.${process.pid}.tmp`
  const file = openSync(beside, 'w')
  const entries = []
  let at = 0
  const put = (...parts) => {
    for (const part of parts) at += writeSync(file, part)
  }
  const add = (name, content, mode) => {
    const packed = deflateRawSync(content, { level: 9 })
    const isSmaller = packed.length < content.length
    const body = isSmaller ? packed : content
    const entry = {
      name: Buffer.from(`${top}/${name}`),
      method: isSmaller ? 8 : 0,
      crc: crc32(content),
      packed: body.length,
      size: content.length,
      mode,
      at,
    }
    put(localHeader(entry), entry.name, body)
    entries.push(entry)
  }
  try {
    for (const [name, text] of Object.entries(extra)) add(name, Buffer.from(text), 0o644)
    for (const name of filesIn(folder)) add(name, readFileSync(join(folder, name)), statSync(join(folder, name)).mode & 0o777)
    const start = at
    for (const entry of entries) put(directoryEntry(entry), entry.name)
    put(endOf(entries.length, at - start, start))
  } finally {
    closeSync(file)
  }
  renameSync(beside, target)
}

function filesIn(folder, before = '') {
  const entries = readdirSync(join(folder, before), { withFileTypes: true })
  const names = entries.flatMap((entry) => {
    const name = before === '' ? entry.name : `${before}/${entry.name}`
    return entry.isDirectory() ? filesIn(folder, name) : [name]
  })
  return names.sort()
}

/** 1 January 1980, the first day that the format knows. */
const noDate = 0x0021
/** Names are UTF-8. */
const utf8 = 0x0800

function localHeader({ name, method, crc, packed, size }) {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(utf8, 6)
  header.writeUInt16LE(method, 8)
  header.writeUInt16LE(noDate, 12)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(packed, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  return header
}

function directoryEntry({ name, method, crc, packed, size, mode, at }) {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  // Made on Unix: the upper half of the attributes is a mode, which the tests' machine needs and Windows passes over.
  header.writeUInt16LE((3 << 8) | 20, 4)
  header.writeUInt16LE(20, 6)
  header.writeUInt16LE(utf8, 8)
  header.writeUInt16LE(method, 10)
  header.writeUInt16LE(noDate, 14)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(packed, 20)
  header.writeUInt32LE(size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(((0o100000 | mode) << 16) >>> 0, 38)
  header.writeUInt32LE(at, 42)
  return header
}

function endOf(count, bytes, start) {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(start, 16)
  return end
}
