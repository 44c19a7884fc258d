import { expect } from 'vitest'
import type { TestCore } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** Forms: listed, laid out for a record and blank, written as a workbook. */
export async function printing(core: TestCore, call: Call, household: string): Promise<void> {
  const { forms } = await call('print.forms', {})
  const form = forms.find(({ ledger, each, blank }) => ledger === 'household' && each === 'record' && blank)!
  const answers = Object.fromEntries(form.asks.filter(({ required }) => required).map(({ id }) => [id, '2026']))
  const wish = { form: form.form, selection: { ids: [household] }, edition: form.editions[0]!, mask: true, answers }
  const job = await call('print.form', wish)
  expect(job).toMatchObject({ rows: 1, title: form.label })
  await call('print.page', { job: job.job, page: 1 })
  await call('print.segment', { job: job.job, index: 0 })
  await call('print.done', { job: job.job })
  const { selection: _selection, ...blank } = wish
  await call('print.done', { job: (await call('print.form', blank)).job })
  expect(await call('print.book', { ...wish, token: core.token(core.at('表格.xlsx')) })).toMatchObject({
    name: '表格.xlsx',
    sheets: 1,
  })
  await call('print.stop', {})
}
