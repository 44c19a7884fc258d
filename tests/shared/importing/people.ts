import type { KnownRecord, KnownRecords, ImportPlan, PlanInput } from '#shared/importing/planTypes.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import { buildPlan } from '#shared/importing/buildPlan.ts'
import { planToDraft } from '#shared/importing/planToDraft.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { idCardCheckSign } from '#shared/values/idCard.ts'

/** The n-th invented person's number: area 439999, correct check sign, odd order numbers are men. */
export function idOf(n: number, birth = '19800101'): string {
  const first17 = `439999${birth}${String(n).padStart(3, '0')}`
  return first17 + idCardCheckSign(first17)
}

export function plan(sheets: readonly SheetReader[], known: KnownRecords = {}, more: Partial<PlanInput> = {}): ImportPlan {
  return buildPlan({ registry: shippedRegistry, sheets, known, today: '2026-03-02', ...more })
}

/** What a file would hold after the plan: the simplest model of a commit. */
export function apply(known: KnownRecords, made: ImportPlan): KnownRecords {
  const byLedger = new Map<string, Map<string, KnownRecord>>()
  for (const [ledger, records] of Object.entries(known)) byLedger.set(ledger, new Map(records.map((record) => [record.id, record])))
  let next = [...byLedger.values()].reduce((sum, records) => sum + records.size, 0)
  for (const change of planToDraft(shippedRegistry, made, () => `id-${(next += 1)}`)) {
    const records = byLedger.get(change.ledger) ?? new Map<string, KnownRecord>()
    byLedger.set(change.ledger, records)
    const before = records.get(change.recordId)
    if (change.op === 'add' && before) throw new Error(`added twice: ${change.recordId}`)
    if (change.op !== 'add' && !before) throw new Error(`changed without being known: ${change.recordId}`)
    if (change.op !== 'add' && change.seenHead !== before?.head) throw new Error('head was not handed on')
    for (const link of ['village', 'group', 'household', 'member'])
      if (String(change.values[link] ?? '').startsWith('#')) throw new Error(`link left open: ${link}`)
    records.set(change.recordId, {
      id: change.recordId,
      head: `head-${change.recordId}`,
      removed: false,
      values: { ...before?.values, ...change.values },
    })
  }
  return Object.fromEntries([...byLedger].map(([ledger, records]) => [ledger, [...records.values()]]))
}

export function counts(made: ImportPlan): Readonly<Record<string, number>> {
  const sums: Record<string, number> = { add: 0, change: 0, same: 0 }
  for (const record of made.records) sums[record.decision] = (sums[record.decision] ?? 0) + 1
  return sums
}

/** Records of a ledger in the model, as plain values. */
export function valuesOf(known: KnownRecords, ledger: string): readonly Readonly<Record<string, unknown>>[] {
  return (known[ledger] ?? []).map((record) => record.values)
}
