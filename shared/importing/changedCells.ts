import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { unitOf } from './family.ts'
import type { ImportPlan, PlannedRow, TablePlan } from './planTypes.ts'

/** A cell of a row that changes a known record: zero-based column, place in `records`, field of that record. */
export type ChangedCell = Readonly<{ column: number; place: number; field: string }>

/** `member.phone` → columns of the table that write it, in order. */
export type WrittenColumns = ReadonlyMap<string, readonly number[]>

/** What a column writes is not always its own field: in a list of households 户主电话 is the phone of the head. */
export function writtenColumns(registry: Registry, { match }: Pick<TablePlan, 'match'>): WrittenColumns {
  const unit = unitOf(registry)
  const columns = new Map<string, number[]>()
  const add = (ledger: string, field: string, index: number): void => {
    const key = `${ledger}.${field}`
    columns.set(key, [...(columns.get(key) ?? []), index])
  }
  for (const { index, ledger, field, also = [] } of match.columns) {
    for (const target of ledger && field ? [{ ledger, field }, ...also] : []) {
      const shown = unit?.parent.id === target.ledger && match.shape !== 'memberList' ? unit.shown.get(target.field) : undefined
      if (unit && shown !== undefined) add(unit.child.id, shown, index)
      else add(target.ledger, target.field, index)
    }
  }
  return columns
}

export type CellReading = Readonly<{ registry: Registry; columns: WrittenColumns; text: (column: number) => string }>

/** The cells with which a row changes what is on record, as the plan has them before any choice. */
export function changedCells(plan: ImportPlan, row: PlannedRow, reading: CellReading): readonly ChangedCell[] {
  const cells: ChangedCell[] = []
  for (const place of row.records) {
    const record = plan.records[place]
    if (!record || record.recordId === null || record.decision === 'same') continue
    for (const field in record.after) {
      const columns = reading.columns.get(`${record.ledger}.${field}`)
      if (!columns) continue
      const column = columns.length === 1 ? columns[0] : ownColumn(columns, cells, shownText(reading, record, field), reading.text)
      if (column !== undefined) cells.push({ column, place, field })
    }
  }
  return cells
}

type Shown = Readonly<{ ledger: string; after: Readonly<Record<string, string | number | null>> }>

function shownText({ registry }: CellReading, { ledger, after }: Shown, fieldId: string): string {
  const definition = findLedger(registry, ledger)
  const field = definition && findField(definition, fieldId)
  return field ? formatValue(field, after[fieldId] ?? null) : ''
}

/** Records spread sideways share a field: the column that says this value, else the first that no other record took. */
function ownColumn(
  columns: readonly number[],
  taken: readonly ChangedCell[],
  shown: string,
  text: CellReading['text'],
): number | undefined {
  const free = columns.filter((column) => text(column) !== '' && !taken.some((cell) => cell.column === column))
  return free.find((column) => saysSame(text(column).trim(), shown)) ?? free[0]
}

function saysSame(text: string, shown: string): boolean {
  if (text === shown) return true
  const [one, other] = [text, shown].map((each) => Number(each.replace(/[,，\s￥¥元]/g, '')))
  return shown !== '' && text !== '' && one === other
}
