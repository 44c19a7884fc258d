import type { Registry } from '#shared/ledger/registry.ts'
import type { PlanInput } from './planTypes.ts'
import type { SheetReader } from './rawTable.ts'
import type { ReadRow, RowReader } from './readRows.ts'
import { scanWorkbook, villageNames, type Located, type Scan } from './scanWorkbook.ts'

/**
 * What planning a workbook anew need not find out again: its tables, and the values of rows that no one has touched
 * since. A plan made with it equals one made without (tests/shared/importing/planCache.test.ts).
 * `rows` null: only the tables are kept, as between the looks of one plan.
 */
export type PlanCache = { scan: KeptScan | null; readonly rows: Map<number, KeptRows> | null }

type KeptScan = Readonly<{ registry: Registry; sheets: readonly SheetReader[]; key: string; scan: Scan }>
type KeptRows = Readonly<{ registry: Registry; reader: SheetReader; key: string; rows: Map<number, KeptRow> }>
/** A row as it was read, and what had been typed into it. */
type KeptRow = Readonly<{ row: ReadRow; typed: string }>

export function openPlanCache(): PlanCache {
  return { scan: null, rows: new Map() }
}

/** The tables of the workbook; looked for again when anything changed that they depend on. */
export function scanOnce(input: PlanInput): Scan {
  const { cache, registry, sheets } = input
  if (!cache) return scanWorkbook(input)
  const key = scanKey(input)
  const held = cache.scan
  const isSame = held !== null && held.registry === registry && held.sheets === sheets && held.key === key
  const scan = isSame ? held.scan : scanWorkbook(input)
  if (!isSame) cache.scan = { registry, sheets, key, scan }
  return { ...scan, tables: scan.tables.map((one) => ({ ...one, choice: input.choices?.[one.index] ?? {} })) }
}

/** All of the input but the records on file and what concerns single rows. */
function scanKey(input: PlanInput): string {
  const choices = Object.entries(input.choices ?? {}).map(([table, choice]) => [
    table,
    { ...choice, edits: undefined, skipRows: undefined, year: undefined },
  ])
  const others = { ...input, registry: undefined, sheets: undefined, known: undefined, cache: undefined, early: undefined, choices }
  return JSON.stringify([others, villageNames(input)])
}

type Reading = Readonly<{ input: PlanInput; one: Located; skipped: ReadonlyMap<number, string>; read: RowReader }>

/** Reads the rows of a table one after the other, those that are kept from an earlier look excepted. */
export function cachedReader({ input, one, skipped, read }: Reading): RowReader {
  const { cache, registry, today } = input
  const { edits } = one.choice
  // What was typed into the first row of a merge is good for the rows below.
  if (!cache?.rows || (edits && one.reader.sheet.merges.some((merge) => merge.bottom > merge.top))) return read
  const { table, match, reader } = one
  const key = JSON.stringify([today, table.sheet, table.dataRows, match.ledger, match.ledgers, match.shape, match.columns])
  const held = cache.rows.get(one.index)
  const isSame = held !== undefined && held.registry === registry && held.reader === reader && held.key === key
  const kept = isSame ? held.rows : new Map<number, KeptRow>()
  if (!isSame) cache.rows.set(one.index, { registry, reader, key, rows: kept })
  return (row) => {
    const typed = edits?.[row] ? JSON.stringify(edits[row]) : ''
    const known = kept.get(row)
    if (known?.typed === typed) return copyOf(known.row)
    const made = read(row)
    if (!skipped.has(row)) kept.set(row, { row: copyOf(made), typed })
    return made
  }
}

/** Planning writes into the row: what is kept stays as it was read. */
function copyOf(row: ReadRow): ReadRow {
  return {
    ...row,
    person: undefined,
    values: row.values.slice(),
    problems: row.problems && [...row.problems],
    bad: row.bad && [...row.bad],
  }
}
