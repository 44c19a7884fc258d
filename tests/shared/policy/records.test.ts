import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { ownWording, withWording } from '#shared/policy/applyTerms.ts'
import { policyItems } from '#shared/policy/index.ts'
import { policyOf } from '#shared/policy/policyOf.ts'
import { holdingOn, overridesOf, policyTimeline } from '#shared/policy/records.ts'

const notice = policyItems.find(({ id }) => id === 'noticeDays')!

test('passes over records that cannot be read', () => {
  const records = [
    { item: 'noticeDays', from: '2026-01-01', value: '7' },
    { item: 'noticeDays', from: '2026-02-01', value: '很多' },
    { item: 'unheard', from: '', value: '1' },
  ]
  expect(overridesOf(policyItems, records)).toEqual([{ item: 'noticeDays', from: '2026-01-01', value: 7 }])
})

test('what a timeline says of a day is what the policy answers', () => {
  const day = fc.integer({ min: 0, max: 3_000 }).map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10))
  const records = fc.array(
    fc.record({
      item: fc.constant('noticeDays'),
      from: fc.oneof(day, fc.constant('')),
      value: fc.integer({ min: 1, max: 30 }).map(String),
    }),
  )
  fc.assert(
    fc.property(records, day, (own, on) => {
      const overrides = overridesOf(policyItems, own)
      return holdingOn(policyTimeline(notice, overrides), on).value === policyOf(policyItems, overrides).number('noticeDays', on)
    }),
  )
})

test('without words of its own the registry is as shipped', () => {
  expect(withWording(shippedRegistry, ownWording(policyItems, [], '2026-11-22'))).toBe(shippedRegistry)
})

test('a word that holds the old one is not said twice', () => {
  const overrides = [{ item: 'monitoredTerm', from: '', value: '防返贫监测对象' }]
  // The shipped value of a later day wins over an own one since ever.
  expect(ownWording(policyItems, overrides, '2026-11-22')).toEqual([])
  const wording = ownWording(policyItems, [{ ...overrides[0]!, from: '2026-01-01' }], '2026-11-22')
  const once = withWording(shippedRegistry, wording)
  expect(withWording(once, wording)).toEqual(once)
  expect(once.ledgers.find(({ id }) => id === 'monitoring')?.label).toBe('防返贫监测对象')
})
