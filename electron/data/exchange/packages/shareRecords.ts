import { columnReader } from '#data/store/columns.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { PackageScopeWish } from '#shared/ipc/parts/packages.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, isOwn, ledgerOf } from '#shared/ledger/registry.ts'
import { isWanted } from './share.ts'

/** Record ids by ledger. */
export type IdsByLedger = ReadonlyMap<string, ReadonlySet<string>>

/** `full`: all that belongs to the villages. `named`: what links point to outside of them; only names go along. */
export type ShareRecords = Readonly<{ full: IdsByLedger; named: IdsByLedger }>

/**
 * Of the program's own ledgers those that say how records are read and written. Operators, what waits to be imported,
 * kept views and blank workbooks stay: the first two tell of other villages' persons.
 */
const settings: readonly string[] = ['customField', 'policyValue', 'office', 'learnedWord', 'importLayout']

/** Removed records go along like others: what a village restores has its past. */
export function recordsOfShare(context: ReadContext, wish: PackageScopeWish): ShareRecords {
  const full = new Map<string, Set<string>>()
  const villages = wish.villages.length === 0 ? null : new Set(wish.villages)
  const places = placesOf(context)
  for (const ledger of context.registry.ledgers.filter(({ system }) => !system)) {
    if (isWanted(wish, ledger.id)) full.set(ledger.id, idsIn(context, ledger, { villages, places }))
  }
  for (const id of settings) full.set(id, new Set(allIds(context, id)))
  const all = new Set([...full.values()].flatMap((ids) => [...ids]))
  full.set('findingExcuse', idsAbout(context, 'findingExcuse', ['record'], all))
  full.set('notDuplicate', idsAbout(context, 'notDuplicate', ['first', 'second'], all))
  return { full, named: namedBy(context, wish, full) }
}

/** Fields by which a record of elsewhere is told. */
export function namingFields(ledger: LedgerDefinition): readonly FieldDefinition[] {
  const ids = [ledger.title, ...(ledger.calledBy ?? [])]
  return ledger.fields.filter((field) => ids.includes(field.id) && isOwn(field) && !field.secret)
}

type Places = Readonly<{ ofHousehold: ReadonlyMap<string, string>; ofMember: ReadonlyMap<string, string> }>

/** Village of each household, household of each member. */
function placesOf({ engine }: ReadContext): Places {
  const pairs = (sql: string): ReadonlyMap<string, string> =>
    new Map(engine.values(sql).flatMap(([id, to]) => (to === null ? [] : [[id as string, to as string]])))
  return { ofHousehold: pairs('SELECT id, village FROM household'), ofMember: pairs('SELECT id, household FROM member') }
}

/**
 * A record is of the village of its household; where it is about none, of its member's; else of the village that it names
 * itself. The household goes first so that nothing about a person leaves with another village's records.
 */
function idsIn(
  context: ReadContext,
  ledger: LedgerDefinition,
  { villages, places }: Readonly<{ villages: ReadonlySet<string> | null; places: Places }>,
): Set<string> {
  if (!villages) return new Set(allIds(context, ledger.id))
  if (ledger.id === 'village') return new Set(allIds(context, 'village').filter((id) => villages.has(id)))
  const reader = columnReader(context.registry, ledger, context.today)
  const read = (id: string): string => {
    const field = findField(ledger, id)
    return field?.type === 'link' ? reader.value(id).sql : 'NULL'
  }
  const columns = ['household', 'member', 'village'].map(read)
  const rows = context.engine.values(`SELECT t.id, ${columns.join(', ')} FROM ${reader.from()}`) as readonly (readonly (string | null)[])[]
  const villageOf = ([, household, member, village]: readonly (string | null)[]): string | null | undefined => {
    const home = household ?? (member ? places.ofMember.get(member) : null)
    return home ? places.ofHousehold.get(home) : village
  }
  return new Set(rows.filter((row) => villages.has(villageOf(row) ?? '')).map(([id]) => id!))
}

function allIds({ engine, registry }: ReadContext, ledger: string): readonly string[] {
  return engine.values(`SELECT id FROM ${ledgerOf(registry, ledger).table}`).map(([id]) => id as string)
}

/** Records about records: all of those have to go along. */
function idsAbout({ engine, registry }: ReadContext, ledger: string, fields: readonly string[], all: ReadonlySet<string>): Set<string> {
  const { table } = ledgerOf(registry, ledger)
  const rows = engine.values(`SELECT id, ${fields.join(', ')} FROM ${table}`)
  return new Set(rows.filter(([, ...about]) => about.every((id) => all.has(id as string))).map(([id]) => id as string))
}

function namedBy(context: ReadContext, wish: PackageScopeWish, full: IdsByLedger): IdsByLedger {
  const named = new Map<string, Set<string>>()
  let latest: IdsByLedger = full
  // The title of a record may itself be a link: a photovoltaic income is called by its station.
  while (latest.size > 0) {
    const next = new Map<string, Set<string>>()
    const isKnown = (target: string, id: string): boolean => full.get(target)?.has(id) === true || named.get(target)?.has(id) === true
    for (const [target, id] of linksOut(context, latest, (ledger) => (latest === full ? keptFields(wish, ledger) : namingFields(ledger)))) {
      if (!isKnown(target, id)) addTo(next, target, id)
    }
    for (const [target, ids] of next) for (const id of ids) addTo(named, target, id)
    latest = next
  }
  return named
}

type FieldsOf = (ledger: LedgerDefinition) => readonly FieldDefinition[]

function linksOut(context: ReadContext, records: IdsByLedger, fieldsOf: FieldsOf): readonly (readonly [string, string])[] {
  return [...records].flatMap(([id, ids]) => {
    const ledger = ledgerOf(context.registry, id)
    return linksFrom(context, ledger, fieldsOf(ledger), ids)
  })
}

/** What people typed, without the columns that stay. */
export function keptFields({ without }: PackageScopeWish, ledger: LedgerDefinition): readonly FieldDefinition[] {
  const stays = new Set(without.filter((one) => one.ledger === ledger.id).map(({ field }) => field))
  return ledger.fields.filter((field) => isOwn(field) && !field.secret && !stays.has(field.id))
}

function linksFrom(
  { engine }: ReadContext,
  ledger: LedgerDefinition,
  fields: readonly FieldDefinition[],
  ids: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  const links = fields.filter((field) => field.type === 'link')
  if (links.length === 0 || ids.size === 0) return []
  const sql = `SELECT ${links.map(columnOf).join(', ')} FROM ${ledger.table} WHERE id IN (SELECT value FROM json_each(?))`
  return engine
    .values(sql, [JSON.stringify([...ids])])
    .flatMap((row) => links.flatMap((link, index) => (row[index] === null ? [] : [[link.target!, row[index] as string] as const])))
}

function addTo(lists: Map<string, Set<string>>, key: string, id: string): void {
  const list = lists.get(key)
  if (list) list.add(id)
  else lists.set(key, new Set([id]))
}
