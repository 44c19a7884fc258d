import { readAsOf } from '#data/store/asOf.ts'
import { queryIds, readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { decimalText } from '#shared/values/decimal.ts'

export type RowsWish = Readonly<{ filter?: string | undefined; limit?: number | undefined; asOf?: string | undefined }>

/**
 * Records for other programs: field ids as keys, money as decimal 元 strings (exact), quantities as decimal strings,
 * booleans as such, multichoice as lists, links as `{id, label}`; blank fields are null.
 */
export function ledgerRows(
  context: ReadContext,
  ledger: LedgerDefinition,
  wish: RowsWish,
): Readonly<{ total: number; rows: readonly Record<string, unknown>[] }> | Fault {
  return readAsOf(context, wish.asOf, (reading) => {
    const ids = queryIds(reading, ledger, wish.filter ? { filter: wish.filter } : {})
    if (isFault(ids)) return ids
    const chosen = wish.limit === undefined ? ids : ids.slice(0, wish.limit)
    return { total: ids.length, rows: readRecords(reading, ledger, chosen).map((row) => rowAsData(ledger, row)) }
  })
}

function rowAsData(ledger: LedgerDefinition, row: StoredRow): Record<string, unknown> {
  return Object.fromEntries([['id', row.id], ...ledger.fields.map((field) => [field.id, valueAsData(field, row)] as const)])
}

function valueAsData(field: FieldDefinition, row: StoredRow): unknown {
  const value = row.values[field.id]
  if (value === null || value === undefined || value === '') return null
  switch (field.type) {
    case 'money':
      return decimalText(Number(value), 2)
    case 'quantity':
      return decimalText(Number(value), field.scale ?? 0)
    case 'boolean':
      return value === 1
    case 'multichoice':
      return String(value).split(',')
    case 'link':
      return { id: value, label: row.links[field.id] ?? '' }
    default:
      return value
  }
}
