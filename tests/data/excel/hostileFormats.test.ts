import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readBytes } from '#data/excel/readBytes.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { bombBook } from '#tests/fixtures/bombs.ts'
import { compoundOf } from '#tests/fixtures/protectedBooks.ts'
import { oneSheet } from '#tests/fixtures/workbooks.ts'

/** The fault's code, or the size of what was read; never a throw, and soon. */
function outcome(bytes: Uint8Array, most = 5_000): string {
  const start = process.cpuUsage()
  const result = readBytes(bytes, { file: '坏.xls' })
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(most)
  if (isFault(result)) return result.fault
  const [sheet] = result.sheets
  return `${sheet!.rowCount} × ${sheet!.columnCount}`
}

const u16 = (value: number): number[] => [value & 255, (value >> 8) & 255]
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)]
const record = (type: number, content: readonly number[]): number[] => [...u16(type), ...u16(content.length), ...content]
const bof = (kind: number): number[] => record(0x809, [...u16(0x600), ...u16(kind), 0, 0, 0, 0])
const eof = record(0x0a, [])
const old = (globals: readonly number[], sheet: readonly number[] = []): Uint8Array => {
  const head = (place: number): number[] => [...bof(5), ...globals, ...record(0x85, [...u32(place), 0, 0, 1, 0, 65]), ...eof]
  return compoundOf({ Workbook: Uint8Array.from([...head(head(0).length), ...bof(0x10), ...sheet, ...eof]) })
}

describe('old workbooks that lie', () => {
  it.each([
    [
      'a text table of four thousand million texts',
      old(record(0xfc, [...u32(0xffffffff), ...u32(0xffffffff), 1, 0, 0, 65])),
      'import.empty',
    ],
    ['a text longer than all records', old(record(0xfc, [...u32(1), ...u32(1), 255, 255, 0, 65])), 'import.damaged'],
    ['formatting without end', old(record(0xfc, [...u32(1), ...u32(1), 1, 0, 8, 255, 255, 65])), 'import.damaged'],
    [
      'columns hidden a thousand times',
      old([], Array.from({ length: 1000 }, () => record(0x7d, [0, 0, 255, 255, 0, 0, 0, 0, 1])).flat()),
      'import.empty',
    ],
    ['cells at the far end', old([], record(0x204, [255, 255, 255, 0, 0, 0, 1, 0, 0, 65])), '65536 × 256'],
    ['500 sheets that are the same', sameSheets(500), 'import.damaged'],
    ['501 sheets', sameSheets(501), 'import.tooLarge'],
  ])('%s', (_, bytes, expected) => {
    expect(outcome(bytes)).toBe(expected)
  })

  /** Every entry names the one sheet, which takes most of the file. */
  function sameSheets(count: number): Uint8Array {
    const name = (place: number): number[] => record(0x85, [...u32(place), 0, 0, 1, 0, 65])
    const head = (place: number): number[] => [...bof(5), ...Array.from({ length: count }, () => name(place)).flat(), ...eof]
    const cells = Array.from({ length: 20_000 }, (_, row) => record(0x204, [...u16(row), 0, 0, 0, 0, 1, 0, 0, 65])).flat()
    return compoundOf({ Workbook: Uint8Array.from([...head(head(0).length), ...bof(0x10), ...cells, ...eof]) })
  }
})

describe('containers that lead in circles', () => {
  const good = compoundOf({ Workbook: new Uint8Array(60_000) })
  const broken = (change: (view: DataView) => void): Uint8Array => {
    const bytes = good.slice()
    change(new DataView(bytes.buffer))
    return bytes
  }
  const fatSector = new DataView(good.buffer, good.byteOffset).getUint32(76, true)
  const fatAt = (index: number): number => (fatSector + 1) * 512 + index * 4

  it.each([
    ['a chain that bites its tail', broken((view) => Array.from({ length: 100 }, (_, at) => view.setUint32(fatAt(at), at, true)))],
    [
      'two sectors that follow each other',
      broken((view) => Array.from({ length: 100 }, (_, at) => view.setUint32(fatAt(at), at ^ 1, true))),
    ],
    ['a table that names itself for ever', broken((view) => [view.setUint32(68, 0, true), view.setUint32(72, 0xffffffff, true)])],
    ['sectors beyond the file', broken((view) => view.setUint32(76, 0x00ffffff, true))],
    ['sectors of half a gigabyte', broken((view) => view.setUint16(30, 29, true))],
    ['a directory nowhere', broken((view) => view.setUint32(48, 0xfffffff0, true))],
  ])('%s', (_, bytes) => {
    expect(outcome(bytes)).toMatch(/^import\.(damaged|notWorkbook)$/)
  })
})

