import { expect, test } from 'vitest'
import { forms } from '#shared/forms/index.ts'
import { sumText } from '#shared/printing/forms/tableFlow.ts'
import { filledForm, practiceLedger, tablesOf } from './practiceForms.ts'

/** A rate under a list is that of its sums: neither blank nor an average of rates. */

const practice = practiceLedger({ households: 300, persons: 1000 })

const withRates = forms.filter((form) => form.each !== 'record' && JSON.stringify(form.blocks).includes('|of:'))

test('there are such lists', () => {
  expect(withRates.map(({ id }) => id)).toEqual(expect.arrayContaining(['paymentProgress', 'fundProgress']))
})

test.each(withRates.map((form) => [form.id, form] as const))('%s', async (_, form) => {
  const [table] = tablesOf(filledForm(practice(), form, { given: { year: '' }, edition: 'internal' }).sheets)
  const { columns, groups } = table!
  const rate = columns.findIndex(({ id }) => id === 'rate')
  const column = form.blocks.flatMap((block) => (block.kind === 'table' ? block.columns : []))[rate]!
  const [, part, whole] = /^\{(\w+)\|of:(\w+)\}$/.exec(column.text)!
  const { ids } = await practice().ok('ledger.query', { ledger: form.ledger })
  const { sums: all } = await practice().ok('ledger.totals', { ledger: form.ledger, ids: [...ids] })
  const sums = columns.map((_one, at) => groups.reduce((sum, group) => sum + (group.sums[at] ?? 0), 0))
  const told = sumText(columns[rate]!.sum, rate, sums)
  expect(told).toBe(`${((all[part!]! / all[whole!]!) * 100).toFixed(2)}%`)
  const rates = groups.flatMap(({ rows }) => rows.map((row) => Number.parseFloat(row[rate] ?? ''))).filter((one) => !Number.isNaN(one))
  const average = rates.reduce((sum, one) => sum + one, 0) / rates.length
  expect(rates.length).toBeGreaterThan(1)
  expect(Math.abs(average - Number.parseFloat(told)), 'not the average of the rates').toBeGreaterThan(0.01)
})
