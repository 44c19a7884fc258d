import { lookOf } from '../numberFormats.ts'
import { limits } from '../limits.ts'
import { damaged, notWorkbook, tooLarge } from '../refusal.ts'
import { decoderOf } from './codepage.ts'
import type { ByteDecoder } from './codepage.ts'
import { cursorAt, need, next, records } from './records.ts'
import type { Cursor } from './records.ts'
import { hasMore, readRichText, shortText, textRun } from './strings.ts'

export type BiffSheet = Readonly<{ name: string; hidden: boolean; position: number }>

/** What the beginning of the stream says about the whole workbook. */
export type Globals = Readonly<{
  isBiff8: boolean
  since1904: boolean
  decode: ByteDecoder
  strings: string[]
  /** For each cell format 1 when it shows dates. */
  looks: Uint8Array
  sheets: readonly BiffSheet[]
}>

type Draft = {
  readonly isBiff8: boolean
  since1904: boolean
  codepage: number
  strings: string[]
  readonly formats: Map<number, string>
  readonly styles: number[]
  readonly sheets: Readonly<{ name: Buffer | string; hidden: boolean; position: number }>[]
}

const GLOBALS = 5
const WORKSHEET = 0x10

/** The version of the workbook: 8 (Excel 97 on) or 5 (Excel 5 and 95). Throws FaultError for anything else. */
export function biffVersion(stream: Uint8Array): 5 | 8 {
  const cursor = cursorAt(stream, 0)
  if (!next(cursor)) throw damaged('文件不完整，可能没有复制完')
  if (cursor.type === 0x09 || cursor.type === 0x209 || cursor.type === 0x409)
    throw notWorkbook('它是 Excel 4.0 或更早的格式，请在 WPS 或 Excel 中另存为 .xlsx')
  if (cursor.type !== records.BOF) throw notWorkbook('里面不是 Excel 工作簿')
  need(cursor, 4)
  const version = cursor.view.getUint16(cursor.start, true)
  if (version === 0x600) return 8
  if (version === 0x500) return 5
  throw notWorkbook(`它是不认识的旧格式（BIFF ${version.toString(16)}），请在 WPS 或 Excel 中另存为 .xlsx`)
}

/** Reads the stream up to its first EOF. Throws FaultError. */
export function readGlobals(stream: Uint8Array): Globals {
  const isBiff8 = biffVersion(stream) === 8
  const cursor = cursorAt(stream, 0)
  const draft: Draft = { isBiff8, since1904: false, codepage: 936, strings: [], formats: new Map(), styles: [], sheets: [] }
  next(cursor)
  const kind = cursor.view.getUint16(cursor.start + 2, true)
  // A stream of one sheet without workbook, as small writers make it, begins with that sheet.
  if (kind === WORKSHEET) draft.sheets.push({ name: 'Sheet1', hidden: false, position: 0 })
  else if (kind !== GLOBALS) throw notWorkbook('里面不是 Excel 工作簿')
  while (next(cursor) && cursor.type !== records.EOF) takeRecord(cursor, draft)
  const decode = decoderOf(draft.codepage)
  return {
    isBiff8,
    since1904: draft.since1904,
    decode,
    strings: draft.strings,
    looks: Uint8Array.from(draft.styles, (id) => lookOf(id, draft.formats.get(id))),
    sheets: draft.sheets.map((sheet) => ({ ...sheet, name: typeof sheet.name === 'string' ? sheet.name : decode(sheet.name) })),
  }
}

function takeRecord(cursor: Cursor, draft: Draft): void {
  const { view, start } = cursor
  switch (cursor.type) {
    case records.DATEMODE:
      need(cursor, 2)
      draft.since1904 = view.getUint16(start, true) === 1
      return
    case records.CODEPAGE:
      need(cursor, 2)
      draft.codepage = view.getUint16(start, true)
      return
    case records.FORMAT:
      return takeFormat(cursor, draft)
    case records.XF:
      need(cursor, 4)
      draft.styles.push(view.getUint16(start + 2, true))
      return
    case records.BOUNDSHEET:
      return takeSheet(cursor, draft)
    case records.SST:
      draft.strings = readStrings(cursor)
  }
}

function takeFormat(cursor: Cursor, { isBiff8, formats }: Draft): void {
  const { bytes, view, start, end } = cursor
  need(cursor, isBiff8 ? 5 : 3)
  const code = isBiff8
    ? shortText(cursor, start + 4, view.getUint16(start + 2, true))
    : bytes.toString('latin1', start + 3, Math.min(end, start + 3 + bytes[start + 2]!))
  formats.set(view.getUint16(start, true), code)
}

/** Charts, macro and dialog sheets are left out. */
function takeSheet(cursor: Cursor, { isBiff8, sheets }: Draft): void {
  const { bytes, view, start, end } = cursor
  need(cursor, 8)
  if (bytes[start + 5] !== 0) return
  if (sheets.length >= limits.sheets) throw tooLarge(`超过 ${limits.sheets} 张工作表`)
  const length = bytes[start + 6]!
  sheets.push({
    position: view.getUint32(start, true),
    hidden: (bytes[start + 4]! & 3) !== 0,
    name: isBiff8 ? shortText(cursor, start + 7, length) : bytes.subarray(start + 7, Math.min(end, start + 7 + length)),
  })
}

function readStrings(cursor: Cursor): string[] {
  need(cursor, 8)
  const count = cursor.view.getUint32(cursor.start + 4, true)
  const strings: string[] = []
  const run = textRun(cursor, cursor.start + 8)
  // The count may lie: what is there counts.
  while (strings.length < count && hasMore(run)) {
    if (strings.length >= limits.cells) throw tooLarge('文字表太大')
    strings.push(readRichText(run))
  }
  return strings
}
