/**
 * Random numbers of a written seed, the same on every machine and in every version: whoever has the seed and the list can
 * repeat a draw. The seed text is hashed by FNV-1a (32 bits, over UTF-16 code units, four start values) into the state of
 * sfc32 (Doty-Humphrey's "small fast counter", which passes PractRand); the first 15 numbers are thrown away.
 */
export function randomOf(seed: string): RandomNumbers {
  let [a, b, c, counter] = [hashOf(seed, 0x811c9dc5), hashOf(seed, 0x9e3779b9), hashOf(seed, 0x85ebca6b), 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 15; round += 1) next()
  return { below: (count) => belowOf(next, count) }
}

/** `below`: a whole number from 0 to count − 1, each equally likely. */
export type RandomNumbers = Readonly<{ below: (count: number) => number }>

/** `count` of the values in a random order, none twice (Fisher–Yates, broken off). */
export function pickSome<T>(random: RandomNumbers, values: readonly T[], count: number): readonly T[] {
  const order = [...values]
  const wanted = Math.min(count, order.length)
  for (let place = 0; place < wanted; place += 1) {
    const other = place + random.below(order.length - place)
    const kept = order[place] as T
    order[place] = order[other] as T
    order[other] = kept
  }
  return order.slice(0, wanted)
}

/** Numbers above the last whole multiple are drawn again: a bare remainder would favour the small ones. */
function belowOf(next: () => number, count: number): number {
  const limit = 0x1_0000_0000 - (0x1_0000_0000 % count)
  let drawn = next()
  while (drawn >= limit) drawn = next()
  return drawn % count
}

function hashOf(text: string, start: number): number {
  let hash = start >>> 0
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  return hash | 0
}

/** Eight hex digits that change when a list of ids does, whatever its order: shows that two draws were from the same list. */
export function digestOfIds(ids: readonly string[]): string {
  const hash = hashOf([...ids].sort().join('\n'), 0x811c9dc5) >>> 0
  return hash.toString(16).padStart(8, '0')
}
