import { defineRule, type Dossier, type Rule, type RuleContext, type RuleHit, type RuleRecord } from '../define.ts'
import { isPresent, isYes, textOf } from '../facts.ts'

/** One round from 纳入 to 消除 of a household, with what a rule needs beside it. */
export type Cycle = Readonly<{
  record: RuleRecord
  household: RuleRecord
  dossier: Dossier
  context: RuleContext
  says: (field: string | null, message: string) => RuleHit
}>

type CycleRule = Omit<Rule, 'root' | 'reads' | 'check' | 'group'> &
  Readonly<{ reads?: readonly string[]; of: (cycle: Cycle) => RuleHit | readonly RuleHit[] | null }>

/** A rule on each monitoring record of a household on the rolls. */
export function cycleRule({ of, reads, ...rule }: CycleRule): Rule {
  return defineRule({
    ...rule,
    group: '监测对象',
    root: 'household',
    reads: ['monitoring', ...(reads ?? [])],
    check: (dossier, context) => {
      if (!isPresent(dossier.root)) return []
      return dossier.of('monitoring').flatMap((record) => {
        const says: Cycle['says'] = (field, message) => ({ ledger: 'monitoring', record: record.id, field, message })
        return found(of({ record, household: dossier.root, dossier, context, says }))
      })
    },
  })
}

function found(hits: RuleHit | readonly RuleHit[] | null): readonly RuleHit[] {
  if (hits === null) return []
  return Array.isArray(hits) ? (hits as readonly RuleHit[]) : [hits as RuleHit]
}

const refused: readonly string[] = ['不予纳入', '农户放弃']
const before: readonly string[] = ['线索登记', '待核实', '待比对', '待评议', '公示中', '待乡镇审核', '待县级审定']

/** Taken in at some time, whether or not let out since. */
export function isTakenIn(record: RuleRecord): boolean {
  const state = textOf(record, 'state')
  return !refused.includes(state) && !before.includes(state)
}

export function isOver(record: RuleRecord): boolean {
  return isYes(record, 'isRemoved') || ['已消除', '自然消除'].includes(textOf(record, 'state'))
}

/** 自然消除: death, moving away of the whole household. */
export function isNatural(record: RuleRecord): boolean {
  return textOf(record, 'removalKind') === '自然消除' || textOf(record, 'state') === '自然消除'
}

/** Taken in and not let out. */
export function isUnderWatch(record: RuleRecord): boolean {
  return isTakenIn(record) && !isOver(record)
}

const riskFields = ['risk1', 'risk2', 'risk3', 'risk4', 'risk5'] as const

export function risksOf(record: RuleRecord): readonly string[] {
  return riskFields.map((field) => textOf(record, field)).filter((risk) => risk !== '')
}
