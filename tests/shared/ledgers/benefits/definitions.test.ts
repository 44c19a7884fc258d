import { describe, expect, test } from 'vitest'
import { findField } from '#shared/ledger/registry.ts'
import { benefitsLedgers } from '#shared/ledgers/benefits/index.ts'

describe.each(benefitsLedgers.map((ledger) => [ledger.id, ledger] as const))('%s', (_, ledger) => {
  test('belongs to a household or a village, under 惠民政策', () => {
    expect(ledger.menu).toBe('benefits')
    const village = findField(ledger, 'village')
    expect(village?.target).toBe('village')
    const through = village?.derived?.kind === 'parent' ? findField(ledger, village.derived.link) : village
    expect(through?.derived).toBeUndefined()
    if (ledger.id !== 'loanRepayment') expect(through?.required).toBe(true)
  })

  test('begins on a date and shows in the timeline with fields of its own', () => {
    if (ledger.since !== undefined) expect(findField(ledger, ledger.since)?.type).toBe('date')
    const shown = ledger.occurrence
    if (!shown) return
    expect(['date', 'year']).toContain(findField(ledger, shown.date)?.type)
    if (shown.amount !== undefined) expect(findField(ledger, shown.amount)?.type).toBe('money')
    for (const id of shown.says) expect(findField(ledger, id), id).toBeDefined()
  })

  test('no key contains another, so that no key takes over the record of another period', () => {
    const sets = ledger.naturalKeys.map((key) => new Set(key))
    for (const [place, key] of sets.entries())
      for (const other of sets.slice(place + 1))
        expect(
          [...other].every((field) => key.has(field)),
          [...key].join(),
        ).toBe(false)
    for (const id of ledger.naturalKeys.flat()) expect(findField(ledger, id)?.derived, id).toBeUndefined()
  })

  test('links fill fields of the same type', () => {
    for (const field of ledger.fields) {
      for (const [own, theirs] of Object.entries(field.fills ?? {})) {
        const target = [...benefitsLedgers].find((one) => one.id === field.target)
        const filled = findField(ledger, own)
        expect(filled?.derived, own).toBeUndefined()
        if (target) expect(findField(target, theirs)?.type, theirs).toBe(filled?.type)
      }
    }
  })
})

test('what is owed on a loan follows from its repayments', () => {
  const loan = benefitsLedgers.find((ledger) => ledger.id === 'loan')!
  expect(findField(loan, 'repaid')?.derived).toEqual({ kind: 'sum', ledger: 'loanRepayment', link: 'loan', field: 'amount' })
  expect(findField(loan, 'balance')?.derived).toEqual({ kind: 'formula', plus: ['amount'], minus: ['repaidBefore', 'repaid'] })
})
