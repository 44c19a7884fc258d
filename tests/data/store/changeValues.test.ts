import { execFileSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '#data/engine/engine.ts'
import { openContent } from '#data/exchange/packages/content.ts'
import { valueKeeper, valuesOf } from '#data/store/changeValues.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { mergeInto, pathOf } from '#tests/data/merge/copies.ts'
import { addFamily, addVillage, changeRecord, makeTestCore, openTestCore, type Family, type TestCore } from '#tests/harness/dataCore.ts'
import { asOfFormat6 } from '#tests/harness/earlierLog.ts'
import { takeOffGuards } from '#tests/harness/guards.ts'

let core: TestCore
let village: string
let family: Family

beforeEach(async () => {
  core = await openTestCore()
  village = await addVillage(core, '白沙村')
  family = await addFamily(core, village, [{ name: '张三', phone: '13900000011' }, { name: '李梅' }], {
    phone: '13900000001',
    address: '白沙村2组',
    arableLand: 350,
  })
})
afterEach(() => core.dispose())

const engine = (): Engine => core.core.context.file().engine

const shapes = (): number => engine().values('SELECT count(*) FROM change_shape')[0]![0] as number

test('what is kept is what is read, whatever the fields are called', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null))
  const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '0', '7', '10', 'toString', '户主"姓名'))
  const values = fc.dictionary(name, value, { maxKeys: 9 })
  const isShared = fc.boolean()
  engine().exec('BEGIN')
  const keep = valueKeeper(engine())
  fc.assert(
    fc.property(values, values, isShared, (one, after, same) => {
      const before = same ? Object.fromEntries(Object.keys(after).map((key) => [key, null])) : one
      const kept = keep(before, after)
      const fields = engine().values('SELECT (SELECT fields FROM change_shape WHERE id = ?)', [kept.shape])[0]![0] as string | null
      expect(Object.entries(valuesOf(kept.before, fields))).toEqual(Object.entries(before))
      expect(Object.entries(valuesOf(kept.after, fields))).toEqual(Object.entries(after))
    }),
  )
  engine().exec('ROLLBACK')
})

test('records with the same fields have their names in the file once', async () => {
  await addFamily(core, village, [{ name: '王五' }], { phone: '13900000002', address: '白沙村1组' })
  const known = shapes()
  for (const n of [3, 4, 5]) await addFamily(core, village, [{ name: `赵${n}` }], { phone: `1390000000${n}`, address: `白沙村${n}组` })
  expect(shapes()).toBe(known)
  const texts = engine().values(`SELECT after FROM change WHERE op = 'add' AND ledger = 'household'`)
  expect(texts.length).toBeGreaterThan(4)
  for (const [text] of texts) expect(text).not.toContain('phone')
  await changeRecord(core, 'household', family.household, { phone: '13900000009' })
  expect(engine().values(`SELECT before, after FROM change WHERE op = 'change'`)).toEqual([
    ['{"phone":"13900000001"}', '{"phone":"13900000009"}'],
  ])
})

test('a change of many fields keeps both sides short', async () => {
  const values = { phone: '13900000009', address: '白沙村3组', arableLand: 400, houseYear: 2001 }
  await changeRecord(core, 'household', family.household, values)
  const [[before, after]] = engine().values(`SELECT before, after FROM change WHERE op = 'change'`) as [[string, string]]
  expect([JSON.parse(before), JSON.parse(after)]).toEqual([
    ['13900000001', '白沙村2组', 350, null],
    ['13900000009', '白沙村3组', 400, 2001],
  ])
})

test('names that somebody exchanged or took away are found, and the history can still be read', async () => {
  takeOffGuards(engine())
  engine().exec(`UPDATE change_shape SET fields = replace(fields, '"phone"', '"address2"')`)
  expect((await core.ok('file.verify', {})).problems.join('\n')).toContain('与它的校验值不符')
  engine().exec('DELETE FROM change_shape')
  expect((await core.ok('file.verify', {})).ok).toBe(false)
  expect((await core.ok('history.list', { limit: 20 })).length).toBeGreaterThan(1)
})

test('a file of format 6 goes on, its log as it was and what comes after it short', async () => {
  const dump = core.dump()
  asOfFormat6(engine())
  core.core.context.file().database.commit()
  const path = pathOf(core)
  await core.ok('file.close', {})
  await core.ok('file.open', { token: core.token(path) })
  expect(core.dump()).toEqual(dump)
  await addFamily(core, village, [{ name: '王五' }], { phone: '13900000002', address: '白沙村1组' })
  expect(engine().values(`SELECT DISTINCT json_type(after) FROM change WHERE op = 'add' AND ledger = 'household'`).flat().sort()).toEqual([
    'array',
    'object',
  ])
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
})

test('a copy that was left at format 6 is merged', async () => {
  const other = makeTestCore({ folder: core.folder, person: '二楼' })
  copyFileSync(pathOf(core), core.at('二楼.tzdb'))
  await other.ok('file.open', { token: other.token(core.at('二楼.tzdb')) })
  await addFamily(other, village, [{ name: '王五' }], { phone: '13900000002', address: '白沙村9组' })
  asOfFormat6(other.core.context.file().engine)
  other.core.context.file().database.commit()
  await mergeInto(core, other)
  const merged = core.dump().join('\n')
  for (const words of ['王五', '白沙村9组', '李梅']) expect(merged).toContain(words)
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
  await other.core.close()
})

test.each([
  ['fewer values than names', `UPDATE change SET after = '["x"]' WHERE shape IS NOT NULL`],
  ['values of no shape', 'UPDATE change SET shape = NULL'],
  ['names that are no words', `UPDATE change_shape SET fields = '[1,2,3,4,5,6,7,8]' WHERE id = 1`],
  ['names that are no list', `UPDATE change_shape SET fields = '{"0":"phone"}' WHERE id = 1`],
  ['a value that is no text of values', `UPDATE change SET before = '3'`],
])('a package with %s is refused', async (_, sql) => {
  const opened = await openContent(engine().export(), '某村.tzpkg')
  if (isFault(opened)) throw new Error(opened.fault)
  takeOffGuards(opened)
  opened.exec(sql)
  const image = opened.export()
  opened.close()
  expect(await openContent(image, '某村.tzpkg')).toMatchObject({ fault: 'package.altered' })
})

test('the plain shell reads the log in words', async () => {
  await changeRecord(core, 'household', family.household, { phone: '13900000009' })
  const shell = (sql: string): unknown[] =>
    JSON.parse(execFileSync('sqlite3', ['-json', '-readonly', pathOf(core), sql], { encoding: 'utf8' })) as unknown[]
  expect(shell(`SELECT 动作, 新值 ->> 'phone' AS 电话, 原值 ->> 'phone' AS 原电话 FROM 操作记录明细 WHERE 台账 = '农户'`)).toEqual([
    { 动作: '新增', 电话: '13900000001', 原电话: null },
    { 动作: '修改', 电话: '13900000009', 原电话: '13900000001' },
  ])
})
