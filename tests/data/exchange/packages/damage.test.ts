import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { deflateSync, inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeHead, encodeHead } from '#data/exchange/packages/head.ts'
import { decodeManifest, encodeManifest } from '#data/exchange/packages/manifest.ts'
import { openPackage, readPackage } from '#data/exchange/packages/readPackage.ts'
import { openContent } from '#data/exchange/packages/content.ts'
import { countChunks, openChunks, sealChunks } from '#data/sealing/chunks.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { PackageManifest } from '#shared/ipc/parts/packages.ts'
import { addFamily, addVillage, changeRecord, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { copyTo } from '../../merge/copies.ts'
import { pack, password } from './sending.ts'

/** Mutated packages per way; PACKAGE_MUTANTS=10000 for the full run. */
const mutants = Number(process.env['PACKAGE_MUTANTS'] ?? 400)

const people = [1, 2, 3, 4].map((n) => ({
  name: ['赵铁柱', '钱桂花', '孙满仓', '李秋菊'][n - 1]!,
  idCard: inventedIdCard(n),
  phone: `1390000000${n}`,
}))

let here: TestCore
let there: TestCore
let sealed: Buffer
let open: Buffer
let whole: Buffer

beforeAll(async () => {
  here = await openTestCore({ person: '周文书' })
  const village = await addVillage(here, '白沙村')
  const family = await addFamily(here, village, people)
  there = await copyTo(here, '二楼')
  await changeRecord(here, 'member', family.members[0]!, { ethnicity: '苗族' })
  await addFamily(here, village, [{ name: '吴老五', idCard: inventedIdCard(7) }])
  sealed = readFileSync((await pack(here, { place: '二楼', kind: 'changes', password, note: '请赵铁柱补电话' })).path)
  open = readFileSync((await pack(here, { place: '三楼', kind: 'changes' })).path)
  whole = readFileSync((await pack(here, { place: '四楼', kind: 'whole', password })).path)
})
afterAll(async () => {
  await there.core.close()
  await here.dispose()
})

function refusalOf(bytes: Uint8Array): Fault | null {
  const path = here.at('变了.tzpkg')
  writeFileSync(path, bytes)
  const read = readPackage(path)
  return isFault(read) ? read : null
}

test('any flipped byte of a package is seen before its password is asked for', () => {
  for (let at = 0; at < sealed.length; at++) {
    const flipped = Buffer.from(sealed)
    flipped[at]! ^= 1 << (at % 8)
    expect([at, refusalOf(flipped)?.fault]).toEqual([at, expect.stringMatching(/^package\.(altered|notPackage|truncated)$/)])
  }
})

test('a package that was cut off says that it is not complete, a longer one that it was altered', () => {
  for (let length = 8; length < sealed.length; length += 37) {
    expect([length, refusalOf(sealed.subarray(0, length))?.fault]).toEqual([length, 'package.truncated'])
  }
  expect(refusalOf(Buffer.concat([sealed, Buffer.from([0])]))).toMatchObject({ fault: 'package.altered', part: '末尾' })
  expect(refusalOf(Buffer.alloc(0))).toMatchObject({ fault: 'package.notPackage' })
})

/** The same content behind another head or other content behind the same, with all digests made anew: what only the key can tell. */
function remade(
  bytes: Buffer,
  change: Readonly<{ manifest?: (from: PackageManifest) => PackageManifest; packed?: (from: Uint8Array) => Uint8Array }>,
): Buffer {
  const head = decodeHead(bytes, 'x')
  if (isFault(head)) throw new Error(head.fault)
  const before = openChunks(bytes.subarray(head.end), head.manifest.size.packed, { key: null, head: head.digest })
  if ('wrong' in before) throw new Error(before.wrong)
  const packed = change.packed?.(before) ?? before
  const size = { ...head.manifest.size, packed: packed.length, chunks: countChunks(packed.length) }
  const start = encodeHead(change.manifest?.({ ...head.manifest, size }) ?? { ...head.manifest, size }, null)
  return Buffer.concat([start, ...sealChunks(packed, { key: null, head: start.subarray(-32) })])
}

test('content with a password cannot be made anew without it, whatever its digests say', async () => {
  const head = decodeHead(sealed, 'x')
  if (isFault(head)) throw new Error(head.fault)
  const other = encodeHead({ ...head.manifest, number: 7 }, head.envelope)
  const body = Buffer.from(sealed.subarray(head.end + 4, sealed.length - 32))
  const length = sealed.subarray(head.end, head.end + 4)
  const chain = createHash('sha256').update(other.subarray(-32)).update(length).update(body).digest()
  const path = here.at('冒充.tzpkg')
  writeFileSync(path, Buffer.concat([other, length, body, chain]))
  const read = readPackage(path)
  if (isFault(read)) throw new Error(read.fault)
  expect(await openPackage(read, password)).toMatchObject({ fault: 'package.altered', part: expect.stringContaining('第 1 段') })
})

async function openedOf(bytes: Uint8Array): Promise<Fault | 'opened'> {
  const path = here.at('变了.tzpkg')
  writeFileSync(path, bytes)
  const read = readPackage(path)
  if (isFault(read)) return read
  const opened = await openPackage(read, undefined)
  if (isFault(opened)) return opened
  const engine = await openContent(opened.image, read.name)
  if (isFault(engine)) return engine
  engine.close()
  return 'opened'
}

test('a bomb stops at the size that was said, and a size out of all proportion is not believed', async () => {
  const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024))
  const saying = (full: number) => remade(open, { packed: () => bomb, manifest: (from) => ({ ...from, size: { ...from.size, full } }) })
  expect(await openedOf(saying(4_000_000))).toMatchObject({ fault: 'package.altered', part: '内容' })
  expect(await openedOf(saying(64 * 1024 * 1024))).toMatchObject({ fault: 'package.altered', part: '开头的说明' })
  expect(() => saying(2 ** 40)).toThrow()
})

