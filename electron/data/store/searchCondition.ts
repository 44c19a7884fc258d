import { comparableText } from '#shared/values/text.ts'

/**
 * `_search` holds ' token token … ' in lower case: names, their full pinyin and initials, number tails. Every word that
 * was typed must occur.
 */
export function searchCondition(text: string): Readonly<{ sql: string; params: readonly string[] }> {
  const words = searchWords(text)
  return { sql: words.map(() => `instr(t._search, ?) > 0`).join(' AND ') || '1', params: words }
}

/** The words as the search text spells them. */
export function searchWords(text: string): readonly string[] {
  const words = text.normalize('NFKC').split(/\s+/).map(comparableText)
  return words.filter((word) => word !== '').slice(0, 6)
}
