import { copyFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '#data/engine/engine.ts'
import { chainLogs, chainProblems } from '#data/store/chain.ts'
import { addFamily, addRecord, addVillage, changeRecord, openTestCore, type Family, type TestCore } from '#tests/harness/dataCore.ts'
import { takeOffGuards } from '#tests/harness/guards.ts'

let core: TestCore
let family: Family

beforeEach(async () => {
  core = await openTestCore()
  family = await addFamily(core, await addVillage(core, '白沙村'), [{ name: '张三' }], { phone: '13900000001' })
  for (const phone of ['13900000002', '13900000003', '13900000004']) await changeRecord(core, 'household', family.household, { phone })
  for (const field of ['phone', 'address'])
    await core.ok('ledger.reveal', { ledger: 'household', ids: [family.household], fields: [field] })
})
afterEach(() => core.dispose())

function engine(): Engine {
  return core.core.context.file().engine
}

test.each(['change_set', 'change', 'change_shape', 'access_log'])('%s refuses to be rewritten', (table) => {
  expect(engine().values(`SELECT count(*) FROM ${table}`)[0]![0]).toBeGreaterThan(0)
  const column = { change_set: 'label', change: 'after', change_shape: 'fields', access_log: 'person' }[table]
  expect(() => engine().exec(`UPDATE ${table} SET ${column} = 'x'`)).toThrow('记录只能增加')
  expect(() => engine().exec(`DELETE FROM ${table} WHERE rowid = (SELECT max(rowid) FROM ${table})`)).toThrow('记录只能增加')
})

test.each([
  ['an access taken out', 'DELETE FROM access_log WHERE seq = 1', '查看与导出记录第 2 条'],
  ['an access told otherwise', `UPDATE access_log SET person = '别人' WHERE seq = 2`, '查看与导出记录第 2 条'],
  ['a set taken out whole', 'DELETE FROM change WHERE set_seq = 5; DELETE FROM change_set WHERE seq = 5', '操作记录第 6 条'],
  ['sets told in another order', 'UPDATE change_set SET seq = -1 WHERE seq = 4; UPDATE change_set SET seq = 4 WHERE seq = 5', '操作记录第'],
  ['a set said to have come from elsewhere', `UPDATE change_set SET via = 'm' WHERE seq = 4`, '操作记录第 4 条'],
])('%s breaks the chain', (_, sql, words) => {
  expect(chainProblems(engine())).toEqual([])
  takeOffGuards(engine())
  engine().exec('PRAGMA foreign_keys = OFF')
  engine().exec(sql)
  expect(chainProblems(engine()).join()).toContain(words)
})

test('a merge goes on with the chain of this file', async () => {
  const other = await openTestCore()
  const copy = other.at('副本.tzdb')
  copyFileSync(core.core.context.file().path, copy)
  await other.ok('file.open', { token: other.token(copy) })
  await addRecord(other, 'village', { name: '黄泥村' })
  await other.ok('file.close', {})
  await core.ok('merge.run', { tokens: [core.token(copy)], ids: ['m1'] })
  await changeRecord(core, 'household', family.household, { phone: '13900000005' })
  expect(chainProblems(engine())).toEqual([])
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true })
  await other.dispose()
})

test('logs of an earlier format get their links once, and stay as they are afterwards', () => {
  takeOffGuards(engine())
  engine().exec('UPDATE change_set SET link = NULL; UPDATE access_log SET link = NULL')
  expect(chainProblems(engine())).toHaveLength(2)
  chainLogs(engine())
  expect(chainProblems(engine())).toEqual([])
  const links = engine().values('SELECT link FROM change_set ORDER BY seq')
  chainLogs(engine())
  expect(engine().values('SELECT link FROM change_set ORDER BY seq')).toEqual(links)
  expect(() => engine().exec('DELETE FROM change')).toThrow('记录只能增加')
})
