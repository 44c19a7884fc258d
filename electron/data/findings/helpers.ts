import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger } from '#shared/ledger/registry.ts'
import type { Reading } from './recordReader.ts'

/** A select of `household, helper, name` of the pairs that hold today; null where the file knows no pairing. */
export function currentHelpersSql({ registry, today }: Reading): string | null {
  const pairing = findLedger(registry, 'pairing')
  const helper = findLedger(registry, 'helper')
  const wanted = ['household', 'helper', 'to', 'state'].map((id) => pairing && findField(pairing, id))
  const name = helper && findField(helper, 'name')
  if (!pairing || !helper || !name || !wanted.every((field): field is FieldDefinition => field !== undefined)) return null
  const [household, person, to, state] = wanted.map(columnOf)
  return `SELECT p.${household} AS household, h.id AS helper, h.${columnOf(name)} AS name
    FROM ${pairing.table} p JOIN ${helper.table} h ON h.id = p.${person} AND h._removed = 0
    WHERE p._removed = 0 AND (p.${to} IS NULL OR p.${to} = '' OR p.${to} >= '${today}') AND coalesce(p.${state}, '结对中') = '结对中'`
}
