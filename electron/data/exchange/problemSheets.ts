import { parseAddress } from '#data/excel/address.ts'
import type { ProblemSpec, RowProblem } from '#data/excel/writeProblemWorkbook.ts'
import type { CellProblem, TablePlan } from '#shared/importing/planTypes.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import type { ImportSession } from './importSession.ts'
import { readerOf } from './tableReader.ts'

/**
 * The rejected rows of each table as sheets in the layout they came in: with title and unit line, the headings, and the
 * captions that say in which village they lie, so that the file is recognised and imported again once it is mended.
 */
export function problemSheets(session: ImportSession): readonly ProblemSpec[] {
  return session.plan.tables.filter((table) => table.include && table.balance.rejected > 0).flatMap((table) => problemSheet(session, table))
}

function problemSheet(session: ImportSession, table: TablePlan): readonly ProblemSpec[] {
  const sheet = readerOf(session, table)
  if (!sheet) return []
  const rejected = table.rows.filter((row) => row.decision === 'rejected')
  const problems = rejected.flatMap((row) => {
    const found = row.problems.map(rowProblem)
    return found.length > 0 ? found : [{ row: row.row - 1, column: null, reason: row.why ?? '', remedy: '' }]
  })
  const household = householdAbove(sheet, table)
  const edits = session.choices[table.index]?.edits
  return [
    {
      sheet,
      headerRows: headRows(session, table),
      rows: rejected.map((row) => row.row - 1),
      captions: captionRows(table),
      problems,
      typed: (row, column) => edits?.[row + 1]?.[column] ?? household(row, column),
    },
  ]
}

/** Rows looked at above the headings: title, unit line, village; more is not part of a table. */
const mostAbove = 6

/** From the title to the last row of headings, zero-based; what belongs to a table above stays with it. */
function headRows({ plan }: ImportSession, { table }: TablePlan): readonly number[] {
  const above = plan.tables
    .filter((other) => other.table.sheet === table.sheet && other.table.headerRows[1] < table.headerRows[0])
    .flatMap((other) => [other.table.dataRows[1], ...other.table.skipped.map((skipped) => skipped.row)])
    .filter((row) => row < table.headerRows[0])
  const first = Math.max(1, table.headerRows[0] - mostAbove, ...above.map((row) => row + 1))
  return Array.from({ length: table.headerRows[1] - first + 1 }, (_, index) => first - 1 + index)
}

/** Lines between the rows that say in which village, and in which group of it, a row lies. */
function captionRows({ table }: TablePlan): (row: number) => readonly number[] {
  const marks = table.places.filter((place) => place.row > table.headerRows[1])
  return (row) => {
    const above = marks.filter((mark) => mark.row <= row)
    const last = above.at(-1)
    const village = last?.group === null ? undefined : above.filter((mark) => mark.group === null).at(-1)
    return [village, last].flatMap((mark) => (mark ? [mark.row - 1] : []))
  }
}

function rowProblem({ row, column, header, field, message, proposal }: CellProblem): RowProblem {
  const place = parseAddress(`${column}1`)?.column ?? null
  const wrong = field ? `请改正“${header}”后再导入` : '请核对本行后再导入'
  return { row: row - 1, column: place, reason: message, remedy: proposal === undefined ? wrong : `很可能是 ${proposal}，请核对后改正` }
}

/** Where a household is written in its first row only, a member's row that stands alone has to say whose it is. */
function householdAbove(sheet: SheetReader, { match, table }: TablePlan): (row: number, column: number) => string | undefined {
  if (match.shape !== 'householdBlocks') return () => undefined
  const columns = new Set(match.columns.filter((column) => column.ledger === 'household').map((column) => column.index))
  const begins = (row: number): boolean => [...columns].some((column) => sheet.text(row, column) !== '')
  return (row, column) => {
    if (!columns.has(column) || begins(row)) return undefined
    let first = row
    while (first >= table.dataRows[0] && !begins(first)) first -= 1
    return sheet.text(first, column, true) || undefined
  }
}
