import { describe, expect, test } from 'vitest'
import { formAnswers } from '#data/report/forms/makeForm.ts'
import { forms } from '#shared/forms/index.ts'

const setting = { township: '示例镇', county: '示例县', officePhone: '', operator: '张三', today: '2026-11-22' }
const notices = forms.filter((form) => form.asks?.some((ask) => ask.id === 'to' && ask.type === 'date' && ask.min !== undefined))

test('every notice of a village or township asks for its days, but for what the ledger of notices keeps', () => {
  for (const form of forms.filter(({ group }) => group === 'notices'))
    if (form.ledger === 'publicNotice') expect(JSON.stringify(form.blocks), form.id).toContain('{from|day}至{to|day}')
    else expect(notices, form.id).toContain(form)
})

describe.each(notices.map((form) => [form.id, form] as const))('%s', (_, form) => {
  const days = form.asks!.find((ask) => ask.id === 'to')!.min!
  const dayAfter = (count: number) => new Date(Date.UTC(2026, 2, 1 + count)).toISOString().slice(0, 10)

  test('proposes a period that is long enough', () => {
    expect(formAnswers(form, {}, setting, false)).not.toHaveProperty('fault')
  })

  test('refuses one that is a day too short', () => {
    expect(formAnswers(form, { from: '2026-03-01', to: dayAfter(days) }, setting, false)).not.toHaveProperty('fault')
    expect(formAnswers(form, { from: '2026-03-01', to: dayAfter(days - 1) }, setting, false)).toMatchObject({
      fault: 'input.invalid',
      detail: expect.stringContaining(`${days} 天`),
    })
  })
})
