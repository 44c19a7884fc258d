import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { read, utils, write } from '@e965/xlsx'
import type { CellObject, WorkSheet } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { addressText } from '#data/excel/address.ts'
import { readBytes } from '#data/excel/readBytes.ts'
import type { RawWorkbook } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { compoundOf, streamOf } from '#tests/fixtures/protectedBooks.ts'
import { listCells } from './reading.ts'

function good(bytes: Uint8Array): RawWorkbook {
  const result = readBytes(bytes, { file: '册.xls' })
  if (isFault(result)) throw new Error(JSON.stringify(result))
  return result
}

function cellsOf(bytes: Uint8Array): readonly string[] {
  return good(bytes).sheets.flatMap((sheet) => listCells(readSheet(sheet)))
}

/** A workbook stream of raw records, to write what no library writes. */
function stream(...list: readonly (readonly [type: number, ...content: number[]])[]): Uint8Array {
  return Uint8Array.from(list.flatMap(([type, ...content]) => [...u16(type), ...u16(content.length), ...content]))
}

const u16 = (value: number): number[] => [value & 255, value >> 8]
const bof = (kind: number, version = 0x600): readonly [number, ...number[]] => [0x809, ...u16(version), ...u16(kind), 0, 0, 0, 0]
const eof = [0x0a] as const

/** One sheet behind the globals. */
function oneSheet(
  records: readonly (readonly [number, ...number[]])[],
  globals: readonly (readonly [number, ...number[]])[] = [],
): Uint8Array {
  const name = [4, 0, ...Buffer.from('Tab1', 'latin1')]
  const head = (place: number): Uint8Array => stream(bof(5), ...globals, [0x85, ...u16(place), 0, 0, 0, 0, ...name], eof)
  const place = head(0).length
  return compoundOf({ Workbook: Buffer.concat([head(place), stream(bof(0x10), ...records, eof)]) })
}

describe('records', () => {
  it('reads results of formulas, and tells those that were not saved', () => {
    const at = (column: number): number[] => [...u16(0), ...u16(column), ...u16(0)]
    const rest = [0, 0, 0, 0, 0, 0, 0, 0]
    const special = (kind: number, value: number): number[] => [kind, 0, value, 0, 0, 0, 0xff, 0xff]
    const number = Buffer.alloc(8)
    number.writeDoubleLE(2.5)
    const bytes = oneSheet([
      [0x06, ...at(0), ...number, ...rest],
      [0x06, ...at(1), ...special(0, 0), ...rest],
      [0x207, ...u16(2), 1, ...Buffer.from('结果', 'utf16le')],
      [0x06, ...at(2), ...special(1, 1), ...rest],
      [0x06, ...at(3), ...special(2, 0x17), ...rest],
      [0x06, ...at(4), ...special(3, 0), ...rest],
      [0x06, ...at(5), ...special(0, 0), ...rest],
    ])
    const [sheet] = good(bytes).sheets
    expect(listCells(readSheet(sheet!))).toEqual(['A1 number 2.5', 'B1 text 结果', 'C1 boolean TRUE', 'D1 error #REF!', 'F1 formula ='])
    expect(Array.from(sheet!.cells.flags)).toEqual([1, 1, 1, 1, 1])
    expect(sheet!.warnings).toEqual([expect.stringContaining('1 个单元格的公式没有保存结果（如 F1）')])
  })

  it('joins texts that run over records in another width, and leaves out formats and phonetic guides', () => {
    const sst = [
      [0xfc, 2, 0, 0, 0, 2, 0, 0, 0, ...u16(4), 0, ...Buffer.from('ab', 'latin1')],
      [0x3c, 1, ...Buffer.from('丙丁', 'utf16le'), ...u16(2), 0b1101, ...u16(1), 4, 0, 0, 0, ...Buffer.from('张三', 'utf16le'), 0, 0],
      [0x3c, 9, 9, 1, 2, 3, 4],
    ] as const
    const cell = (column: number, text: number): readonly [number, ...number[]] => [0xfd, 0, 0, column, 0, 0, 0, text, 0, 0, 0]
    expect(cellsOf(oneSheet([cell(0, 0), cell(1, 1)], sst as never))).toEqual(['A1 text ab丙丁', 'B1 text 张三'])
  })

  it('reads short numbers: integers, halves of doubles, hundredths', () => {
    const bytes = oneSheet([
      [0x27e, 0, 0, 0, 0, 0, 0, 2 | (12 << 2), 0, 0, 0],
      [0xbd, 0, 0, 1, 0, 0, 0, 3 | ((123 << 2) % 256), (123 << 2) >> 8, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 2, 0],
    ])
    expect(cellsOf(bytes)).toEqual(['A1 number 12', 'B1 number 1.23', 'C1 number 1.5'])
  })

  it('tells hidden rows, and merges that go beyond what is filled', () => {
    const label = (row: number): readonly [number, ...number[]] => [0x204, row, 0, 0, 0, 0, 0, 1, 0, 0, 65]
    const row = (index: number, hidden: boolean): readonly [number, ...number[]] => [
      0x208,
      ...u16(index),
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      hidden ? 0x20 : 0,
      0,
      0,
      0,
    ]
    const merges = [0xe5, ...u16(2), 0, 0, 1, 0, 0, 0, 0, 0, 2, 0, 99, 0, 0, 0, 0, 0] as const
    const [sheet] = good(oneSheet([row(0, false), row(1, true), row(9, true), label(0), label(1), label(2), label(3), merges])).sheets
    expect(sheet!.hiddenRows).toEqual([1])
    expect(sheet!.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 2, left: 0, bottom: 3, right: 0 },
    ])
  })

  it('reads Excel 95, whose texts are bytes of a code page', () => {
    const name = [0xd0, 0xd5, 0xc3, 0xfb]
    const head = (place: number): Uint8Array =>
      stream(bof(5, 0x500), [0x42, ...u16(936)], [0x85, ...u16(place), 0, 0, 0, 0, 4, ...name], eof)
    const sheet = stream(bof(0x10, 0x500), [0x204, 0, 0, 0, 0, 0, 0, ...u16(4), ...name], eof)
    const bytes = compoundOf({ Book: Buffer.concat([head(head(0).length), sheet]) })
    expect(good(bytes).sheets[0]!.name).toBe('姓名')
    expect(cellsOf(bytes)).toEqual(['A1 text 姓名'])
  })

  it('takes a bare stream without its container, and skips charts, macros and what is inside charts', () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['甲', 1]]), '表')
    expect(cellsOf(streamOf(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer, 'Workbook'))).toEqual([
      'A1 text 甲',
      'B1 number 1',
    ])
    const inner = [bof(0x20), [0x204, 5, 0, 0, 0, 0, 0, 1, 0, 0, 65], eof] as const
    expect(cellsOf(oneSheet([...inner, [0x204, 0, 0, 0, 0, 0, 0, 1, 0, 0, 66]]))).toEqual(['A1 text B'])
  })

  it.each([
    ['a sheet that lies nowhere', stream(bof(5), [0x85, 99, 99, 0, 0, 0, 0, 1, 0, 65], eof)],
    ['a record longer than the file', Uint8Array.of(...stream(bof(5)), 0x85, 0, 255, 255)],
    ['a text that is missing', null],
  ])('refuses %s', (_, raw) => {
    const bytes = raw ? compoundOf({ Workbook: raw }) : oneSheet([[0xfd, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0]])
    expect(readBytes(bytes)).toMatchObject({ fault: 'import.damaged' })
  })
})

