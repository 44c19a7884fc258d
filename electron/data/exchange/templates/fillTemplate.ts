import { basename } from 'node:path'
import { copySheets } from '#data/excel/filling/copySheets.ts'
import type { FillProgress, SheetFill } from '#data/excel/filling/fillSheet.ts'
import { fillWorkbook } from '#data/excel/filling/fillWorkbook.ts'
import type { FilledCell } from '#data/excel/filling/rowText.ts'
import { replaceFile } from '#data/excel/fileReplacement.ts'
import { readAsOf } from '#data/store/asOf.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { Selection } from '#shared/ipc/contract.ts'
import { isFault, type Fault, type Outcome } from '#shared/ipc/faults.ts'
import type { Template, TemplateTable } from './template.ts'
import { templateIds } from './templateIds.ts'
import { templateRows, type TemplateRows } from './templateRows.ts'

export type FillWish = Readonly<{
  selection: Selection
  /** Places of the tables in the template. */
  tables: readonly number[]
  mask: boolean
  perVillage?: boolean | undefined
  replace?: boolean | undefined
}>

export type TableRows = Readonly<{ table: TemplateTable; index: number; content: TemplateRows }>

/** The rows for every chosen table of the template. Faults: template.noColumns, template.otherLedger, query.*. */
export function readTables(context: ReadContext, template: Template, wish: FillWish): readonly TableRows[] | Fault {
  return readAsOf(context, wish.selection.asOf, (reading) => {
    const read: TableRows[] = []
    for (const index of wish.tables) {
      const table = template.tables[index]
      // Rows put into one table of a sheet would move another one below it.
      if (!table || read.some((other) => other.table.sheet === table.sheet)) continue
      if (table.ledger === null || !table.columns.some((column) => column.role === 'field' && column.match.field !== null))
        return noColumns(table)
      const ids = templateIds(reading, wish.selection, table.ledger)
      if (isFault(ids)) return ids
      const { mask } = wish
      read.push({ table, index, content: templateRows(reading, { table, ids, mask, since1904: template.look.since1904 }) })
    }
    return read
  })
}

function noColumns(table: TemplateTable): Fault {
  return { fault: 'template.noColumns', sheet: table.sheet }
}

export type Filled = Readonly<{ rows: number; sheets: number }>

/** Writes the filled workbook; rows are those of `readTables`. Faults: export.*, import.damaged, import.tooLarge. */
export async function writeFilled(
  path: string,
  work: Readonly<{ template: Template; tables: readonly TableRows[]; wish: FillWish }>,
  progress: FillProgress,
): Promise<Outcome<Filled>> {
  let sheets = 0
  const replaced = await replaceFile(path, async (stream) => {
    const { bytes, fills } = await fillsOf(work)
    sheets = fills.length
    await fillWorkbook(stream, bytes, fills, progress)
  })
  if (isFault(replaced)) return { ...replaced, file: basename(path) }
  return { rows: work.tables.reduce((sum, one) => sum + one.content.rows.length, 0), sheets }
}

type Work = Parameters<typeof writeFilled>[1]

async function fillsOf({ template, tables, wish }: Work): Promise<Readonly<{ bytes: Uint8Array; fills: readonly SheetFill[] }>> {
  const [first] = tables
  const villages = first ? byVillage(first.content) : []
  if (!wish.perVillage || tables.length !== 1 || !first || villages.length < 2)
    return { bytes: template.bytes, fills: tables.map(({ table, content }) => sheetFill(table, content, wish)) }
  const copied = await copySheets(
    template.bytes,
    first.table.sheet,
    villages.map(({ name }) => name),
  )
  const fills = villages.map(({ content }, index) => ({ ...sheetFill(first.table, content, wish), sheet: copied.names[index]! }))
  return { bytes: copied.bytes, fills }
}

function sheetFill(table: TemplateTable, content: TemplateRows, { replace }: FillWish): SheetFill {
  const { room } = table
  const used = room.used.length > 0
  const clears = replace === true && used
  const first = clears ? room.used[0]! : room.first
  const last = clears ? Math.max(room.last, room.used.at(-1)!) : room.last
  return {
    sheet: table.sheet,
    first,
    last,
    columns: content.columns,
    count: content.rows.length,
    rows: numbered(table, content, clears ? 0 : room.used.length),
    ...(content.blocks ? { blocks: content.blocks } : {}),
    // Below old records a new row looks like the last of them.
    ...(!clears && used && last < first ? { pattern: room.used.at(-1)! } : {}),
    clears: clears || (used && last < first),
  }
}

/** Counts the rows of the sheet, on from those that it has; households where their cells are merged. */
function numbered(table: TemplateTable, content: TemplateRows, before: number): readonly (readonly FilledCell[])[] {
  const at = content.columns.findIndex((column) => table.columns.some((one) => one.match.index === column && one.role === 'number'))
  const column = table.columns.find((one) => one.match.index === content.columns[at])
  if (at < 0 || !column) return content.rows
  const numbers =
    column.merged && content.blocks ? content.blocks.flatMap((length, block) => Array.from({ length }, () => block + 1)) : null
  return content.rows.map((row, index) => {
    const number = numbers?.[index] ?? before + index + 1
    return row.map((value, place) => (place === at ? (column.format === 'text' ? String(number) : number) : value))
  })
}

/** Rows of each village, villages in the order of their first row. */
function byVillage(content: TemplateRows): readonly Readonly<{ name: string; content: TemplateRows }>[] {
  const places = new Map<string, number[]>()
  content.villages.forEach((name, row) => places.set(name, [...(places.get(name) ?? []), row]))
  const blockOf = content.blocks?.flatMap((length, block) => Array.from({ length }, () => block))
  return [...places].map(([name, rows]) => ({
    name: name === '' ? '未填村' : name,
    content: {
      ...content,
      rows: rows.map((row) => content.rows[row]!),
      villages: rows.map(() => name),
      blocks: blockOf ? lengthsOf(rows.map((row) => blockOf[row]!)) : null,
    },
  }))
}

function lengthsOf(blocks: readonly number[]): readonly number[] {
  const lengths: number[] = []
  blocks.forEach((block, at) => (at > 0 && block === blocks[at - 1] ? (lengths[lengths.length - 1]! += 1) : lengths.push(1)))
  return lengths
}
