import type { Drawing } from '../../charts/drawing.ts'
import type { PaperTable } from '../../measures/paperTable.ts'
import type { PrintColumn, PrintDocument, PrintGroup } from '../document.ts'
import { textWidth } from '../textMetrics.ts'
import { frameDocument, listSignature } from './options.ts'
import type { LayoutOptions } from './options.ts'

export type StatTableData = Readonly<{ township: string; table: PaperTable; /** Charts under the table. */ drawings?: readonly Drawing[] }>

/** A statistical table as county offices file it: title, 截至 and unit, merged heads, 合计 set apart, room to sign. */
export function statTable({ township, table, drawings = [] }: StatTableData, options: LayoutOptions): PrintDocument {
  const unit = table.unit === '' ? '' : `单位：${table.unit}`
  return frameDocument(options, {
    columns: [labelColumn(table), ...table.columns.map((column, index) => figureColumn(table, column, index))],
    sections: [
      {
        title: options.title ?? `${township}${table.title}`,
        subtitle: { left: `填报单位（盖章）：${township}`, middle: dayLine(table), right: unit },
        groups: table.rows.map(groupOf),
        totals: table.note === '' ? [] : [`说明：${table.note}`],
        ...(drawings.length > 0 ? { drawings } : {}),
      },
    ],
    signature: { labels: listSignature, place: 'end' },
  })
}

function dayLine(table: PaperTable): string {
  return `截至 ${table.asOf}${table.against === undefined ? '' : `（与 ${table.against} 对比）`}`
}

function groupOf(row: PaperTable['rows'][number]): PrintGroup {
  const label = `${'　'.repeat(row.indent)}${row.label}`
  return { rows: [[label, ...row.cells.map((cell) => cell.text)]], ...(row.total ? { strong: true } : {}) }
}

/** Millimetres that a text of this size needs in a table. */
const emMm = 3.7
const roomMm = 4

function labelColumn(table: PaperTable): PrintColumn {
  const widest = Math.max(textWidth(table.rowLabel), ...table.rows.map((row) => textWidth(row.label) + row.indent))
  return { id: 'label', header: [table.rowLabel], width: Math.min(60, Math.max(20, widest * emMm + roomMm)), align: 'left' }
}

function figureColumn(table: PaperTable, column: PaperTable['columns'][number], index: number): PrintColumn {
  const widest = Math.max(textWidth(column.header.at(-1) ?? '') / 2, ...table.rows.map((row) => textWidth(row.cells[index]?.text ?? '')))
  const isFigure = column.align === 'right'
  const width = Math.min(isFigure ? 40 : 50, Math.max(14, widest * emMm + roomMm))
  return { id: column.id, header: column.header, width, align: column.align, ...(column.nowrap ? { nowrap: true } : {}) }
}
