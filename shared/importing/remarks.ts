import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import type { ReadRow } from './readRows.ts'
import { valueIn, type RecordStore, type Ref } from './recordStore.ts'
import type { Slot } from './slots.ts'

/** The field of a ledger into which words go that fit no choice, so that nothing of the sheet is lost. */
export function noteField(ledger: LedgerDefinition): FieldDefinition | undefined {
  return ledger.fields.find((field) => field.id === 'note' && field.type === 'longtext' && !field.derived && !field.retired)
}

/** `文化程度：私塾` for every cell of the rows whose words fit no choice. */
export function remarksOf(slots: readonly Slot[], rows: readonly ReadRow[], test: (slot: Slot) => boolean): readonly string[] {
  const lines = new Set<string>()
  for (const row of rows) {
    for (const { place, line } of row.remarks ?? []) {
      const slot = slots[place]
      if (slot && test(slot)) lines.add(line)
    }
  }
  return [...lines]
}

/**
 * Puts remarks into the note among `values`: below what the sheet's own note says, else below the note on record.
 * Remarks that stand on record stay when the sheet's note is written, so that importing again changes nothing.
 */
export function addRemarks(
  store: RecordStore,
  record: Readonly<{ ledger: string; ref: Ref | null }>,
  values: Record<string, FieldValue>,
  lines: readonly string[],
): void {
  const ledger = ledgerOf(store.registry, record.ledger)
  const note = noteField(ledger)
  if (!note || (lines.length === 0 && (values[note.id] ?? null) === null)) return
  const own = textOf(values[note.id])
  const known = textOf(record.ref === null ? null : valueIn(store, record.ledger, record.ref, note.id))
  const base = own === '' ? known : own
  const held = new Set(base.split('\n'))
  const kept = own === '' ? [] : known.split('\n').filter((line) => isRemark(ledger, line))
  const added = [...new Set([...kept, ...lines])].filter((line) => !held.has(line))
  if (added.length > 0) values[note.id] = [base, ...added].filter((line) => line !== '').join('\n')
}

function textOf(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function isRemark(ledger: LedgerDefinition, line: string): boolean {
  const label = line.slice(0, Math.max(0, line.indexOf('：')))
  return label !== '' && ledger.fields.some((field) => field.label === label && isRemarkable(field))
}

/** Fields whose unreadable words are kept as a remark instead of rejecting the row. */
export function isRemarkable(field: FieldDefinition): boolean {
  return !field.required && (field.type === 'choice' || field.type === 'multichoice' || field.type === 'boolean' || field.type === 'phone')
}
