import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { createXmlScanner } from '#data/excel/xmlScanner.ts'
import { decodeAll } from '#data/excel/text/encoding.ts'
import { limits } from '#data/excel/limits.ts'
import { readWorkbookInWorker } from '#data/excel/readWorkbook.ts'
import { unpackPart } from '#data/excel/unpackPart.ts'
import { readZipDirectory, type ZipEntry } from '#data/excel/zipDirectory.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import { FaultError, isFault, type Fault, type Outcome } from '#shared/ipc/faults.ts'

/**
 * The text of a report: .docx (paragraphs, tables cell by cell, as Word shows them), .xlsx and its kin (a line a row), .txt.
 * What kind it is follows from the content. Faults: `report.unreadable`, `report.kind`, and those of workbooks.
 */
export async function reportText(path: string): Promise<Outcome<string>> {
  const file = basename(path)
  const bytes = bytesOf(path)
  if (isFault(bytes)) return bytes
  try {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
    const body = isZip ? readZipDirectory(bytes).get('word/document.xml') : undefined
    if (body) return wordText(body)
    const isOld = bytes[0] === 0xd0 && bytes[1] === 0xcf
    if (isZip || isOld) return await workbookText(path, file)
    if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return { fault: 'report.kind', file, detail: 'PDF' }
    return decodeAll(bytes)
  } catch (thrown) {
    if (thrown instanceof FaultError) return { fault: 'report.unreadable', file, detail: thrown.fault.detail ?? '' }
    throw thrown
  }
}

function bytesOf(path: string): Outcome<Buffer> {
  const file = basename(path)
  try {
    if (statSync(path).size > limits.fileBytes) return { fault: 'import.tooLarge', file, detail: '超过 100 MB' }
    return readFileSync(path)
  } catch (thrown) {
    const code = (thrown as { code?: string }).code ?? ''
    if (code === '') throw thrown
    return code === 'ENOENT' ? { fault: 'file.notFound', file } : { fault: 'import.unreadable', file, detail: code }
  }
}

/** Old .doc has the same first bytes as old .xls. */
async function workbookText(path: string, file: string): Promise<string | Fault> {
  const workbook = await readWorkbookInWorker(path)
  if (isFault(workbook))
    return workbook.fault === 'import.notWorkbook' ? { fault: 'report.kind', file, detail: workbook.detail ?? '' } : workbook
  return workbook.sheets.flatMap((sheet) => linesOf(readSheet(sheet))).join('\n')
}

/** A line a row, its cells as they are read from left to right. */
function linesOf({ sheet, cell }: SheetReader): readonly string[] {
  const columns = Array.from({ length: sheet.columnCount }, (_, column) => column)
  return Array.from({ length: sheet.rowCount }, (_, row) => columns.flatMap((column) => cell(row, column)?.text ?? []).join('，')).filter(
    (line) => line !== '',
  )
}

/** Deleted text of tracked changes is none; breaks inside a paragraph are blanks. */
function wordText(entry: ZipEntry): string {
  const pieces: string[] = []
  let depth = 0
  const scanner = createXmlScanner({
    open: (name) => {
      if (name === 't') depth += 1
      else if (name === 'tab' || name === 'br') pieces.push(' ')
    },
    close: (name) => {
      if (name === 't') depth -= 1
      else if (name === 'p') pieces.push('\n')
    },
    text: (text) => void (depth > 0 && pieces.push(text)),
  })
  const decoder = new TextDecoder('utf-8')
  unpackPart(entry, { inflatedBytes: 0, onConsumed: () => {} }, (chunk) => scanner.write(decoder.decode(chunk, { stream: true })))
  scanner.close()
  return pieces.join('')
}
