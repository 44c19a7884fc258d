import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { isOwn } from '#shared/ledger/registry.ts'

/** What a cell shows. Masked values arrive masked and stay so. */
export function cellText(field: FieldDefinition, row: Pick<Row, 'values' | 'links'>): string {
  const linkLabel = row.links[field.id]
  return formatValue(field, row.values[field.id], linkLabel === undefined ? {} : { linkLabel })
}

/** Numbers stand right, everything else left. */
export function isNumeric(field: FieldDefinition): boolean {
  return field.type === 'money' || field.type === 'integer' || field.type === 'quantity'
}

/** Why a cell cannot be edited, for the hint; null when it can. */
export function lockedWhy(field: FieldDefinition, row: Row | undefined, readOnly: boolean): string | null {
  if (readOnly) return '台账是只读的'
  if (!row) return '还在读取'
  if (row.removed) return '已在回收站，请先恢复'
  if (field.derived?.kind === 'parent') return '随上级记录自动得出'
  return isOwn(field) ? null : '自动得出，不用填写'
}
