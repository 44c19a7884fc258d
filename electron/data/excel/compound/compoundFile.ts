import { damaged } from '../refusal.ts'

/** Microsoft's container ([MS-CFB]): a small file system in a file, in which .xls, .et and protected workbooks come. */
export type CompoundFile = Readonly<{
  /** Names of the streams at the top, as they stand. */
  names: readonly string[]
  /** Content of a stream at the top, its name compared without case. Throws FaultError on damage. */
  stream(name: string): Uint8Array | undefined
}>

type Entry = Readonly<{ name: string; type: number; left: number; right: number; child: number; start: number; size: number }>
type Layout = Readonly<{ bytes: Uint8Array; view: DataView; shift: number; fat: Uint32Array; sectors: number }>

const LAST = 0xfffffffa
const STORAGE_ROOT = 5
const STREAM = 2

/** Throws FaultError where the container cannot be followed: sector numbers that lead nowhere or in a circle. */
export function openCompound(bytes: Uint8Array): CompoundFile {
  if (bytes.length < 512) throw incomplete()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  const miniShift = view.getUint16(32, true)
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw damaged('文件头不正确')
  const sectors = Math.max(0, Math.ceil(bytes.length / 2 ** shift) - 1)
  const layout = { bytes, view, shift, sectors, fat: readFat(view, shift, sectors) }
  const entries = readDirectory(follow(layout, view.getUint32(48, true)))
  const root = entries[0]
  if (root?.type !== STORAGE_ROOT) throw damaged('文件里的目录不正确')
  const top = childrenOf(entries, root.child)
  const cutoff = Math.min(view.getUint32(56, true), 4096)
  return {
    names: top.map((entry) => entry.name),
    stream(name) {
      const entry = top.find((one) => one.name.toLowerCase() === name.toLowerCase())
      if (!entry) return undefined
      const content = entry.size < cutoff ? readMini(layout, root, entry) : follow(layout, entry.start, entry.size)
      if (content.length < entry.size) throw incomplete()
      return content.subarray(0, entry.size)
    },
  }
}

function incomplete(): Error {
  return damaged('文件不完整，可能没有复制完')
}

/** The table of which sector follows which: 109 of its sectors are named in the header, the rest in a chain. */
function readFat(view: DataView, shift: number, sectors: number): Uint32Array {
  const perSector = 2 ** (shift - 2)
  const places: number[] = []
  for (let index = 0; index < 109; index++) places.push(view.getUint32(76 + index * 4, true))
  let next = view.getUint32(68, true)
  for (let count = 0; next < LAST; count++) {
    if (next >= sectors || count > sectors) throw damaged('扇区表不正确')
    const start = (next + 1) * 2 ** shift
    if (start + 2 ** shift > view.byteLength) throw incomplete()
    for (let index = 0; index < perSector - 1; index++) places.push(view.getUint32(start + index * 4, true))
    next = view.getUint32(start + (perSector - 1) * 4, true)
  }
  const used = places.filter((place) => place < LAST)
  if (used.length > sectors) throw damaged('扇区表不正确')
  const fat = new Uint32Array(used.length * perSector).fill(0xffffffff)
  used.forEach((place, index) => copySector({ view, shift }, place, fat.subarray(index * perSector, (index + 1) * perSector)))
  return fat
}

function copySector({ view, shift }: Pick<Layout, 'view' | 'shift'>, place: number, target: Uint32Array): void {
  const start = (place + 1) * 2 ** shift
  if (start >= view.byteLength) throw incomplete()
  for (let index = 0; index < target.length && start + index * 4 + 4 <= view.byteLength; index++) {
    target[index] = view.getUint32(start + index * 4, true)
  }
}

/** The sectors of a chain, joined; without copying where they lie one after the other. */
function follow({ bytes, shift, fat, sectors }: Layout, first: number, size = Number.POSITIVE_INFINITY): Uint8Array {
  const places: number[] = []
  const wanted = Math.ceil(size / 2 ** shift)
  let isRun = true
  for (let place = first; place < LAST && places.length < wanted; place = fat[place] ?? LAST) {
    if (place >= sectors || places.length > sectors) throw places.length > sectors ? damaged('扇区链成了圈') : incomplete()
    if (places.length > 0 && place !== places[places.length - 1]! + 1) isRun = false
    places.push(place)
  }
  const sector = 2 ** shift
  if (places.length === 0) return new Uint8Array(0)
  if (isRun) return bytes.subarray((first + 1) * sector, (first + 1 + places.length) * sector)
  const joined = new Uint8Array(places.length * sector)
  places.forEach((place, index) => joined.set(bytes.subarray((place + 1) * sector, (place + 2) * sector), index * sector))
  return joined
}

/** Streams below 4096 bytes lie in pieces of 64 bytes inside the root's own stream. */
function readMini(layout: Layout, root: Entry, entry: Entry): Uint8Array {
  const space = follow(layout, root.start)
  const table = follow(layout, layout.view.getUint32(60, true))
  const next = new DataView(table.buffer, table.byteOffset, table.byteLength)
  const joined = new Uint8Array(Math.ceil(entry.size / 64) * 64)
  let place = entry.start
  for (let at = 0; at < joined.length; at += 64) {
    if (place >= LAST || (place + 1) * 64 > space.length || place * 4 + 4 > next.byteLength) throw incomplete()
    joined.set(space.subarray(place * 64, (place + 1) * 64), at)
    place = next.getUint32(place * 4, true)
  }
  return joined
}

function readDirectory(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: Entry[] = []
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2)
    entries.push({
      name: Buffer.from(bytes.buffer, bytes.byteOffset + at, nameBytes & ~1).toString('utf16le'),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    })
  }
  return entries
}

/** Streams that lie at the top: those of embedded objects lie deeper and may have the same names. */
function childrenOf(entries: readonly Entry[], first: number): readonly Entry[] {
  const seen = new Set<number>()
  const open = [first]
  const found: Entry[] = []
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index]
    if (!entry || seen.has(index)) continue
    seen.add(index)
    if (entry.type === STREAM) found.push(entry)
    open.push(entry.left, entry.right)
  }
  return found
}
