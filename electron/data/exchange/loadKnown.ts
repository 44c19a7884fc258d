import type { Engine } from '#data/engine/engine.ts'
import type { ReadContext } from '#data/store/read.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { isVirtual } from '#shared/ledger/registry.ts'
import type { KnownRecord, KnownRecords } from '#shared/importing/planTypes.ts'

/** All records of the office's ledgers as they stand, removed ones included: what an import is matched against. */
export function loadKnown(context: ReadContext): KnownRecords {
  const ledgers = context.registry.ledgers.filter((ledger) => !ledger.system)
  return Object.fromEntries(ledgers.map((ledger) => [ledger.id, loadLedger(context, ledger)]))
}

function loadLedger({ engine }: ReadContext, ledger: LedgerDefinition): readonly KnownRecord[] {
  const fields = ledger.fields.filter((field) => !isVirtual(field))
  const filled = filledFields(engine, ledger, fields)
  const ids = filled.map((field) => field.id)
  // A copy of one object for every record: assigning fifty names one by one makes each record a hash table.
  const blank: Record<string, FieldValue> = Object.fromEntries(fields.map((field) => [field.id, null]))
  const records: KnownRecord[] = []
  const columns = filled.map((field) => `, ${columnOf(field)}`).join('')
  engine.each(`SELECT id, _head, _removed${columns} FROM ${ledger.table}`, (row) => {
    const values = { ...blank }
    for (let index = 0; index < ids.length; index += 1) values[ids[index]!] = row[index + 3] as FieldValue
    records.push({ id: row[0] as string, head: row[1] as string | null, removed: row[2] === 1, values })
  })
  return records
}

/** Most offices fill less than half of the fields; fetching a blank costs as much as fetching a value. */
function filledFields(engine: Engine, ledger: LedgerDefinition, fields: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const counts = engine.values(`SELECT ${fields.map((field) => `count(${columnOf(field)})`).join(', ') || '0'} FROM ${ledger.table}`)[0]
  return fields.filter((_, index) => counts?.[index] !== 0)
}
