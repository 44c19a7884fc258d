import { columnAlign, type Align } from './grid.ts'
import type { FieldDefinition, LedgerDefinition } from '../define.ts'
import { unitOf } from './unitOf.ts'

export type PrintColumn = Readonly<{
  field: FieldDefinition
  /** Heading with the unit: 耕地面积（亩）. */
  header: string
  /** Millimetres. */
  width: number
  align: Align
}>

/** Columns of the 花名册: those asked for by id, else those that print from the start. */
export function printColumns(ledger: LedgerDefinition, ids?: readonly string[]): readonly PrintColumn[] {
  const fields = ids
    ? ids.flatMap((id) => ledger.fields.find((field) => field.id === id) ?? [])
    : ledger.fields.filter((field) => field.inPrint === true && !field.retired)
  return fields.map((field) => ({
    field,
    header: headingWithUnit(field),
    width: field.printWidth ?? defaultWidth(field),
    align: columnAlign(field),
  }))
}

/** Money is headed 元 even where the definition names no unit; counts of people need no （人）. */
export function headingWithUnit(field: FieldDefinition): string {
  const unit = unitOf(field)
  if (unit === null || field.type === 'integer' || /[）)]$/.test(field.label)) return field.label
  return `${field.label}（${unit}）`
}

const widths: Partial<Record<FieldDefinition['type'], number>> = {
  longtext: 30,
  date: 20,
  year: 12,
  integer: 14,
  money: 22,
  quantity: 16,
  idCard: 40,
  phone: 26,
  bankCard: 42,
  boolean: 10,
}

function defaultWidth(field: FieldDefinition): number {
  return widths[field.type] ?? 24
}
