import type { FieldDefinition, FieldValues } from '../define.ts'
import { comparableText } from '#shared/values/text.ts'

/** What a text says beyond its field: `rest` is what remains for the field itself, `also` what other fields take. */
export type Meant = Readonly<{ rest: string; also: FieldValues; moved: readonly string[] }>

/**
 * Words that say something of other fields (`means` of the field), or null when the text has none. `moved` are words
 * that say nothing of the field itself: 幼儿园 as 文化程度.
 */
export function meaningOf(field: FieldDefinition, text: string): Meant | null {
  if (!field.means) return null
  const index = indexOf(field, field.means)
  const whole = index.get(comparableText(text))
  const parts = whole || field.type !== 'multichoice' ? [text] : text.split(/[,，、;；|/\s+＋]+/)
  const also: Record<string, string | number | null> = {}
  const rest: string[] = []
  const moved: string[] = []
  let isFound = false
  for (const part of parts) {
    const values = index.get(comparableText(part))
    const { [field.id]: own, ...others } = values ?? { [field.id]: part }
    if (values) isFound = true
    if (own !== undefined && own !== null) rest.push(String(own))
    else moved.push(part)
    for (const [id, value] of Object.entries(others)) also[id] ??= value
  }
  return isFound ? { rest: rest.join(','), also, moved } : null
}

const indexes = new WeakMap<FieldDefinition, ReadonlyMap<string, FieldValues>>()

function indexOf(field: FieldDefinition, means: NonNullable<FieldDefinition['means']>): ReadonlyMap<string, FieldValues> {
  const known = indexes.get(field)
  if (known) return known
  const index = new Map<string, FieldValues>()
  for (const { texts, values } of means) for (const text of texts) index.set(comparableText(text), values)
  indexes.set(field, index)
  return index
}
