import type { Engine } from '#data/engine/engine.ts'
import type { ReadContext } from '#data/store/read.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, isVirtual, type Registry } from '#shared/ledger/registry.ts'
import type { KnownRecord, KnownRecords } from '#shared/importing/planTypes.ts'

/** All records of the office's ledgers as they stand, removed ones included: what an import is matched against. */
export function loadKnown(context: ReadContext): KnownRecords {
  const ledgers = context.registry.ledgers.filter((ledger) => !ledger.system)
  return Object.fromEntries(ledgers.map((ledger) => [ledger.id, loadLedger(context, ledger)]))
}

function loadLedger({ engine, registry }: ReadContext, ledger: LedgerDefinition): readonly KnownRecord[] {
  const fields = ledger.fields.filter((field) => !isVirtual(field))
  const filled = filledFields(engine, ledger, fields)
  const ids = filled.map((field) => field.id)
  const words = filled.map((field) => wordsOf(registry, field))
  // A copy of one object for every record: assigning fifty names one by one makes each record a hash table.
  const blank: Record<string, FieldValue> = Object.fromEntries(fields.map((field) => [field.id, null]))
  const records: KnownRecord[] = []
  const columns = filled.map((field, index) => `, ${numbered(columnOf(field), words[index] ?? [])}`).join('')
  engine.each(`SELECT id, _head, _removed${columns} FROM ${ledger.table}`, (row) => {
    const values = { ...blank }
    for (let index = 0; index < ids.length; index += 1) {
      const told = row[index + 3] as FieldValue
      const list = words[index]
      values[ids[index]!] = list && typeof told === 'number' ? list[told]! : told
    }
    records.push({ id: row[0] as string, head: row[1] as string | null, removed: row[2] === 1, values })
  })
  return records
}

/** Words of longer lists come as they stand: comparing with each of them costs more than a text. */
const mostWords = 16

/** What a choice says is one of a few words, the same text for all records; null where that cannot be told beforehand. */
function wordsOf(registry: Registry, field: FieldDefinition): readonly string[] | null {
  const list = field.type === 'choice' ? codesOf(registry, field) : undefined
  return list && list.items.length <= mostWords ? list.items.map((item) => item.value) : null
}

/** The place of a word in the list: a number crosses from the engine in a tenth of the time of a text, and no text is made. */
function numbered(column: string, words: readonly string[]): string {
  if (words.length === 0) return column
  return `CASE ${column} ${words.map((word, place) => `WHEN '${word.replaceAll("'", "''")}' THEN ${place}`).join(' ')} ELSE ${column} END`
}

/** Most offices fill less than half of the fields; fetching a blank costs as much as fetching a value. */
function filledFields(engine: Engine, ledger: LedgerDefinition, fields: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const soon = new Set(filledIn(engine, `(SELECT * FROM ${ledger.table} LIMIT 500)`, fields))
  const late = new Set(
    filledIn(
      engine,
      ledger.table,
      fields.filter((field) => !soon.has(field)),
    ),
  )
  return fields.filter((field) => soon.has(field) || late.has(field))
}

function filledIn(engine: Engine, rows: string, fields: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const counts = engine.values(`SELECT ${fields.map((field) => `count(${columnOf(field)})`).join(', ') || '0'} FROM ${rows}`)[0]
  return fields.filter((_, index) => counts?.[index] !== 0)
}
