import type { FieldProblem } from '#shared/ipc/outputs.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, isOwn } from '#shared/ledger/registry.ts'
import { readRecords, type ReadContext } from './read.ts'
import { titleOf } from './search.ts'

/**
 * Another record of the ledger with the same number: 户编号, 人编号, 证件号码 (R008). Storage itself allows it, since real
 * files carry doubles; a person who types one is told where the other is.
 */
export function duplicateProblems(
  context: ReadContext,
  ledger: LedgerDefinition,
  recordId: string | null,
  values: FieldValues,
): readonly FieldProblem[] {
  return numberFields(ledger).flatMap((field) => duplicatesOf(context, ledger, field, { recordId, value: values[field.id] ?? null }))
}

/** Fields whose value belongs to one record only. */
export function numberFields(ledger: LedgerDefinition): readonly FieldDefinition[] {
  const keys = ledger.naturalKeys.filter((key) => key.length === 1).map((key) => findField(ledger, key[0]!))
  return keys.filter((field): field is FieldDefinition => field !== undefined && isOwn(field))
}

/** Blank is nobody's, and 999999… stands for persons without a number. */
export function isNumberOfOne(value: FieldValue): value is string | number {
  return value !== null && value !== '' && !String(value).startsWith('999999')
}

type Wanted = Readonly<{ recordId: string | null; value: string | number | null }>

function duplicatesOf(context: ReadContext, ledger: LedgerDefinition, field: FieldDefinition, wanted: Wanted): readonly FieldProblem[] {
  if (!isNumberOfOne(wanted.value)) return []
  const sql = `SELECT id FROM ${ledger.table} WHERE ${columnOf(field)} = ? AND _removed = 0 AND id <> ? LIMIT 3`
  const ids = context.engine.values(sql, [wanted.value, wanted.recordId ?? '']).map((row) => row[0] as string)
  if (ids.length === 0) return []
  return readRecords(context, ledger, ids).map((row) => {
    const where = [row.links.village, row.links.group, row.values.headName ? `${String(row.values.headName)}户` : '', titleOf(ledger, row)]
    const words = [...new Set(where.filter((part) => part))].join(' ')
    return {
      field: field.id,
      code: `${field.id}.duplicate`,
      severity: '错误' as const,
      message: `${field.label}已经登记在：${words}`,
    }
  })
}
