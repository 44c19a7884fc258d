import type { Random } from './random.ts'

type Mutation = (bytes: Buffer, random: Random) => Buffer

/** One to four of the ways in which files break or are broken on purpose. */
export function mutate(bytes: Uint8Array, random: Random): Buffer {
  let result: Buffer = Buffer.from(bytes)
  for (let count = 1 + random.below(4); count > 0 && result.length > 0; count--) result = random.pick(mutations)(result, random)
  return result
}

const extremes = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]

const flip: Mutation = (bytes, random) => {
  for (let count = 1 + random.below(20); count > 0; count--) bytes[random.below(bytes.length)]! ^= 1 + random.below(255)
  return bytes
}

const truncate: Mutation = (bytes, random) => bytes.subarray(0, random.below(bytes.length))

/** A size, a place or a count that lies. */
const lie: Mutation = (bytes, random) => {
  const value = random.pick(extremes)
  const at = random.below(bytes.length)
  if (random.below(2) === 0 && at + 4 <= bytes.length) bytes.writeUInt32LE(value, at)
  else if (at + 2 <= bytes.length) bytes.writeUInt16LE(value & 0xffff, at)
  return bytes
}

const swap: Mutation = (bytes, random) => {
  const [first = 0, second = 0] = [random.below(bytes.length), random.below(bytes.length)].sort((a, b) => a - b)
  const length = Math.min(1 + random.below(600), second - first, bytes.length - second)
  const kept = Buffer.from(bytes.subarray(first, first + length))
  bytes.copy(bytes, first, second, second + length)
  kept.copy(bytes, second)
  return bytes
}

const cut: Mutation = (bytes, random) => {
  const at = random.below(bytes.length)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(600))])
}

/** A part again and again. */
const repeat: Mutation = (bytes, random) => {
  const at = random.below(bytes.length)
  const piece = bytes.subarray(at, at + 1 + random.below(300))
  return Buffer.concat([bytes.subarray(0, at), ...Array.from({ length: 1 + random.below(40) }, () => piece), bytes.subarray(at)])
}

const blank: Mutation = (bytes, random) => {
  const at = random.below(bytes.length)
  return bytes.fill(random.pick([0, 0xff, 0x22, 0x3c, 0x41]), at, Math.min(bytes.length, at + 1 + random.below(1000)))
}

const noise: Mutation = (bytes, random) => {
  const at = random.below(bytes.length)
  const piece = Buffer.from(Array.from({ length: 1 + random.below(200) }, () => random.below(256)))
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)])
}

/** Digits made huge, where the file is text. */
const inflate: Mutation = (bytes, random) => {
  const text = bytes.toString('latin1')
  const digits = Array.from(text.matchAll(/\d+/g))
  if (digits.length === 0) return bytes
  const found = random.pick(digits)
  const huge = random.pick(['99999999', '4294967295', '-1', '1e308', '0', '9'.repeat(400), 'NaN'])
  return Buffer.from(text.slice(0, found.index) + huge + text.slice(found.index + found[0].length), 'latin1')
}

const mutations: readonly Mutation[] = [flip, flip, truncate, lie, lie, lie, swap, cut, repeat, blank, noise, inflate]
