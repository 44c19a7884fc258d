import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { read, utils, write } from '@e965/xlsx'
import type { CellObject, WorkSheet } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RawWorkbook, RawSheet } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { readGood } from './reading.ts'

type Value = string | number | boolean | Readonly<{ serial: number }>
type Placed = Readonly<{ row: number; column: number; value: Value }>
type Layout = Readonly<{ name: string; cells: readonly Placed[]; merges: readonly (readonly [number, number])[] }>

/** Text that XML and Excel can hold; SheetJS and exceljs do not undo `_x0041_` alike, so none of that. */
const text = fc.oneof(
  fc.constantFrom('=1+1', '+86', '-', '@甲', '  两端空格  ', '甲\n乙', '439999199001011234', '007', '<b>&amp;"\'', '𠮷', '1e5', 'TRUE'),
  fc.string({
    unit: fc.constantFrom(...'甲乙丙丁戊己庚辛 aZ09&<>"\'-=\n，。：（）【】①㎡'),
    minLength: 1,
    maxLength: 30,
  }),
)
const number = fc.oneof(
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 }),
)
const value: fc.Arbitrary<Value> = fc.oneof(
  { arbitrary: text, weight: 4 },
  number,
  fc.boolean(),
  fc.integer({ min: 61, max: 80_000 }).map((serial) => ({ serial })),
)
const place = fc.record({
  row: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 3000 })),
  column: fc.integer({ min: 0, max: 60 }),
  value,
})
const layout: fc.Arbitrary<readonly Layout[]> = fc.array(
  fc.record({
    name: fc.string({ unit: fc.constantFrom(...'甲乙丙表1 a&<'), minLength: 1, maxLength: 8 }).map((name) => `x${name}x`),
    cells: fc.uniqueArray(place, { selector: ({ row, column }) => `${row},${column}`, minLength: 1, maxLength: 40 }),
    merges: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 3 })), {
      selector: ([row]) => row,
      maxLength: 3,
    }),
  }),
  { minLength: 1, maxLength: 3 },
)
const uniqueNames = (sheets: readonly Layout[]): readonly Layout[] =>
  sheets.map((sheet, index) => ({ ...sheet, name: `${index}${sheet.name}` }))

describe('against other libraries', () => {
  it('reads what exceljs writes, and reads it as SheetJS does', async () => {
    await fc.assert(
      fc.asyncProperty(layout.map(uniqueNames), fc.boolean(), async (sheets, sharedStrings) => {
        const bytes = await writeWithExcelJs(sheets, sharedStrings)
        const own = readGood(bytes)
        expect(ownCells(own)).toEqual(sheetJsCells(bytes))
        expect(ownCells(own)).toEqual(expected(sheets))
        expect(ownMerges(own)).toEqual(sheetJsMerges(bytes))
      }),
      { numRuns: 60 },
    )
  })

  it('reads what SheetJS writes, and reads it as exceljs does', async () => {
    await fc.assert(
      fc.asyncProperty(layout.map(uniqueNames), fc.boolean(), async (sheets, bookSST) => {
        const book = utils.book_new()
        for (const { name, cells } of sheets) utils.book_append_sheet(book, sheetJsSheet(cells), name)
        const bytes = write(book, { type: 'buffer', bookType: 'xlsx', bookSST, compression: true }) as Buffer
        const own = ownCells(readGood(bytes))
        expect(own).toEqual(expected(sheets))
        // exceljs decodes `&amp;` twice in texts that are not shared: only SheetJS and the original judge those.
        if (bookSST) expect(own).toEqual(await excelJsCells(bytes))
      }),
      { numRuns: 60 },
    )
  })

  const samples = sampleWorkbooks()
  it(`agrees with SheetJS on ${samples.length} workbooks from practice`, () => {
    for (const path of samples) {
      const bytes = readFileSync(path)
      expect(ownCells(readGood(bytes)), path).toEqual(sheetJsCells(bytes))
      expect(ownMerges(readGood(bytes)), path).toEqual(sheetJsMerges(bytes))
    }
  })
})

/** Workbooks that lie beside the project where there are any. */
function sampleWorkbooks(): readonly string[] {
  const folder = process.env['TOWNSHIP_LEDGER_WORKBOOKS'] ?? fileURLToPath(new URL('../../../../shared/workbooks', import.meta.url))
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => `${folder}/${name}`)
}

type Flat = readonly (readonly [sheet: string, row: number, column: number, value: unknown])[]

