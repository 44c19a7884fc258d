import type { FieldValue } from '#shared/ledger/define.ts'
import type { ReadRow } from './readRows.ts'
import type { Slot } from './slots.ts'

type Rows = readonly ReadRow[]

/**
 * Village and group written once and left blank below, without a merge. `units` are the rows of each household, or
 * single rows. Only where the first of three or more units has one and at least half of the units have none: a
 * single blank in a full column is a gap, not a repetition. A group does not reach into the next village.
 */
export function fillPlacesDown(units: readonly Rows[], slots: readonly Slot[], targets: ReadonlySet<string>): void {
  const places = slots.filter(
    (slot) => slot.field.type === 'link' && targets.has(slot.field.target ?? '') && (slot.role === 'own' || slot.role === 'partner'),
  )
  const village = places.find((slot) => slot.field.target === 'village')
  for (const slot of places) {
    if (!isSparse(units, slot)) continue
    let last: FieldValue = null
    let home: FieldValue = null
    for (const rows of units) {
      const here = village ? valueOf(rows, village) : null
      if (slot !== village && here !== null && here !== home) {
        last = null
        home = here
      }
      const own = valueOf(rows, slot)
      const first = rows[0]
      if (own !== null) last = own
      else if (first && !rows.some((row) => row.bad?.includes(slot.place))) first.values[slot.place] = last
    }
  }
}

function isSparse(units: readonly Rows[], slot: Slot): boolean {
  const first = units[0]
  if (units.length < 3 || !first || valueOf(first, slot) === null) return false
  let filled = 0
  for (const rows of units) if (valueOf(rows, slot) !== null) filled += 1
  return filled * 2 <= units.length
}

function valueOf(rows: Rows, slot: Slot): FieldValue {
  for (const row of rows) {
    const value = row.values[slot.place] ?? null
    if (value !== null) return value
  }
  return null
}
