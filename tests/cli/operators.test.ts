import { afterAll, beforeAll, expect, test } from 'vitest'
import { rmSync } from 'node:fs'
import { makeTestCore } from '#tests/harness/dataCore.ts'
import { at, folder, json, run, setUp, township } from './program.ts'

beforeAll(async () => {
  await setUp()
  const core = makeTestCore({ folder })
  await core.ok('file.open', { token: core.token(at(township)) })
  const admin = {
    id: core.newId(),
    operator: null,
    name: '王主任',
    role: 'admin' as const,
    villages: [] as string[],
    password: '牛群过河2026',
  }
  await core.ok('operators.save', admin)
  await core.ok('operators.save', { id: core.newId(), operator: null, name: '孙领导', role: 'viewer', villages: [] })
  await core.core.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a file with operators asks the command line, too, who works', async () => {
  const refused = await run('verify', township)
  expect(refused.code).not.toBe(0)
  expect(refused.err + refused.out).toContain('请先登录')
  const wrong = await run('verify', township, '--operator', '王主任')
  expect(wrong.code).not.toBe(0)
  expect(await json(['verify', township, '--operator', '孙领导'])).toMatchObject({ ok: true })
  expect((await run('import', township, '一 册.xlsx', '--operator', '孙领导')).code).not.toBe(0)
})
