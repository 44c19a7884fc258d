import { expect } from 'vitest'
import type { Call } from './teaching.ts'

/** The file is encrypted, given other keys and made plain again. */
export async function sealing(call: Call): Promise<void> {
  const password = '牛群过河2026'
  expect(await call('seal.state', {})).toMatchObject({ sealed: false })
  await call('seal.set', { password })
  expect(await call('seal.dropPlain', {})).toMatchObject({ removed: expect.any(Number) })
  const { recoveryKey } = await call('seal.recovery', { password })
  expect(await call('seal.sheet', { recoveryKey, paper: 'A4', orientation: 'portrait' })).toMatchObject({ pages: 1 })
  await call('seal.change', { recoveryKey, next: `${password}b` })
  expect(await call('seal.remove', { password: `${password}b` })).toMatchObject({ backup: expect.stringContaining('解密前') })
}
