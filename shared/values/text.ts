/**
 * Cleaning of text as people and other systems leave it in cells. Zero-width marks, non-breaking blanks and
 * full-width digits come with nearly every county sheet; they must never decide whether two values are equal.
 */

/** Zero-width space, joiners, byte order mark, soft hyphen and direction marks (copied from web pages). */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g
const wideForms = /[\uFF01-\uFF5E]/g
const blanks = /[\s\u00A0\u3000]+/g
const lowerPlain = /^[\u4E00-\u9FFF0-9a-z]*$/
const plain = /^[\u4E00-\u9FFF0-9A-Za-z]*$/

/** Full-width letters, digits and signs (U+FF01–FF5E) as their ASCII forms; the ideographic blank as a blank. */
export function toHalfWidth(text: string): string {
  return text.replace(wideForms, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')
}

/** Trimmed, invisible marks removed, every run of blanks and line breaks one blank. Widths are kept (，stays ，). */
export function normalizeText(text: string): string {
  if (plain.test(text)) return text
  return text.replace(invisible, '').replace(blanks, ' ').trim()
}

/** As normalizeText, but line breaks are kept (CRLF → LF, no blanks at line ends): for notes and descriptions. */
export function normalizeLongText(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/**
 * A person's name: blanks between Chinese characters dropped (`张 三` is typed to line up with three-character
 * names), the many dots of ethnic names unified to `·` (U+00B7, GB/T 11643 practice of 公安).
 */
export function normalizeName(text: string): string {
  if (plain.test(text)) return text
  const clean = normalizeText(text).replace(/[•・‧∙⋅･●﹒．.]/g, '·')
  const dotted = clean.replace(/ ?· ?/g, '·').replace(/^·+|·+$/g, '')
  return dotted.replace(/(?<=\P{ASCII}) (?=\P{ASCII})/gu, '')
}

/** For comparing, never for storing: half width, lower case, no blanks, brackets and dashes unified. */
export function comparableText(text: string): string {
  if (lowerPlain.test(text)) return text
  return toHalfWidth(text.replace(invisible, ''))
    .replace(blanks, '')
    .toLowerCase()
    .replace(/[【〔﹝[]/g, '(')
    .replace(/[】〕﹞\]]/g, ')')
    .replace(/[—–－―ー_]/g, '-')
}

/** Signs with which sheets say "nothing here". `无` is not among them: in some columns it is an answer. */
export function isBlankSign(text: string): boolean {
  if (text.length > 4 && wordStart.test(text)) return false
  return text === '' || /^[-—–－―/／\\、.。*]+$/.test(text) || /^(?:null|none|nan|空|空白|N\/A)$/i.test(text)
}

/** What no sign begins with; of the words for nothing none is longer than four letters. */
const wordStart = /^[\u4E00-\u9FFF0-9A-Za-z]/
