import type { Engine } from '#data/engine/engine.ts'
import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'

/**
 * How the log keeps the values of a change. Names of fields are as long as what stands in them, and the same for thousands of
 * records: of changes of several fields the names are kept once, in `change_shape`, and `after` is the array of the values in
 * their order; so is `before` where it is of the same fields. Fewer fields are kept as an object, as in files before format 7.
 * Digests are of the values and do not change with this. See decision 0030.
 */

/** From so many fields on names are kept apart: below, the number of the shape and its row save nothing. */
const fewest = 4

/** As a change stands in the log: JSON texts, and the shape that arrays among them have. */
export type KeptValues = Readonly<{ shape: number | null; before: string; after: string }>

/** Keeper of the values of changes, for one transaction. */
export function valueKeeper(engine: Engine): (before: FieldValues, after: FieldValues) => KeptValues {
  const known = new Map<string, number>()
  return (before, after) => {
    const fields = Object.keys(after)
    if (fields.length < fewest) return { shape: null, before: JSON.stringify(before), after: JSON.stringify(after) }
    const names = JSON.stringify(fields)
    let shape = known.get(names)
    if (shape === undefined) known.set(names, (shape = numberOf(engine, names)))
    const isSame = JSON.stringify(Object.keys(before)) === names
    const [was, is] = [isSame ? Object.values(before) : before, Object.values(after)]
    return { shape, before: JSON.stringify(was), after: JSON.stringify(is) }
  }
}

function numberOf(engine: Engine, names: string): number {
  engine.run('INSERT OR IGNORE INTO change_shape(fields) VALUES (?)', [names])
  return engine.values('SELECT id FROM change_shape WHERE fields = ?', [names])[0]![0] as number
}

/**
 * The values of `before` or `after`. Names that are not there (a damaged log) give no values: the digest then shows it.
 *
 * @param fields what `fieldsSql` read beside the text.
 */
export function valuesOf(text: string, fields: string | null): FieldValues {
  const kept = JSON.parse(text) as FieldValues | readonly FieldValue[]
  if (!Array.isArray(kept)) return kept as FieldValues
  if (fields === undefined) throw new Error('changes are read with fieldsSql')
  const names = fields ? namesOf(fields) : []
  return Object.fromEntries(names.slice(0, kept.length).map((name, index) => [name, kept[index] as FieldValue]))
}

const parsed = new Map<string, readonly string[]>()
/** Files of different offices have different names; what a long session saw is let go of. */
const mostParsed = 2_000

function namesOf(text: string): readonly string[] {
  const known = parsed.get(text)
  if (known) return known
  if (parsed.size >= mostParsed) parsed.clear()
  const names = JSON.parse(text) as readonly string[]
  parsed.set(text, names)
  return names
}

/**
 * SQL of the names that a row `c` of `change` is kept with. Files of an earlier format, which are read when copies are merged, have
 * no shapes.
 */
export function fieldsSql(engine: Engine): string {
  const hasShapes = engine.values(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'change_shape'`).length > 0
  return hasShapes ? '(SELECT fields FROM change_shape WHERE id = c.shape)' : 'NULL'
}

/** The row with both values as objects: what leaves the file is read by programs that know no shapes. */
export function plainRow<T extends Readonly<{ before: string; after: string; fields: string | null }>>(row: T): T {
  if (!row.after.startsWith('[') && !row.before.startsWith('[')) return row
  const plain = (text: string): string => JSON.stringify(valuesOf(text, row.fields))
  return { ...row, before: plain(row.before), after: plain(row.after), shape: null, fields: null }
}
