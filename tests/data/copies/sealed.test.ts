import { mkdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addFamily, addVillage, changeRecord, openTestCore } from '#tests/harness/dataCore.ts'

test('an encrypted file goes out, is backed up twice, practised, looked into and let go of as it is: encrypted', async () => {
  const core = await openTestCore()
  const { household } = await addFamily(core, await addVillage(core, '白沙村'), [{ name: '张三' }])
  await core.ok('seal.set', { password: '牛群过河2026' })
  mkdirSync(core.at('U 盘'))
  const folder = core.token(core.at('U 盘'))
  expect(await core.ok('copy.look', { folder })).toMatchObject({ plain: false, taken: null })
  await core.ok('copy.toStick', { folder, as: 'new' })
  expect(readFileSync(core.at('U 盘/测试镇.tzdb')).subarray(0, 8).toString('latin1')).toBe('TZSEALED')
  const { token } = await core.ok('backup.make', {})
  await core.ok('backup.setPlace', { token: core.token(core.at('E/台账备份')), make: true })
  expect(await core.ok('backup.toPlace', {})).toMatchObject({ second: { upToDate: true } })
  expect(await core.ok('backup.drill', {})).toMatchObject({ ok: true, problems: [] })
  await changeRecord(core, 'household', household, { note: '之后' })
  expect((await core.ok('copy.look', { folder })).taken).toMatchObject({ incomparable: 'sealed', mayReplace: false })
  expect(await core.ok('backup.compare', { token })).toMatchObject({ comparison: { verdict: 'older', here: { sets: 1 } }, why: null })
  expect(await core.ok('backup.look', { token })).toMatchObject({ comparison: { verdict: 'older' } })
  expect(await core.ok('backup.lookFind', { text: '', limit: 5 })).toMatchObject([{ id: household, state: 'changed' }])
  expect(await core.ok('copy.release', {})).toMatchObject({ name: '测试镇.tzdb' })
  await core.dispose()
})
