import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pauseAfter } from '#data/sealing/attempts.ts'
import { addRecord, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
let path: string
const password = '山路十八弯 2026'

beforeEach(async () => {
  core = makeTestCore()
  path = core.at('示例镇.tzdb')
  await core.ok('file.create', { token: core.token(path), township: '示例镇' })
  await addRecord(core, 'village', { name: '白沙村' })
})
afterEach(() => core.dispose())

function isSealed(at: string): boolean {
  return readFileSync(at).subarray(0, 8).toString() === 'TZSEALED'
}

const backups = (): readonly string[] => readdirSync(join(path, '..', '备份')).filter((name) => name.endsWith('.tzdb'))

test('turned on, the file needs its password by whatever way it is opened', async () => {
  expect(await core.ok('seal.state', {})).toMatchObject({ sealed: false, plainBackups: 0, why: null })
  expect(await core.refused('seal.set', { password: '1234' })).toMatchObject({ fault: 'seal.weakPassword' })
  const { recoveryKey, backup } = await core.ok('seal.set', { password })
  expect(backup).toContain('加密前')
  expect(isSealed(path)).toBe(true)
  expect(await core.ok('file.info', {})).toMatchObject({ sealed: true, township: '示例镇' })
  expect(await core.refused('seal.set', { password })).toMatchObject({ fault: 'seal.already' })
  await addRecord(core, 'village', { name: '青石村' })
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
  await core.ok('file.close', {})
  expect(await core.refused('file.open', { token: core.token(path) })).toMatchObject({ fault: 'file.passwordNeeded' })
  expect(await core.refused('file.open', { token: core.token(path), password: '不对不对不对' })).toMatchObject({
    fault: 'file.passwordWrong',
  })
  expect(await core.refused('file.open', { token: core.token(path), recoveryKey: recoveryKey.slice(1) })).toMatchObject({
    fault: 'file.recoveryTyped',
  })
  expect(await core.ok('file.open', { token: core.token(path), password })).toMatchObject({ sealed: true, counts: { village: 2 } })
  await core.ok('file.close', {})
  expect(await core.ok('file.open', { token: core.token(path), recoveryKey })).toMatchObject({ counts: { village: 2 } })
})

test('a wrong password leaves the file open that is open', async () => {
  await core.ok('seal.set', { password })
  await core.ok('file.create', { token: core.token(core.at('别的.tzdb')), township: '别的镇' })
  expect(await core.refused('file.open', { token: core.token(path), password: '不对不对不对' })).toMatchObject({
    fault: 'file.passwordWrong',
  })
  expect(await core.ok('file.info', {})).toMatchObject({ township: '别的镇' })
  expect(await core.ok('file.open', { token: core.token(path), password })).toMatchObject({ township: '示例镇' })
})

test('password and recovery key are changed by who knows the present one only', async () => {
  const { recoveryKey } = await core.ok('seal.set', { password })
  const next = '另外一句话 2027'
  expect(await core.refused('seal.change', { password: '不对不对不对', next })).toMatchObject({ fault: 'file.passwordWrong' })
  expect(await core.refused('seal.change', { password, next: '短' })).toMatchObject({ fault: 'seal.weakPassword' })
  await core.ok('seal.change', { password, next })
  const database = core.core.context.file().database
  expect([await database.isPassword(next), await database.isPassword(password)]).toEqual([true, false])
  await core.ok('seal.change', { recoveryKey, next: password })
  const renewed = await core.ok('seal.recovery', { password })
  expect(renewed.recoveryKey).not.toBe(recoveryKey)
  expect(await core.refused('seal.change', { recoveryKey, next })).toMatchObject({ fault: 'file.recoveryWrong' })
  await core.ok('seal.change', { recoveryKey: renewed.recoveryKey, next })
  expect(await core.refused('seal.remove', { password: recoveryKey })).toMatchObject({ fault: 'file.passwordWrong' })
  expect(JSON.stringify(core.events)).not.toContain(renewed.recoveryKey)
})

test('the sheet holds the key and is made for the present key only', async () => {
  expect(await core.refused('seal.sheet', { recoveryKey: '', paper: 'A4', orientation: 'portrait' })).toMatchObject({ fault: 'seal.not' })
  const { recoveryKey } = await core.ok('seal.set', { password })
  const job = await core.ok('seal.sheet', { recoveryKey, paper: 'A4', orientation: 'portrait' })
  const { html } = await core.ok('print.segment', { job: job.job, index: 0 })
  for (const group of recoveryKey.split('-')) expect(html).toContain(group)
  expect(html).toContain('示例镇.tzdb')
  expect(html).not.toContain(password)
  const { recoveryKey: later } = await core.ok('seal.recovery', { password })
  expect(await core.refused('seal.sheet', { recoveryKey, paper: 'A4', orientation: 'portrait' })).toMatchObject({
    fault: 'file.recoveryWrong',
  })
  await core.ok('seal.sheet', { recoveryKey: later, paper: 'A4', orientation: 'portrait' })
})

test('backups are sealed with the file; plain ones are told and removed on demand', async () => {
  await core.ok('backup.make', {})
  await core.ok('seal.set', { password })
  expect(await core.ok('seal.state', {})).toMatchObject({ sealed: true, plainBackups: 2 })
  const made = await core.ok('backup.make', {})
  expect(made.sealed).toBe(true)
  expect((await core.ok('backup.list', {})).map(({ sealed }) => sealed).sort()).toEqual([false, false, true, true])
  expect(await core.ok('backup.inspect', { token: made.token })).toMatchObject({ sealed: true, township: '示例镇' })
  expect(await core.ok('seal.dropPlain', {})).toMatchObject({ removed: 2 })
  expect(backups().length).toBe(2)
  for (const name of backups()) expect(isSealed(join(path, '..', '备份', name))).toBe(true)
  expect(readdirSync(join(path, '..', '备份')).filter((name) => name.endsWith('.json'))).toHaveLength(2)
  expect(await core.ok('seal.state', {})).toMatchObject({ plainBackups: 0 })
})

test('a sealed backup is restored without its password beside its file, with it elsewhere, sealed both times', async () => {
  await core.ok('seal.set', { password })
  const { token } = await core.ok('backup.make', {})
  await core.ok('seal.change', { password, next: '另外一句话 2027' })
  await core.ok('backup.restore', { from: token, to: core.token(core.at('一.tzdb')) })
  await core.ok('file.close', {})
  expect(await core.refused('backup.restore', { from: token, to: core.token(core.at('二.tzdb')) })).toMatchObject({
    fault: 'file.passwordNeeded',
  })
  expect(await core.refused('backup.inspect', { token })).toMatchObject({ fault: 'file.passwordNeeded' })
  expect(existsSync(core.at('二.tzdb'))).toBe(false)
  // It was made before the change: it keeps the password of that day.
  await core.ok('backup.restore', { from: token, to: core.token(core.at('二.tzdb')), password })
  expect([isSealed(core.at('一.tzdb')), isSealed(core.at('二.tzdb'))]).toEqual([true, true])
})

test('turned off, the file is plain again and the encrypted one stays as a backup', async () => {
  await core.ok('seal.set', { password })
  expect(await core.refused('seal.remove', { password: '不对不对不对' })).toMatchObject({ fault: 'file.passwordWrong' })
  const { backup } = await core.ok('seal.remove', { password })
  expect(backup).toContain('解密前')
  expect(isSealed(path)).toBe(false)
  expect(isSealed(join(path, '..', '备份', backup))).toBe(true)
  await addRecord(core, 'village', { name: '青石村' })
  await core.ok('file.close', {})
  expect(await core.ok('file.open', { token: core.token(path) })).toMatchObject({ sealed: false, counts: { village: 2 } })
  const { entries } = { entries: await core.ok('access.list', { limit: 10 }) }
  expect(entries.map(({ scope }) => scope)).toEqual(expect.arrayContaining(['开启文件加密', '取消文件加密']))
})

test('each wrong password in a row is answered later', () => {
  expect([1, 2, 3, 4, 8, 20].map(pauseAfter)).toEqual([0, 500, 1000, 2000, 30_000, 30_000])
})