describe('text that is too much', () => {
  it('a line of 100 MB is one cell, cut where Excel would', () => {
    const result = readBytes(Buffer.alloc(100_000_000, 'a'))
    if (isFault(result)) throw new Error(result.fault)
    const reader = readSheet(result.sheets[0]!)
    expect([reader.sheet.rowCount, reader.text(0, 0).length]).toEqual([1, 32_767])
    expect(reader.sheet.warnings).toEqual([expect.stringContaining('1 个单元格的文字超过 32767 个字（如 A1）')])
  })

  it.each([
    ['a line of a million columns', Buffer.from('甲,'.repeat(1_000_000)), 'import.tooLarge'],
    ['more lines than Excel has', Buffer.alloc(2_200_000, '1\n'), 'import.tooLarge'],
    ['20 MB of quotes', Buffer.alloc(20_000_001, '"'), '1 × 1'],
    ['quotes that open and never close', Buffer.from('"a,b\n'.repeat(200_001)), ''],
    ['zeros behind good text', Buffer.from(`姓名,备注\n${'张三,\0\0\0\n'.repeat(50)}${'\0'.repeat(9000)}`), 'import.notWorkbook'],
    ['blank lines only', Buffer.alloc(1_000_000, '\r\n'), 'import.empty'],
    ['more than 200 MB', Buffer.alloc(200 * 1024 * 1024 + 1, 'a'), 'import.tooLarge'],
  ])('%s', (_, bytes, expected) => {
    expect(outcome(bytes, 10_000)).toContain(expected)
  })
})

describe('pages and XML that are too much', () => {
  const xml = (rows: string): Buffer =>
    Buffer.from(
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${rows}</Table></Worksheet></Workbook>`,
    )

  it.each([
    ['tables inside tables', Buffer.from(`<html>${'<table><tr><td>'.repeat(50_000)}x`), 'import.damaged'],
    [
      'a cell over all rows and columns, again and again',
      Buffer.from(`<html><table>${'<tr><td rowspan=99999999 colspan=99999999>x'.repeat(2000)}`),
      '',
    ],
    ['a tag that never ends', Buffer.from(`<html><table><tr><td ${'a="'.repeat(300_000)}`), ''],
    ['a million unclosed tags', Buffer.from(`<html><table>${'<td'.repeat(1_000_000)}`), ''],
    ['XML a hundred thousand deep', xml('<Row>'.repeat(100_000)), 'import.damaged'],
    [
      'an entity bomb',
      Buffer.from(
        xml('<Row><Cell><Data>&b;</Data></Cell></Row>')
          .toString()
          .replace('<Workbook', '<!DOCTYPE x [<!ENTITY a "xxx"><!ENTITY b "&a;&a;">]><Workbook'),
      ),
      'import.damaged',
    ],
    ['rows beyond the grid', xml('<Row ss:Index="999999999"><Cell><Data>1</Data></Cell></Row>'), 'import.damaged'],
    [
      'rows hidden by the million',
      xml('<Row ss:Hidden="1" ss:Span="99999999"><Cell><Data ss:Type="String">1</Data></Cell></Row>'.repeat(20)),
      '20 × 1',
    ],
  ])('%s', (_, bytes, expected) => {
    expect(outcome(bytes, 10_000)).toContain(expected)
  })
})

describe('zips that are too much', () => {
  it('a bomb inside a zip is stopped', () => {
    const bomb = bombBook({ sheet: ' '.repeat(1024 * 1024), times: 1024 })
    expect(outcome(zipSync({ '名单.xlsx': bomb }))).toBe('import.tooLarge')
  })

  it('a text that unpacks to a thousand times its size is stopped', () => {
    const lines = zipSync({ '名单.csv': new Uint8Array(64 * 1024 * 1024).fill(97) })
    expect(outcome(lines, 20_000)).toBe('import.tooLarge')
  })

  it('a stray cell a million rows down does not make the sheet so long', () => {
    const bytes = oneSheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>')
    const result = readBytes(bytes)
    if (isFault(result)) throw new Error(result.fault)
    expect([result.sheets[0]!.rowCount, result.sheets[0]!.columnCount]).toEqual([1, 1])
    expect(result.sheets[0]!.warnings).toEqual([expect.stringContaining('1 个零散单元格（如 B1048576）')])
  })
})
