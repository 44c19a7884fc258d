import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { decodeAll } from '#data/excel/text/encoding.ts'
import { limits } from '#data/excel/limits.ts'
import { readPackage, partText, type Package } from '#data/excel/filling/package.ts'
import { readWorkbookInWorker } from '#data/excel/readWorkbook.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import { FaultError, isFault, type Fault, type Outcome } from '#shared/ipc/faults.ts'
import { plainReport, type ReportCell, type ReportTable, type ReportText } from '#shared/reconcile/reportText.ts'
import { mainPart } from './wordParts.ts'
import { scanWord, type WordScan } from './wordScan.ts'

/** A report that was read; with `word`, comments can be written into a copy of the very document. */
export type ReadReport = Readonly<{ name: string; report: ReportText; word: WordReport | null }>

export type WordReport = Readonly<{ file: Package; part: string; xml: string; scan: WordScan }>

/**
 * The text of a report: .docx (as Word shows it), .xlsx and its kin (a line a row), .txt. What kind it is follows from the
 * content. Faults: `report.unreadable`, `report.kind`, `report.oldWord`, `report.pdf`, `report.scanned`, and those of workbooks.
 */
export async function readReport(path: string): Promise<Outcome<ReadReport>> {
  const name = basename(path)
  const bytes = bytesOf(path)
  if (isFault(bytes)) return bytes
  try {
    const word = wordReport(bytes)
    if (word) return { name, report: word.scan.report, word }
    const refused = refusal(bytes, name)
    if (refused) return refused
    const report = isWorkbook(bytes) ? await workbookReport(path, name) : plainReport(decodeAll(bytes))
    if (isFault(report)) return report
    return { name, report, word: null }
  } catch (thrown) {
    if (thrown instanceof FaultError) return { fault: 'report.unreadable', file: name, detail: thrown.fault.detail ?? '' }
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

function isZip(bytes: Buffer): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/** Compound files are old workbooks, old Word documents and encrypted packages alike. */
function isCompound(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).toString('latin1') === '\xd0\xcf\x11\xe0'
}

function isWorkbook(bytes: Buffer): boolean {
  return isZip(bytes) || isCompound(bytes)
}

function wordReport(bytes: Buffer): WordReport | null {
  if (!isZip(bytes)) return null
  const file = readPackage(bytes)
  const part = mainPart(file)
  const xml = part === null ? undefined : partText(file, part)
  return part === null || xml === undefined ? null : { file, part, xml, scan: scanWord(xml) }
}

/** What cannot be read here, with the way out. */
function refusal(bytes: Buffer, file: string): Fault | null {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return { fault: 'report.pdf', file }
  const wide = (word: string): Buffer => Buffer.from(word, 'utf16le')
  if (isCompound(bytes) && bytes.includes(wide('WordDocument'))) return { fault: 'report.oldWord', file }
  if (/^\s*\{\\rtf/.test(bytes.subarray(0, 64).toString('latin1'))) return { fault: 'report.oldWord', file }
  const isPicture = /^(?:\x89PNG|\xff\xd8\xff|GIF8|BM|II\*|MM\0\*)/.test(bytes.subarray(0, 4).toString('latin1'))
  return isPicture ? { fault: 'report.picture', file } : null
}

async function workbookReport(path: string, file: string): Promise<Outcome<ReportText>> {
  const workbook = await readWorkbookInWorker(path)
  if (isFault(workbook))
    return workbook.fault === 'import.notWorkbook' ? { fault: 'report.kind', file, detail: workbook.detail ?? '' } : workbook
  const state = { text: '', tables: [] as ReportTable[] }
  for (const sheet of workbook.sheets) if (!sheet.hidden) addSheet(state, readSheet(sheet))
  return { ...state, isInParagraphs: true }
}

/** A line a row, its cells parted by tabs; every sheet is a table. */
function addSheet(state: { text: string; tables: ReportTable[] }, { sheet, cell, columnsOf }: SheetReader): void {
  const cells: ReportCell[] = []
  for (let row = 0; row < sheet.rowCount; row += 1) {
    const columns = columnsOf(row)
    columns.forEach((column, index) => {
      const start = state.text.length + (index > 0 ? 1 : 0)
      state.text += `${index > 0 ? '\t' : ''}${(cell(row, column)?.text ?? '').replaceAll('\n', ' ')}`
      const merge = sheet.merges.find(({ top, left }) => top === row && left === column)
      const spans = { rowSpan: merge ? merge.bottom - merge.top + 1 : 1, columnSpan: merge ? merge.right - merge.left + 1 : 1 }
      cells.push({ row, column, ...spans, start, end: state.text.length })
    })
    if (columns.length > 0) state.text += '\n'
  }
  if (cells.length > 0) state.tables.push({ rows: sheet.rowCount, columns: sheet.columnCount, cells })
}
