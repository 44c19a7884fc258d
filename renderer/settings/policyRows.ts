import type { Row } from '#shared/ipc/outputs.ts'

/** An own value of a policy item with the record that holds it. */
export type OwnPolicy = Readonly<{ id: string; head: string | null; item: string; from: string; value: string; note: string }>

export function recordsOf(rows: readonly Row[]): readonly OwnPolicy[] {
  const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))
  return rows.map(({ id, head, values }) => ({
    id,
    head,
    item: text(values['item']),
    from: text(values['from']),
    value: text(values['value']),
    note: text(values['note']),
  }))
}
