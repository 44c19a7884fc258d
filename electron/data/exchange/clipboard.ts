import { readRecords, type ReadContext } from '#data/store/read.ts'
import { escapeHtml } from '#shared/printing/escapeHtml.ts'
import type { ExportWish } from './exportSheet.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { headingWithUnit } from '#shared/ledger/derive/printColumns.ts'

/**
 * The records as Excel and WPS take them from the clipboard: tab-separated text and an HTML table whose cells are marked
 * as text, so that no ID number loses its last digits.
 */
export function clipboardContent(
  context: ReadContext,
  wish: Omit<ExportWish, 'title'>,
): Readonly<{ rows: number; text: string; html: string }> {
  const { ledger, fields, mask } = wish
  const rows = readRecords(context, ledger, wish.ids)
  const cells = rows.map((row) =>
    fields.map((field) => formatValue(field, row.values[field.id] ?? null, { linkLabel: row.links[field.id], mask })),
  )
  const table = [fields.map(headingWithUnit), ...cells]
  return {
    rows: rows.length,
    text: table.map((line) => line.map(plainCell).join('\t')).join('\r\n'),
    html: htmlTable(table),
  }
}

/** A tab or line break inside a cell would shift everything after it; a leading sign would make Excel calculate. */
function plainCell(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ')
  return /^[=+\-@]/.test(flat) && !/^-?[\d,.]+$/.test(flat) ? `'${flat}` : flat
}

function htmlTable(table: readonly (readonly string[])[]): string {
  const lines = table.map(
    (line) => `<tr>${line.map((cell) => `<td style="mso-number-format:'\\@'">${escapeHtml(cell)}</td>`).join('')}</tr>`,
  )
  return `<table>${lines.join('')}</table>`
}
