import { writeFileSync } from 'node:fs'
import { CFB } from '@e965/xlsx'
import { serialToIso } from '#shared/importing/excelSerial.ts'
import { benchCell } from './workbook.ts'

/** The ledger of `writeBenchWorkbook` as UTF-8 text with commas. */
export function writeBenchCsv(path: string, rows: number, columns: number): void {
  const lines: string[] = []
  for (let row = 1; row <= rows; row++) lines.push(Array.from({ length: columns }, (_, column) => csvText(row, column)).join(','))
  writeFileSync(path, lines.join('\r\n'))
}

function csvText(row: number, column: number): string {
  const cell = benchCell(row, column)
  return cell === null ? '' : typeof cell === 'object' ? serialToIso(cell.serial) : String(cell)
}

/** The same ledger as .xls (BIFF8), written here because no library writes it in reasonable time. */
export function writeBenchXls(path: string, rows: number, columns: number): void {
  const strings = new Map<string, number>()
  const cells: Buffer[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) cells.push(cellRecord(row, column, strings))
  }
  const table = stringTable([...strings.keys()])
  const head = (place: number): Buffer =>
    Buffer.concat([bof(5), format(0), format(14), bytesOf(0x85, [...u32(place), 0, 0, 2, 0, 65, 66]), ...table, bytesOf(0x0a, [])])
  const stream = Buffer.concat([head(head(0).length), bof(0x10), ...cells, bytesOf(0x0a, [])])
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, '/Workbook', stream)
  writeFileSync(path, CFB.write(file, { type: 'buffer' }) as Buffer)
}

function cellRecord(row: number, column: number, strings: Map<string, number>): Buffer {
  const cell = benchCell(row + 1, column)
  const place = [...u16(row), ...u16(column)]
  if (cell === null) return bytesOf(0x201, [...place, 1, 0])
  if (typeof cell === 'string') {
    if (!strings.has(cell)) strings.set(cell, strings.size)
    return bytesOf(0xfd, [...place, 0, 0, ...u32(strings.get(cell)!)])
  }
  const number = Buffer.alloc(8)
  number.writeDoubleLE(typeof cell === 'number' ? cell : cell.serial)
  return bytesOf(0x203, [...place, typeof cell === 'number' ? 0 : 1, 0, ...number])
}

/** Texts in records of at most 8224 bytes, cut between two texts. */
function stringTable(texts: readonly string[]): readonly Buffer[] {
  const records: Buffer[] = []
  let parts: Buffer[] = [Buffer.from([...u32(texts.length), ...u32(texts.length)])]
  let size = 8
  const close = (): void => void records.push(bytesOf(records.length === 0 ? 0xfc : 0x3c, Buffer.concat(parts)))
  for (const text of texts) {
    const content = Buffer.concat([Buffer.from([...u16(text.length), 1]), Buffer.from(text, 'utf16le')])
    if (size + content.length > 8224) {
      close()
      parts = []
      size = 0
    }
    parts.push(content)
    size += content.length
  }
  close()
  return records
}

function bof(kind: number): Buffer {
  return bytesOf(0x809, [...u16(0x600), ...u16(kind), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
}

/** A cell format that shows numbers by the built-in format `id`. */
function format(id: number): Buffer {
  return bytesOf(0xe0, [0, 0, ...u16(id), ...Array.from({ length: 16 }, () => 0)])
}

function bytesOf(type: number, content: ArrayLike<number>): Buffer {
  const record = Buffer.alloc(4 + content.length)
  record.writeUInt16LE(type, 0)
  record.writeUInt16LE(content.length, 2)
  record.set(content, 4)
  return record
}

const u16 = (value: number): number[] => [value & 255, (value >> 8) & 255]
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)]
