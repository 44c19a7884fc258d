import type { StoredRow } from '#data/store/read.ts'
import type { TimelineBlock } from '#shared/forms/define.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import type { ResolvedColumn, ResolvedTable } from '#shared/printing/forms/resolved.ts'
import { cellText, type Filling, type Place } from './fill.ts'
import { timelineWishes } from './plan.ts'

type Entry = Readonly<{ date: string; cells: readonly string[] }>

/** 日期, 事项, 内容, 金额 of all that happened, oldest first. */
export function timelineTable(filling: Filling, block: TimelineBlock, { ledger, row }: Place): ResolvedTable {
  const wishes = row ? timelineWishes(filling.registry, ledger, block) : []
  const entries = wishes.flatMap((wish) => filling.store.children(row!, wish).map((one) => entryOf(filling, wish.relation.child, one)))
  const sorted = entries.sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
  const latest = block.maxRows === undefined ? sorted : sorted.slice(-block.maxRows)
  const missing = Math.max(0, (block.minRows ?? 0) - latest.length)
  const empty: readonly string[] = ['', '', '', '']
  const rows = [...latest.map((entry) => entry.cells), ...Array.from({ length: missing }, () => empty)]
  return { kind: 'table', columns, rowMm: 7, groups: rows.map((cells) => ({ rows: [cells], sums: [null, null, null, null] })) }
}

function entryOf(filling: Filling, ledger: LedgerDefinition, row: StoredRow): Entry {
  const { occurrence } = ledger
  const text = (id: string | undefined) => {
    const field = id === undefined ? undefined : findField(ledger, id)
    return field ? cellText(filling, { ledger, row, field }) : ''
  }
  const says = (occurrence?.says ?? []).filter((id) => id !== occurrence?.amount)
  const words = says.map((id) => worded(findField(ledger, id), text(id))).filter((word) => word !== '')
  const date = occurrence ? text(occurrence.date) : ''
  return { date, cells: [date, ledger.label, words.join(' '), text(occurrence?.amount)] }
}

function worded(field: FieldDefinition | undefined, text: string): string {
  if (!field || text === '') return ''
  if (field.type === 'boolean') return `${field.label}：${text}`
  const isCounted = field.type === 'money' || field.type === 'quantity' || field.type === 'integer'
  return isCounted ? `${text} ${field.unit ?? (field.type === 'money' ? '元' : '')}`.trim() : text
}

const plain = { nowrap: false, shared: false, sum: null }
const columns: readonly ResolvedColumn[] = [
  { id: 'date', header: ['日期'], widthMm: 24, align: 'center', ...plain, nowrap: true },
  { id: 'what', header: ['事项'], widthMm: 36, align: 'center', ...plain },
  { id: 'says', header: ['内容'], widthMm: 96, align: 'left', ...plain },
  { id: 'amount', header: ['金额（元）'], widthMm: 28, align: 'right', ...plain },
]
