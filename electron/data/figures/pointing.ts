import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import { totalsOf } from '#data/store/totals.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { Related, Timeline, TimelineEntry } from '#shared/ipc/parts/figures.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import type { FieldDefinition, LedgerDefinition, Occurrence } from '#shared/ledger/define.ts'
import { findField, type Registry } from '#shared/ledger/registry.ts'
import { columnReader } from '#data/store/columns.ts'
import { quoted } from './moment.ts'

/** A field, own or read through another link, by which records of `owner` point to a ledger. */
type Pointer = Readonly<{ owner: LedgerDefinition; field: FieldDefinition }>

/** One way per ledger: its own link first, else what it reads through another one (a payment's project through its lot). */
function pointersTo(registry: Registry, target: string): readonly Pointer[] {
  return registry.ledgers
    .filter((owner) => !owner.system && owner.id !== target)
    .flatMap((owner) => {
      const ways = owner.fields.filter((field) => field.type === 'link' && field.target === target && !field.retired)
      const field = ways.find((way) => !way.derived) ?? ways[0]
      return field ? [{ owner, field }] : []
    })
}

/** Everything dated that points to a record, newest first: what a household received, what was paid for a project. */
export function timelineOf(context: ReadContext, target: string, id: string, limit: number): Timeline {
  const entries = pointersTo(context.registry, target).flatMap((pointer) => entriesOf(context, pointer, id))
  const sorted = [...entries].sort((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0))
  const received = entries.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  return { entries: sorted.slice(0, limit), received, total: entries.length }
}

function entriesOf(context: ReadContext, { owner, field }: Pointer, id: string): readonly TimelineEntry[] {
  const { occurrence } = owner
  if (!occurrence) return []
  const rows = readRecords(context, owner, idsOf(context, owner, `${field.id} = ${quoted(id)}`))
  return rows.map((row) => ({
    ledger: owner.id,
    label: owner.label,
    record: row.id,
    date: String(row.values[occurrence.date] ?? ''),
    title: titleOf(owner, row),
    says: saidOf(owner, occurrence, row),
    amount: occurrence.amount === undefined ? null : ((row.values[occurrence.amount] as number | null) ?? null),
  }))
}

/** The amount has a column of its own; other numbers are said with their unit. */
function saidOf(owner: LedgerDefinition, occurrence: Occurrence, row: StoredRow): string {
  return occurrence.says
    .filter((name) => name !== occurrence.amount)
    .map((name) => wordsOf(findField(owner, name), row))
    .filter((words) => words !== '')
    .join(' ')
}

function wordsOf(field: FieldDefinition | undefined, row: StoredRow): string {
  if (!field) return ''
  const words = formatValue(field, row.values[field.id], { mask: true, linkLabel: row.links[field.id] ?? '' })
  if (field.type === 'boolean') return words === '' ? '' : `${field.label}：${words}`
  const isCounted = ['money', 'quantity', 'integer'].includes(field.type)
  return words === '' || !isCounted ? words : `${words} ${field.unit ?? (field.type === 'money' ? '元' : '')}`.trim()
}

/** Records of other ledgers that point to this one: how many, and the totals of their money. Empty ones too, to be filled. */
export function relatedTo(context: ReadContext, target: string, id: string): Related {
  return pointersTo(context.registry, target).map(({ owner, field }) => {
    const filter = `${field.id} = ${quoted(id)}`
    const totals = totalsOf(context, owner, { filter })
    if (isFault(totals)) throw new FaultError(totals)
    const money = owner.fields.filter((one) => one.type === 'money' && one.inGrid && totals.sums[one.id])
    return {
      ledger: owner.id,
      label: owner.label,
      field: field.id,
      count: totals.records,
      sums: money.map((one) => ({ field: one.id, label: one.label, fen: totals.sums[one.id]! })),
      drill: { ledger: owner.id, filter },
    }
  })
}

function idsOf(context: ReadContext, ledger: LedgerDefinition, filter: string): readonly string[] {
  const ids = queryIds(context, ledger, { filter })
  if (isFault(ids)) throw new FaultError(ids)
  return ids
}

/** Village of records, by id, for lists that tell where something is. */
export function villagesOf(context: ReadContext, ledgerId: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const ledger = needLedger(context.registry, ledgerId)
  if (!findField(ledger, 'village')) return new Map()
  const reader = columnReader(context.registry, ledger, context.today)
  const village = reader.label('village')
  const sql = `SELECT t.id, ${village} FROM ${reader.from()} WHERE t.id IN (SELECT value FROM json_each(?))`
  return new Map(context.engine.values(sql, [JSON.stringify(ids)]).map((row) => [String(row[0]), String(row[1] ?? '')]))
}
