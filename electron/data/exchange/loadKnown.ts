import type { ReadContext } from '#data/store/read.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { isVirtual } from '#shared/ledger/registry.ts'
import type { KnownRecord, KnownRecords } from '#shared/importing/planTypes.ts'

/** All records of the office's ledgers as they stand, removed ones included: what an import is matched against. */
export function loadKnown(context: ReadContext): KnownRecords {
  const ledgers = context.registry.ledgers.filter((ledger) => !ledger.system)
  return Object.fromEntries(ledgers.map((ledger) => [ledger.id, loadLedger(context, ledger)]))
}

function loadLedger(context: ReadContext, ledger: LedgerDefinition): readonly KnownRecord[] {
  const fields = ledger.fields.filter((field) => !isVirtual(field))
  const rows = context.engine.values(
    `SELECT id, _head, _removed${fields.map((field) => `, ${columnOf(field)}`).join('')} FROM ${ledger.table}`,
  )
  return rows.map((row) => {
    const values: Record<string, FieldValue> = {}
    for (let index = 0; index < fields.length; index += 1) values[fields[index]!.id] = row[index + 3] as FieldValue
    return { id: row[0] as string, head: row[1] as string | null, removed: row[2] === 1, values }
  })
}
