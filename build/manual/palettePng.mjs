import { deflateSync, inflateSync } from 'node:zlib'

/** Colours of a picture: enough for a calm window, its edges of letters included. */
const most = 96

/**
 * A screenshot (PNG, 8 bits a channel, not interlaced) with a palette: a third of the bytes or less, and hardly a
 * difference to see.
 *
 * @param {Buffer} png
 * @returns {Buffer}
 */
export function palettePng(png) {
  const { width, height, pixels } = withoutEmptyFoot(readPng(png))
  const palette = paletteOf(pixels)
  const nearest = nearestIn(palette)
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = nearest(pixels[y * width + x])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const parts = [
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...parts])
}

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

/** Pixels as 0xRRGGBB; transparency is not for screenshots. */
function readPng(png) {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const bytesAPixel = { 2: 3, 6: 4 }[png[25]]
  if (png[24] !== 8 || bytesAPixel === undefined || png[28] !== 0) throw new Error('截图不是 8 位真彩色 PNG')
  const data = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const rows = unfilter(inflateSync(Buffer.concat(data)), width * bytesAPixel, bytesAPixel)
  const pixels = new Uint32Array(width * height)
  for (let at = 0; at < pixels.length; at += 1) {
    const from = at * bytesAPixel
    pixels[at] = (rows[from] << 16) | (rows[from + 1] << 8) | rows[from + 2]
  }
  return { width, height, pixels }
}

/** Rows at the foot that are all alike say nothing: a few are left. */
function withoutEmptyFoot({ width, height, pixels }) {
  const isAlike = (y) => {
    for (let x = 0; x < width; x += 1) if (pixels[y * width + x] !== pixels[(height - 1) * width + x]) return false
    return true
  }
  let last = height - 1
  while (last > 0 && isAlike(last - 1)) last -= 1
  const kept = Math.min(height, last + 16)
  return { width, height: kept, pixels: pixels.subarray(0, width * kept) }
}

/** PNG filters 0 to 4 taken back (ISO/IEC 15948, 9.2). */
function unfilter(raw, stride, bytesAPixel) {
  const count = raw.length / (stride + 1)
  const rows = Buffer.alloc(count * stride)
  for (let y = 0; y < count; y += 1) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x += 1) {
      const left = x >= bytesAPixel ? rows[y * stride + x - bytesAPixel] : 0
      const up = y > 0 ? rows[(y - 1) * stride + x] : 0
      const corner = x >= bytesAPixel && y > 0 ? rows[(y - 1) * stride + x - bytesAPixel] : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
      rows[y * stride + x] = (raw[y * (stride + 1) + 1 + x] + guess) & 255
    }
  }
  return rows
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** By median cut over the colours that occur, each counted once by its square root: rare marks keep their colour. */
function paletteOf(pixels) {
  const counts = new Map()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  let boxes = [[...counts].map(([colour, count]) => ({ colour, weight: Math.sqrt(count) }))]
  while (boxes.length < most) {
    const widest = boxes.filter((box) => box.length > 1).sort((one, other) => spread(other).cost - spread(one).cost)[0]
    if (!widest) break
    boxes = [...boxes.filter((box) => box !== widest), ...cut(widest)]
  }
  return boxes.map(mean)
}

const channels = [16, 8, 0]
const part = (colour, shift) => (colour >> shift) & 255

function spread(box) {
  const weight = box.reduce((sum, one) => sum + one.weight, 0)
  const ranges = channels.map((shift) => {
    let [low, high] = [255, 0]
    for (const { colour } of box) [low, high] = [Math.min(low, part(colour, shift)), Math.max(high, part(colour, shift))]
    return { shift, range: high - low }
  })
  const widest = ranges.sort((one, other) => other.range - one.range)[0]
  return { shift: widest.shift, cost: widest.range * Math.sqrt(weight) }
}

function cut(box) {
  const { shift } = spread(box)
  const sorted = box.toSorted((one, other) => part(one.colour, shift) - part(other.colour, shift))
  const half = sorted.reduce((sum, one) => sum + one.weight, 0) / 2
  let [at, sum] = [0, 0]
  while (at < sorted.length - 1 && sum + sorted[at].weight <= half) sum += sorted[at++].weight
  return [sorted.slice(0, Math.max(1, at)), sorted.slice(Math.max(1, at))]
}

function mean(box) {
  const weight = box.reduce((sum, one) => sum + one.weight, 0)
  const mix = (shift) => Math.round(box.reduce((sum, one) => sum + part(one.colour, shift) * one.weight, 0) / weight)
  return (mix(16) << 16) | (mix(8) << 8) | mix(0)
}

function nearestIn(palette) {
  const known = new Map()
  return (colour) => {
    let found = known.get(colour)
    if (found === undefined) {
      const away = (other) => channels.reduce((sum, shift) => sum + (part(colour, shift) - part(other, shift)) ** 2, 0)
      found = palette.reduce((best, other, at) => (away(other) < away(palette[best]) ? at : best), 0)
      known.set(colour, found)
    }
    return found
  }
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, check])
}

function crc(bytes) {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
