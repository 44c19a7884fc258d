import { utils, write } from '@e965/xlsx'
import type { CellObject, WorkSheet } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBytes } from '#data/excel/readBytes.ts'
import { serialToIso } from '#shared/importing/excelSerial.ts'
import type { RawWorkbook } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { listCells } from './reading.ts'

type Value = string | number | boolean | Readonly<{ serial: number }> | Readonly<{ error: number }>
type Content = Readonly<{
  cells: ReadonlyMap<string, Value>
  merges: readonly (readonly [row: number, width: number])[]
  hiddenColumn: number
}>

const text = fc.oneof(
  fc.constantFrom('439999199001011234', '007', '=1+1', '  两端空格  ', '甲\n乙', '是', '𠮷', 'a,b;c', '他说"好"'),
  fc.string({ unit: fc.constantFrom(...'甲乙丙丁 aZ09<>&"\'-=\n，。①㎡'), minLength: 1, maxLength: 40 }),
)
const value: fc.Arbitrary<Value> = fc.oneof(
  { arbitrary: text, weight: 5 },
  fc.integer({ min: -600_000_000, max: 600_000_000 }),
  fc.integer({ min: -99_999, max: 99_999 }).map((cents) => cents / 100),
  // SheetJS writes the very smallest numbers wrongly.
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 }).filter((one) => one === 0 || Math.abs(one) > 1e-200),
  fc.constantFrom(439999199001011234, 6222000000000000000, 1e300),
  fc.boolean(),
  fc.integer({ min: 1600, max: 80_000 }).map((serial) => ({ serial })),
  fc.constant({ error: 0x2a }),
)
const content: fc.Arbitrary<Content> = fc.record({
  cells: fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 }), value), { minLength: 1, maxLength: 60 })
    .map((list) => new Map(list.map(([row, column, one]) => [`${row},${column}`, one]))),
  merges: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 4 })), {
    selector: ([row]) => row,
    maxLength: 3,
  }),
  hiddenColumn: fc.integer({ min: 0, max: 30 }),
})

function sheetOf({ cells, merges, hiddenColumn }: Content, since1904: boolean): WorkSheet {
  const sheet: WorkSheet = { '!ref': 'A1:AE41' }
  for (const [place, one] of cells) {
    const [row = 0, column = 0] = place.split(',').map(Number)
    sheet[utils.encode_cell({ r: row, c: column })] = cellOf(one, since1904)
  }
  sheet['!merges'] = merges.map(([row, width]) => ({ s: { r: row, c: 1 }, e: { r: row, c: 1 + width } }))
  sheet['!cols'] = Array.from({ length: hiddenColumn + 1 }, (_, column) => ({ hidden: column === hiddenColumn }))
  return sheet
}

function cellOf(one: Value, since1904: boolean): CellObject {
  if (typeof one === 'string') return { t: 's', v: one }
  if (typeof one === 'boolean') return { t: 'b', v: one }
  if (typeof one === 'number') return { t: 'n', v: one }
  if ('error' in one) return { t: 'e', v: one.error }
  return { t: 'n', v: one.serial - (since1904 ? 1462 : 0), z: 'yyyy-mm-dd' }
}

function bytesOf(sheets: readonly Content[], bookType: 'xlsx' | 'biff8' | 'xlml', since1904 = false): Uint8Array {
  const book = utils.book_new()
  sheets.forEach((sheet, index) => utils.book_append_sheet(book, sheetOf(sheet, since1904), `表${index}`))
  book.Workbook = {
    WBProps: { date1904: since1904 },
    Sheets: sheets.map((_, index) => ({ name: `表${index}`, Hidden: index === 1 ? 1 : 0 })),
  }
  return write(book, { type: 'buffer', bookType }) as Buffer
}

function good(bytes: Uint8Array): RawWorkbook {
  const result = readBytes(bytes, { file: '册.xls' })
  if (isFault(result)) throw new Error(JSON.stringify(result))
  return result
}

/** Everything about a workbook that a format may differ in by mistake. Large numbers by value: writers differ in digits. */
function told(book: RawWorkbook): unknown {
  return book.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    size: [sheet.rowCount, sheet.columnCount],
    cells: listCells(readSheet(sheet)).map((cell, at) => (Math.abs(sheet.cells.number[at]!) >= 1e15 ? sheet.cells.number[at] : cell)),
    merges: sheet.merges.map(({ top, left, bottom, right }) => [top, left, bottom, right].join()).sort(),
    hiddenColumns: sheet.hiddenColumns,
  }))
}

