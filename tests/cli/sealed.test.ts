import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestCore } from '#tests/harness/dataCore.ts'
import { at, folder, json, run, setUp, township } from './program.ts'

const password = '山路十八弯 2026'

beforeAll(async () => {
  await setUp()
  await json(['import', township, '一 册.xlsx'])
  const core = makeTestCore({ folder })
  await core.ok('file.open', { token: core.token(at(township)) })
  await core.ok('seal.set', { password })
  await core.core.close()
  process.env['LEDGER_PASSWORD'] = password
  process.env['WRONG_PASSWORD'] = '不对不对不对'
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an encrypted file is refused without its password, in words', async () => {
  const none = await run('verify', township)
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('已加密')])
  const wrong = await run('rows', township, '--ledger', 'member', '--password-env', 'WRONG_PASSWORD')
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('密码不对')])
  expect(await json(['verify', township, '--password-env', 'NO_SUCH_NAME'], 2)).toMatchObject({ fault: 'input.invalid' })
  expect((await run()).err + (await run()).out).toContain('--file-password-env')
})

test('commands that read, write, back up and restore it take the password from the environment', async () => {
  const named = ['--password-env', 'LEDGER_PASSWORD']
  expect(await json(['verify', township, ...named])).toMatchObject({ ok: true })
  expect(await json(['rows', township, '--ledger', 'member', ...named])).toMatchObject({ total: 4 })
  await json(['import', township, '二册.xlsx', '--file-password-env', 'LEDGER_PASSWORD'])
  expect((await json(['rows', township, '--ledger', 'member', ...named]))['total']).toBeGreaterThan(4)
  const { file } = (await json(['backup', township, ...named])) as unknown as { file: string }
  expect(readFileSync(file).subarray(0, 8).toString()).toBe('TZSEALED')
  expect(await json(['restore', file, '恢复.tzdb'], 1)).toMatchObject({ fault: 'file.passwordNeeded' })
  expect(await json(['restore', file, '恢复.tzdb', ...named])).toMatchObject({ proved: true })
  expect(readFileSync(at('恢复.tzdb')).subarray(0, 8).toString()).toBe('TZSEALED')
})
