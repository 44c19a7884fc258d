import type { ProblemSpec } from '#data/excel/writeProblemWorkbook.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { parseAddress } from '#data/excel/address.ts'
import type { OpenedBook } from './openBook.ts'
import { isWrong } from './rowEdits.ts'

/** The rows of which something was not taken, as they stand, with the reasons beside them. */
export function problemRows({ workbook, info, wrong }: OpenedBook): readonly ProblemSpec[] {
  return [...wrong].flatMap(([sheet, rows]) => {
    const raw = workbook.sheets.find(({ name }) => name === sheet.keys.name)
    if (!raw || rows.length === 0) return []
    const problems = info.notes.flatMap(({ kind, sheet: name, row, column, message }) => {
      if (name !== sheet.keys.name || row === null || !isWrong(kind)) return []
      const place = column === '' ? null : (parseAddress(`${column}1`)?.column ?? null)
      return [{ row: row - 1, column: place, reason: message, remedy: remedies[kind] ?? '请核对后在本机改' }]
    })
    return [{ sheet: readSheet(raw), headerRows: [sheet.headerRow], rows: rows.map((row) => row - 1), problems }]
  })
}

const remedies: Readonly<Record<string, string>> = {
  invalid: '请在交回的表格里改正这一格，存好后再收一次',
  locked: '这一列只能在本机改',
  copied: '请只留一行，再收一次',
}
