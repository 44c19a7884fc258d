import { afterEach, beforeEach, expect, test } from 'vitest'
import { withoutLabel } from '#shared/history/damagedSet.ts'
import { verifyDatabase } from '#data/store/verify.ts'
import { takeOffGuards } from '#tests/harness/guards.ts'
import { addFamily, addVillage, changeRecord, openTestCore, removeRecord, type Family, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
let family: Family

beforeEach(async () => {
  core = await openTestCore()
  const village = await addVillage(core, '白沙村')
  family = await addFamily(core, village, [{ name: '张三' }, { name: '李梅' }], { phone: '13900000001' })
  await changeRecord(core, 'household', family.household, { phone: '13900000002' })
  await removeRecord(core, 'member', family.members[1]!)
})
afterEach(() => core.dispose())

function problems(): readonly string[] {
  const { engine, registry } = core.core.context.file()
  const report = verifyDatabase(engine, registry)
  expect(report.ok).toBe(report.problems.length === 0)
  return report.problems
}

function damage(sql: string): void {
  const { engine } = core.core.context.file()
  takeOffGuards(engine)
  engine.exec(sql)
}

test('a file as the program leaves it is sound, and the counts leave the bin out', async () => {
  expect(problems()).toEqual([])
  expect((await core.ok('file.verify', {})).counts).toMatchObject({ household: 1, member: 1, village: 1 })
})

test.each([
  ['a field changed behind the log', `UPDATE household SET phone = '13900000009'`, '联系电话与操作记录不符'],
  ['a record removed behind the log', `UPDATE member SET _removed = 1 WHERE name = '张三'`, '是否删除与操作记录不符'],
  ['a record deleted', `DELETE FROM member WHERE name = '李梅'`, '记录不见了'],
  ['a record added without a log', `INSERT INTO village(id, name) VALUES ('x', '黑村')`, '没有操作记录'],
  ['a head that is not the last step', `UPDATE household SET _head = 'x'`, '与操作记录的最后一步不符'],
  ['a log entry rewritten', `UPDATE change SET after = replace(after, '13900000002', '13900000003')`, '与它的校验值不符'],
  ['a log entry dropped', `DELETE FROM change WHERE op = 'remove'`, '与它的校验值不符'],
  ['the writer of a set exchanged', `UPDATE change_set SET person = '别人' WHERE seq = 2`, '与它的校验值不符'],
  ['a stale number of persons', `UPDATE household SET member_count = 7`, '“家庭人口数”与来源不符'],
  ['a stale head', `UPDATE household SET head_name = '王五'`, '“户主姓名”与来源不符'],
  ['a member without a household', `PRAGMA foreign_keys=OFF; UPDATE member SET household = 'gone'; PRAGMA foreign_keys=ON`, '指向不存在的'],
])('%s is found', (_, sql, words) => {
  damage(sql)
  expect(problems().join('\n')).toContain(words)
})

test('what a technician is told of damages names nobody', async () => {
  await changeRecord(core, 'household', family.household, { address: '村口（老屋）“西”' })
  damage(`UPDATE change_set SET person = '别人'; UPDATE member SET sex = '女'; DELETE FROM member WHERE name = '李梅'`)
  const told = problems().map(withoutLabel).join('\n')
  expect(problems().join('\n')).toContain('张三')
  for (const name of ['张三', '李梅', '白沙村']) expect(told).not.toContain(name)
  expect(told.match(/操作记录（\d{4}-[^）]*）的内容与它的校验值不符/g)?.length).toBeGreaterThan(3)
})

test('many damages are counted, not all listed', () => {
  damage(`WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80) INSERT INTO village(id, name) SELECT 'v' || i, '村' FROM n`)
  expect(problems()).toHaveLength(51)
  expect(problems().at(-1)).toBe('……另有 30 处')
})

test('the dump is the same whatever way the content came about', async () => {
  const dump = core.dump()
  expect(dump.join('\n')).not.toContain('李梅')
  expect(dump).toEqual([...dump].sort((a, b) => (key(a) < key(b) ? -1 : 1)))
  await changeRecord(core, 'household', family.household, { phone: '13900000003' })
  expect(core.dump()).not.toEqual(dump)
  await changeRecord(core, 'household', family.household, { phone: '13900000002' })
  expect(core.dump()).toEqual(dump)
})

function key(line: string): string {
  const { ledger, id } = JSON.parse(line) as { ledger: string; id: string }
  return `${ledger} ${id}`
}
