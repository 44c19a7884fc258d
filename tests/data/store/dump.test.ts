import { afterEach, beforeEach, expect, test } from 'vitest'
import { addRecord, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

test('every line says its own ledger, also where the record has a field of that name', async () => {
  const named = core.core.context.file().registry.ledgers.filter(({ fields }) => fields.some(({ id }) => id === 'ledger' || id === 'id'))
  expect(named.map(({ id }) => id)).toContain('parkedTable')
  await addRecord(core, 'parkedTable', { ledger: 'member', file: '花名册.xlsx', sheet: '成员', fingerprint: 'f', layout: '{}' })
  const lines = core.dump().map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.filter((line) => line['ledger'] === 'parkedTable')).toMatchObject([{ 'parkedTable.ledger': 'member', file: '花名册.xlsx' }])
})
