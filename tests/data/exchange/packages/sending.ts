import { expect } from 'vitest'
import type { Input } from '#shared/ipc/contract.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

export const password = '白沙-第一-2026'

type Made = Readonly<{ path: string; token: string; number: number }>

let made = 0

/** A package of the open file of `from`, in its folder. */
export async function pack(from: TestCore, wish: Omit<Input<'package.make'>, 'token'>): Promise<Made> {
  made += 1
  const path = from.at(`${wish.place}-${made}.tzpkg`)
  const answer = await from.ok('package.make', { token: from.token(path), ...wish })
  expect(answer.proved).toBe(true)
  return { path, token: answer.token, number: answer.manifest.number }
}

export async function mergePackage(into: TestCore, path: string, secret: string | null = password) {
  const token = into.token(path)
  return into.ok('merge.run', { tokens: [token], ids: [into.newId()], ...(secret === null ? {} : { passwords: { [token]: secret } }) })
}

export async function refusedPackage(into: TestCore, path: string, secret: string | null = password) {
  const token = into.token(path)
  const passwords = secret === null ? {} : { passwords: { [token]: secret } }
  return into.refused('merge.run', { tokens: [token], ids: [into.newId()], ...passwords })
}

/** A new file of a package, open at another PC. */
export async function openAt(from: TestCore, path: string, person: string): Promise<TestCore> {
  const other = makeTestCore({ folder: from.folder, person })
  made += 1
  const to = other.token(other.at(`${person}-${made}.tzdb`))
  await other.ok('package.open', { token: other.token(path), to, password })
  await other.ok('file.open', { token: to })
  return other
}

export async function sound(...cores: readonly TestCore[]): Promise<void> {
  for (const core of cores) expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
}
