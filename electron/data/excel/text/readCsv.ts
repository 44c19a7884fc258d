import { limits } from '../limits.ts'
import { tooLarge } from '../refusal.ts'
import type { Reading } from '../reading.ts'
import { addKind, createBook, finishSheet, startSheet, tally } from '../sheetBuilder.ts'
import type { SheetBuilder } from '../sheetBuilder.ts'
import { appendPiece, appendText, copyUtf8, createPool, packPool, poolPiece } from '../textPool.ts'
import type { TextPool } from '../textPool.ts'
import { createTexts } from '../texts.ts'
import { settleEncoding } from './encoding.ts'
import { gbToUtf8 } from './gb18030.ts'
import { findSeparator } from './separator.ts'

const QUOTE = 34
const EQUALS = 61
const LF = 10
const CR = 13
/** Bytes that a cell of the longest text can have, quotes doubled. */
const LONGEST = limits.cellText * 4

type Reader = {
  readonly bytes: Uint8Array
  readonly separator: number
  readonly pool: TextPool
  readonly builder: SheetBuilder
  at: number
  /** Quotes that were never closed. */
  loose: number
}

/**
 * Reads separated text (.csv, .txt, tab, comma or semicolon) in UTF-8, UTF-16 or GB18030. Every cell is text, as it
 * stands; `="…"`, the way to keep an ID from Excel's rounding, is its content. One sheet. Throws FaultError.
 */
export function readCsv(source: Uint8Array, name: string, onProgress: (share: number) => void): Reading {
  const { bytes, encoding, broken } = settleEncoding(source)
  const { byte, start } = findSeparator(bytes)
  const pool = createPool(bytes.length, encoding === 'utf8' ? copyUtf8 : gbToUtf8)
  const builder = startSheet(createBook(createTexts([])), countCells(bytes, byte))
  const reader: Reader = { bytes, separator: byte, pool, builder, at: start, loose: 0 }
  readRows(reader, onProgress)
  if (broken > 0) builder.warnings.push(`有 ${broken} 处文字是乱码，读作“�”。文件可能在转换编码时损坏。`)
  if (reader.loose > 0) builder.warnings.push(`有 ${reader.loose} 个引号没有成对，按普通文字读入。`)
  return { sheets: [finishSheet({ name, hidden: false }, builder)], strings: packPool(pool), warnings: [] }
}

/** No more cells than separators and lines; quotes may hold some of them. */
function countCells(bytes: Uint8Array, separator: number): number {
  let count = 1
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === separator || byte === LF || byte === CR) count++
  }
  return Math.min(count, limits.cells)
}

function readRows(reader: Reader, onProgress: (share: number) => void): void {
  const { bytes, builder } = reader
  let told = 0
  for (builder.row = 0; reader.at < bytes.length; builder.row++) {
    if (builder.row >= limits.rows) throw tooLarge(`超过 ${limits.rows} 行`)
    readRow(reader)
    if (reader.at - told < bytes.length / 100) continue
    told = reader.at
    onProgress(told / bytes.length)
  }
}

function readRow(reader: Reader): void {
  const { bytes, builder, separator } = reader
  for (builder.column = 0; ; builder.column++) {
    readCell(reader)
    const byte = bytes[reader.at]
    if (byte === separator && byte !== undefined && separator !== 0) {
      reader.at++
      continue
    }
    if (byte === CR) reader.at++
    if (bytes[reader.at] === LF) reader.at++
    return
  }
}

/** Leaves `at` on the separator, the line's end or the file's. */
function readCell(reader: Reader): void {
  const { bytes, at } = reader
  const quote = bytes[at] === QUOTE ? at : bytes[at] === EQUALS && bytes[at + 1] === QUOTE ? at + 1 : -1
  if (quote >= 0 && readQuoted(reader, quote)) return
  const end = endOfPlain(reader, at)
  reader.at = end
  if (end > at) addPiece(reader, at, end)
}

function endOfPlain({ bytes, separator }: Reader, from: number): number {
  let at = from
  for (; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === separator ? separator !== 0 : byte === LF || byte === CR) return at
  }
  return at
}

/** False when no quote closes the cell: then its quote is a character like others. */
function readQuoted(reader: Reader, quote: number): boolean {
  const { bytes } = reader
  const close = closingQuote(bytes, quote + 1)
  if (close < 0) {
    reader.loose++
    return false
  }
  const end = endOfPlain(reader, close + 1)
  const isFormula = bytes[reader.at] === EQUALS
  if (isFormula && end !== close + 1) return false
  reader.at = end
  const inner = bytes.indexOf(QUOTE, quote + 1)
  if (inner === close && end === close + 1) addPiece(reader, quote + 1, close)
  else addUnquoted(reader, { start: quote + 1, close, end })
  return true
}

function closingQuote(bytes: Uint8Array, from: number): number {
  const last = Math.min(bytes.length, from + LONGEST)
  for (let at = from; at < last; at++) {
    if (bytes[at] !== QUOTE) continue
    if (bytes[at + 1] !== QUOTE) return at
    at++
  }
  return -1
}

/** Doubled quotes made one, and what stands behind the closing quote appended, as Excel does. */
function addUnquoted(reader: Reader, { start, close, end }: Readonly<{ start: number; close: number; end: number }>): void {
  const { bytes, pool } = reader
  const kept: number[] = []
  for (let at = start; at < close; at++) {
    kept.push(bytes[at]!)
    if (bytes[at] === QUOTE) at++
  }
  for (let at = close + 1; at < end && kept.length < LONGEST; at++) kept.push(bytes[at]!)
  const isFormula = kept.length > 3 && kept[0] === EQUALS && kept[1] === QUOTE && kept.indexOf(QUOTE, 2) === kept.length - 1
  const text = Uint8Array.from(isFormula ? kept.slice(2, -1) : kept)
  if (text.length > limits.cellText) addLong(reader, text)
  else if (text.length > 0) addKind(reader.builder, 'text', Number.NaN, appendPiece(pool, text, 0, text.length))
}

function addPiece(reader: Reader, start: number, end: number): void {
  const { bytes, pool, builder } = reader
  if (end - start > limits.cellText) addLong(reader, bytes.subarray(start, Math.min(end, start + LONGEST)))
  else if (end > start) addKind(builder, 'text', Number.NaN, poolPiece(pool, bytes, start, end))
}

/** Perhaps more than a cell may hold: counted in characters. */
function addLong({ pool, builder }: Reader, bytes: Uint8Array): void {
  const sink = { bytes: new Uint8Array(bytes.length * 3), used: 0 }
  pool.write(sink, bytes, 0, bytes.length)
  const text = Buffer.from(sink.bytes.buffer, 0, sink.used).toString('utf8')
  if (text.length > limits.cellText) tally(builder.cut, builder)
  addKind(builder, 'text', Number.NaN, appendText(pool, text.slice(0, limits.cellText)))
}
