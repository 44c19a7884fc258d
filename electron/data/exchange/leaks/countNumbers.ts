import type { Engine } from '#data/engine/engine.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { LeakCounts } from '#shared/ipc/parts/leaks.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { isOwn } from '#shared/ledger/registry.ts'
import { findFullNumbers, type FullNumber } from '#shared/values/fullNumbers.ts'

/** Different numbers; a person is an ID number, without any of those each telephone or card. */
export function counted(found: readonly FullNumber[]): Readonly<{ numbers: LeakCounts; persons: number }> {
  const distinct = (kind: FullNumber['kind']): number => new Set(found.filter((one) => one.kind === kind).map(({ number }) => number)).size
  const numbers = { idCard: distinct('idCard'), phone: distinct('phone'), bankCard: distinct('bankCard') }
  return { numbers, persons: numbers.idCard || Math.max(numbers.phone, numbers.bankCard) }
}

/** The full numbers in one value. */
export function numbersIn(field: FieldDefinition, value: FieldValue | undefined): readonly FullNumber[] {
  if (typeof value !== 'string' || value === '') return []
  // What an own field keeps is a number of a person even where it is wrong in itself.
  if (field.sensitive) return [{ kind: field.sensitive, number: value, from: 0, to: value.length }]
  return findFullNumbers(value)
}

/** Fields in which numbers of persons may stand: their own, and words about them. */
function mayHoldNumbers(field: FieldDefinition): boolean {
  return isOwn(field) && !field.secret && (field.sensitive !== undefined || field.type === 'text' || field.type === 'longtext')
}

/** The full numbers in these fields of records, or of all of them; records in the bin, too, as they go along. */
export function numbersInTable(
  engine: Engine,
  ledger: LedgerDefinition,
  fields: readonly FieldDefinition[],
  ids: Iterable<string> | null,
): readonly FullNumber[] {
  const chosen = fields.filter(mayHoldNumbers)
  if (chosen.length === 0) return []
  const where = ids === null ? '' : ' WHERE id IN (SELECT value FROM json_each(?))'
  const sql = `SELECT ${chosen.map(columnOf).join(', ')} FROM ${ledger.table}${where}`
  const rows = engine.values(sql, ids === null ? [] : [JSON.stringify([...ids])])
  return rows.flatMap((row) => row.flatMap((value, index) => numbersIn(chosen[index]!, value as FieldValue)))
}
