import { formatValue } from './formatValue.ts'
import type { FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '../define.ts'
import { findField } from '../registry.ts'
import { unitOf } from './unitOf.ts'

export type ChangeValues = Readonly<{
  op: 'add' | 'change' | 'remove' | 'restore'
  before: FieldValues
  after: FieldValues
  /** ISO day from which on it is so; '' is since ever. */
  effective?: string
  reason?: string | null
}>

export type HistoryLabels = Readonly<{
  /** Titles of linked records by id. */
  links?: Readonly<Record<string, string>>
  /** Hide the middle of personal numbers. */
  mask?: boolean
  /** Local day of the set: a change that took effect on it does not say so. */
  day?: string
}>

/**
 * One change in words: `年收入 3,000.00 → 3,200.50 元；联系电话 （空） → 13900000000`. Fields that this version does not
 * know are named by their id, so that nothing is passed over. A day of effect of its own and a reason stand behind:
 * `（自 2026-01-05 起，原因：死亡）`.
 */
export function historyText(ledger: LedgerDefinition, change: ChangeValues, labels: HistoryLabels = {}): string {
  return `${whatText(ledger, change, labels)}${circumstances(change, labels.day)}`
}

function whatText(ledger: LedgerDefinition, change: ChangeValues, labels: HistoryLabels): string {
  const parts = historyParts(ledger, change, labels)
  if (change.op === 'remove') return `删除${ledger.label}`
  if (change.op === 'restore') return ['恢复', ...parts.map(partText)].join('；')
  if (change.op === 'add') return `新增：${parts.map((part) => `${part.label} ${part.after}${part.unit}`).join('，')}`
  return parts.map(partText).join('；')
}

function circumstances({ op, effective, reason }: ChangeValues, day: string | undefined): string {
  const words: string[] = []
  const usual = op === 'add' ? '' : day
  if (effective !== undefined && effective !== usual) words.push(effective === '' ? '作为更正，自始如此' : `自 ${effective} 起`)
  if (reason) words.push(`原因：${reason}`)
  return words.length === 0 ? '' : `（${words.join('，')}）`
}

export type HistoryPart = Readonly<{ field: string; label: string; before: string; after: string; unit: string }>

/** The touched fields in the order of the ledger, values as people read them; `（空）` where there is none. */
export function historyParts(ledger: LedgerDefinition, change: ChangeValues, labels: HistoryLabels = {}): readonly HistoryPart[] {
  const touched = new Set([...Object.keys(change.before), ...Object.keys(change.after)])
  const known = ledger.fields.filter((field) => touched.delete(field.id) && !field.internal)
  const parts = known.map((field) => partOf(field, change, labels))
  const unknown = [...touched].map((id) => partOf({ id, label: id, type: 'text', section: '' }, change, labels))
  return [...parts, ...unknown].filter((part) => change.op !== 'add' || part.after !== emptyText)
}

const emptyText = '（空）'

function partOf(field: FieldDefinition, change: ChangeValues, labels: HistoryLabels): HistoryPart {
  const shown = (value: FieldValue | undefined) => {
    const linkLabel = field.type === 'link' && typeof value === 'string' ? (labels.links?.[value] ?? value) : undefined
    return formatValue(field, value, { linkLabel, mask: labels.mask }) || emptyText
  }
  const after = shown(change.after[field.id])
  const unit = after === emptyText ? '' : unitAfter(field)
  return { field: field.id, label: field.label, before: shown(change.before[field.id]), after, unit }
}

function unitAfter(field: FieldDefinition): string {
  const unit = unitOf(field)
  return unit === null ? '' : ` ${unit}`
}

function partText(part: HistoryPart): string {
  return `${part.label} ${part.before} → ${part.after}${part.unit}`
}

/** Title of a record from its values: the ledger's title field, else 未命名. */
export function recordTitle(ledger: LedgerDefinition, values: FieldValues): string {
  const field = findField(ledger, ledger.title)
  const text = field ? formatValue(field, values[field.id]) : ''
  return text === '' ? `（未命名${ledger.label}）` : text
}
