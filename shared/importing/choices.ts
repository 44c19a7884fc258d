import type { PlannedRecord } from './planTypes.ts'

/** What becomes of a column: the sheet wins, only blank fields are filled, or every differing cell is decided by a person. */
export const fieldModes = ['overwrite', 'blank', 'ask'] as const
export type FieldMode = (typeof fieldModes)[number]

export type Choice = 'take' | 'leave'

/** What a person chose in the review. A cell goes before its row, the row before its column. */
export type PlanChoices = Readonly<{
  /** `member.phone` → what becomes of the field; those that are missing are overwritten, save guarded cells. */
  modes: Readonly<Record<string, FieldMode>>
  /** By `rowKey`. */
  rows: ReadonlyMap<string, Choice>
  /** By `cellKey`. */
  cells: ReadonlyMap<string, Choice>
  /** Cells (`cellKey`) whose present value came from a source that goes before this one: asked, unless the column was chosen. */
  guarded: Pick<ReadonlySet<string>, 'size' | 'has'>
}>

export const noChoices: PlanChoices = { modes: {}, rows: new Map(), cells: new Map(), guarded: new Set() }

/** A row of the workbook: place of its table and its number in Excel. */
export function rowKey(table: number, row: number): string {
  return `${table} ${row}`
}

/** A field of a known record. */
export function cellKey(record: Pick<PlannedRecord, 'ledger' | 'recordId'>, field: string): string {
  return `${record.ledger} ${record.recordId} ${field}`
}

/** What becomes of a changed field of a known record; `ask`: nobody has decided, so it keeps its value. */
export function cellChoice(choices: PlanChoices, record: PlannedRecord, field: string, row: Choice | undefined): Choice | 'ask' {
  const said = choices.cells.get(cellKey(record, field)) ?? row
  if (said !== undefined) return said
  if ((record.before[field] ?? null) === null) return 'take'
  const mode = choices.modes[`${record.ledger}.${field}`]
  if (mode === undefined) return choices.guarded.has(cellKey(record, field)) ? 'ask' : 'take'
  return mode === 'overwrite' ? 'take' : mode === 'blank' ? 'leave' : 'ask'
}
