import { describe, expect, test } from 'vitest'
import { findField, findLedger } from '#shared/ledger/registry.ts'
import { recordProblems } from '#shared/ledger/derive/rowProblems.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { policyItems } from '#shared/policy/index.ts'
import { ruleGroups } from '#shared/rules/define.ts'
import { shippedRules } from '#shared/rules/index.ts'
import { isDormant, recordRules, ruleOfProblem } from '#shared/rules/recordRules.ts'
import { family, hitsOf, today } from './dossier.ts'

describe.each(shippedRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('is well told and names what there is', () => {
    expect(shippedRules.filter((other) => other.id === id)).toHaveLength(1)
    // R023 and R025 look at one value in part: the same rule under the same name.
    for (const part of recordRules.filter((other) => other.id === id)) expect(part.title).toBe(rule.title)
    expect(id).toMatch(/^R\d{3}$/)
    expect(rule.title.length).toBeLessThanOrEqual(24)
    expect(rule.definition).toMatch(/。$/)
    expect(ruleGroups).toContain(rule.group)
    for (const ledger of [rule.root, ...rule.reads, ...(rule.keeps ?? [])])
      expect(findLedger(shippedRegistry, ledger), ledger).toBeDefined()
    for (const param of rule.params ?? []) expect(policyItems.map((item) => item.id)).toContain(param)
    for (const share of rule.shares ?? []) {
      const [ledger = '', fields = ''] = share.split('.')
      for (const field of fields.split('+')) expect(findField(findLedger(shippedRegistry, ledger)!, field), share).toBeDefined()
    }
  })

  test('has nothing to say of a household of which nothing is known', () => {
    if (rule.root !== 'household') return
    expect(hitsOf(id, family([], { kind: '一般农户' }))).toEqual([])
    expect(hitsOf(id, family([{}], { kind: '一般农户', status: '销户' }))).toEqual([])
  })
})

describe('single values', () => {
  const problemsOf = (values: object) => recordProblems(shippedRegistry, 'member', { household: 'h', name: '张三', ...values }, today)

  test.each([
    [{ idCard: '4399991980' }, 'R001'],
    [{ idCard: '439999198001150011' }, 'R002'],
    [{ idCard: '999999198001150011' }, 'R005'],
    [{ phone: '54321' }, 'R021'],
    [{ education: '初中二' }, 'R026'],
    [{ name: null }, 'R200'],
    [{ migrantMonths: 13 }, 'R201'],
    [{ birthDate: '1980-13' }, 'R202'],
  ])('%o is listed as %s', (values, rule) => {
    const rules = problemsOf(values).map(ruleOfProblem)
    expect(rules).toContain(rule)
    for (const id of rules) expect(recordRules.map((known) => known.id)).toContain(id)
  })

  test('of those who left the rolls are let be', () => {
    expect(isDormant('member', { status: '自然减少' })).toBe(true)
    expect(isDormant('household', { status: '销户' })).toBe(true)
    expect(['', '在册', null].some((status) => isDormant('member', { status }))).toBe(false)
    expect(isDormant('asset', { status: '报废' })).toBe(false)
  })
})
