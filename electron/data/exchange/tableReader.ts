import type { TablePlan } from '#shared/importing/planTypes.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'

/** The sheet that a table stands in. */
export function readerOf({ sheets }: Readonly<{ sheets: readonly SheetReader[] }>, table: TablePlan): SheetReader | undefined {
  return sheets.find((reader) => reader.sheet.name === table.table.sheet)
}