test('a package of a newer program, and one whose manifest says nonsense, are refused', async () => {
  const head = decodeHead(open, 'x')
  if (isFault(head)) throw new Error(head.fault)
  const manifest = JSON.parse(Buffer.from(encodeManifest(head.manifest)).toString()) as Record<string, unknown>
  const read = (more: Readonly<Record<string, unknown>>) => decodeManifest(Buffer.from(JSON.stringify({ ...manifest, ...more })))
  expect(read({ format: 9, anything: 1 })).toEqual({ newer: 9 })
  const nonsense = [
    { number: 0 },
    { number: 1e9 },
    { place: '' },
    { kind: 'x' },
    { counts: { household: -1 } },
    { size: { packed: 1, full: 1, chunks: 1e9 } },
  ]
  for (const more of nonsense) expect([more, read(more)]).toEqual([more, null])
})

test('mutated packages are refused without a crash, also where all digests were made anew', async () => {
  const random = (most: number): number => randomBytes(4).readUInt32BE(0) % most
  const mutated = (from: Uint8Array): Buffer => {
    const bytes = Buffer.from(from)
    for (let count = 1 + random(4); count > 0; count--) bytes[random(bytes.length)] = random(256)
    const cut = random(6)
    if (cut === 0) return bytes.subarray(0, random(bytes.length))
    return cut === 1 ? Buffer.concat([bytes.subarray(0, random(bytes.length)), bytes]) : bytes
  }
  let reached = 0
  for (let run = 0; run < mutants; run++) {
    const plain = refusalOf(mutated(sealed))
    // A mutant may by chance be the package itself.
    if (plain) expect(plain.fault).toMatch(/^package\./)
    const deep = remade(open, { packed: (from) => (run % 2 === 0 ? deflateSync(mutated(inflateSync(from))) : mutated(from)) })
    const answer = await openedOf(deep)
    if (answer === 'opened') reached += 1
    else expect(answer.fault).toBe('package.altered')
  }
  expect(reached).toBeLessThan(mutants)
}, 3_600_000)

test('what passes as a database but is no log of ours is refused in words when it is merged', async () => {
  for (let run = 0; run < Math.min(mutants, 30); run++) {
    const path = there.at(`变了-${run}.tzpkg`)
    const flip = (from: Uint8Array): Uint8Array => {
      const content = inflateSync(from)
      const text = content.indexOf(Buffer.from('吴老五'))
      content[text + (run % 9)]! ^= 1 + (run % 3)
      return deflateSync(content)
    }
    writeFileSync(path, remade(open, { packed: flip }))
    const answer = await there.core.call('merge.look', { tokens: [there.token(path)] })
    expect(answer).toMatchObject({ fault: expect.stringMatching(/^(merge|package)\.altered$/) })
  }
})

/** Bits per byte. */
function entropy(bytes: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (const byte of bytes) counts[byte]! += 1
  return [...counts].reduce((sum, count) => (count === 0 ? sum : sum - (count / bytes.length) * Math.log2(count / bytes.length)), 0)
}

test('a package with a password tells of no person: no name, number or writer in it, in any encoding, and no pattern', () => {
  const words = [
    ...people.flatMap(({ name, idCard, phone }) => [name, idCard, phone]),
    '吴老五',
    inventedIdCard(7),
    '周文书',
    '请赵铁柱补电话',
    '白沙村',
  ]
  for (const bytes of [sealed, whole]) {
    for (const word of words) {
      expect([word, bytes.includes(Buffer.from(word)), bytes.includes(Buffer.from(word, 'utf16le'))]).toEqual([word, false, false])
      expect([word, bytes.includes(Buffer.from(word, 'utf16le').swap16())]).toEqual([word, false])
    }
    expect(bytes.toString('latin1')).not.toMatch(/\d{17}[\dX]/)
  }
  const head = decodeHead(whole, 'x')
  if (isFault(head)) throw new Error(head.fault)
  expect(entropy(whole.subarray(head.end))).toBeGreaterThan(7.98)
})
