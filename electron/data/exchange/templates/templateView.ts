import { columnLetters } from '#data/excel/address.ts'
import type { FilledCell } from '#data/excel/filling/rowText.ts'
import { serialToIso, SHIFT_1904 } from '#shared/importing/excelSerial.ts'
import type { TemplateColumnView, TemplatePreview, TemplateTableView } from '#shared/ipc/parts/templates.ts'
import type { TableRows } from './fillTemplate.ts'
import { targetOf, type Template, type TemplateColumn, type TemplateTable } from './template.ts'

/** `decided`: columns that a person pointed at or left blank. */
export function tableView(table: TemplateTable, decided: ReadonlySet<number>): TemplateTableView {
  const { sheet, title, ledger, headerRows, room } = table
  return {
    sheet,
    title,
    ledger,
    headerRows,
    room: room.last - room.first + 1,
    used: room.used.length,
    columns: table.columns.map((column) => columnView(column, decided.has(column.match.index))),
  }
}

/** Below this the heading only resembles the field: a person looks at it. */
const sureFrom = 0.8

function columnView(column: TemplateColumn, isDecided: boolean): TemplateColumnView {
  const { index, header, unit, why, confidence, candidates } = column.match
  const target = targetOf(column)
  const decided = isDecided || why === 'memory' || why === 'key'
  return {
    index,
    letter: columnLetters(index),
    header,
    role: column.role,
    target,
    sure: column.role !== 'field' || decided || (target !== null && confidence >= sureFrom),
    candidates: candidates ?? [],
    unit,
  }
}

const shownRows = 20

/** The first rows with every column of the table, as the sheet will show them. */
export function previewRows(template: Template, tables: readonly TableRows[], perVillage: boolean): TemplatePreview {
  const [first] = tables
  const columns = first?.table.columns ?? []
  const places = columns.map((column) => first?.content.columns.indexOf(column.match.index) ?? -1)
  return {
    counts: tables.map((one) => one.content.rows.length),
    headers: columns.map((column) => column.match.header),
    rows: (first?.content.rows ?? []).slice(0, shownRows).map((row, at) =>
      columns.map((column, index) => {
        if (column.role === 'number') return String(at + 1)
        return column.role === 'formula' ? '（公式）' : shownCell(template, column, row[places[index]!] ?? null)
      }),
    ),
    notices: noticesOf(template, tables, perVillage),
  }
}

function shownCell(template: Template, { format }: TemplateColumn, value: FilledCell): string {
  if (value === null) return ''
  if (typeof value === 'string' || format !== 'date') return String(value)
  return serialToIso(value + (template.look.since1904 ? SHIFT_1904 : 0))
}

/** What is worth a look before the workbook goes out. */
export function noticesOf(template: Template, tables: readonly TableRows[], perVillage: boolean): readonly string[] {
  const notices: string[] = []
  const [first] = tables
  const villages = perVillage && first ? [...new Set(first.content.villages)] : []
  const lookers = villages.length > 1 ? template.look.lookersAt(first!.table.sheet) : []
  if (lookers.length > 0)
    notices.push(`工作表“${lookers.join('”“')}”里的公式取自“${first!.table.sheet}”，一村一张表以后只取第一张（${villages[0]}），请核对。`)
  for (const { table, content } of tables) {
    if (table.room.used.length > 0) notices.push(`工作表“${table.sheet}”里已有 ${table.room.used.length} 行数据。`)
    for (const [header, words] of content.strange) {
      const shown = [...words].slice(0, 5).map((word) => `“${word}”`)
      notices.push(`“${header}”的下拉选项里没有${shown.join('、')}${words.size > 5 ? `等 ${words.size} 种` : ''}，已按台账的写法填入。`)
    }
    const others = template.tables.filter((other) => other.sheet === table.sheet && other !== table)
    if (others.length > 0) notices.push(`工作表“${table.sheet}”里有 ${others.length + 1} 张表，只填其中一张。`)
  }
  return notices
}
