import { addressText } from '#data/excel/address.ts'
import { readBytes } from '#data/excel/readBytes.ts'
import type { RawCell, RawWorkbook, SheetReader } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { faultText, isFault } from '#shared/ipc/faults.ts'

/** Reads a workbook that must be readable. */
export function readGood(bytes: Uint8Array): RawWorkbook {
  const workbook = readBytes(bytes, { file: '样本.xlsx' })
  if (isFault(workbook)) throw new Error(faultText(workbook))
  return workbook
}

export function firstSheet(bytes: Uint8Array): SheetReader {
  return readSheet(readGood(bytes).sheets[0]!)
}

/** All cells of a sheet in order as `B3 kind text`. */
export function listCells({ sheet, cell }: SheetReader): readonly string[] {
  return Array.from(sheet.cells.row, (row, at) => {
    const column = sheet.cells.column[at]!
    const found = cell(row, column)
    return `${addressText(row, column)} ${found?.kind} ${found?.text}`
  })
}

export function cellAt(reader: SheetReader, row: number, column: number): RawCell {
  const cell = reader.cell(row, column)
  if (!cell) throw new Error(`no cell at ${row}, ${column}`)
  return cell
}
