import { createHash } from 'node:crypto'
import { contentOf } from '#data/excel/cellContent.ts'
import type { CellKindName } from '#data/excel/cellStyles.ts'
import type { CellValue } from '#data/excel/sheetSpec.ts'
import { serialToIso } from '#shared/importing/excelSerial.ts'
import type { RawCell } from '#shared/importing/rawTable.ts'
import { digestLength } from './bookKeys.ts'

const blankDigest = '.'.repeat(digestLength)

/** A short digest of what a cell shows; blank cells have one of their own. */
export function digestOfText(salt: string, text: string): string {
  if (text === '') return blankDigest
  return createHash('sha256').update(`${salt}\0${text}`).digest('base64url').slice(0, digestLength)
}

/** What counts of a cell on its way out. Office programs write numbers and dates anew, so they count as values. */
export function textThatLeaves(value: CellValue, kind: CellKindName): string {
  const content = contentOf(value, kind)
  if (content.value === null) return ''
  if (content.kind === 'date') return serialToIso(content.value as number)
  return plain(String(content.value))
}

/** The same of a cell that came back. */
export function textThatCame(cell: RawCell | null): string {
  if (!cell) return ''
  return cell.kind === 'number' && Number.isFinite(cell.number) ? plain(String(cell.number)) : plain(cell.text)
}

/** Trailing blanks and kinds of line ends are the program's, not the person's. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC').trim()
}
