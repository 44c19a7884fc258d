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
  expect(wordsOf('loanDunning')).toMatch(/大于0，且.*早于“.+”）$/)
})

test('says what belongs together, and what is asked for within quotes', () => {
  expect(wordsOf('payrollPublicPost')).toBe(
    '发放金额大于0，且（聘用开始日期未填，或聘用开始日期不晚于“年度（不填为全部）”），且（聘用结束日期未填，或聘用结束日期不早于“年度（不填为全部）”），且聘用开始日期不晚于“聘用期至（不填为全部）”，且聘用结束日期不早于“聘用期自（不填为全部）”',
  )
  expect(wordsOf('noticeProjects')).toBe('项目状态为“申报”、“村级公示”、“乡镇审核”、“行业论证”')
})

test('leaves no sign of the query language', () => {
  for (const { id } of forms) expect(wordsOf(id).replace(/“[^”{]*”/g, ''), id).not.toMatch(/[a-z{}"=<>]/i)
})
