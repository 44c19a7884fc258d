import { ownKeysSheet } from '#shared/importing/ownKeys.ts'

/** Hidden sheet with the values that columns may hold. */
export const optionsSheet = '_选项'

/** Sheet names as Excel takes them: no `[]:*?/\`, at most 31 characters, unique without regard to case. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set([ownKeysSheet, optionsSheet, 'history'])
  return wanted.map((name) => {
    const base =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, '_')
        .replace(/^'+|'+$/g, '')
        .slice(0, 31) || '工作表'
    let free = base
    for (let number = 2; taken.has(free.toLowerCase()); number++) {
      const suffix = `(${number})`
      free = base.slice(0, 31 - suffix.length) + suffix
    }
    taken.add(free.toLowerCase())
    return free
  })
}
