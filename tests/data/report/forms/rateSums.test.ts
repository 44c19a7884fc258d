import { afterAll, beforeAll, expect, test } from 'vitest'
import { formSetting } from '#data/handlers/printForms.ts'
import { ruleOf } from '#data/report/forms/fill.ts'
import { formAnswers, formIds } from '#data/report/forms/makeForm.ts'
import { resolveSheets } from '#data/report/forms/sheets.ts'
import type { FormDefinition } from '#shared/forms/define.ts'
import { forms } from '#shared/forms/index.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { ResolvedTable } from '#shared/printing/forms/resolved.ts'
import { sumText } from '#shared/printing/forms/tableFlow.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** A rate under a list is that of its sums: neither blank nor an average of rates. */

let core: TestCore

beforeAll(async () => {
  core = makeTestCore()
  core.setNow(new Date(2026, 10, 22, 10))
  await core.ok('file.sample', { token: core.token(core.at('示例镇.tzdb')), households: 300, persons: 1000, villages: 3, seed: 9 })
})
afterAll(() => core.dispose())

const withRates = forms.filter((form) => form.each !== 'record' && JSON.stringify(form.blocks).includes('|of:'))

function printed(form: FormDefinition): readonly ResolvedTable[] {
  const reading = core.core.context.reading()
  const setting = formSetting(core.core.context, undefined)
  const answers = formAnswers(form, { year: '' }, setting, false)
  if (isFault(answers)) throw new Error(JSON.stringify(answers))
  const ids = formIds(reading, form, {}, answers)
  if (isFault(ids)) throw new Error(JSON.stringify(ids))
  const wish = { form, ids, answers, setting, rule: ruleOf('internal', false, setting.today) }
  const sheets = [...resolveSheets(reading, wish)].flatMap((batch) => batch.sheets)
  return sheets.flatMap((sheet) => sheet.blocks.filter((block) => block.kind === 'table'))
}

test('there are such lists', () => {
  expect(withRates.map(({ id }) => id)).toEqual(expect.arrayContaining(['paymentProgress', 'fundProgress']))
})

test.each(withRates.map((form) => [form.id, form] as const))('%s', async (_, form) => {
  const [table] = printed(form)
  const { columns, groups } = table!
  const rate = columns.findIndex(({ id }) => id === 'rate')
  const column = form.blocks.flatMap((block) => (block.kind === 'table' ? block.columns : []))[rate]!
  const [, part, whole] = /^\{(\w+)\|of:(\w+)\}$/.exec(column.text)!
  const { ids } = await core.ok('ledger.query', { ledger: form.ledger })
  const { sums: all } = await core.ok('ledger.totals', { ledger: form.ledger, ids: [...ids] })
  const sums = columns.map((_one, at) => groups.reduce((sum, group) => sum + (group.sums[at] ?? 0), 0))
  const told = sumText(columns[rate]!.sum, rate, sums)
  expect(told).toBe(`${((all[part!]! / all[whole!]!) * 100).toFixed(2)}%`)
  const rates = groups.flatMap(({ rows }) => rows.map((row) => Number.parseFloat(row[rate] ?? ''))).filter((one) => !Number.isNaN(one))
  const average = rates.reduce((sum, one) => sum + one, 0) / rates.length
  expect(rates.length).toBeGreaterThan(1)
  expect(Math.abs(average - Number.parseFloat(told)), 'not the average of the rates').toBeGreaterThan(0.01)
})
