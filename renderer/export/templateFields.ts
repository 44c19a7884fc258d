import type { FieldTarget } from '#shared/importing/matchTypes.ts'
import type { TemplateTableView } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'

export type FieldGroup = Readonly<{ group: string; items: readonly Readonly<{ value: string; label: string }>[] }>

/** Value of 留空 in the list of fields. */
export const leftBlank = '-'

/** What a column of the workbook may take: fields of the row's ledger, of what it belongs to, of what belongs to it. */
export function fieldGroups(
  registry: Registry,
  table: Pick<TemplateTableView, 'ledger' | 'columns'>,
  ledger: string,
): readonly FieldGroup[] {
  const own = registry.ledgers.filter((one) => !one.system)
  const first = own.find((one) => one.id === (table.ledger ?? ledger))
  const near = first ? own.filter((one) => one !== first && isNear(own, first, one)) : own
  const groups = [...(first ? [first] : []), ...near].map((one) => ({
    group: one.label,
    items: one.fields.filter((field) => !field.retired).map((field) => ({ value: `${one.id}.${field.id}`, label: field.label })),
  }))
  return [{ group: '这一列', items: [{ value: leftBlank, label: '留空' }] }, ...groups]
}

/** The same with the likeliest fields of one column on top. */
export function withCandidates(groups: readonly FieldGroup[], candidates: readonly FieldTarget[]): readonly FieldGroup[] {
  const likely = new Set(candidates.map(valueOf))
  const named = groups.flatMap((group) => group.items).filter((item) => likely.has(item.value))
  if (named.length === 0) return groups
  const rest = groups.map(({ group, items }) => ({ group, items: items.filter((item) => !likely.has(item.value)) }))
  return [...rest.slice(0, 1), { group: '可能是', items: named }, ...rest.slice(1)]
}

export function targetOf(value: string | null): FieldTarget | null {
  const [ledger, field] = (value ?? leftBlank).split('.')
  return ledger && field ? { ledger, field } : null
}

export function valueOf(target: FieldTarget | null): string {
  return target ? `${target.ledger}.${target.field}` : leftBlank
}

function isNear(ledgers: readonly LedgerDefinition[], row: LedgerDefinition, other: LedgerDefinition): boolean {
  if (pointsTo(row, other) || pointsTo(other, row)) return true
  // By way of the household: its village, the incomes of the household of a member.
  return ledgers.some((middle) => pointsTo(row, middle) && (pointsTo(middle, other) || pointsTo(other, middle)))
}

function pointsTo(from: LedgerDefinition, to: LedgerDefinition): boolean {
  return from.fields.some((field: FieldDefinition) => field.type === 'link' && field.target === to.id && !field.derived && !field.retired)
}
