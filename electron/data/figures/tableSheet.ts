import type { CellValue, ColumnSpec, SheetSpec } from '#data/excel/sheetSpec.ts'
import { changeText, isFigure } from '#shared/measures/paperTable.ts'
import type { TableAnswer, TableCell, TableHead } from '#shared/ipc/parts/figures.ts'
import { numberIn } from './measureSheet.ts'

/**
 * A statistical table as a sheet: numbers as numbers, groups in the heading, the day and what it says underneath. With
 * `against` each figure stands three times: on that day, now, and the difference.
 */
export function tableSheet(answer: TableAnswer, township: string, against?: string): SheetSpec {
  const total = answer.rows.find((row) => row.total)
  const body = answer.rows.filter((row) => !row.total)
  return {
    name: answer.label,
    title: `${township}${answer.label}`,
    unitLine: `截至 ${answer.asOf}${against === undefined ? '' : `，与 ${against} 对比`}`,
    columns: [
      { header: answer.rowLabel, key: 'label', kind: 'text', width: 20 },
      ...answer.columns.flatMap((head) => columnSpecs(head, answer.asOf, against)),
    ],
    rows: body.map((row) => [`${'　'.repeat(row.indent ?? 0)}${row.label}`, ...cellsOf(answer, row.cells, against)]),
    ...(total ? { totals: [total.label, ...cellsOf(answer, total.cells, against)] } : {}),
    notes: [answer.note],
    freeze: 1,
    landscape: true,
  }
}

function cellsOf(answer: TableAnswer, cells: readonly TableCell[], against: string | undefined): readonly CellValue[] {
  return cells.flatMap((cell, index) => {
    const head = answer.columns[index]!
    const now = cellValue(head, cell)
    if (against === undefined || !isFigure(head)) return [now]
    const then = cell.against
    return [then ? cellValue(head, then) : null, now, numberIn(changeText(cell.text, then?.text ?? ''))]
  })
}

function columnSpecs(head: TableHead, asOf: string, against: string | undefined): readonly ColumnSpec[] {
  const spec = columnSpec(head)
  if (against === undefined || !isFigure(head)) return [spec]
  const at = (day: string, key: string, kind = spec.kind): ColumnSpec => ({ ...spec, header: `${spec.header}\n${day}`, key, kind })
  return [at(against, `${head.id} then`), at(asOf, head.id), at('增减', `${head.id} change`, 'number')]
}

function columnSpec(head: TableHead): ColumnSpec {
  const unit = head.unit === undefined ? '' : `（${head.unit}）`
  const header = `${head.group === undefined ? '' : `${head.group}\n`}${head.label}${unit}`
  return { header, key: head.id, kind: kindOf(head), width: kindOf(head) === 'text' ? 20 : 12 }
}

function kindOf(head: TableHead): ColumnSpec['kind'] {
  if (head.kind === 'money') return head.unit === '万元' ? 'number' : 'money'
  if (head.kind === 'percent' || head.kind === 'quantity') return 'number'
  if (head.kind === 'integer' || head.kind === 'year') return 'integer'
  return head.kind === 'date' ? 'date' : 'text'
}

/** 分 stay 分 in money columns; what is shown in 万元 or as a decimal goes as the number that is read. */
function cellValue(head: TableHead, cell: Pick<TableCell, 'value' | 'text'>): CellValue {
  if (cell.value === null) return null
  const kind = kindOf(head)
  if (kind === 'number') return cell.text === '' ? null : Number(cell.text.replace(/,/g, ''))
  return kind === 'text' ? cell.text : cell.value
}
