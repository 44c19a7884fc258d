import type { CoreContext } from '#data/core/context.ts'
import type { Engine } from '#data/engine/engine.ts'
import type { ReadContext } from '#data/store/read.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { isVirtual } from '#shared/ledger/registry.ts'
import { linkedLedgers, unitOf } from '#shared/importing/family.ts'
import type { KnownRecord, KnownRecords } from '#shared/importing/planTypes.ts'
import { KnownRow } from './knownTable.ts'
import { readStoredTable, type StoredTable } from './storedTable.ts'
import { openTextShelf, type TextShelf } from './textShelf.ts'

/** As `loadKnown`, of the open file and from its own pages, where they need not be put together for it. */
export function knownOfFile(
  context: CoreContext,
  isWanted?: (ledger: LedgerDefinition) => boolean,
): Record<string, readonly KnownRecord[]> {
  const { database } = context.file()
  return loadKnown(context.reading(), database.captureMode() === 'tracked' ? database.image() : null, isWanted)
}

/** Records of the open file, read while nothing was written to it; `isTrue` tells at the end whether that held. */
export type KnownAsAsked = Readonly<{ known: KnownRecords; isTrue: () => boolean }>

/**
 * As `knownOfFile`, but at once only households, persons and what they link to, which nearly every list asks for; the other seventy
 * ledgers when the plan first asks for them. `isStill`: nothing was written since; what is asked for later than that is empty.
 */
export function knownAsAsked(context: CoreContext, isStill: () => boolean): KnownAsAsked {
  const { registry } = context.reading()
  const unit = unitOf(registry)
  const own = unit ? [unit.parent, unit.child] : []
  const atOnce = new Set([...own, ...own.flatMap((ledger) => linkedLedgers(registry, ledger))])
  const known = knownOfFile(context, (ledger) => atOnce.has(ledger))
  let isTrue = true
  for (const ledger of registry.ledgers.filter((one) => !one.system && !atOnce.has(one))) {
    let records: readonly KnownRecord[] | undefined
    const read = (): readonly KnownRecord[] => {
      isTrue &&= isStill()
      return isTrue ? (knownOfFile(context, (one) => one === ledger)[ledger.id] ?? []) : []
    }
    Object.defineProperty(known, ledger.id, { enumerable: true, configurable: true, get: () => (records ??= read()) })
  }
  return { known, isTrue: () => isTrue }
}

/**
 * All records of the office's ledgers as they stand, removed ones included: what an import is matched against. `image` is
 * the open file's (DatabaseFile.image), all changes in it: with it they are read in a quarter of the time.
 */
export function loadKnown(
  context: ReadContext,
  image: Uint8Array | null = null,
  isWanted: (ledger: LedgerDefinition) => boolean = () => true,
): Record<string, readonly KnownRecord[]> {
  const ledgers = context.registry.ledgers.filter((ledger) => !ledger.system && isWanted(ledger))
  const source = { engine: context.engine, image, ids: openTextShelf(1 << 15), words: openTextShelf(1 << 13) }
  return Object.fromEntries(ledgers.map((ledger) => [ledger.id, loadLedger(source, ledger)]))
}

type Source = Readonly<{ engine: Engine; image: Uint8Array | null; ids: TextShelf; words: TextShelf }>

function loadLedger(source: Source, ledger: LedgerDefinition): readonly KnownRecord[] {
  const fields = ledger.fields.filter((field) => !isVirtual(field))
  const { count, columns } = storedTable(source, ledger, fields) ?? askedTable(source.engine, ledger, fields)
  const [ids, heads, removed, ...values] = columns
  const filled = fields.flatMap((field, index) => (values[index] ? [[field.id, values[index]] as const] : []))
  const table = { columns: new Map(filled), fields: fields.map((field) => field.id) }
  const records: KnownRecord[] = []
  for (let at = 0; at < count; at += 1) {
    const name = { id: ids![at] as string, head: (heads?.[at] ?? null) as string | null, removed: removed?.[at] === 1 }
    records.push(new KnownRow(name, table, at))
  }
  return records
}

function storedTable(
  { engine, image, ids, words }: Source,
  ledger: LedgerDefinition,
  fields: readonly FieldDefinition[],
): StoredTable | null {
  if (image === null) return null
  const own = ['id', '_head', '_removed'].map((name) => ({ name, shelf: name === 'id' ? ids : words }))
  const others = fields.map((field) => ({ name: columnOf(field), shelf: field.type === 'link' ? ids : words }))
  return readStoredTable({ engine, image }, ledger.table, [...own, ...others])
}

function askedTable(engine: Engine, ledger: LedgerDefinition, fields: readonly FieldDefinition[]): StoredTable {
  const filled = filledFields(engine, ledger, fields)
  const names = ['id', '_head', '_removed', ...filled.map(columnOf)]
  const made = names.map((): FieldValue[] => [])
  engine.each(`SELECT ${names.join(', ')} FROM ${ledger.table}`, (row) => {
    for (let index = 0; index < row.length; index += 1) made[index]!.push(row[index] as FieldValue)
  })
  const places = new Map(filled.map((field, index) => [field, index + 3]))
  return { count: made[0]!.length, columns: [...made.slice(0, 3), ...fields.map((field) => made[places.get(field) ?? -1] ?? null)] }
}

/** Most offices fill less than half of the fields; fetching a blank costs as much as fetching a value. */
function filledFields(engine: Engine, ledger: LedgerDefinition, fields: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const counts = engine.values(`SELECT ${fields.map((field) => `count(${columnOf(field)})`).join(', ') || '0'} FROM ${ledger.table}`)[0]
  return fields.filter((_, index) => counts?.[index] !== 0)
}
