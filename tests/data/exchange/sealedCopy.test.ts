import { copyFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addRecord, countedId, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
const password = '山路十八弯 2026'

beforeEach(async () => {
  core = makeTestCore()
  await core.ok('file.create', { token: core.token(core.at('示例镇.tzdb')), township: '示例镇' })
})
afterEach(() => core.dispose())

test('a copy of an encrypted file merges without its password into that file, with it into a plain copy', async () => {
  await core.ok('file.close', {})
  copyFileSync(core.at('示例镇.tzdb'), core.at('明文.tzdb'))
  await core.ok('file.open', { token: core.token(core.at('示例镇.tzdb')) })
  await core.ok('seal.set', { password })
  await core.ok('file.saveAs', { token: core.token(core.at('副本.tzdb')) })
  await addRecord(core, 'village', { name: '青石村' })
  const copy = core.token(core.at('副本.tzdb'))
  await core.ok('file.open', { token: core.token(core.at('示例镇.tzdb')), password })
  expect(await core.ok('merge.run', { tokens: [copy], ids: [countedId()] })).toMatchObject({ files: [{ sets: { taken: 1 } }] })
  await core.ok('file.open', { token: core.token(core.at('明文.tzdb')) })
  expect(await core.refused('merge.look', { tokens: [copy] })).toMatchObject({ fault: 'file.passwordNeeded' })
  expect(await core.ok('merge.look', { tokens: [copy], passwords: { [copy]: password } })).toMatchObject({
    files: [{ sets: { taken: 1 } }],
  })
})
