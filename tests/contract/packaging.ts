import { expect } from 'vitest'
import type { TestCore } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** The part of the session in which a village gets its share as a package. */
export async function packaging(core: TestCore, call: Call): Promise<void> {
  const village = (await call('ledger.query', { ledger: 'village', filter: 'name = "白沙村"' })).ids[0]!
  const wish = { place: '白沙村', kind: 'subset' as const, villages: [village] }
  const plan = await call('package.plan', wish)
  expect(plan).toMatchObject({
    number: 1,
    base: null,
    empty: null,
    counts: expect.arrayContaining([expect.objectContaining({ ledger: 'household' })]),
  })
  const proposed = await call('package.tasks', { villages: [village] })
  const tasks = proposed.slice(0, 3).map(({ text, due }) => ({ text, due }))
  const token = core.token(core.at('白沙村.tzpkg'))
  const made = await call('package.make', { ...wish, token, password: '井边两棵柳树', note: '请核对', tasks, purpose: '入户核对' })
  expect(made).toMatchObject({ proved: true, manifest: { number: 1, records: plan.records, sealed: true } })
  expect(await call('package.inspect', { token })).toMatchObject({ standing: 'own', opened: null })
  expect(await call('package.inspect', { token, password: '井边两棵柳树' })).toMatchObject({ opened: { note: '请核对' } })
  const to = core.token(core.at('白沙村.tzdb'))
  expect(await call('package.open', { token, to, password: '井边两棵柳树' })).toMatchObject({
    name: '白沙村.tzdb',
    manifest: { kind: 'subset' },
  })
  expect(await call('package.log', { limit: 10 })).toMatchObject([{ direction: 'out', place: '白沙村', number: 1 }])
  expect(await call('package.places', {})).toMatchObject([{ place: '白沙村', next: 2, waiting: 0, scope: { villages: [village] } }])
  expect(await call('package.scope', {})).toBeNull()
}
