import { writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { TestCore } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** The part of the session in which a report is held against the ledger. */
export async function checkingReports(core: TestCore, call: Call): Promise<void> {
  writeFileSync(core.at('汇报.txt'), '全镇总户数9000户。共开发岗位90个，其中甲类岗41个、乙类岗50个。')
  expect(await call('reconcile.open', { token: core.token(core.at('汇报.txt')) })).toMatchObject({ isWord: false, day: null })
  expect(await call('reconcile.run', {})).toMatchObject({ compared: 1 })
  expect(await call('reconcile.comment', { token: core.token(core.at('汇报批注.docx')) })).toMatchObject({ comments: 2 })
  await call('reconcile.paste', { text: '总投资30.5万元，其中省级20万元，自筹10.5万元。' })
  expect(await call('reconcile.run', { asOf: '2026-01-01' })).toMatchObject({ counts: { red: 0 } })
  await call('reconcile.close', {})
}
