/** Longest name that is proposed, in characters; far below the 255 of file systems, also as UTF-8. */
const longest = 80
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i

/** A proposed file name without folder parts and without what Windows refuses in names. */
export function safeName(name: string): string {
  const plain = name
    // Controls and direction marks (`\p{C}`) could make an extension look like another.
    .replace(/[\p{C}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .slice(0, longest)
    .replace(/[. ]+$/, '')
  if (plain === '') return '台账'
  return reserved.test(plain) ? `_${plain}` : plain
}
