import type { Engine } from '#data/engine/engine.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { comparableText } from '#shared/values/text.ts'
import type { ColumnReader } from './columns.ts'

export type SearchCondition = Readonly<{ sql: string; params: readonly string[] }>

/**
 * `_search` holds ' token token … ' in lower case: names, their full pinyin and initials, number tails. Every word that
 * was typed must occur.
 */
export function searchCondition(text: string): SearchCondition {
  const words = searchWords(text)
  return { sql: words.map(() => `instr(t._search, ?) > 0`).join(' AND ') || '1', params: words }
}

/**
 * As searchCondition, but a word may also name the village or group of the record: 白沙 张三. At least one word must be
 * of the record itself, or a village's name alone would find everybody in it.
 */
export function placedCondition(
  context: Readonly<{ engine: Engine; registry: Registry }>,
  ledger: LedgerDefinition,
  reader: ColumnReader,
  words: readonly string[],
): SearchCondition {
  const placed = words.length > 1 ? words.map((word) => placesOf(context, ledger, reader, word)) : []
  if (placed.every((places) => places.length === 0)) return searchCondition(words.join(' '))
  const each = words.map((_, index) => `(${['instr(t._search, ?) > 0', ...(placed[index] ?? [])].join(' OR ')})`)
  const own = words.map(() => 'instr(t._search, ?) > 0').join(' OR ')
  return { sql: `${each.join(' AND ')} AND (${own})`, params: [...words, ...words] }
}

/**
 * As placedCondition, for the list of one ledger: a record that is called after another one (a visit after the
 * household, an entry of progress after the project) is found by what finds that one.
 */
export function listCondition(
  context: Readonly<{ engine: Engine; registry: Registry }>,
  ledger: LedgerDefinition,
  reader: ColumnReader,
  words: readonly string[],
): SearchCondition {
  const own = placedCondition(context, ledger, reader, words)
  const link = subjectOf(ledger)
  const target = link?.target === undefined ? undefined : findLedger(context.registry, link.target)
  if (!link || !target) return own
  const subject = `${reader.value(link.id).sql} IN (SELECT id FROM ${target.table} WHERE instr(_search, ?) > 0)`
  const each = words.map(() => `(instr(t._search, ?) > 0 OR ${subject})`)
  return { sql: `((${own.sql}) OR (${each.join(' AND ')}))`, params: [...own.params, ...words.flatMap((word) => [word, word])] }
}

/** The link to the record after which those of a ledger are called, where their title is no searched text of their own. */
function subjectOf(ledger: LedgerDefinition): FieldDefinition | undefined {
  const title = findField(ledger, ledger.title)
  if (title?.type === 'link' && !title.derived) return title
  if (title?.derived?.kind === 'parent') return findField(ledger, title.derived.link)
  if (!title || title.search) return undefined
  const links = ledger.fields.filter((field) => field.type === 'link' && !field.derived)
  return links.find((field) => field.id === ledger.parent?.field) ?? links.find((field) => field.required)
}

const placeFields = ['village', 'group']

/** Conditions under which the record lies in a place that the word names. Ids stand in the SQL: they are the file's own and quoted. */
function placesOf(
  { engine, registry }: Readonly<{ engine: Engine; registry: Registry }>,
  ledger: LedgerDefinition,
  reader: ColumnReader,
  word: string,
): readonly string[] {
  return placeFields.flatMap((id) => {
    const field = findField(ledger, id)
    const target = field?.target === undefined ? undefined : findLedger(registry, field.target)
    if (!target) return []
    const rows = engine.values(`SELECT id FROM ${target.table} WHERE _removed = 0 AND instr(_search, ?) > 0 LIMIT 500`, [word])
    const ids = rows.map((row) => `'${String(row[0]).replaceAll("'", "''")}'`)
    return ids.length > 0 ? [`${reader.value(id).sql} IN (${ids.join(',')})`] : []
  })
}

/** The words as the search text spells them. */
export function searchWords(text: string): readonly string[] {
  const words = text.normalize('NFKC').split(/\s+/).map(comparableText)
  return words.filter((word) => word !== '').slice(0, 6)
}