const folder = process.env['TOWNSHIP_LEDGER_WORKBOOKS'] ?? fileURLToPath(new URL('../../../../shared/workbooks', import.meta.url))

describe(`old workbooks from practice (in ${folder})`, () => {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xls')) : []
  it.each(files)('%s: cells, merges and hidden parts agree with SheetJS', (name) => {
    const bytes = readFileSync(`${folder}/${name}`)
    const own = good(bytes)
    const book = read(bytes, { dense: true, cellStyles: true })
    expect(own.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual(
      book.SheetNames.map((sheet, index) => [sheet, (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0]),
    )
    own.sheets.forEach((sheet) => {
      const other = book.Sheets[sheet.name]!
      expect(listCells(readSheet(sheet)).map(withoutKind)).toEqual(sheetJsCells(other))
      const merges = (other['!merges'] ?? []).map(({ s, e }) => `${s.r},${s.c},${e.r},${e.c}`)
      expect(sheet.merges.every(({ top, left }) => merges.some((merge) => merge.startsWith(`${top},${left},`)))).toBe(true)
      const hidden = (other['!cols'] ?? []).flatMap((column, at) => (column?.hidden && at < sheet.columnCount ? [at] : []))
      expect(sheet.hiddenColumns).toEqual(hidden)
    })
  })

  it('finds the look-up lists that one of them hides, where this machine has them', () => {
    if (!existsSync(folder)) return void console.info(`跳过：没有 ${folder}`)
    const [sheet] = good(readFileSync(`${folder}/广州双到_q1_2012.xls`)).sheets
    expect([sheet!.rowCount, sheet!.hiddenColumns]).toEqual([211, [5, 6, 7, 8, 9]])
  })
})

function withoutKind(cell: string): string {
  return cell.replace(/^(\S+) \w+ /, '$1 ')
}

function sheetJsCells(sheet: WorkSheet): readonly string[] {
  const rows = (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? []
  return rows.flatMap((cells, row) =>
    (cells ?? []).flatMap((cell, column) =>
      cell && cell.t !== 'z' && cell.v !== '' && cell.v !== undefined ? [`${addressText(row, column)} ${String(cell.v)}`] : [],
    ),
  )
}
