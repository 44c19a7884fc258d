import { dictionaryOf } from './dictionary.ts'
import { unitOf, type Unit } from './family.ts'
import { readPerson } from './findPeople.ts'
import { gridOf } from './grid.ts'
import { unitSlots } from './householdValues.ts'
import { layoutOf, type TableLayout } from './layout.ts'
import type { TableMatch } from './matchTypes.ts'
import type { PlanInput } from './planTypes.ts'
import type { MergeRange, RawSheet, SheetReader } from './rawTable.ts'
import { openCaches, rowReader, type ReadRow, type RowReader } from './readRows.ts'
import { rowLooker, type RowLook } from './rowLook.ts'
import { readyStore } from './recordStore.ts'
import { scanWorkbook, type Located } from './scanWorkbook.ts'

/**
 * Rows of one sheet that were read while the rest of the workbook was on its way, each given out once (planning writes
 * into it). They are a guess, from the headings and the first rows: a plan takes them only where its own columns say
 * the same, so it equals one made without (tests/shared/importing/earlyRows.test.ts).
 */
export type EarlyRows = Readonly<{ key: string; rows: Map<number, ReadRow>; looks: readonly RowLook[] }>

export type EarlyReader = EarlyRows & Readonly<{ read: (part: SheetReader) => void }>

type EarlyInput = Omit<PlanInput, 'sheets' | 'choices' | 'matched' | 'cache' | 'early'>

/** Begins with the first rows of a sheet; null where they are not the one table that can be taken. */
export function earlyReader(input: EarlyInput, first: SheetReader): EarlyReader | null {
  const { tables } = scanWorkbook({ ...input, sheets: [first] })
  const [one] = tables
  if (!one || tables.length > 1 || one.reader !== first || one.match.refused !== null || one.match.ledger === null) return null
  const { table } = one
  const unit = unitOf(input.registry)
  const isOfUnit = unit !== null && (one.match.ledger === unit.parent.id || one.match.ledger === unit.child.id)
  if (isOfUnit) readyStore(input.registry, input.known)
  const layout = layoutOf(input.registry, one.match, input.today)
  const { cells } = layout
  const caches = openCaches(cells)
  const person = unit && isOfUnit && layout.spread === null ? personOf(unit, one.match, layout) : null
  const rows = new Map<number, ReadRow>()
  const looks: RowLook[] = []
  const dictionary = dictionaryOf(input.registry)
  const read = (part: SheetReader): void => {
    const own = part.sheet.cells.row
    const look = rowLooker(gridOf(part), dictionary)
    const reader = rowReader(part, table, cells, { choice: {}, today: input.today, caches })
    const last = (own[own.length - 1] ?? -1) + 1
    for (let row = Math.max(table.dataRows[0], (own[0] ?? 0) + 1); row <= last; row += 1) {
      const held = reader(row)
      if (person) held.person = readPerson(person, held)
      rows.set(row, held)
      // Finding the tables of the whole sheet asks what its rows look like: here there is time to look.
      looks[row - 1] = look(row - 1)
    }
  }
  return { key: readingKey(layout, one, input.today), rows, looks, read }
}

function personOf(unit: Unit, match: TableMatch, { slots }: TableLayout): Parameters<typeof readPerson>[0] {
  const isHeadList = match.shape === 'householdList'
  return { unit, isHeadList, parts: unitSlots(unit, slots, isHeadList) }
}

/** Reads rows, those of `early` excepted that say what reading them now would. */
export function withEarly(read: RowReader, early: EarlyRows | undefined, by: Readonly<{ sheet: RawSheet; key: string }>): RowReader {
  if (!early || early.key !== by.key) return read
  const merged = mergedRows(by.sheet.merges, by.sheet.rowCount)
  return (row) => {
    const held = merged.has(row) ? undefined : early.rows.get(row)
    if (!held) return read(row)
    early.rows.delete(row)
    return held
  }
}

/** All that reading a row depends on, beside its cells. */
export function readingKey(
  { cells, slots, spread }: TableLayout,
  { table, match }: Pick<Located, 'table' | 'match'>,
  today: string,
): string {
  return JSON.stringify([today, table.sheet, match.ledger, match.shape, spread, cells, slots])
}

/** Rows, as Excel counts them, that a merge touches: what stands there was not known when they were read. */
function mergedRows(merges: readonly MergeRange[], rowCount: number): ReadonlySet<number> {
  const rows = new Set<number>()
  for (const { top, bottom } of merges) for (let row = top; row <= Math.min(bottom, rowCount - 1); row += 1) rows.add(row + 1)
  return rows
}
