import { expect } from 'vitest'
import type { TestCore } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** Our own blank template, taken as the county's workbook. */
export async function filling(core: TestCore, call: Call): Promise<void> {
  await call('import.template', { ledger: 'member', token: core.token(core.at('模板.xlsx')) })
  const opened = await call('template.open', { token: core.token(core.at('模板.xlsx')), ledger: 'member' })
  const { template } = await call('template.point', { template: opened.template, pointing: { 0: { 0: null } } })
  const wish = { template, selection: { ledger: 'member' }, tables: [0], mask: true }
  await call('template.preview', wish)
  await call('template.fill', { ...wish, token: core.token(core.at('填好.xlsx')), remember: true })
  expect(await call('template.list', {})).toHaveLength(1)
}
