import { z } from 'zod'
import type { PolicyItem } from './define.ts'
import { policyValueOf } from './written.ts'

/** What a county hands its townships on a stick: the own values of a file, readable in any editor. */
export const policyFile = z
  .object({
    format: z.literal('township-ledger/policy'),
    version: z.literal(1),
    /** Who wrote it and when, for reading. */
    township: z.string().max(60),
    exportedOn: z.iso.date(),
    values: z
      .array(
        z.object({
          item: z.string().min(1).max(60),
          label: z.string().max(100).optional(),
          from: z.union([z.iso.date(), z.literal('')]),
          value: z.string().min(1).max(32_767),
          note: z.string().max(32_767).optional(),
        }),
      )
      .max(5_000),
  })
  .strict()

export type PolicyFile = z.output<typeof policyFile>

/** An own value with the record that holds it. */
export type OwnValue = Readonly<{ id: string; head: string | null; item: string; from: string; value: string; note: string }>

export type PolicyDifference = Readonly<{
  item: string
  label: string
  from: string
  value: string
  note: string
  /** What the open file holds for that day; null where it has no value of its own. */
  before: string | null
  /** Record to change; null to add. */
  record: Readonly<{ id: string; head: string | null }> | null
}>

export type PolicyComparison = Readonly<{
  differences: readonly PolicyDifference[]
  /** Values that the open file holds already. */
  same: number
  /** Values that are not taken over, with the reason. */
  refused: readonly Readonly<{ item: string; label: string; from: string; value: string; why: string }>[]
}>

/** What taking the file over would change. Nothing is ever taken away: values that only the open file has stay. */
export function comparePolicy(items: readonly PolicyItem[], file: PolicyFile, own: readonly OwnValue[]): PolicyComparison {
  const differences: PolicyDifference[] = []
  const refused: PolicyComparison['refused'][number][] = []
  let same = 0
  for (const { item: id, label: told, from, value, note = '' } of lastOfEach(file.values)) {
    const item = items.find((candidate) => candidate.id === id)
    const why = item ? (policyValueOf(item, value) === null ? '数值的写法不对' : null) : '本程序没有这一项，可能来自更新的版本'
    if (!item || why !== null) {
      refused.push({ item: id, label: item?.label ?? told ?? id, from, value, why: why ?? '' })
      continue
    }
    const held = own.find((record) => record.item === id && record.from === from)
    if (held && held.value === value && held.note === note) same += 1
    else
      differences.push({
        item: id,
        label: item.label,
        from,
        value,
        note,
        before: held?.value ?? null,
        record: held ? { id: held.id, head: held.head } : null,
      })
  }
  return { differences, same, refused }
}

/** Of one item and day written twice the last one counts. */
function lastOfEach(values: PolicyFile['values']): PolicyFile['values'] {
  return [...new Map(values.map((value) => [`${value.item} ${value.from}`, value])).values()]
}
