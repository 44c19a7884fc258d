import { expect, test } from 'vitest'
import { forms } from '#shared/forms/index.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { rangeWords } from '#shared/printing/forms/rangeWords.ts'

function wordsOf(id: string): string {
  const form = forms.find((one) => one.id === id)!
  return rangeWords(form, findLedger(shippedRegistry, form.ledger)!)
}

test('says which records a form is for', () => {
  expect(wordsOf('householdSignList')).toBe('户状态为“在册”')
  expect(wordsOf('householdDossier')).toBe('')
  expect(wordsOf('loanDunning')).toMatch(/大于0，且.*早于“.+”$/)
})

test('leaves no sign of the query language', () => {
  for (const { id } of forms) expect(wordsOf(id).replace(/“[^”]*”/g, ''), id).not.toMatch(/[a-z{}"=<>]/i)
})
