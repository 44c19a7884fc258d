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

export function placeholdersOf(text: string): readonly Placeholder[] {
  return parseTemplate(text).filter((part): part is Placeholder => typeof part !== 'string')
}

/**
 * How a value may be written: 大写, 2026年3月2日, 2026年3月, 2026年, 万元, 前三后四, a box, every word with a box, a village's
 * 村民委员会. Besides, `of:field` writes a number as a percentage of another one.
 */
export const templateFormats = ['', 'capitals', 'day', 'month', 'year', 'wan', 'short', 'check', 'options', 'committee'] as const

/** Field path of `|of:…`; null for other ways of writing. */
export function shareOf(format: string): string | null {
  return format.startsWith('of:') ? format.slice(3) : null
}

const parsed = new Map<string, readonly TemplatePart[]>()
const mostKept = 5_000
