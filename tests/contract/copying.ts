import { mkdirSync } from 'node:fs'
import { expect } from 'vitest'
import { countedId, type TestCore } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** The part of the session in which the file goes out on a stick, is backed up twice, and is let go of. */
export async function copying(core: TestCore, call: Call): Promise<void> {
  mkdirSync(core.at('U 盘'))
  const folder = core.token(core.at('U 盘'))
  expect(await call('copy.drives', {})).toBeInstanceOf(Array)
  expect(await call('copy.look', { folder })).toMatchObject({ taken: null })
  const made = await call('copy.toStick', { folder, as: 'new' })
  const { copies } = await call('copy.others', { tokens: [made.token] })
  expect(copies).toContainEqual(expect.objectContaining({ token: made.token, comparison: expect.objectContaining({ verdict: 'same' }) }))
  await call('copy.cancel', {})
  await backingUp(core, call)
  const path = core.core.context.file().path
  expect(await call('copy.release', {})).toMatchObject({ bytes: expect.any(Number) })
  await call('file.open', { token: core.token(path) })
}

async function backingUp(core: TestCore, call: Call): Promise<void> {
  const { token } = await call('backup.make', {})
  expect(await call('backup.setPlace', { token: core.token(core.at('第二处/台账备份')), make: true })).toMatchObject({
    second: { missing: false, upToDate: false },
  })
  expect(await call('backup.toPlace', {})).toMatchObject({ second: { upToDate: true, problem: null } })
  expect(await call('backup.drill', {})).toMatchObject({ ok: true, problems: [] })
  expect(await call('backup.state', {})).toMatchObject({ drill: { ok: true } })
  const [id] = (await call('ledger.query', { ledger: 'member' })).ids
  const changes = [{ ledger: 'member', recordId: id!, op: 'change' as const, values: { note: '备份之后' } }]
  await call('edit.commit', { id: countedId(), changes })
  expect(await call('backup.compare', { token })).toMatchObject({ comparison: { verdict: 'older', here: { sets: 1 } } })
  await call('backup.look', { token })
  expect(await call('backup.lookFind', { text: '', limit: 10 })).toMatchObject([{ id, state: 'changed' }])
  const { fields } = await call('backup.lookRecord', { ledger: 'member', id: id! })
  expect(fields.filter(({ differs }) => differs)).toMatchObject([{ field: 'note', now: '备份之后' }])
  const taken = { id: countedId(), ledger: 'member', record: id!, fields: ['note'], dependants: false }
  expect(await call('backup.takeBack', taken)).toMatchObject({ records: 1 })
  await call('backup.lookClose', {})
}
