import { describe, expect, test } from 'vitest'
import { findField, findLedger } from '#shared/ledger/registry.ts'
import { formulaValue } from '#shared/ledger/derive/formula.ts'
import { fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

const { ledgers } = shippedRegistry

test('ids, tables and labels of ledgers are unique', () => {
  for (const list of [ledgers.map((ledger) => ledger.id), ledgers.map((ledger) => ledger.table), ledgers.map((ledger) => ledger.label)]) {
    expect(list.filter((one, index) => list.indexOf(one) !== index)).toEqual([])
  }
})

describe.each(ledgers.filter((ledger) => !ledger.system).map((ledger) => [ledger.id, ledger] as const))('content of %s', (_, ledger) => {
  test('stands in the menu, is recognised by keys that people type or that follow from a link', () => {
    expect(ledger.menu).toBeDefined()
    expect(ledger.naturalKeys.length).toBeGreaterThan(0)
    for (const id of ledger.naturalKeys.flat()) {
      const derived = findField(ledger, id)?.derived
      expect(derived === undefined || derived.kind === 'parent' || derived.kind === 'child', id).toBe(true)
    }
  })

  test('since and occurrence name fields of the right kind', () => {
    if (ledger.since) expect(findField(ledger, ledger.since)).toMatchObject({ type: 'date' })
    if (!ledger.occurrence) return
    const { date, amount, says } = ledger.occurrence
    expect(['date', 'year']).toContain(findField(ledger, date)?.type)
    if (amount) expect(findField(ledger, amount)?.type).toBe('money')
    expect(says.length).toBeGreaterThan(0)
    for (const id of says) expect(findField(ledger, id), id).toBeDefined()
  })

  test('the title is what people read', () => {
    expect(['text', 'longtext', 'choice', 'link', 'date']).toContain(findField(ledger, ledger.title)?.type)
  })

  test('fields taken over from a link exist on both sides and are of one type', () => {
    for (const link of ledger.fields.filter((field) => field.fills)) {
      const target = findLedger(shippedRegistry, link.target ?? '')!
      for (const [own, there] of Object.entries(link.fills!)) {
        expect(findField(ledger, own)?.derived, `${link.id}: ${own}`).toBeUndefined()
        expect(findField(target, there)?.type, `${link.id}: ${own} ← ${there}`).toBe(findField(ledger, own)?.type)
      }
    }
  })

  test('only what people give is required, dated or filled at first', () => {
    for (const field of ledger.fields.filter((one) => one.derived)) {
      expect([field.required, field.dated, field.initial], field.id).toEqual([undefined, undefined, undefined])
    }
  })

  test('a formula falls back on a field of numbers that people give or that is computed itself', () => {
    for (const { id, derived } of ledger.fields) {
      if (derived?.kind !== 'formula' || derived.otherwise === undefined) continue
      expect(['money', 'integer', 'quantity'], id).toContain(findField(ledger, derived.otherwise)?.type)
      expect([...derived.plus, ...(derived.minus ?? [])], id).not.toContain(derived.otherwise)
    }
  })
})

describe('yearly income', () => {
  const income = ledgerOf(shippedRegistry, 'income')
  const order = [
    'wagesParts',
    'wagesCounted',
    'costsParts',
    'costsCounted',
    'businessCounted',
    'total',
    'net',
    'perCapita',
    'afterSpending',
  ]
  function computed(given: Record<string, number>): Record<string, number | null> {
    const values: Record<string, number | null> = { ...given }
    for (const id of order) values[id] = formulaValue(income, fieldOf(income, id), values)
    return values
  }

  test('every item belongs to one sum', () => {
    const parts = income.fields.flatMap((field) =>
      field.id.endsWith('Parts') && field.derived?.kind === 'formula' ? [...field.derived.plus, ...(field.derived.minus ?? [])] : [],
    )
    expect(new Set(parts).size).toBe(parts.length)
    expect(parts.length).toBeGreaterThan(40)
  })

  test('sums without items, items without sums, and both: the given sum stands', () => {
    expect(computed({ wages: 3_000_000, headcount: 3 })).toMatchObject({ wagesParts: null, net: 3_000_000, perCapita: 1_000_000 })
    expect(computed({ migrantWages: 2_000_000, jobReward: 100_000, headcount: 2 })).toMatchObject({
      total: 2_100_000,
      perCapita: 1_050_000,
    })
    expect(computed({ wages: 3_000_000, migrantWages: 600_000, headcount: 1 })).toMatchObject({ wagesParts: 600_000, net: 3_000_000 })
  })

  test('costs are taken off, what lowers them is taken off the costs', () => {
    expect(computed({ business: 1_000_000, plantingCosts: 300_000, costSubsidy: 50_000, headcount: 1 })).toMatchObject({
      total: 1_000_000,
      net: 750_000,
    })
  })

  test('a roster that gives the result only', () => {
    expect(computed({ perCapitaGiven: 1_234_500 })).toMatchObject({ net: null, perCapita: 1_234_500 })
    expect(computed({ perCapitaGiven: 1_234_500, wages: 900_000, headcount: 3 })).toMatchObject({ perCapita: 300_000 })
  })

  test('what is left after spending that cannot be avoided', () => {
    expect(computed({ wages: 900_000, claims: 100_000, ownSpending: 400_000, headcount: 2 })).toMatchObject({ afterSpending: 300_000 })
  })
})
