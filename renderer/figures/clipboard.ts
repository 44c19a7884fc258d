import type { PaperColumn, PaperTable } from '#shared/measures/paperTable.ts'
import { mergedHeads } from '#shared/printing/header.ts'

/** Heads of a table with its row label, merged as on paper. */
export function headsOf(table: PaperTable): ReturnType<typeof mergedHeads> {
  return mergedHeads([{ header: [table.rowLabel] }, ...table.columns])
}

/** 截至 and unit as one line. */
export function momentLine(table: PaperTable): string {
  const against = table.against === undefined ? '' : `　对比 ${table.against}`
  return `截至 ${table.asOf}${against}${table.unit === '' ? '' : `　单位：${table.unit}`}`
}

/** The table for the clipboard: tabs and line ends, and the same with merged heads and borders. */
export function clipboardOf(table: PaperTable): Readonly<{ text: string; html: string }> {
  return { text: textOf(table), html: htmlOf(table) }
}

function textOf(table: PaperTable): string {
  const heads = [table.rowLabel, ...table.columns.map((column) => column.header.join(' '))]
  const rows = table.rows.map((row) => [`${'　'.repeat(row.indent)}${row.label}`, ...row.cells.map((cell) => cell.text)])
  return [[table.title], [momentLine(table)], heads, ...rows].map((cells) => cells.map(flat).join('\t')).join('\r\n')
}

function htmlOf(table: PaperTable): string {
  const heads = headsOf(table)
    .map(
      (cells) =>
        `<tr>${cells.map((cell) => `<th colspan="${cell.colSpan}" rowspan="${cell.rowSpan}" style="${border}text-align:center">${escaped(cell.text)}</th>`).join('')}</tr>`,
    )
    .join('')
  const rows = table.rows
    .map((row) => {
      const weight = row.total ? 'font-weight:bold;' : ''
      const label = `<td style="${border}${weight}padding-left:${4 + row.indent * 14}px">${escaped(row.label)}</td>`
      return `<tr>${label}${row.cells.map((cell, index) => dataHtml(table.columns[index]!, cell.text, weight)).join('')}</tr>`
    })
    .join('')
  return `<p style="text-align:center"><b>${escaped(table.title)}</b></p><p>${escaped(momentLine(table))}</p><table style="border-collapse:collapse">${heads}${rows}</table>`
}

const border = 'border:1px solid #000;padding:2px 4px;'

function dataHtml(column: PaperColumn, text: string, weight: string): string {
  return `<td style="${border}${weight}text-align:${column.align}">${escaped(text)}</td>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

/** A formula in a pasted cell would be run; a sign before it keeps it a text. */
function flat(text: string): string {
  const plain = text.replace(/[\t\r\n]+/g, ' ')
  return /^[=@]/.test(plain) ? `'${plain}` : plain
}
