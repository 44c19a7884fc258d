import { describe, expect, test } from 'vitest'
import { toldField, toldFieldText, toldLedgers } from '#shared/help/fields/index.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

const ledgerOf = (id: string) => shippedRegistry.ledgers.find((ledger) => ledger.id === id)!

describe('fields explained', () => {
  test.each(Object.keys(toldLedgers))('%s: every field that a person fills in says what it means and from where', (id) => {
    const ledger = ledgerOf(id)
    const shown = ledger.fields.filter((field) => !field.internal && !field.secret && !field.retired)
    const silent = shown.filter((field) => {
      const told = toldField(shippedRegistry, ledger, field)
      return field.derived ? !told?.derived : !told?.says || !told.source
    })
    expect(silent.map((field) => field.id)).toEqual([])
  })

  test.each(Object.entries(toldLedgers))('%s: nothing is told of a field that is gone or works itself out', (id, notes) => {
    const typed = new Set(ledgerOf(id).fields.flatMap((field) => (field.derived ? [] : [field.id])))
    expect(Object.keys(notes.fields).filter((field) => !typed.has(field))).toEqual([])
  })

  test('what works itself out is told with the names of the fields', () => {
    const told = (ledger: string, field: string) =>
      toldField(
        shippedRegistry,
        ledgerOf(ledger),
        ledgerOf(ledger).fields.find((one) => one.id === field)!,
      )!
    expect(told('household', 'headName').derived).toBe('自动：取自“家庭成员”中与户主关系为“户主”的一条。')
    expect(told('member', 'age').derived).toBe('自动：由出生日期算到今天的周岁。')
    expect(told('asset', 'netValue').derived).toBe('自动：资产原值 − 累计折旧。')
    expect(toldFieldText(told('household', 'houseGrade'))).toContain('依据：JGJ 125')
  })

  test('words fit a small card', () => {
    const long = shippedRegistry.ledgers.flatMap((ledger) =>
      ledger.fields.map((field) => toldField(shippedRegistry, ledger, field)).filter((told) => told !== null && told.says.length > 90),
    )
    expect(long).toEqual([])
  })
})
