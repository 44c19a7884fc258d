import type { Engine } from '#data/engine/engine.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { isOwn, type Registry } from '#shared/ledger/registry.ts'

/**
 * The logical content, one line a record: ledger, id, then the non-blank fields by name (`importLayout.ledger` where a field
 * is itself called ledger or id). Sorted, without clocks, heads or
 * removed records, so that two files with the same content give the same text.
 */
export function* dumpLines(engine: Engine, registry: Registry): Generator<string, void> {
  const ledgers = [...registry.ledgers].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const ledger of ledgers) {
    const fields = ledger.fields.filter(isOwn).sort((a, b) => (a.id < b.id ? -1 : 1))
    const rows = engine.values(
      `SELECT id${fields.map((field) => `, ${columnOf(field)}`).join('')} FROM ${ledger.table} WHERE _removed = 0 ORDER BY id`,
    )
    for (const row of rows) {
      const values: Record<string, unknown> = {}
      fields.forEach((field, index) => {
        const value = row[index + 1]
        if (value !== null) values[nameOf(ledger, field)] = value
      })
      yield JSON.stringify({ ledger: ledger.id, id: row[0], ...values })
    }
  }
}

function nameOf(ledger: LedgerDefinition, { id }: FieldDefinition): string {
  return id === 'ledger' || id === 'id' ? `${ledger.id}.${id}` : id
}
