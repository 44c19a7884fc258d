import { formatValue } from './formatValue.ts'
import type { FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '../define.ts'
import { findField } from '../registry.ts'

export type ChangeValues = Readonly<{
  op: 'add' | 'change' | 'remove' | 'restore'
  before: FieldValues
  after: FieldValues
}>

export type HistoryLabels = Readonly<{
  /** Titles of linked records by id. */
  links?: Readonly<Record<string, string>>
  /** Hide the middle of personal numbers. */
  mask?: boolean
}>

/**
 * One change in words: `年收入 3,000.00 → 3,200.50 元；联系电话 （空） → 13900000000`. Fields that this version does not
 * know are named by their id, so that nothing is passed over.
 */
export function historyText(ledger: LedgerDefinition, change: ChangeValues, labels: HistoryLabels = {}): string {
  const parts = historyParts(ledger, change, labels)
  if (change.op === 'remove') return `删除${ledger.label}`
  if (change.op === 'restore') return ['恢复', ...parts.map(partText)].join('；')
  if (change.op === 'add') return `新增：${parts.map((part) => `${part.label} ${part.after}${part.unit}`).join('，')}`
  return parts.map(partText).join('；')
}

export type HistoryPart = Readonly<{ field: string; label: string; before: string; after: string; unit: string }>

/** The touched fields in the order of the ledger, values as people read them; `（空）` where there is none. */
export function historyParts(ledger: LedgerDefinition, change: ChangeValues, labels: HistoryLabels = {}): readonly HistoryPart[] {
  const touched = new Set([...Object.keys(change.before), ...Object.keys(change.after)])
  const known = ledger.fields.filter((field) => touched.delete(field.id))
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
  const unit = after === emptyText ? '' : unitOf(field)
  return { field: field.id, label: field.label, before: shown(change.before[field.id]), after, unit }
}

function unitOf(field: FieldDefinition): string {
  const unit = field.unit ?? (field.type === 'money' ? '元' : '')
  return unit === '' ? '' : ` ${unit}`
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
