import type { DraftChange } from '#shared/history/changeSet.ts'
import type { EffectRule } from '#shared/importing/withEffects.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { ledgerOfChange, populationEffect } from '#shared/rules/populationEffects.ts'
import { readRecords, type ReadContext } from './read.ts'

const source = 'populationChange'

/** What records of 人口与户变动 do, for the plan of an import. */
export function populationRule(today: string): EffectRule {
  return {
    ledger: source,
    target: (values) => {
      const ledger = ledgerOfChange(values)
      if (ledger === null) return null
      return { ledger, link: ledger, number: ledger === 'member' && typeof values['idCard'] === 'string' ? values['idCard'] : null }
    },
    effect: (values, standing) => populationEffect(values, standing, today),
  }
}

/**
 * The changes with what new records of 人口与户变动 do to the person or household that they name: in the same set, so
 * that all is undone together. What the changes say themselves stands.
 */
export function withPopulationEffects(context: ReadContext, changes: readonly DraftChange[]): readonly DraftChange[] {
  const causes = changes.filter((change) => change.ledger === source && change.op === 'add')
  if (causes.length === 0) return changes
  const all = [...changes]
  // What is said first stands: the last news of a person.
  const newestFirst = [...causes].sort((a, b) => (String(a.values['date']) < String(b.values['date']) ? 1 : -1))
  for (const cause of newestFirst) applyEffect(context, all, cause)
  return all
}

function applyEffect(context: ReadContext, all: DraftChange[], { values }: DraftChange): void {
  const ledger = ledgerOfChange(values)
  const recordId = ledger === null ? undefined : values[ledger]
  if (ledger === null || typeof recordId !== 'string') return
  const place = all.findIndex((change) => change.recordId === recordId)
  const own = all[place]
  const stored = own?.op === 'add' ? {} : storedValues(context, ledger, recordId)
  if (!stored || own?.op === 'remove') return
  // Judged by how it stood before this set: the set itself may say the same.
  const standing = { values: own?.op === 'add' ? own.values : stored, isNew: own?.op === 'add' }
  const effect = populationEffect(values, standing, context.today)
  if (!effect) return
  const dating = { effective: own?.effective ?? effect.effective, reason: own?.reason ?? effect.reason ?? undefined }
  if (own) all[place] = { ...own, values: { ...effect.values, ...own.values }, ...dating }
  else if (Object.keys(effect.values).length > 0) all.push({ ledger, recordId, op: 'change', values: effect.values, ...dating })
}

function storedValues(context: ReadContext, ledgerId: string, recordId: string): FieldValues | null {
  const ledger = findLedger(context.registry, ledgerId)
  const row = ledger && readRecords(context, ledger, [recordId])[0]
  return row && !row.removed ? row.values : null
}
