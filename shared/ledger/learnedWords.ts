import type { CodeItem, CodeList, FieldDefinition } from './define.ts'
import { codesOf, type Registry } from './registry.ts'
import { comparableText } from '#shared/values/text.ts'

/** Code list → word of county sheets → value as stored; '' where the word says that nothing applies. */
export type LearnedWords = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * The registry with what the office said its words mean. Imports, pasting and typing take the words from there: a learned
 * word is an alias like the shipped ones, only stronger. Words of values that the list does not know are left out.
 */
export function withLearnedWords(registry: Registry, words: LearnedWords): Registry {
  const codes: Record<string, CodeList> = {}
  for (const [id, meanings] of Object.entries(words)) {
    const list = registry.codes[id]
    if (list && Object.keys(meanings).length > 0) codes[id] = listWith(list, meanings)
  }
  return Object.keys(codes).length === 0 ? registry : { ...registry, codes: { ...registry.codes, ...codes } }
}

function listWith(list: CodeList, meanings: Readonly<Record<string, string>>): CodeList {
  const learned = Object.entries(meanings).map(([word, value]) => ({ word, key: comparableText(word), value }))
  const keys = new Set(learned.map(({ key }) => key))
  const others = (names: readonly string[] | undefined) => names?.filter((name) => !keys.has(comparableText(name)))
  const items = list.items.map((item): CodeItem => {
    const own = learned.filter(({ value }) => value === item.value).map(({ word }) => word)
    return { ...item, aliases: [...own, ...(others(item.aliases) ?? [])], doubtful: others(item.doubtful) }
  })
  const none = learned.filter(({ value }) => value === '').map(({ word }) => word)
  return { ...list, items, none: [...none, ...(others(list.none) ?? [])] }
}

/** One thing taught: `value` null takes it back. */
export type Lesson = Readonly<{ list: string; word: string; value: string | null }>

/** What is known after these lessons; of two about one word, however it is written, the later one counts. */
export function taught(words: LearnedWords, lessons: readonly Lesson[]): LearnedWords {
  const known: Record<string, Readonly<Record<string, string>>> = { ...words }
  for (const { list, word, value } of lessons) {
    const key = comparableText(word)
    const others = Object.entries(known[list] ?? {}).filter(([other]) => comparableText(other) !== key)
    known[list] = Object.fromEntries(value === null ? others : [...others, [word, value]])
  }
  return known
}

/** Lists whose words can be taught: those of fields that people fill by choice. */
export function teachableList(registry: Registry, field: FieldDefinition): CodeList | undefined {
  return field.type === 'choice' || field.type === 'multichoice' ? codesOf(registry, field) : undefined
}
