import type { Engine } from '#data/engine/engine.ts'
import { eachStoredRow, numberAt } from '#data/file/tablePages.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import type { TextShelf } from './textShelf.ts'

/** Columns of a table, row by row; one in which nothing stands is null. */
export type StoredTable = Readonly<{ count: number; columns: readonly (readonly FieldValue[] | null)[] }>

export type StoredColumn = Readonly<{
  name: string
  /** Whoever reads them compares them with others of the same shelf. */
  shelf: TextShelf
}>

/** Reads columns from the file's pages (DatabaseFile.image). Null where that cannot be done: then the engine is asked. */
export function readStoredTable(
  { engine, image }: Readonly<{ engine: Engine; image: Uint8Array }>,
  table: string,
  wanted: readonly StoredColumn[],
): StoredTable | null {
  const [root, count] =
    engine.values(`SELECT rootpage, (SELECT count(*) FROM ${table}) FROM sqlite_schema WHERE name = ?`, [table])[0] ?? []
  if (typeof root !== 'number' || typeof count !== 'number') return null
  const columns = wanted.map((): FieldValue[] | null => null)
  if (count === 0) return { count, columns }
  const places = placesOf(engine, table, wanted)
  if (places === null) return null
  const indexes = indexesOf(places)
  const least = leastOf(places)
  const blank: readonly FieldValue[] = Array.from({ length: count }, () => null)
  let at = 0
  let isPlain = true
  const isRead = eachStoredRow(image, root, ({ bytes, types, starts, count: held }) => {
    if (held < least) isPlain = false
    const end = Math.min(held, indexes.length)
    // By the values of the row: most of the columns that are asked for are blank.
    for (let place = 0; place < end; place += 1) {
      const type = types[place]!
      const index = type === 0 ? -1 : indexes[place]!
      if (index < 0) continue
      const column = (columns[index] ??= blank.slice())
      if (type < 12) column[at] = numberAt(bytes, starts[place]!, type)
      else if ((type & 1) === 1) column[at] = wanted[index]!.shelf.text(bytes, starts[place]!, (type - 13) / 2)
      else isPlain = false
    }
    at += 1
  })
  return isRead && isPlain && at === count ? { count, columns } : null
}

type Place = Readonly<{ place: number; /** What rows hold that were written before the column was added. */ isNullBefore: boolean }>

/** Place in a record → index of the column, -1 where it is not asked for. */
function indexesOf(places: readonly Place[]): Int16Array {
  const indexes = new Int16Array(places.reduce((end, { place }) => Math.max(end, place + 1), 0)).fill(-1)
  places.forEach(({ place }, index) => (indexes[place] = index))
  return indexes
}

/** So many values a row must hold: one that was written before such a column was added does not hold what it says. */
function leastOf(places: readonly Place[]): number {
  return places.reduce((least, { place, isNullBefore }) => (isNullBefore ? least : Math.max(least, place + 1)), 0)
}

/** Where the columns stand in a record; null where one is missing or computed. */
function placesOf(engine: Engine, table: string, wanted: readonly StoredColumn[]): readonly Place[] | null {
  const rows = engine.values('SELECT name, cid, dflt_value, hidden FROM pragma_table_xinfo(?)', [table])
  if (rows.some(([, , , hidden]) => hidden !== 0)) return null
  const known = new Map(rows.map(([name, place, before]) => [name as string, { place: place as number, isNullBefore: before === null }]))
  const places = wanted.flatMap(({ name }) => known.get(name) ?? [])
  return places.length === wanted.length ? places : null
}
