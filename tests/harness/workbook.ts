import ExcelJS from 'exceljs'

export type Cell = string | number | null

/** Writes a plain workbook, as an office would send it: sheet name → rows. */
export async function writeWorkbook(path: string, sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Promise<void> {
  const book = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name)
    for (const row of rows) sheet.addRow([...row])
  }
  await book.xlsx.writeFile(path)
}
