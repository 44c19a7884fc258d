import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, type Registry } from '#shared/ledger/registry.ts'
import { unitOf } from './family.ts'
import type { ReadRow } from './readRows.ts'
import type { Slot } from './slots.ts'

/** The field of a ledger into which words go that fit no choice, so that nothing of the sheet is lost. */
export function noteField(ledger: LedgerDefinition): FieldDefinition | undefined {
  return ledger.fields.find((field) => field.id === 'note' && field.type === 'longtext' && !field.derived && !field.retired)
}

/** `文化程度：私塾` for every cell of the rows whose words fit no choice. */
export function remarksOf(slots: readonly Slot[], rows: readonly ReadRow[], test: (slot: Slot) => boolean): readonly string[] {
  let lines: Set<string> | null = null
  for (const row of rows) {
    if (row.remarks === null) continue
    for (const { place, line } of row.remarks) {
      const slot = slots[place]
      if (slot && test(slot)) (lines ??= new Set()).add(line)
    }
  }
  return lines === null ? none : [...lines]
}

const none: readonly string[] = []

/**
 * The note of a record: what a sheet's own note says (`own`), else the note on record, and the remarks below. Remarks
 * that stand on record stay when the sheet's note is written, so that importing again changes nothing.
 */
export function noteWith(
  registry: Registry,
  ledger: LedgerDefinition,
  { known, own, lines }: Readonly<{ known: string; own: string; lines: readonly string[] }>,
): string {
  const base = own === '' ? known : own
  const held = new Set(base.split('\n'))
  const kept = own === '' ? [] : known.split('\n').filter((line) => isRemark(registry, ledger, line))
  const added = [...new Set([...kept, ...lines])].filter((line) => !held.has(line))
  return added.length === 0 ? base : [base, ...added].filter((line) => line !== '').join('\n')
}

/** A note without the remarks in it: what a sheet's own note can have said. */
export function noteWithout(registry: Registry, ledger: LedgerDefinition, note: string): string {
  return note
    .split('\n')
    .filter((line) => !isRemark(registry, ledger, line))
    .join('\n')
}

function isRemark(registry: Registry, ledger: LedgerDefinition, line: string): boolean {
  const label = line.slice(0, Math.max(0, line.indexOf('：')))
  return label !== '' && labelsOf(registry, ledger).has(label)
}

const labels = new WeakMap<LedgerDefinition, ReadonlySet<string>>()

/** Labels that a remark may begin with: of the ledger's own fields, and those under which a household list shows the head. */
function labelsOf(registry: Registry, ledger: LedgerDefinition): ReadonlySet<string> {
  const known = labels.get(ledger)
  if (known) return known
  const made = new Set(ledger.fields.filter(isRemarkable).map((field) => field.label))
  const unit = unitOf(registry)
  for (const [shown, key] of unit?.child === ledger ? unit.shown : []) {
    const field = findField(ledger, key)
    const label = unit ? findField(unit.parent, shown)?.label : undefined
    if (field && label !== undefined && isRemarkable(field)) made.add(label)
  }
  labels.set(ledger, made)
  return made
}

/** Fields whose unreadable words are kept as a remark instead of rejecting the row. */
export function isRemarkable(field: FieldDefinition): boolean {
  return !field.required && (field.type === 'choice' || field.type === 'multichoice' || field.type === 'boolean' || field.type === 'phone')
}
