import { expect } from 'vitest'
import { countedId } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** The last part of the session: the file gets operators, one of them locks the window and comes back. */
export async function operating(call: Call): Promise<void> {
  const password = '牛群过河2026'
  const villages: string[] = []
  const admin = { id: countedId(), operator: null, name: '王主任', role: 'admin' as const, villages, password }
  const [made] = await call('operators.save', admin)
  expect(await call('operators.who', {})).toMatchObject({ operators: true, me: { id: made!.id, role: 'admin' } })
  await call('operators.save', { ...admin, id: countedId(), name: '陈录入', role: 'entry' })
  const entry = (await call('operators.list', {})).find(({ role }) => role === 'entry')!
  await call('operators.password', { id: countedId(), operator: entry.id, next: '' })
  expect(await call('operators.lock', {})).toMatchObject({ locked: true, canLock: true })
  expect(await call('operators.unlock', { password })).toMatchObject({ locked: false })
  await call('operators.retire', { id: countedId(), operator: entry.id, active: false })
  await call('operators.retire', { id: countedId(), operator: entry.id, active: true })
  await call('operators.purpose', { purpose: '核对' })
  expect(await call('operators.logout', {})).toMatchObject({ me: null })
  expect(await call('operators.login', { operator: entry.id })).toMatchObject({ me: { name: '陈录入' } })
}
