import { basename } from 'node:path'
import type { Package } from '#data/excel/filling/package.ts'
import { writePackage } from '#data/excel/filling/package.ts'
import { replaceFile } from '#data/excel/fileReplacement.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { ReportMark } from '#shared/ipc/parts/reconcile.ts'
import { commentText } from '#shared/reconcile/commentText.ts'
import { documentOfText } from './documentOfText.ts'
import type { ReadReport, WordReport } from './readReport.ts'
import { withComments, type Comment } from './wordComments.ts'
import { scanWord } from './wordScan.ts'

export type CommentWish = Readonly<{ marks: readonly ReportMark[]; day: string; person: string }>

/**
 * Writes a copy of the report with a comment at each mark: of the very document where it is a .docx, every other part byte for
 * byte as it was; else of a new one with the same text. Faults: export.*, report.unreadable.
 */
export async function commentReport(
  path: string,
  read: ReadReport,
  { marks, day, person }: CommentWish,
): Promise<Readonly<{ name: string; comments: number }> | Fault> {
  const word = read.word ?? newDocument(read.report.text)
  const comments = marks.map(({ start, end, ...mark }): Comment => ({ start, end, lines: commentText({ start, end, ...mark }) }))
  try {
    const changes = withComments(word, comments, { author: `核数 ${person}`.trim(), date: `${day}T00:00:00Z` })
    const written = await replaceFile(path, (stream) => writePackage(stream, word.file, changes))
    return isFault(written) ? written : { name: basename(path), comments: comments.length }
  } catch (thrown) {
    if (thrown instanceof FaultError) return { fault: 'report.unreadable', file: read.name, detail: thrown.fault.detail ?? '' }
    throw thrown
  }
}

/** What stands as tabs and line ends in the text stands in the same place of the document. */
function newDocument(text: string): WordReport {
  const { xml, parts } = documentOfText(text)
  const file: Package = { parts: [], entries: new Map(), budget: { inflatedBytes: 0, onConsumed: () => {} }, texts: new Map(parts) }
  return { file, part: 'word/document.xml', xml, scan: scanWord(xml) }
}
