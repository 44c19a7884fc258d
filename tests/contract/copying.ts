import { mkdirSync } from 'node:fs'
import { expect } from 'vitest'
import type { TestCore } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** The part of the session in which the file goes out on a stick and is let go of. */
export async function copying(core: TestCore, call: Call): Promise<void> {
  mkdirSync(core.at('U 盘'))
  const folder = core.token(core.at('U 盘'))
  expect(await call('copy.drives', {})).toBeInstanceOf(Array)
  expect(await call('copy.look', { folder })).toMatchObject({ taken: null })
  const made = await call('copy.toStick', { folder, as: 'new' })
  const { copies } = await call('copy.others', { tokens: [made.token] })
  expect(copies).toContainEqual(expect.objectContaining({ token: made.token, comparison: expect.objectContaining({ verdict: 'same' }) }))
  await call('copy.cancel', {})
  const path = core.core.context.file().path
  expect(await call('copy.release', {})).toMatchObject({ bytes: expect.any(Number) })
  await call('file.open', { token: core.token(path) })
}
