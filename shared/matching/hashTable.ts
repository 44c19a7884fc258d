/**
 * Which persons stand under a text, without keeping the texts: 200,000 persons have some three million keys. Two texts
 * may meet under one hash; whoever asks judges the persons found anyway.
 */
export type HashTable = Readonly<{
  add: (key: string, item: number) => void
  /** Calls `visit` with the items under the key, newest first; stops after `limit` of them and answers false then. */
  each: (key: string, limit: number, visit: (item: number) => void) => boolean
}>

export function hashTable(expected: number): HashTable {
  let size = 1024
  while (size < expected) size *= 2
  const heads = new Int32Array(size).fill(-1)
  let hashes = new Uint32Array(Math.max(16, expected))
  let items = new Int32Array(Math.max(16, expected))
  let nexts = new Int32Array(Math.max(16, expected))
  let count = 0

  function grow(): void {
    hashes = copied(hashes, new Uint32Array(hashes.length * 2))
    items = copied(items, new Int32Array(items.length * 2))
    nexts = copied(nexts, new Int32Array(nexts.length * 2))
  }

  return {
    add(key, item) {
      if (count === items.length) grow()
      const hash = hashOf(key)
      const slot = hash & (size - 1)
      hashes[count] = hash
      items[count] = item
      nexts[count] = heads[slot]!
      heads[slot] = count
      count += 1
    },
    each(key, limit, visit) {
      const hash = hashOf(key)
      let seen = 0
      for (let at = heads[hash & (size - 1)]!; at >= 0; at = nexts[at]!) {
        if (hashes[at] !== hash) continue
        if (seen === limit) return false
        seen += 1
        visit(items[at]!)
      }
      return true
    },
  }
}

function copied<T extends Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** FNV-1a over UTF-16 units, mixed once more: keys differ mostly in their last signs. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
