import { expect, test } from 'vitest'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { unitOf } from '#shared/ledger/derive/unitOf.ts'

test('money is said in 元, whatever has a unit of its own in that, and a name in none', () => {
  const said = (ledger: string, field: string): string | null =>
    unitOf(shippedRegistry.ledgers.find(({ id }) => id === ledger)!.fields.find(({ id }) => id === field)!)
  expect([said('loan', 'amount'), said('household', 'arableLand'), said('member', 'name')]).toEqual(['元', '亩', null])
})
