import { describe, expect, it } from 'vitest'
import { isAddedUp } from '#shared/ledger/derive/addedUp.ts'
import { fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

const field = (ledger: string, id: string) => fieldOf(ledgerOf(shippedRegistry, ledger), id)

describe('isAddedUp', () => {
  it('adds up amounts, areas and people, also what is paid monthly', () => {
    for (const [ledger, id] of [
      ['farmSubsidy', 'amount'],
      ['farmSubsidy', 'area'],
      ['household', 'memberCount'],
      ['publicPost', 'wage'],
      ['station', 'capacity'],
    ] as const)
      expect(isAddedUp(field(ledger, id)), `${ledger}.${id}`).toBe(true)
  })

  it('adds up no quantities whose unit differs by record, no running totals that were typed', () => {
    for (const [ledger, id] of [
      ['lot', 'scale'],
      ['asset', 'quantity'],
      ['asset', 'latitude'],
      ['consumption', 'number'],
      ['projectProgress', 'invested'],
    ] as const)
      expect(isAddedUp(field(ledger, id)), `${ledger}.${id}`).toBe(false)
  })

  it('adds up no prices, standards, averages, rates, years and ages', () => {
    for (const { id, fields } of shippedRegistry.ledgers) {
      const wrong = fields.filter(
        (one) => isAddedUp(one) && (one.unit === '%' || /单价|标准|人均|支付率/.test(one.label) || one.type === 'year'),
      )
      expect(wrong.map((one) => `${id}.${one.id}`)).toEqual([])
    }
    expect(isAddedUp(field('income', 'perCapita'))).toBe(false)
    expect(isAddedUp(field('member', 'age'))).toBe(false)
  })
})
