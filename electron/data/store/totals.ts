import type { Outputs } from '#shared/ipc/outputs.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Selection } from '#shared/ipc/contract.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { isAddedUp } from '#shared/ledger/derive/addedUp.ts'
import { findField } from '#shared/ledger/registry.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { columnReader } from './columns.ts'
import { compileFilter } from './compileQuery.ts'
import { selected, type ReadContext } from './read.ts'

/** Count and sums (分 for money, scaled quantities) over the selected records. */
export function totalsOf(
  context: ReadContext,
  ledger: LedgerDefinition,
  selection: Omit<Selection, 'ledger'>,
): Outputs['ledger.totals'] | Fault {
  const fields = ledger.fields.filter(isAddedUp)
  const reader = columnReader(context.registry, ledger, context.today)
  const where = selected(context, ledger, reader, selection)
  if (isFault(where)) return where
  const sums = fields.map((field) => `coalesce(sum(${reader.value(field.id).sql}), 0)`)
  const sql = `SELECT count(*)${sums.map((sum) => `, ${sum}`).join('')} FROM ${reader.from()} WHERE ${where.sql}`
  const row = context.engine.values(sql, where.params)[0]!
  return {
    records: row[0] as number,
    sums: Object.fromEntries(fields.map((field, index) => [field.id, row[index + 1] as number])),
  }
}

/** Values that occur in a field with their counts, most frequent first, blank as ''. At most 500. */
export function distinctValues(
  context: ReadContext,
  ledger: LedgerDefinition,
  fieldId: string,
  filter?: string,
): Outputs['ledger.distinct'] | Fault {
  const field = findField(ledger, fieldId)
  if (!field) return { fault: 'query.field', field: fieldId }
  // A list of everybody's numbers would be a way around masking, and serves no filter.
  if (field.sensitive) return []
  const reader = columnReader(context.registry, ledger, context.today)
  const condition = filter?.trim() ? compileFilter(filter, ledger, reader) : null
  if (condition && isFault(condition)) return condition
  const value = reader.label(fieldId)
  const where = `t._removed = 0${condition ? ` AND ${condition.sql}` : ''}`
  const rows = context.engine.values(
    `SELECT coalesce(${value}, '') AS v, count(*) AS n FROM ${reader.from()} WHERE ${where} GROUP BY v ORDER BY n DESC, v LIMIT 500`,
    condition?.params ?? [],
  )
  return rows.map((row) => ({
    value: row[0] as FieldValue,
    label: labelOf(field, row[0] as FieldValue),
    count: row[1] as number,
  }))
}

function labelOf(field: FieldDefinition, value: FieldValue): string {
  if (value === '' || value === null) return '（空白）'
  return field.type === 'link' ? String(value) : formatValue(field, value, { mask: true })
}
