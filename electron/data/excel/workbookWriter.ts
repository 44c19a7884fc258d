import type { Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import { FaultError } from '#shared/ipc/faults.ts'

export type WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter
/** A sheet of a streaming workbook. */
export type Sheet = ReturnType<WorkbookWriter['addWorksheet']>

/** A streaming workbook that names no author and no program. */
export function startWorkbook(stream: Writable): WorkbookWriter {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
  workbook.creator = ''
  workbook.lastModifiedBy = ''
  return workbook
}

/** A workbook that is held whole until it is written: only such a one takes pictures. */
export function startPictureWorkbook(): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = ''
  workbook.lastModifiedBy = ''
  return workbook
}

export function refuseWhenAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new FaultError({ fault: 'export.cancelled' })
}
