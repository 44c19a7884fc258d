import { columnLetter } from './grid.ts'
import type { PlannedRow, TablePlan } from './planTypes.ts'
import type { SheetReader } from './rawTable.ts'
import { placeAt } from './planContext.ts'

/** The sheet of parked rows, as kept (JSON): enough to plan its rows again without the file. */
export type ParkedLayout = Readonly<{
  title: string
  units: readonly string[]
  headings: readonly Readonly<{ index: number; path: readonly string[] }>[]
  /** What each column carried; `by: person` was decided. Columns of spread members and of years are matched anew. */
  columns: readonly Readonly<{ index: number; ledger: string | null; field: string | null; by: 'person' | 'program' }>[]
}>

/** Cells of a parked row by zero-based column, blank ones left out; `village`, `group`: where title or caption place it. */
export type ParkedCells = Readonly<{ texts: Readonly<Record<string, string>>; village?: string; group?: string }>

/** Why a row waits; `column` null: the whole row. */
export type ParkedProblem = Readonly<{ column: number | null; message: string }>

export type ParkedContent = Readonly<{ row: number; cells: ParkedCells; problems: readonly ParkedProblem[] }>

export type ParkedRow = ParkedContent & Readonly<{ id: string; head: string | null; table: string; place: string }>

type Edits = Readonly<Record<number, Readonly<Record<number, string>>>> | undefined

export function parkedLayout(plan: TablePlan, decided: ReadonlySet<number>): ParkedLayout {
  const { table, match } = plan
  const plain = match.columns.filter((column) => column.repeat === undefined && column.year === undefined)
  return {
    title: table.title,
    units: table.units,
    headings: table.headings.map(({ index, path }) => ({ index, path })),
    columns: plain.map(({ index, ledger, field }) => ({ index, ledger, field, by: decided.has(index) ? 'person' : 'program' })),
  }
}

/** The rejected rows of a table with everything needed to plan them later. */
export function rejectedRows(plan: TablePlan, reader: SheetReader, edits: Edits): readonly ParkedContent[] {
  const texts = rowTexts(plan, reader, edits)
  const indexOf = new Map(plan.match.columns.map(({ index }) => [columnLetter(index), index]))
  return plan.rows
    .filter((row) => row.decision === 'rejected')
    .map((row) => {
      const place = placeAt(plan.table, row.row)
      const cells = {
        texts: texts(row.row),
        ...(place?.village ? { village: place.village } : {}),
        ...(place?.group ? { group: place.group } : {}),
      }
      return { row: row.row, cells, problems: problemsOf(row, indexOf) }
    })
}

function problemsOf(row: PlannedRow, indexOf: ReadonlyMap<string, number>): readonly ParkedProblem[] {
  const errors = row.problems.filter((problem) => problem.severity === '错误')
  if (errors.length === 0) return [{ column: null, message: row.why ?? '本行有错误' }]
  return errors.map(({ column, header, message }) => ({
    column: indexOf.get(column) ?? null,
    message: header === '' ? message : `${header}：${message}`,
  }))
}

/**
 * Texts of a row as the plan saw them: typed ones first, merged cells resolved. Where the cells of a household stand only
 * in its first row, they are those of the nearest row above: alone, the row must still say whose it is.
 */
export function rowTexts(plan: TablePlan, reader: SheetReader, edits: Edits): (row: number) => Readonly<Record<string, string>> {
  const { match, table } = plan
  const isBlocks = match.shape === 'householdBlocks'
  const filled = new Set(
    match.columns.filter(({ ledger }) => isBlocks && ledger !== null && ledger !== match.ledger).map(({ index }) => index),
  )
  const at = (row: number, column: number): string => edits?.[row]?.[column] ?? reader.text(row - 1, column, true)
  const above = (row: number, column: number): string => {
    for (let one = row; one >= Math.max(table.dataRows[0], row - longestBlock); one -= 1) {
      const text = at(one, column)
      if (text.trim() !== '') return text
    }
    return ''
  }
  return (row) => {
    const texts: Record<string, string> = {}
    for (const { index } of table.headings) {
      const text = filled.has(index) ? above(row, index) : at(row, index)
      if (text.trim() !== '') texts[index] = text
    }
    return texts
  }
}

/** Rows of the largest household. */
const longestBlock = 30

/** What a new import of the same layout does with a row that waits. */
export type Settled = Readonly<{ parked: ParkedRow; row: PlannedRow }>

/**
 * Finds waiting rows again in a table of the same layout: by the cells that were right, else, in the same sheet of the
 * same file, by the row number when half of the cells agree. `isSameFile` tells the latter of a waiting row.
 */
export function findAgain(
  waiting: readonly ParkedRow[],
  plan: TablePlan,
  texts: (row: number) => Readonly<Record<string, string>>,
  isSameFile: (row: ParkedRow) => boolean,
): readonly Settled[] {
  if (waiting.length === 0) return []
  const planned = plan.rows.filter((row) => row.decision !== 'skipped')
  const known = new Map(planned.map((row) => [row.row, texts(row.row)]))
  const byCells = new Map<string, ReadonlyMap<string, readonly PlannedRow[]>>()
  const taken = new Set<number>()
  const settled: Settled[] = []
  for (const parked of waiting) {
    const columns = rightColumns(parked)
    const kind = columns.join(' ')
    let index = byCells.get(kind)
    if (!index) byCells.set(kind, (index = indexRows(planned, known, columns)))
    const alike = (columns.length < leastCells ? [] : (index.get(signature(parked.cells.texts, columns)) ?? [])).filter(
      (row) => !taken.has(row.row),
    )
    const sameRow = planned.find((row) => row.row === parked.row && isSameFile(parked) && !taken.has(row.row))
    const found =
      alike.find((row) => row === sameRow) ??
      (alike.length === 1 ? alike[0] : undefined) ??
      (sameRow && agree(parked.cells.texts, known.get(sameRow.row) ?? {}) ? sameRow : undefined)
    if (!found) continue
    taken.add(found.row)
    settled.push({ parked, row: found })
  }
  return settled
}

/** Fewer right cells than this name no row. */
const leastCells = 2

function rightColumns({ cells, problems }: ParkedRow): readonly string[] {
  const wrong = new Set(problems.map(({ column }) => String(column)))
  return Object.keys(cells.texts).filter((column) => !wrong.has(column))
}

function indexRows(
  rows: readonly PlannedRow[],
  texts: ReadonlyMap<number, Readonly<Record<string, string>>>,
  columns: readonly string[],
): ReadonlyMap<string, readonly PlannedRow[]> {
  const index = new Map<string, PlannedRow[]>()
  for (const row of rows) {
    const key = signature(texts.get(row.row) ?? {}, columns)
    const held = index.get(key)
    if (held) held.push(row)
    else index.set(key, [row])
  }
  return index
}

function signature(texts: Readonly<Record<string, string>>, columns: readonly string[]): string {
  return columns.map((column) => (texts[column] ?? '').trim()).join('\u0001')
}

function agree(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const columns = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  const same = columns.filter((column) => (one[column] ?? '').trim() === (other[column] ?? '').trim()).length
  return same * 2 >= columns.length
}
