import type { FieldDefinition, LedgerDefinition } from '../define.ts'

/** How a grid cell is drawn and filtered. */
export type ColumnKind = 'text' | 'number' | 'date' | 'boolean' | 'choice' | 'link' | 'personal'
export type Align = 'left' | 'right' | 'center'

export type GridColumn = Readonly<{
  field: FieldDefinition
  kind: ColumnKind
  /** Pixels at 100 %. */
  width: number
  align: Align
  /** Shown from the start; the others can be added in the column menu. */
  isShown: boolean
}>

/** Every column that a ledger's grid can show, in the order of the fields. */
export function gridColumns(ledger: LedgerDefinition): readonly GridColumn[] {
  return ledger.fields
    .filter((field) => !field.retired)
    .map((field) => ({
      field,
      kind: columnKind(field),
      width: Math.max(field.width ?? defaultWidth(field), headingWidth(field.label)),
      align: columnAlign(field),
      isShown: field.inGrid === true,
    }))
}

/** The heading in 14 px characters with room for its filter and sort marks: a heading that is cut off names nothing. */
function headingWidth(label: string): number {
  return label.length * 14 + 58
}

/** Figures to the right so that digits stand below each other; short answers in the middle. */
export function columnAlign(field: FieldDefinition): Align {
  if (['integer', 'money', 'quantity'].includes(field.type)) return 'right'
  return field.type === 'boolean' || field.codes === 'sex' || field.type === 'year' ? 'center' : 'left'
}

const kinds: Readonly<Record<FieldDefinition['type'], ColumnKind>> = {
  text: 'text',
  longtext: 'text',
  choice: 'choice',
  multichoice: 'choice',
  date: 'date',
  year: 'number',
  integer: 'number',
  money: 'number',
  quantity: 'number',
  idCard: 'personal',
  phone: 'personal',
  bankCard: 'personal',
  boolean: 'boolean',
  link: 'link',
}

function columnKind(field: FieldDefinition): ColumnKind {
  return field.sensitive === undefined ? kinds[field.type] : 'personal'
}

const widths: Partial<Record<FieldDefinition['type'], number>> = {
  longtext: 220,
  date: 104,
  year: 72,
  integer: 84,
  money: 112,
  quantity: 96,
  idCard: 170,
  phone: 118,
  bankCard: 180,
  boolean: 72,
}

/** Wide enough for the heading: 15 pixels a character and the sort mark. */
function defaultWidth(field: FieldDefinition): number {
  return Math.max(widths[field.type] ?? 120, Math.min(field.label.length * 15 + 28, 240))
}
