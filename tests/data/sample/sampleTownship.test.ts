import { describe, expect, test } from 'vitest'
import { sampleSize, sampleTownship } from '#data/sample/sampleTownship.ts'
import { coerceText } from '#shared/ledger/derive/coerceValue.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { editSchema } from '#shared/ledger/derive/schema.ts'
import { recordProblems } from '#shared/ledger/derive/rowProblems.ts'
import { codesOf, isOwn, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { fullYears } from '#shared/values/date.ts'
import { isValidIdCard } from '#shared/values/idCard.ts'
import { namePinyin } from '#shared/values/pinyin.ts'

const today = '2025-11-22'
const small = sampleTownship({ households: 600, persons: 2073, villages: 6, seed: 7, today })
const texts = (records: typeof small.members, field: string) => records.map((record) => String(record.values[field] ?? ''))

describe('sample township', () => {
  test.each([
    [1, 1, 1],
    [10, 10, 3],
    [50, 400, 2],
    [600, 2073, 6],
  ])('%i households, %i persons, %i villages exactly', (households, persons, villages) => {
    const made = sampleTownship({ households, persons, villages, seed: 3, today })
    expect([made.households.length, made.members.length, made.villages.length]).toEqual([households, persons, villages])
  })

  test('the real size has the real mix', () => {
    const made = sampleTownship({ ...sampleSize({}), today })
    expect([made.villages.length, made.households.length, made.members.length]).toEqual([16, 11_001, 38_006])
    const monitored = made.households.filter((record) => record.values.monitoringKind)
    expect(monitored).toHaveLength(25)
    expect(made.households.filter((record) => record.values.kind === '脱贫户' || record.values.monitoringKind)).toHaveLength(841)
    for (const field of ['idCard', 'code']) expect(new Set(texts(made.members, field)).size).toBe(38_006)
    const ids = [...made.villages, ...made.groups, ...made.households, ...made.members].map((record) => record.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(made.members.every((record) => isValidIdCard(String(record.values.idCard), today))).toBe(true)
    // A household is called where its head is, so the two lists share numbers.
    const [ofHouseholds, ofMembers] = [texts(made.households, 'phone'), texts(made.members, 'phone').filter(Boolean)]
    for (const list of [ofHouseholds, ofMembers]) expect(new Set(list).size).toBe(list.length)
    const phones = [...ofHouseholds, ...ofMembers]
    expect(phones.every((phone) => /^139\d{8}$/.test(phone))).toBe(true)
    const initials = new Set(texts(made.members, 'name').map((name) => namePinyin(name).initials[0]))
    expect(initials.size).toBeGreaterThan(2000)
    expect(texts(made.members, 'name').some((name) => name.includes('·'))).toBe(true)
    expect(texts(made.members, 'name').some((name) => /[\u{20000}-\u{2FFFF}]/u.test(name))).toBe(true)
  })

  test('the same seed gives the same township, another seed another one', () => {
    const again = sampleTownship({ households: 600, persons: 2073, villages: 6, seed: 7, today })
    expect(again).toEqual(small)
    const other = sampleTownship({ households: 600, persons: 2073, villages: 6, seed: 8, today })
    expect(texts(other.members, 'name')).not.toEqual(texts(small.members, 'name'))
  })

  test('ids are UUIDs of version 7, links lead to records', () => {
    const villages = new Set(small.villages.map((record) => record.id))
    const groups = new Map(small.groups.map((record) => [record.id, record.values.village]))
    const households = new Set(small.households.map((record) => record.id))
    for (const record of small.members) {
      expect(record.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(households.has(String(record.values.household))).toBe(true)
    }
    for (const record of small.households) {
      expect(villages.has(String(record.values.village))).toBe(true)
      expect(groups.get(String(record.values.group))).toBe(record.values.village)
    }
  })

  test('every record fits its ledger and has no problem by itself', () => {
    const all = { village: small.villages, group: small.groups, household: small.households, member: small.members }
    for (const [ledger, records] of Object.entries(all)) {
      const schema = editSchema(ledgerOf(shippedRegistry, ledger))
      for (const record of records) {
        expect(schema.safeParse(record.values).error?.issues).toBeUndefined()
        expect(recordProblems(shippedRegistry, ledger, record.values, today)).toEqual([])
      }
    }
  })

  test('what is shown of a value reads back as that value', () => {
    for (const [id, records] of Object.entries({
      village: small.villages,
      household: small.households,
      member: small.members,
    })) {
      const fields = ledgerOf(shippedRegistry, id).fields.filter((field) => isOwn(field) && field.type !== 'link')
      for (const { values } of records) {
        for (const field of fields) {
          const value = values[field.id] ?? null
          const back = coerceText(field, formatValue(field, value), { today, codes: codesOf(shippedRegistry, field) })
          if (back.value !== value || back.problems.length > 0)
            expect({ field: field.id, ...back }).toEqual({ field: field.id, value, problems: [] })
        }
      }
    }
  })

  test('families make sense', () => {
    const byHousehold = new Map<string, (typeof small.members)[number]['values'][]>()
    for (const { values } of small.members) {
      const key = String(values.household)
      byHousehold.set(key, [...(byHousehold.get(key) ?? []), values])
    }
    const age = (values: (typeof small.members)[number]['values']) => fullYears(String(values.birthDate), today)!
    for (const family of byHousehold.values()) {
      const heads = family.filter((one) => one.relation === '户主')
      expect(heads).toHaveLength(1)
      const head = heads[0]!
      expect(age(head)).toBeGreaterThanOrEqual(22)
      for (const one of family) {
        if (one.relation === '配偶') expect(one.sex).not.toBe(head.sex)
        if (one.relation === '之子' || one.relation === '之女') expect(age(head) - age(one)).toBeGreaterThanOrEqual(20)
        if (one.relation === '之父' || one.relation === '之母') expect(age(one) - age(head)).toBeGreaterThanOrEqual(20)
        if (age(one) < 16) expect(one.laborSkill).toBe('无劳动力')
        expect(Boolean(one.education) !== Boolean(one.studentStatus)).toBe(true)
      }
    }
  })

  test('sizes left out are in proportion', () => {
    expect(sampleSize({ households: 100 })).toMatchObject({ households: 100, persons: 345, villages: 2 })
    expect(sampleSize({ households: 10, persons: 3 }).persons).toBe(10)
    expect(sampleSize({ persons: 3455 }).households).toBe(1000)
    expect(() => sampleTownship({ households: 5, persons: 4, villages: 1, seed: 1, today })).toThrow(RangeError)
  })
})
