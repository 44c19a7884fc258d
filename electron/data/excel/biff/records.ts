import { damaged } from '../refusal.ts'

/** Record numbers of BIFF5 and BIFF8 ([MS-XLS] 2.3). */
export const records = {
  FORMULA: 0x06,
  EOF: 0x0a,
  DATEMODE: 0x22,
  FILEPASS: 0x2f,
  CONTINUE: 0x3c,
  CODEPAGE: 0x42,
  COLINFO: 0x7d,
  BOUNDSHEET: 0x85,
  MULRK: 0xbd,
  RSTRING: 0xd6,
  XF: 0xe0,
  MERGEDCELLS: 0xe5,
  SST: 0xfc,
  LABELSST: 0xfd,
  NUMBER: 0x203,
  LABEL: 0x204,
  BOOLERR: 0x205,
  STRING: 0x207,
  ROW: 0x208,
  RK: 0x27e,
  FORMAT: 0x41e,
  BOF: 0x809,
} as const

/** A place in the workbook stream: one record, whose content is `start..end`. Moves on by `next`. */
export type Cursor = {
  readonly bytes: Buffer
  readonly view: DataView
  type: number
  start: number
  end: number
}

export function cursorAt(bytes: Uint8Array, at: number): Cursor {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { bytes: buffer, view, type: 0, start: at, end: at }
}

/** To the following record; false at the stream's end. A length beyond the end is a file cut off. Throws FaultError. */
export function next(cursor: Cursor): boolean {
  const at = cursor.end
  if (at + 4 > cursor.bytes.length) return false
  cursor.type = cursor.view.getUint16(at, true)
  cursor.start = at + 4
  cursor.end = at + 4 + cursor.view.getUint16(at + 2, true)
  if (cursor.end > cursor.bytes.length) throw damaged('文件不完整，可能没有复制完')
  return true
}

/** Type of the record behind the present one, 0 at the end. */
export function followingType({ bytes, view, end }: Cursor): number {
  return end + 4 <= bytes.length ? view.getUint16(end, true) : 0
}

/** Refuses a record that is too short for what it must hold. */
export function need({ start, end }: Cursor, bytes: number): void {
  if (end - start < bytes) throw damaged('记录的长度不正确')
}
