import { parseConditions, type Condition } from './condition.ts'

/** A text of a form, split at its placeholders. */
export type TemplatePart = string | Placeholder
export type Placeholder = Readonly<{ path: string; format: string }>

/** `{paidOn|day}` → a placeholder; everything else is literal text. Kept, since each row of a list asks. */
export function parseTemplate(text: string): readonly TemplatePart[] {
  const known = parsed.get(text)
  if (known) return known
  const parts: TemplatePart[] = []
  let at = 0
  for (const match of text.matchAll(/\{([^{}|]*)(?:\|([^{}]*))?\}/g)) {
    if (match.index > at) parts.push(text.slice(at, match.index))
    parts.push({ path: (match[1] as string).trim(), format: (match[2] ?? '').trim() })
    at = match.index + match[0].length
  }
  if (at < text.length) parts.push(text.slice(at))
  if (parsed.size > mostKept) parsed.clear()
  parsed.set(text, parts)
  return parts
}

/** Whether the text has places to be filled in; of texts that may be a condition instead. */
export function isTemplate(text: string): boolean {
  return text.includes('{')
}

export function placeholdersOf(text: string): readonly Placeholder[] {
  return parseTemplate(text).filter((part): part is Placeholder => typeof part !== 'string')
}

/**
 * How a value may be written: 大写, 2026年3月2日, 2026年3月, 2026年, 万元, 前三后四, a box, every word with a box (`has`: 有 无 for 是 否), a village's
 * 村民委员会. Besides, `of:field` writes a number as a percentage of another one, `when:` and `unless:` with a condition write
 * the value only where that holds, `first:是,否` writes boxes of which the first is ticked where there is a value.
 */
const templateFormats = ['', 'capitals', 'day', 'month', 'year', 'wan', 'short', 'check', 'options', 'has', 'committee'] as const

/** Field path of `|of:…`; null for other ways of writing. */
export function shareOf(format: string): string | null {
  return format.startsWith('of:') ? format.slice(3) : null
}

/** The conditions of `|when:…` and `|unless:…`; null for other ways of writing. */
export function conditionsIn(format: string): readonly Condition[] | null {
  if (format.startsWith('when:')) return parseConditions(format.slice('when:'.length))
  return format.startsWith('unless:') ? parseConditions(`!${format.slice('unless:'.length)}`) : null
}

/** Every word of the field with a box. */
export function isBoxed(format: string): boolean {
  return format === 'options' || format === 'has'
}

/** The words of `|first:是,否`; null for other ways of writing. */
export function choicesIn(format: string): readonly string[] | null {
  return format.startsWith('first:') ? format.slice('first:'.length).split(',') : null
}

/** The words of `|among:小学,初中`: of child records only those whose value is one of them; null for other ways of writing. */
export function amongIn(format: string): readonly string[] | null {
  return format.startsWith('among:') ? format.slice('among:'.length).split(',') : null
}

/** Whether anything is written that way. */
export function isFormat(format: string): boolean {
  const isPlain = templateFormats.some((name) => name === format)
  return isPlain || shareOf(format) !== null || conditionsIn(format) !== null || choicesIn(format) !== null || amongIn(format) !== null
}

const parsed = new Map<string, readonly TemplatePart[]>()
const mostKept = 5_000
