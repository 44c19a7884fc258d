import type { Writable } from 'node:stream'
import type { Anchor, Workbook } from 'exceljs'
import { startPictureWorkbook, startWorkbook, type Sheet } from '../workbookWriter.ts'
import type { BookCell } from './bookLine.ts'
import { codePicture } from './codePicture.ts'

/** A workbook that is being written. */
export type Book = Readonly<{
  workbook: Pick<Workbook, 'addWorksheet'>
  /** Lays the cell's picture at the upper left corner of its place; only where pictures are taken. */
  place?: (sheet: Sheet, cell: BookCell, at: readonly [top: number, left: number, bottom: number, right: number]) => void
  endSheet: (sheet: Sheet) => void
  end: () => Promise<void>
}>

/** Sheets leave memory as they are written; no pictures. */
export function streamedBook(stream: Writable): Book {
  const workbook = startWorkbook(stream)
  return { workbook, endSheet: (sheet) => sheet.commit(), end: () => workbook.commit() }
}

/** One point (in EMU), so that the white around a code leaves the rule above it. */
const belowRule = 12_700

/** Held whole until its end: labels and other papers with codes. */
export function pictureBook(stream: Writable): Book {
  const workbook = startPictureWorkbook()
  return {
    workbook,
    place: (sheet, { code }, [top, left]) => {
      if (!code || code.text === '') return
      const image = workbook.addImage({ buffer: codePicture(code.text) as never, extension: 'png' })
      const side = (code.sizeMm / 25.4) * 96
      const corner = { nativeCol: left - 1, nativeColOff: 0, nativeRow: top - 1, nativeRowOff: belowRule }
      // Kept at its size when rows or columns are changed: a stretched code is not read.
      sheet.addImage(image, { tl: corner as Anchor, ext: { width: side, height: side }, editAs: 'oneCell' })
    },
    endSheet: () => undefined,
    end: async () => {
      const bytes = await workbook.xlsx.writeBuffer()
      await new Promise<void>((done, fail) => {
        stream.once('error', fail)
        stream.once('close', done)
        stream.end(Buffer.from(bytes))
      })
    },
  }
}