describe('the same content', () => {
  it('is read the same from .xls as from .xlsx, also where days count from 1904', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 3 }), (sheets) => {
        const modern = told(good(bytesOf(sheets, 'xlsx')))
        expect(told(good(bytesOf(sheets, 'biff8')))).toEqual(modern)
        expect(told(good(bytesOf(sheets, 'biff8', true)))).toEqual(modern)
        expect(told(good(bytesOf(sheets, 'xlsx', true)))).toEqual(modern)
      }),
      { numRuns: 60 },
    )
  })

  it('is read as it was written', () => {
    fc.assert(
      fc.property(content, (sheet) => {
        const reader = readSheet(good(bytesOf([sheet], 'biff8')).sheets[0]!)
        for (const [place, one] of sheet.cells) {
          const [row = 0, column = 0] = place.split(',').map(Number)
          const cell = reader.cell(row, column)!
          if (typeof one === 'string') expect([cell.kind, cell.text]).toEqual(['text', one])
          else if (typeof one === 'boolean') expect([cell.kind, cell.number]).toEqual(['boolean', one ? 1 : 0])
          else if (typeof one === 'number') expect(cell.kind === 'number' && Object.is(cell.number + 0, one + 0)).toBe(true)
          else if ('error' in one) expect([cell.kind, cell.text]).toEqual(['error', '#N/A'])
          else expect([cell.kind, cell.text]).toEqual(['date', serialToIso(one.serial)])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('tells an ID that was typed as a number by its text, whatever the format', () => {
    const sheet: Content = { cells: new Map([['0,0', 439999199001011234]]), merges: [], hiddenColumn: 30 }
    for (const type of ['xlsx', 'biff8', 'xlml'] as const) {
      const cell = readSheet(good(bytesOf([sheet], type)).sheets[0]!).cell(0, 0)!
      expect([cell.kind, cell.number]).toEqual(['number', 439999199001011234])
      expect(cell.text).toMatch(/^4\.39999199001011\d*E\+17$|^43999919900101\d+$/i)
    }
  })

  it('is read the same from XML spreadsheets, whose writer knows text, numbers and truth', () => {
    const plain = content.map((one) => ({
      ...one,
      // That writer leaves out what a merge covers.
      merges: [],
      cells: new Map([...one.cells].filter(([, cell]) => typeof cell !== 'object' && !(typeof cell === 'string' && /^ | $|\n/.test(cell)))),
    }))
    fc.assert(
      fc.property(plain, (sheet) => {
        fc.pre(sheet.cells.size > 0)
        const part = (bytes: Uint8Array): unknown => {
          const [one] = good(bytes).sheets
          return listCells(readSheet(one!))
        }
        expect(part(bytesOf([sheet], 'xlml'))).toEqual(part(bytesOf([sheet], 'xlsx')))
      }),
      { numRuns: 40 },
    )
  })

  it('is read from .csv and web pages with every cell as the text that it shows', () => {
    fc.assert(
      fc.property(content, (sheet) => {
        const reader = readSheet(good(bytesOf([sheet], 'xlsx')).sheets[0]!)
        const { rowCount, columnCount } = reader.sheet
        const grid = Array.from({ length: rowCount }, (_, row) =>
          Array.from({ length: columnCount }, (_cell, column) => reader.text(row, column)),
        )
        const filled = grid.flatMap((cells, row) =>
          cells.flatMap((cell, column) => (cell === '' || cell.length > 32_767 ? [] : [`${row},${column} ${cell}`])),
        )
        const csv = grid.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        expect(placed(good(Buffer.from(`\ufeff${csv}`)))).toEqual(filled)
        const rows = grid.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')
        const page = `<html><meta charset="utf-8"><body><table>${rows}</table></body></html>`
        const shown = filled.map((cell) => webText(cell)).filter((cell) => !/,\d+ $/.test(cell))
        if (shown.length > 0) expect(placed(good(Buffer.from(page))).map(webText)).toEqual(shown)
      }),
      { numRuns: 60 },
    )
  })
})

function placed(book: RawWorkbook): readonly string[] {
  const sheet = book.sheets[0]!
  const reader = readSheet(sheet)
  return Array.from(sheet.cells.row, (row, at) => `${row},${sheet.cells.column[at]!} ${reader.cell(row, sheet.cells.column[at]!)!.text}`)
}

function escaped(cell: string): string {
  return cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')
}

/** Pages know one blank at a time and none at the ends. */
function webText(cell: string): string {
  const [place = '', ...rest] = cell.split(' ')
  return `${place} ${rest
    .join(' ')
    .replace(/ +/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()}`
}
