import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { refreshViews, viewsOf } from '#data/schema/views.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { copyTo, mergeInto, pathOf } from '#tests/data/merge/copies.ts'
import { addCustomFields, everyType } from '#tests/harness/customFields.ts'
import { addFamily, addRecord, addVillage, changeRecord, openTestCore, removeRecord, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore

beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

/** What the plain shell says, on the file as it stands on disk. */
function shell(path: string, sql: string, ...mode: readonly string[]): string {
  return execFileSync('sqlite3', [...mode, path, sql], { encoding: 'utf8' })
}

const viewNames = (test: TestCore): readonly string[] =>
  test.core.context
    .file()
    .engine.values(`SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name`)
    .map(([name]) => name as string)

test('every ledger can be read by the plain shell, in words', async () => {
  const village = await addVillage(core, '白沙村')
  const { household, members } = await addFamily(core, village, [{ name: '张三', birthDate: '1980-03-02' }, { name: '李四' }], {
    otherReasons: '因病,因学',
    isDangerousHouse: 0,
    arableLand: 1250,
    latitude: -1_500_000,
  })
  await addRecord(core, 'income', { household, year: 2025, wages: 1_234_505 })
  await removeRecord(core, 'member', members[1]!)
  const path = pathOf(core)
  const [row] = JSON.parse(shell(path, `SELECT * FROM 农户`, '-json')) as [Record<string, unknown>]
  expect(row).toMatchObject({
    记录编号: household,
    行政村: '白沙村',
    行政村_记录编号: village,
    户主姓名: '张三',
    家庭人口数: 1,
    其他致贫原因: '因病、因学',
    是否危房户: '否',
    耕地面积: 12.5,
    纬度: -1.5,
  })
  const people = JSON.parse(shell(path, `SELECT 姓名, 所属户, 行政村, 年龄 FROM 家庭成员`, '-json')) as Record<string, unknown>[]
  const age = Number(shell(path, `SELECT strftime('%Y','now','localtime') - 1980 - (strftime('%m-%d','now','localtime') < '03-02')`))
  expect(people).toEqual([{ 姓名: '张三', 所属户: '张三', 行政村: '白沙村', 年龄: age }])
  expect(shell(path, `SELECT 年度, 工资性收入, typeof(工资性收入) FROM 年度收入`, '-csv').trim()).toBe('2025,12345.05,real')
  const names = shell(path, `SELECT name FROM sqlite_schema WHERE type = 'view'`).trim().split('\n')
  expect(names.sort()).toEqual(
    viewsOf(shippedRegistry)
      .map(({ name }) => name)
      .sort(),
  )
  const csv = core.at('村.csv')
  execFileSync('sqlite3', ['-readonly', path, '.mode csv', '.headers on', `.once "${csv}"`, 'SELECT 记录编号, 行政村 FROM 行政村'])
  expect(readFileSync(csv, 'utf8').split(/\r?\n/)).toEqual(['"记录编号","行政村"', `${village},"白沙村"`, ''])
  for (const name of names) shell(path, `SELECT count(*), max(记录编号) FROM (SELECT * FROM "${name}")`)
})

test('they follow own fields and words of the office, at once and without a trace where nothing changes', async () => {
  const village = await addVillage(core, '白沙村')
  const { household } = await addFamily(core, village, [{ name: '张三' }])
  const ids = await addCustomFields(core, everyType('household'))
  await changeRecord(core, 'household', household, { x_many: '种植,务工', x_money: 12_345, x_yes: 1 })
  const read = 'SELECT 自设多选, 自设金额, 自设是否 FROM 农户'
  expect(shell(pathOf(core), read, '-csv').trim()).toBe('"种植、务工",123.45,"是"')
  await changeRecord(core, 'customField', ids[7]!, { label: '补助' })
  expect(shell(pathOf(core), 'SELECT 补助 FROM 农户').trim()).toBe('123.45')
  await addRecord(core, 'policyValue', { item: 'monitoredTerm', from: '2026-01-01', value: '防返贫对象' })
  expect(viewNames(core)).toContain('防返贫对象')
  expect(viewNames(core)).not.toContain('监测对象')
  const path = pathOf(core)
  await core.ok('file.close', {})
  const before = readFileSync(path)
  await core.ok('file.open', { token: core.token(path) })
  await core.ok('file.close', {})
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('files without views get them when opened; a file that only may be read stays as it is', async () => {
  const path = pathOf(core)
  await addVillage(core, '白沙村')
  await core.ok('file.close', {})
  const old = core.at('旧.tzdb')
  copyFileSync(path, old)
  // As an older program left it, and a table and a view that somebody else made.
  const drops = viewsOf(shippedRegistry).map(({ name }) => `DROP VIEW "${name}";`)
  shell(old, `${drops.join('')} CREATE VIEW 农户 AS SELECT 1 AS 一; CREATE VIEW 我的 AS SELECT 2 AS 二`)
  const locked = core.at('只读.tzdb')
  copyFileSync(old, locked)
  chmodSync(locked, 0o444)
  const before = readFileSync(locked)
  await core.core.context.locked(async () => {
    const { openLedgerFile } = await import('#data/core/openFile.ts')
    await openLedgerFile(core.core.context, locked, { only: true })
  })
  await core.ok('file.close', {})
  expect(readFileSync(locked).equals(before)).toBe(true)
  await core.ok('file.open', { token: core.token(old) })
  expect(viewNames(core)).toHaveLength(viewsOf(shippedRegistry).length + 1)
  expect(shell(old, 'SELECT 一 FROM 农户').trim()).toBe('1')
  expect(shell(old, 'SELECT 行政村 FROM 行政村').trim()).toBe('白沙村')
})

test('merging brings the views of fields that came along; a restored backup has them', async () => {
  const village = await addVillage(core, '白沙村')
  const { household } = await addFamily(core, village, [{ name: '张三' }])
  const other = await copyTo(core, '二号')
  await addCustomFields(other, everyType('household'))
  await changeRecord(other, 'household', household, { x_text: '文' })
  await mergeInto(core, other)
  await other.core.close()
  expect(shell(pathOf(core), 'SELECT 自设文字 FROM 农户').trim()).toBe('文')
  expect(refreshViews(core.core.context.file().engine, core.core.context.file().registry)).toEqual([])
  const { token } = await core.ok('backup.make', {})
  const restored = core.at('恢复.tzdb')
  await core.ok('backup.restore', { from: token, to: core.token(restored) })
  expect(shell(restored, 'SELECT 自设文字 FROM 农户').trim()).toBe('文')
})
