import type { DraftChange } from '#shared/history/changeSet.ts'
import type { FindingRow, Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue, maskValue } from '#shared/ledger/derive/formatValue.ts'
import { findField } from '#shared/ledger/registry.ts'

/** What a 建议 would change in one record. */
export type Mend = Readonly<{ ledger: string; record: string; title: string; household: string; values: FieldValues }>

/** A record that several findings want to mend is changed once; where they disagree, it is left to the person. */
export function mendsOf(findings: readonly FindingRow[]): readonly Mend[] {
  const mends = new Map<string, Mend>()
  const torn = new Set<string>()
  for (const { ledger, record, title, householdLabel, mend } of findings) {
    if (!mend) continue
    const known = mends.get(`${ledger} ${record}`)
    if (known && disagree(known.values, mend)) torn.add(`${ledger} ${record}`)
    mends.set(`${ledger} ${record}`, { ledger, record, title, household: householdLabel, values: { ...known?.values, ...mend } })
  }
  return [...mends].filter(([key]) => !torn.has(key)).map(([, mend]) => mend)
}

/** One change a record, on the state that was on screen. */
export function changeOf({ ledger, record, values }: Pick<Mend, 'ledger' | 'record' | 'values'>, row: Row | undefined): DraftChange {
  return { ledger, recordId: record, op: 'change', values: { ...values }, ...(row ? { seenHead: row.head } : {}) }
}

/** `性别：女 → 男`; personal numbers stay masked. */
export function mendWords(ledger: LedgerDefinition | undefined, values: FieldValues, row: Row | undefined): string {
  return Object.entries(values)
    .map(([id, value]) => {
      const field = ledger && findField(ledger, id)
      if (!field) return ''
      return `${field.label}：${row ? storedWords(field, row) : '…'} → ${valueWords(field, value)}`
    })
    .filter((words) => words !== '')
    .join('；')
}

export function valueWords(field: FieldDefinition, value: FieldValue | undefined): string {
  return formatValue(field, value, { mask: true, linkLabel: '（所建议的记录）' }) || '（空）'
}

/** Values of masked fields arrive masked; a second masking would hide more. */
export function storedWords(field: FieldDefinition, row: Row): string {
  const text = formatValue(field, row.values[field.id], { linkLabel: row.links[field.id] ?? '' })
  return (row.masked.includes(field.id) ? text : maskValue(field, text)) || '（空）'
}

function disagree(one: FieldValues, other: FieldValues): boolean {
  return Object.entries(other).some(([field, value]) => field in one && one[field] !== value)
}
