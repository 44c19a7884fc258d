import type { SearchHit } from '#shared/ipc/outputs.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { readRecords, type ReadContext, type StoredRow } from './read.ts'
import { columnReader } from './columns.ts'
import { placedCondition, searchWords } from './searchCondition.ts'

/** A whole token best, then the start of one, then anywhere. */
function rankSql(words: readonly string[]): Readonly<{ sql: string; params: readonly string[] }> {
  const any = words.map(() => 'instr(t._search, ?) > 0').join(' OR ')
  return {
    sql: `CASE WHEN ${any} THEN 0 WHEN ${any} THEN 1 ELSE 2 END`,
    params: [...words.map((word) => ` ${word} `), ...words.map((word) => ` ${word}`)],
  }
}

type Found = Readonly<{ ledger: LedgerDefinition; id: string; rank: number; order: number }>

/**
 * What the search box finds, best first: households before their members, whole words before parts. A household and its
 * head are one hit.
 */
export function findRecords(context: ReadContext, text: string, limit: number): readonly SearchHit[] {
  const words = searchWords(text)
  if (words.length === 0) return []
  const ledgers = context.registry.ledgers.filter((ledger) => !ledger.system && ledger.fields.some((field) => field.search))
  const found = ledgers.flatMap((ledger, order) => findIn(context, ledger, words, limit).map((hit) => ({ ...hit, ledger, order })))
  const best = [...found].sort((a, b) => a.rank - b.rank || placeOf(a) - placeOf(b)).slice(0, limit * 2)
  const rows = readByLedger(context, best)
  return dropHeads(best, rows)
    .slice(0, limit)
    .map((hit) => toHit(context, hit, rows.get(hit.id)!))
}

const firstLedgers = ['household', 'member']

function placeOf(found: Found): number {
  const place = firstLedgers.indexOf(found.ledger.id)
  return place >= 0 ? place : firstLedgers.length + found.order
}

function findIn(
  context: ReadContext,
  ledger: LedgerDefinition,
  words: readonly string[],
  limit: number,
): readonly Readonly<{ id: string; rank: number }>[] {
  const rank = rankSql(words)
  const reader = columnReader(context.registry, ledger, context.today)
  const condition = placedCondition(context, ledger, reader, words)
  const sql = `SELECT t.id, ${rank.sql} AS rank FROM ${reader.from()} WHERE t._removed = 0 AND ${condition.sql} ORDER BY rank, t.id LIMIT ?`
  const rows = context.engine.values(sql, [...rank.params, ...condition.params, limit])
  return rows.map((row) => ({ id: row[0] as string, rank: row[1] as number }))
}

function readByLedger(context: ReadContext, hits: readonly Found[]): ReadonlyMap<string, StoredRow> {
  const rows = new Map<string, StoredRow>()
  for (const ledger of new Set(hits.map((hit) => hit.ledger))) {
    const ids = hits.filter((hit) => hit.ledger === ledger).map((hit) => hit.id)
    for (const row of readRecords(context, ledger, ids)) rows.set(row.id, row)
  }
  return rows
}

/** The head of a household that is a hit itself adds nothing. */
function dropHeads(hits: readonly Found[], rows: ReadonlyMap<string, StoredRow>): readonly Found[] {
  const households = new Map(hits.filter((hit) => hit.ledger.id === 'household').map((hit) => [hit.id, rows.get(hit.id)]))
  return hits.filter((hit) => {
    const row = rows.get(hit.id)
    if (!row) return false
    const household = hit.ledger.parent ? households.get(String(row.values[hit.ledger.parent.field])) : undefined
    return household === undefined || household.values.headName !== row.values.name
  })
}

/** A record as the search box shows it. */
export function toHit(context: ReadContext, hit: Pick<Found, 'ledger'>, row: StoredRow): SearchHit {
  const { ledger } = hit
  const household =
    ledger.id === 'household' ? row.id : ledger.parent?.ledger === 'household' ? String(row.values[ledger.parent.field]) : null
  return { ledger: ledger.id, id: row.id, title: titleOf(ledger, row), hint: hintOf(context, ledger, row), household }
}

export function titleOf(ledger: LedgerDefinition, row: Pick<StoredRow, 'values' | 'links'>): string {
  const words = (id: string): string => row.links[id] ?? String(row.values[id] ?? '')
  const title = words(ledger.title) || (ledger.calledBy ?? []).map(words).join(' ').trim()
  return title === '' ? `（无名${ledger.label}）` : title
}

const hintFields = ['village', 'group', 'code', 'householdCode', 'relation', 'headName', 'idCard', 'headIdCard', 'kind', 'date']

function hintOf(context: ReadContext, ledger: LedgerDefinition, row: StoredRow): string {
  const parts = hintFields
    .filter((id) => id !== ledger.title)
    .map((id) => ledger.fields.find((field) => field.id === id))
    .map((field) => (field ? formatValue(field, row.values[field.id] ?? null, { mask: true, linkLabel: row.links[field.id] }) : ''))
  return [ledger.label, ...parts.filter((part) => part !== '')].slice(0, 6).join(' · ').slice(0, 120) || context.registry.ledgers[0]!.label
}
