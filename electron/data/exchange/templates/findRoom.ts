import type { SheetLook } from '#data/excel/filling/sheetLook.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import type { FoundTable } from '#shared/importing/tableTypes.ts'
import type { Room } from './template.ts'

type RoomInput = Readonly<{ reader: SheetReader; look: SheetLook; table: FoundTable; runningColumn: number }>

/** The rows under a heading that wait for records: down to the total, the notes, the signatures or the sheet's last row. */
export function findRoom(input: RoomInput): Room {
  const { reader, look, table } = input
  const why = new Map(table.skipped.map((entry) => [entry.row, entry.why]))
  const used: number[] = []
  let first = 0
  let last = 0
  const end = Math.max(reader.sheet.rowCount, look.lastRow)
  let row = table.headerRows[1] + 1
  for (; row <= end; row += 1) {
    if (isBlankRow(input, row)) {
      if (first === 0) first = row
      last = row
      continue
    }
    const reason = why.get(row) ?? null
    const isHint = first === 0 && used.length === 0 && reason !== null && hints.has(reason)
    if (isHint) continue
    if (reason !== null) break
    // A record below blank rows: those are not the place to go on.
    used.push(row)
    first = 0
    last = 0
  }
  if (first === 0) return { first: row, last: row - 1, used }
  return { first, last: trimmed(input, first, last), used }
}

/** Lines under a heading that explain it. */
const hints = new Set(['栏次', '说明', '注释', '重复表头', '标题'])

/** Holds nothing but what the sheet itself computes or counts. */
function isBlankRow({ reader, look, runningColumn }: RoomInput, row: number): boolean {
  const columns = reader.columnsOf(row - 1).filter((column) => reader.text(row - 1, column).trim() !== '')
  if (columns.length === 0) return true
  const computed = new Set(look.cells(row).flatMap((cell) => (cell.formula ? [cell.column] : [])))
  return columns.every((column) => computed.has(column) || (column === runningColumn && /^\d+$/.test(reader.text(row - 1, column).trim())))
}

/** A blank line without cells before the notes is there to separate. */
function trimmed({ look }: RoomInput, first: number, last: number): number {
  if (look.cells(first).length === 0) return last
  let end = last
  while (end > first && look.cells(end).length < look.cells(first).length / 2) end -= 1
  return end
}
