/**
 * `_search` holds ' token token … ' in lower case: names, their full pinyin and initials, number tails. Every word that
 * was typed must occur.
 */
export function searchCondition(text: string): Readonly<{ sql: string; params: readonly string[] }> {
  const words = searchWords(text)
  return { sql: words.map(() => `instr(t._search, ?) > 0`).join(' AND ') || '1', params: words }
}

export function searchWords(text: string): readonly string[] {
  return text.normalize('NFKC').toLowerCase().split(/\s+/).filter((word) => word !== '').slice(0, 6)
}
