import { deflateSync } from 'node:zlib'
import { qrModules } from '#shared/printing/forms/qr.ts'
import { crc32 } from '../crc32.ts'

/** A QR code as a PNG of two colours (ISO/IEC 15948), the quiet zone included; large enough to be printed sharp at 20 mm. */
export function codePicture(text: string): Buffer {
  const { size, isDark } = qrModules(text)
  const pixels = size * pixelsPerModule
  const bytesPerLine = 1 + Math.ceil(pixels / 8)
  const lines = Buffer.alloc(bytesPerLine * pixels)
  for (let y = 0; y < pixels; y += 1) {
    for (let x = 0; x < pixels; x += 1) {
      const isLight = !isDark(Math.floor(y / pixelsPerModule), Math.floor(x / pixelsPerModule))
      // One bit a pixel, 1 is white; the first byte of a line says that it is not filtered.
      if (isLight) lines[y * bytesPerLine + 1 + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(pixels, 0)
  head.writeUInt32BE(pixels, 4)
  head[8] = 1
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))])
}

const pixelsPerModule = 8
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
