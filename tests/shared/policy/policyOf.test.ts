import { describe, expect, test } from 'vitest'
import { policyItems } from '#shared/policy/index.ts'
import { numbersOf, policyOf } from '#shared/policy/policyOf.ts'
import { policyValueOf, writtenPolicyValue } from '#shared/policy/written.ts'
import { isIsoDay } from '#shared/values/date.ts'

describe('the shipped items', () => {
  test.each(policyItems.map((item) => [item.id, item] as const))('%s', (id, item) => {
    expect(policyItems.filter((other) => other.id === id)).toHaveLength(1)
    expect(id).toMatch(/^[a-z][a-zA-Z]+$/)
    expect(item.help.length).toBeGreaterThan(3)
    const days = item.values.map((value) => value.from)
    expect(days[0]).toBe('')
    expect([...days].sort()).toEqual(days)
    expect(days.slice(1).every(isIsoDay)).toBe(true)
    for (const { value } of item.values) {
      expect(typeof value).toBe(item.kind === 'text' ? 'string' : 'number')
      expect(policyValueOf(item, writtenPolicyValue(item, value))).toBe(value)
    }
  })
})

describe('values by day', () => {
  test('the latest that has begun holds', () => {
    const policy = policyOf(policyItems, [])
    expect(policy.number('povertyLine', '2016-12-31')).toBe(295_200)
    expect(policy.number('povertyLine', '2018-01-01')).toBe(299_500)
    expect(policy.number('povertyLine', '1999-01-01')).toBe(230_000)
    expect(policy.text('fundTerm', '2019-05-01')).toBe('财政专项扶贫资金')
    expect(policy.text('fundTerm', '2023-05-01')).toBe('财政衔接推进乡村振兴补助资金')
    expect(policy.text('fundTerm', '2026-05-01')).toBe('财政常态化帮扶资金')
  })

  test('own values win of one day, and hold until a later one', () => {
    const policy = policyOf(policyItems, [
      { item: 'noticeDays', from: '', value: 7 },
      { item: 'monitoringLine', from: '2025-01-01', value: 850_000 },
      { item: 'monitoringLine', from: '2025-07-01', value: 860_000 },
    ])
    expect(policy.number('noticeDays', '2020-01-01')).toBe(7)
    expect(policy.number('monitoringLine', '2024-12-31')).toBe(780_000)
    expect(policy.number('monitoringLine', '2025-01-01')).toBe(850_000)
    expect(policy.number('monitoringLine', '2025-12-31')).toBe(860_000)
    expect(policy.number('monitoringLine', '2026-01-01')).toBe(880_000)
  })

  test('what is no item or of another kind is passed over when read in, and a bug when asked for', () => {
    const policy = policyOf(policyItems, [
      { item: 'noticeDays', from: '', value: '七' },
      { item: 'unheardOf', from: '', value: 1 },
    ])
    expect(policy.number('noticeDays', '2025-01-01')).toBe(5)
    expect(() => policy.number('unheardOf', '2025-01-01')).toThrow()
    expect(() => policy.text('noticeDays', '2025-01-01')).toThrow()
  })
})

test('people write money in 元, percents as they are said, lists with commas', () => {
  const line = policyItems.find((item) => item.id === 'monitoringLine')!
  const share = policyItems.find((item) => item.id === 'industryShare')!
  const days = policyItems.find((item) => item.id === 'noticeDays')!
  expect(policyValueOf(line, '8800')).toBe(880_000)
  expect(policyValueOf(line, '8800.5')).toBe(880_050)
  expect(policyValueOf(share, '60')).toBe(6_000)
  expect(policyValueOf(days, '7')).toBe(7)
  for (const wrong of ['', '-5', '七', '8,800', '1.234']) expect(policyValueOf(line, wrong)).toBeNull()
  expect(policyValueOf(days, '7.5')).toBeNull()
  expect(writtenPolicyValue(line, 880_050)).toBe('8800.5')
  expect(numbersOf('90, 60，30、x;15')).toEqual([90, 60, 30, 15])
})
