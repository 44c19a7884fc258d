import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nodeMedium } from '#data/copies/medium.ts'
import { writeProved } from '#data/copies/provedCopy.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { pulledAt } from './vanishing.ts'

let folder: string
let path: string
const bytes = new Uint8Array(2_500_000).map((_, index) => (index * 31) % 251)
const sha256 = createHash('sha256').update(bytes).digest('hex')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'U 盘-'))
  path = join(folder, '示例镇.tzdb')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('writes, reads back and only then gives the name', async () => {
  const seen: string[] = []
  const made = await writeProved(path, bytes, { onProgress: () => seen.push(readdirSync(folder).join()) })
  expect(made).toMatchObject({ sha256, bytes: bytes.length })
  expect(['medium', 'reopened']).toContain((made as { readBack: string }).readBack)
  expect(readFileSync(path).equals(bytes)).toBe(true)
  expect(readdirSync(folder)).toEqual(['示例镇.tzdb'])
  expect(seen.length).toBeGreaterThan(4)
  expect(seen.every((names) => /^示例镇\.tzdb\.[0-9a-f]{8}\.part$/.test(names))).toBe(true)
})

test('never overwrites; replaces only the very file that was looked at', async () => {
  writeFileSync(path, '旧')
  expect(await writeProved(path, bytes)).toMatchObject({ fault: 'file.exists' })
  const stat = (await nodeMedium.stat(path))!
  utimesSync(path, new Date(), new Date(Date.now() - 60_000))
  expect(await writeProved(path, bytes, { replaces: stat })).toMatchObject({ fault: 'copy.changed' })
  expect(readFileSync(path, 'utf8')).toBe('旧')
  const now = (await nodeMedium.stat(path))!
  expect(await writeProved(path, bytes, { replaces: now })).toMatchObject({ sha256 })
  expect(statSync(path).size).toBe(bytes.length)
  expect(readdirSync(folder)).toHaveLength(1)
})

test('a file that takes the name while the copy is written keeps it', async () => {
  let isTaken = false
  const onProgress = (): void => {
    if (!isTaken) writeFileSync(path, '别人的')
    isTaken = true
  }
  expect(await writeProved(path, bytes, { onProgress })).toMatchObject({ fault: 'file.exists' })
  expect(readFileSync(path, 'utf8')).toBe('别人的')
  expect(readdirSync(folder)).toHaveLength(1)
})

test('cancelled while writing or while reading back, nothing remains', async () => {
  for (const from of [1, 4]) {
    let asked = 0
    const made = await writeProved(path, bytes, { isCancelled: () => ++asked > from })
    expect(made).toEqual({ fault: 'copy.cancelled' })
    expect(readdirSync(folder)).toEqual([])
  }
})

test('a stick that gives back something else, or too little room, is told', async () => {
  const lying = {
    ...nodeMedium,
    readBack: async (at: string, take: (piece: Uint8Array) => Promise<void> | void) => {
      const found = Uint8Array.from(readFileSync(at))
      found[1_000_000] = (found[1_000_000]! + 1) % 256
      await take(found)
      return 'medium' as const
    },
  }
  expect(await writeProved(path, bytes, { medium: lying })).toMatchObject({ fault: 'copy.differs' })
  expect(readdirSync(folder)).toEqual([])
  const full = { ...nodeMedium, freeBytes: async () => 1_000_000 }
  expect(await writeProved(path, bytes, { medium: full })).toMatchObject({ fault: 'copy.full' })
})

test('halves that a pulled stick left are cleared after an hour, fresh ones and others not', async () => {
  const old = `${path}.0123abcd.part`
  for (const name of [old, `${path}.fedc3210.part`, `${path}.part`]) writeFileSync(name, '半')
  const then = new Date(Date.now() - 2 * 3_600_000)
  for (const name of [old, `${path}.part`]) utimesSync(name, then, then)
  await writeProved(path, bytes)
  expect(readdirSync(folder).sort()).toEqual(['示例镇.tzdb', '示例镇.tzdb.fedc3210.part', '示例镇.tzdb.part'])
})

test.each(['ENODEV', 'EIO', 'ENOSPC', 'ENOENT'])(
  'pulled out at any moment (%s): the old copy or the whole new one, and plain words',
  async (code) => {
    const old = '旧的内容'
    for (const isReplacing of [false, true]) {
      for (let nth = 1; ; nth++) {
        rmSync(folder, { recursive: true })
        folder = mkdtempSync(join(tmpdir(), 'U 盘-'))
        path = join(folder, '示例镇.tzdb')
        if (isReplacing) writeFileSync(path, old)
        const stick = pulledAt(nth, code)
        const replaces = await nodeMedium.stat(path)
        const made = await writeProved(path, bytes, { medium: stick.medium, ...(replaces ? { replaces } : {}) })
        if (!stick.wasHit()) {
          expect(made).toMatchObject({ sha256 })
          break
        }
        expect(isFault(made) && /^(copy|file)\./.test(made.fault)).toBe(true)
        const found = readdirSync(folder).includes('示例镇.tzdb') ? readFileSync(path) : null
        const isWhole = found === null ? !isReplacing : found.equals(bytes) || found.toString() === old
        expect({ nth, isReplacing, isWhole }).toEqual({ nth, isReplacing, isWhole: true })
      }
    }
  },
)
