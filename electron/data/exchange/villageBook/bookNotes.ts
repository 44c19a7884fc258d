import { columnLetters } from '#data/excel/address.ts'
import type { VillageNote, VillageNoteKind } from '#shared/ipc/parts/villageBook.ts'
import type { CameSheet } from './readBook.ts'

type At = Readonly<{ sheet: CameSheet; row: number | null; place?: number | null; label: string }>

/** Something to be told about a place of the workbook. */
export function bookNote(kind: VillageNoteKind, { sheet, row, place = null, label }: At, message: string): VillageNote {
  const column = place === null ? null : (sheet.columns[place] ?? null)
  return {
    kind,
    sheet: sheet.keys.name,
    row,
    column: column === null ? '' : columnLetters(column),
    header: place === null ? '' : (sheet.keys.columns[place]?.header ?? ''),
    label,
    message,
  }
}
