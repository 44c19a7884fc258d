import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { isScript } from './runtime/isScript.mjs'
import { root } from './runtime/stamp.mjs'

/**
 * Draws the icons of the installer from their sources: `icons/*.svg` → `.ico` (Windows) and, of the program, `png/NxN.png`
 * (Linux). The sources use filled `rect` and `polygon` only, on a field of 64: no tool has to be installed to draw them, and
 * every machine draws the same pixels.
 */
const folder = join(root, 'build', 'installer', 'icons')
const icoSizes = [16, 24, 32, 48, 64, 128, 256]
const pngSizes = [16, 32, 48, 64, 128, 256, 512]
/** Samples of a pixel across and down: small icons need more. */
const finenessOf = (size) => (size < 100 ? 8 : 3)

export function drawIcons() {
  const sources = readdirSync(folder).filter((name) => name.endsWith('.svg'))
  for (const name of sources) {
    const shapes = shapesOf(readFileSync(join(folder, name), 'utf8'))
    const stem = name.slice(0, -'.svg'.length)
    writeFileSync(join(folder, `${stem}.ico`), ico(icoSizes.map((size) => [size, png(size, pixels(shapes, size))])))
    if (stem === 'app') drawPngs(shapes)
  }
  return sources.length
}

function drawPngs(shapes) {
  mkdirSync(join(folder, 'png'), { recursive: true })
  for (const size of pngSizes) writeFileSync(join(folder, 'png', `${size}x${size}.png`), png(size, pixels(shapes, size)))
}

/** @returns {readonly { colour: readonly number[], holds: (x: number, y: number) => boolean }[]} */
function shapesOf(svg) {
  return [...svg.matchAll(/<(rect|polygon) ([^>]*?)\/>/g)].map(([, kind, text]) => {
    const given = Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]))
    const colour = [1, 3, 5].map((at) => Number.parseInt(given.fill.slice(at, at + 2), 16))
    return { colour, holds: kind === 'rect' ? inRect(given) : inPolygon(given.points) }
  })
}

function inRect({ x, y, width, height, rx }) {
  const [left, top, wide, high, round] = [x, y, width, height, rx].map(Number)
  return (px, py) => {
    if (px < left || py < top || px > left + wide || py > top + high) return false
    const dx = Math.max(left + round - px, px - (left + wide - round), 0)
    const dy = Math.max(top + round - py, py - (top + high - round), 0)
    return dx * dx + dy * dy <= round * round || dx === 0 || dy === 0
  }
}

function inPolygon(points) {
  const corners = points.split(' ').map((point) => point.split(',').map(Number))
  return (px, py) => {
    let inside = false
    for (let at = 0, before = corners.length - 1; at < corners.length; before = at++) {
      const [[ax, ay], [bx, by]] = [corners[at], corners[before]]
      if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) inside = !inside
    }
    return inside
  }
}

/** RGBA rows; the uppermost shape of each sample counts, samples are averaged. */
function pixels(shapes, size) {
  const rgba = Buffer.alloc(size * size * 4)
  const from = [...shapes].reverse()
  const fineness = finenessOf(size)
  for (let place = 0; place < size * size; place += 1) {
    const sum = [0, 0, 0, 0]
    for (let sample = 0; sample < fineness * fineness; sample += 1) {
      const x = ((place % size) + ((sample % fineness) + 0.5) / fineness) * (64 / size)
      const y = (Math.floor(place / size) + (Math.floor(sample / fineness) + 0.5) / fineness) * (64 / size)
      const top = from.find((shape) => shape.holds(x, y))
      if (top) [...top.colour, 1].forEach((value, at) => (sum[at] += value))
    }
    const covered = sum[3]
    if (covered > 0) [0, 1, 2].forEach((at) => (rgba[place * 4 + at] = Math.round(sum[at] / covered)))
    rgba[place * 4 + 3] = Math.round((covered / fineness ** 2) * 255)
  }
  return rgba
}

function png(size, rgba) {
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let row = 0; row < size; row += 1) rgba.copy(rows, row * (size * 4 + 1) + 1, row * size * 4, (row + 1) * size * 4)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crcOf(body), body.length + 4)
  return whole
}

function crcOf(bytes) {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** A directory of PNGs, which Windows reads since Vista. */
function ico(images) {
  const directory = Buffer.alloc(6 + images.length * 16)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(images.length, 4)
  let offset = directory.length
  images.forEach(([size, bytes], place) => {
    const at = 6 + place * 16
    // 256 is written as 0.
    directory.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0], at)
    directory.writeUInt32LE(bytes.length, at + 8)
    directory.writeUInt32LE(offset, at + 12)
    offset += bytes.length
  })
  return Buffer.concat([directory, ...images.map(([, bytes]) => bytes)])
}

if (isScript(import.meta.url)) process.stderr.write(`已画 ${drawIcons()} 套图标：${folder}\n`)
