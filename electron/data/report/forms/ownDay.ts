import { readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { isIsoDay } from '#shared/values/date.ts'
import type { Filling } from './fill.ts'

/** Places in the batch of the records of one day; `undefined` for those that are read as they are now. */
type DayPart = Readonly<{ day: string | undefined; places: readonly number[] }>

/** The records by the day on which their sheets were written, so that each day is turned to once. */
export function byOwnDay(rows: readonly StoredRow[], field: string | undefined): readonly DayPart[] {
  const parts = new Map<string | undefined, number[]>()
  rows.forEach(({ values }, at) => {
    const day = field === undefined ? null : values[field]
    const key = typeof day === 'string' && isIsoDay(day) ? day : undefined
    parts.set(key, [...(parts.get(key) ?? []), at])
  })
  return [...parts].map(([day, places]) => ({ day, places }))
}

/** The records with what they read of others (type of the household) as of the day; what stands in them is their own. */
export function rowsThen(
  reading: ReadContext,
  { plan: { ledger } }: Pick<Filling, 'plan'>,
  rows: readonly StoredRow[],
  isPast: boolean,
): readonly StoredRow[] {
  if (!isPast) return rows
  const ids = rows.map((row) => row.id)
  const then = new Map(readRecords(reading, ledger, ids).map((row) => [row.id, row]))
  const read = ledger.fields.filter((field) => field.derived?.kind === 'parent').map((field) => field.id)
  return rows.map((row) => {
    const old = then.get(row.id)
    if (!old) return row
    const values = { ...row.values }
    const links = { ...row.links }
    for (const id of read) {
      values[id] = old.values[id] ?? null
      if (old.links[id] === undefined) delete links[id]
      else links[id] = old.links[id]
    }
    return { ...row, values, links }
  })
}