function expected(sheets: readonly Layout[]): Flat {
  return sheets.flatMap(({ name, cells }) =>
    [...cells]
      .sort((a, b) => a.row - b.row || a.column - b.column)
      .map(
        ({ row, column, value: one }) => [name, row, column, typeof one === 'object' ? one.serial : Object.is(one, -0) ? 0 : one] as const,
      ),
  )
}

function ownCells({ sheets }: RawWorkbook): Flat {
  return sheets.flatMap((sheet) => flatSheet(sheet))
}

function flatSheet(sheet: RawSheet): Flat {
  const reader = readSheet(sheet)
  return Array.from(sheet.cells.row, (row, at) => {
    const column = sheet.cells.column[at]!
    const cell = reader.cell(row, column)!
    const plain =
      cell.kind === 'number' || cell.kind === 'date'
        ? Object.is(cell.number, -0)
          ? 0
          : cell.number
        : cell.kind === 'boolean'
          ? cell.number === 1
          : cell.text
    return [sheet.name, row, column, plain] as const
  })
}

function ownMerges({ sheets }: RawWorkbook): unknown {
  return sheets.map(({ merges }) => merges.map(({ top, left, bottom, right }) => `${top},${left},${bottom},${right}`).sort())
}

function sheetJsCells(bytes: Uint8Array): Flat {
  const book = read(bytes, { dense: true })
  return book.SheetNames.flatMap((name) => {
    const rows = (book.Sheets[name] as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? []
    return rows.flatMap((cells, row) =>
      (cells ?? []).flatMap((cell, column) =>
        cell && cell.t !== 'z' && cell.v !== '' && cell.v !== undefined
          ? [[name, row, column, cell.t === 'e' ? cell.w : cell.v] as const]
          : [],
      ),
    )
  })
}

/** Merges clipped to the cells with content, as the own reader clips them. */
function sheetJsMerges(bytes: Uint8Array): unknown {
  const book = read(bytes, { dense: true })
  const flat = sheetJsCells(bytes)
  return book.SheetNames.map((name) => {
    const mine = flat.filter(([sheet]) => sheet === name)
    const rows = Math.max(0, ...mine.map(([, row]) => row + 1))
    const columns = Math.max(0, ...mine.map(([, , column]) => column + 1))
    return (book.Sheets[name]!['!merges'] ?? [])
      .map(({ s, e }) => [s.r, s.c, Math.min(e.r, rows - 1), Math.min(e.c, columns - 1)] as const)
      .filter(([top, left, bottom, right]) => top <= bottom && left <= right && (top < bottom || left < right))
      .map((merge) => merge.join(','))
      .sort()
  })
}

async function excelJsCells(bytes: Buffer): Promise<Flat> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  const cells: (readonly [string, number, number, unknown])[] = []
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const { value: one } = cell
        const plain = one instanceof Date ? one.getTime() / 86_400_000 + 25_569 : Object.is(one, -0) ? 0 : one
        cells.push([sheet.name, Number(cell.row) - 1, Number(cell.col) - 1, plain])
      }),
    )
  }
  return cells
}

async function writeWithExcelJs(sheets: readonly Layout[], sharedStrings: boolean): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  for (const { name, cells, merges } of sheets) {
    const sheet = book.addWorksheet(name)
    for (const { row, column, value: one } of cells) {
      const cell = sheet.getCell(row + 1, column + 1)
      if (typeof one !== 'object') cell.value = one
      else {
        cell.value = one.serial
        cell.numFmt = 'yyyy"年"m"月"d"日"'
      }
    }
    for (const [row, width] of merges) {
      const taken = cells.some((cell) => cell.row === row)
      if (!taken) sheet.mergeCells(row + 1, 1, row + 1, 1 + width)
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer({ useSharedStrings: sharedStrings } as never))
}

function sheetJsSheet(cells: readonly Placed[]): WorkSheet {
  const sheet: WorkSheet = {}
  for (const { row, column, value: one } of cells) {
    const address = utils.encode_cell({ r: row, c: column })
    if (typeof one === 'object') sheet[address] = { t: 'n', v: one.serial, z: 'yyyy-mm-dd' }
    else sheet[address] = { t: typeof one === 'string' ? 's' : typeof one === 'number' ? 'n' : 'b', v: one }
  }
  sheet['!ref'] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: Math.max(...cells.map((cell) => cell.row)), c: Math.max(...cells.map((cell) => cell.column)) },
  })
  return sheet
}
