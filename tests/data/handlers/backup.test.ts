import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { secureWhenDue } from '#data/core/secure.ts'
import { addFamily, addVillage, changeRecord, openTestCore, removeRecord, type Family, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
let family: Family

beforeEach(async () => {
  core = await openTestCore()
  family = await addFamily(core, await addVillage(core, '白沙村'), [{ name: '张三' }, { name: '李梅' }])
})
afterEach(() => core.dispose())

test('a backup is proved, listed, counted without the bin, and comes back as a file of its own', async () => {
  await removeRecord(core, 'member', family.members[1]!)
  const made = await core.ok('backup.make', {})
  expect(made).toMatchObject({ proved: true, reason: '手动', counts: { household: 1, member: 1, village: 1 } })
  expect(await core.ok('backup.list', {})).toHaveLength(1)
  expect((await core.ok('file.info', {}))!.lastBackup).toBe('2026-03-02T09:30:00+08:00')
  const dump = core.dump()
  await changeRecord(core, 'household', family.household, { note: '之后' })
  const target = core.token(core.at('恢复.tzdb'))
  expect(await core.ok('backup.restore', { from: made.token, to: target })).toMatchObject({
    name: '恢复.tzdb',
    counts: made.counts,
  })
  await core.ok('file.open', { token: target })
  expect(core.dump()).toEqual(dump)
  expect((await core.ok('ledger.query', { ledger: 'member', removed: true })).ids).toEqual([family.members[1]])
})

test('nothing is restored over a file, nor from what is no backup', async () => {
  const made = await core.ok('backup.make', {})
  const before = readFileSync(core.at('测试镇.tzdb'))
  expect((await core.refused('backup.restore', { from: made.token, to: core.token(core.at('测试镇.tzdb')) })).fault).toBe('file.exists')
  expect(readFileSync(core.at('测试镇.tzdb')).equals(before)).toBe(true)
  const changed = core.at(`备份/${made.name}`)
  const bytes = readFileSync(changed)
  bytes[bytes.length - 100] = (bytes[bytes.length - 100]! + 1) % 256
  writeFileSync(changed, bytes)
  expect(await core.refused('backup.restore', { from: made.token, to: core.token(core.at('新.tzdb')) })).toHaveProperty('fault')
  expect(existsSync(core.at('新.tzdb'))).toBe(false)
})

test('a quarter of an hour of changes is backed up by itself, idle time is not', async () => {
  await secureWhenDue(core.core.context)
  expect(await core.ok('backup.list', {})).toHaveLength(1)
  const at = (minutes: number): Date => new Date(Date.parse('2026-03-02T09:30:00+08:00') + minutes * 60_000)
  core.setNow(at(20))
  await secureWhenDue(core.core.context)
  expect(await core.ok('backup.list', {})).toHaveLength(1)
  await changeRecord(core, 'household', family.household, { note: '一' })
  await secureWhenDue(core.core.context)
  expect((await core.ok('backup.list', {})).map((backup) => backup.reason)).toEqual(['自动', '自动'])
  core.setNow(at(30))
  await changeRecord(core, 'household', family.household, { note: '二' })
  await secureWhenDue(core.core.context)
  expect(await core.ok('backup.list', {})).toHaveLength(2)
  core.setNow(at(36))
  await secureWhenDue(core.core.context)
  expect(await core.ok('backup.list', {})).toHaveLength(3)
})

test('to a stick: there, and nowhere else', async () => {
  mkdirSync(core.at('U 盘'))
  const made = await core.ok('backup.make', { token: core.token(core.at('U 盘')) })
  expect(readdirSync(core.at('U 盘'))).toContain(made.name)
  expect(existsSync(core.at('备份'))).toBe(false)
  expect(await core.ok('backup.inspect', { token: made.token })).toMatchObject({
    township: '测试镇',
    counts: { member: 2 },
  })
})
