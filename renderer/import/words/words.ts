import type { ImportWord } from '#shared/ipc/outputs.ts'

/** Names a word among those that are asked. */
export function placeOf({ list, word }: Pick<ImportWord, 'list' | 'word'>): string {
  return `${list} ${word}`
}

/** Words in the order in which they first came up, with what is known of them now; answered ones keep their count. */
export function mergeWords(seen: readonly ImportWord[], now: readonly ImportWord[]): readonly ImportWord[] {
  const fresh = new Map(now.map((word) => [placeOf(word), word]))
  const kept = seen.flatMap((word) => {
    const held = fresh.get(placeOf(word))
    fresh.delete(placeOf(word))
    return held ? [{ ...held, count: Math.max(held.count, word.count), label: word.label, rejects: held.rejects || word.rejects }] : []
  })
  return [...kept, ...fresh.values()]
}

/** Words that still wait for an answer, and the cells in which they stand. */
export function openWords(words: readonly ImportWord[]): Readonly<{ words: number; cells: number }> {
  const open = words.filter(({ answer }) => answer === null)
  return { words: open.length, cells: open.reduce((sum, { count }) => sum + count, 0) }
}
