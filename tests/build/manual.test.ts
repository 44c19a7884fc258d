import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { namedPictures } from '#build/manual/topics.mjs'
import { readyWords } from '#build/manual/readyWords.mjs'
import { palettePng } from '#build/manual/palettePng.mjs'
import { helpTopics } from '#shared/help/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'build/manual/pictures')
const taken = JSON.parse(readFileSync(join(root, 'build/manual/pictures.json'), 'utf8')) as readonly { name: string; words: string[] }[]
const sources = readdirSync(join(root, 'build/manual'), { encoding: 'utf8' })
  .filter((name) => name.startsWith('ways'))
  .map((name) => readFileSync(join(root, 'build/manual', name), 'utf8'))
  .join('\n')
const walked = [...sources.matchAll(/\bshot\('([\w-]+)'/g)].map((hit) => hit[1] as string)

describe('pictures of the manual', () => {
  test('topics, ways, files and list name the same ones', async () => {
    const named = (await namedPictures()).map(({ name }) => name).sort()
    expect(new Set(named).size).toBe(named.length)
    expect([...walked].sort()).toEqual(named)
    expect(taken.map(({ name }) => name).sort()).toEqual(named)
    expect(readdirSync(folder).sort()).toEqual(named.map((name) => `${name}.png`).sort())
  })

  test('what stands below a task names one that is there', () => {
    const lost = helpTopics.flatMap(({ id, tasks, pictures = [] }) =>
      pictures.filter(({ after }) => after !== undefined && !tasks.some(({ title }) => title === after)).map(({ name }) => `${id} ${name}`),
    )
    expect(lost).toEqual([])
  })

  // A button, tab or heading that was renamed since shows on a picture under its old name: run node build/manual.mjs.
  test('every name that can be read on them still stands in the program', () => {
    const stands = readyWords(root)
    expect(taken.flatMap(({ words }) => words).length).toBeGreaterThan(200)
    expect(taken.flatMap(({ name, words }) => words.filter((word) => !stands(word)).map((word) => `${name}: ${word}`))).toEqual([])
  })

  test('they are small: palettes, three megabytes in all', () => {
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    expect(files.filter((file) => file[25] !== 3).length).toBe(0)
    expect(files.reduce((sum, file) => sum + file.length, 0)).toBeLessThan(3 * 1024 * 1024)
  })
})

describe('palette', () => {
  const picture = (width: number, pixels: readonly number[], bytesAPixel: 3 | 4, filter: 0 | 1) => {
    const height = pixels.length / width
    const stride = width * bytesAPixel
    const raw = Buffer.alloc(height * (stride + 1))
    for (let y = 0; y < height; y += 1) {
      raw[y * (stride + 1)] = filter
      for (let x = 0; x < stride; x += 1) {
        const value = (at: number) =>
          at % bytesAPixel === 3 ? 255 : (pixels[y * width + Math.floor(at / bytesAPixel)]! >> (16 - 8 * (at % bytesAPixel))) & 255
        raw[y * (stride + 1) + 1 + x] = filter === 1 && x >= bytesAPixel ? (value(x) - value(x - bytesAPixel)) & 255 : value(x)
      }
    }
    const part = (name: string, data: Buffer) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(data.length)
      return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
    }
    const head = Buffer.alloc(13)
    head.writeUInt32BE(width, 0)
    head.writeUInt32BE(height, 4)
    head.set([8, bytesAPixel === 3 ? 2 : 6, 0, 0, 0], 8)
    return Buffer.concat([Buffer.alloc(8), part('IHDR', head), part('IDAT', deflateSync(raw)), part('IEND', Buffer.alloc(0))])
  }
  const read = (png: Buffer) => {
    const colours = png.subarray(41, 41 + png.readUInt32BE(33))
    const at = 41 + colours.length + 4
    const rows = inflateSync(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
    const width = png.readUInt32BE(16)
    return Array.from({ length: png.readUInt32BE(20) * width }, (_, index) => {
      const colour = 3 * rows[Math.floor(index / width) * (width + 1) + 1 + (index % width)]!
      return (colours[colour]! << 16) | (colours[colour + 1]! << 8) | colours[colour + 2]!
    })
  }

  test.each([
    [3, 0],
    [4, 1],
  ] as const)('few colours stay as they are (%i bytes a pixel, filter %i)', (bytesAPixel, filter) => {
    const pixels = [0xffffff, 0x1f5188, 0xb3261e, 0x1f2328, 0xffffff, 0xffffff]
    expect(read(palettePng(picture(3, pixels, bytesAPixel, filter)))).toEqual(pixels)
  })

  test('many become near ones, and an empty foot is left out', () => {
    const pixels = Array.from({ length: 64 * 64 }, (_, index) => (index % 64) * 0x040000 + Math.floor(index / 64) * 0x0400)
    const after = read(palettePng(picture(64, [...pixels, ...Array.from<number>({ length: 64 * 40 }).fill(0xffffff)], 3, 0)))
    expect(after.length).toBe(64 * (64 + 16))
    const away = pixels.map((colour, at) =>
      Math.max(Math.abs((colour >> 16) - (after[at]! >> 16)), Math.abs(((colour >> 8) & 255) - ((after[at]! >> 8) & 255))),
    )
    expect(Math.max(...away)).toBeLessThan(40)
  })
})
