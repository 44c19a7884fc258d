import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { proveAtRest } from '#data/copies/atRest.ts'
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

test('plain backups at the second place go with those beside the file, none before a sealed one stands there', async () => {
  const core = await openTestCore()
  await addVillage(core, '白沙村')
  await core.ok('backup.make', {})
  await core.ok('backup.setPlace', { token: core.token(core.at('E/台账备份')), make: true })
  await core.ok('backup.toPlace', {})
  await core.ok('seal.set', { password: '牛群过河2026' })
  const there = () => readdirSync(core.at('E/台账备份')).filter((name) => name.endsWith('.tzdb'))
  const isSealed = (name: string) =>
    readFileSync(core.at(`E/台账备份/${name}`))
      .subarray(0, 8)
      .toString('latin1') === 'TZSEALED'
  writeFileSync(core.at('E/台账备份/别人的_2026-01-01_090000_手动.tzdb'), 'theirs')
  expect(await core.ok('seal.state', {})).toMatchObject({ sealed: true, plainBackups: 2, plainAway: 1 })
  // The stick is out: what is beside the file goes, what is away is told.
  renameSync(core.at('E'), core.at('拔出'))
  expect(await core.ok('seal.state', {})).toMatchObject({ plainAway: 0 })
  expect(await core.ok('seal.dropPlain', {})).toMatchObject({ removed: 2, second: { removed: 0, why: expect.stringMatching(/./) } })
  renameSync(core.at('拔出'), core.at('E'))
  expect(await core.ok('seal.state', {})).toMatchObject({ plainBackups: 0, plainAway: 1 })
  expect(await core.ok('seal.dropPlain', {})).toMatchObject({ removed: 0, second: { removed: 1, why: null } })
  expect(there().map((name) => name.startsWith('别人的') || isSealed(name))).toEqual([true, true])
  expect(await core.ok('seal.state', {})).toMatchObject({ plainAway: 0 })
  await core.dispose()
})

test('a file is not at rest while a commit waits to be rolled back, whichever name its journal has', async () => {
  const core = await openTestCore()
  await core.core.close()
  const path = core.at('测试镇.tzdb')
  expect(await proveAtRest(path)).toMatchObject({ bytes: readFileSync(path).length })
  for (const name of [`${path}-journal`, `${path}-sealed-journal`]) {
    writeFileSync(name, Buffer.from('d9d505f920a163d7', 'hex'))
    expect(await proveAtRest(path)).toMatchObject({ fault: 'copy.differs' })
    rmSync(name)
  }
  await core.dispose()
})
