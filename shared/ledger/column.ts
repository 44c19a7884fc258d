import type { FieldDefinition } from './define.ts'

/** Words that SQL keeps to itself, as far as they could name a field. */
const reserved: ReadonlySet<string> = new Set(
  `add all alter and as autoincrement between case check collate commit constraint create default deferrable delete distinct
  drop else escape exists foreign from group having in index insert intersect into is isnull join limit not notnull null on
  or order primary references returning select set table then to transaction union unique update using values when where`.split(/\s+/),
)

/**
 * SQL column of a field: snake_case of its id, with `_` behind words that SQL keeps to itself (`group_`), so that people
 * can query the file without quoting. Fields made by the office already carry their `x_` id.
 */
export function columnOf(field: Pick<FieldDefinition, 'id' | 'custom'>): string {
  if (field.custom) return field.id
  const name = field.id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return reserved.has(name) ? `${name}_` : name
}
