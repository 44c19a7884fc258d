import { expect } from 'vitest'
import { changeRecord, countedId, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { lending } from './lending.ts'
import type { Call } from './teaching.ts'

/** The part of the session in which a copy comes back from another PC, and an income is about to be shared out. */
export async function merging(core: TestCore, call: Call, household: string): Promise<void> {
  const copy = core.token(core.at('王芳的副本.tzdb'))
  const { token } = await call('backup.make', {})
  await call('backup.restore', { from: token, to: copy })
  await change(core, household, '他处 1 号')
  await call('edit.commit', {
    id: countedId(),
    changes: [{ ledger: 'household', recordId: household, op: 'change', values: { address: '此处 1 号' } }],
  })
  expect((await call('merge.look', { tokens: [copy] })).conflicts).toMatchObject([{ field: 'address' }])
  expect(await call('merge.changes', { token: copy, offset: 0, limit: 10 })).toMatchObject({ total: 1 })
  expect(await call('merge.run', { tokens: [copy], ids: [countedId()] })).toMatchObject({ open: 1 })
  expect(await call('merge.open', {})).toMatchObject([{ ledger: 'household', field: 'address', count: 1 }])
  const { conflicts } = await call('merge.conflicts', { offset: 0, limit: 10 })
  const take = conflicts[0]!.sides.find(({ via }) => via === null)!.setId
  const decisions = [{ ledger: 'household', record: household, field: 'address', take }]
  expect(await call('merge.decide', { id: countedId(), decisions })).toMatchObject({ decided: 1, open: 0 })
  await call('merge.cancel', {})
  await lending(core, call)
  expect(await call('sharing.sharers', { by: 'household', scope: 'registered' })).not.toHaveLength(0)
}

/** What 王芳 does at her PC. */
async function change(core: TestCore, household: string, address: string): Promise<void> {
  const other = makeTestCore({ folder: core.folder, person: '王芳' })
  await other.ok('file.open', { token: other.token(core.at('王芳的副本.tzdb')) })
  await changeRecord(other, 'household', household, { address })
  await other.core.close()
}
