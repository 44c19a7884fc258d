import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  addFamily,
  addVillage,
  changeRecord,
  inventedIdCard,
  openTestCore,
  removeRecord,
  type Family,
  type TestCore,
} from '#tests/harness/dataCore.ts'

let core: TestCore
let first: Family
let second: Family

beforeEach(async () => {
  core = await openTestCore()
  const village = await addVillage(core, '白沙村')
  first = await addFamily(core, village, [{ name: '张三', idCard: inventedIdCard(1) }, { name: '李梅' }, { name: '张小宝' }])
  second = await addFamily(core, village, [{ name: '王五' }])
})
afterEach(() => core.dispose())

async function household(id: string): Promise<readonly unknown[]> {
  const [row] = await core.ok('ledger.rows', { ledger: 'household', ids: [id] })
  return [row!.values.headName, row!.values.memberCount]
}

async function foundBy(search: string): Promise<readonly string[]> {
  return (await core.ok('ledger.query', { ledger: 'household', search })).ids
}

test('head and number of persons follow their members', async () => {
  expect(await household(first.household)).toEqual(['张三', 3])
  await changeRecord(core, 'member', first.members[1]!, { household: second.household })
  expect([await household(first.household), await household(second.household)]).toEqual([
    ['张三', 2],
    ['王五', 2],
  ])
  await removeRecord(core, 'member', first.members[2]!)
  expect(await household(first.household)).toEqual(['张三', 1])
  await changeRecord(core, 'member', second.members[0]!, { status: '自然减少', statusDate: '2026-02-01' })
  expect(await household(second.household)).toEqual(['王五', 1])
  expect((await core.ok('file.verify', {})).problems).toEqual([])
})

test('the search text follows the head', async () => {
  expect(await foundBy('zs')).toEqual([first.household])
  await core.ok('edit.commit', {
    id: core.newId(),
    changes: [
      { ledger: 'member', recordId: first.members[0]!, op: 'change', values: { relation: '配偶' } },
      { ledger: 'member', recordId: first.members[1]!, op: 'change', values: { relation: '户主' } },
    ],
  })
  expect(await household(first.household)).toEqual(['李梅', 3])
  expect([await foundBy('zs'), await foundBy('lm'), await foundBy(inventedIdCard(1).slice(-4))]).toEqual([[], [first.household], []])
  await changeRecord(core, 'household', first.household, { note: '不动姓名' })
  expect(await foundBy('lm')).toEqual([first.household])
  await changeRecord(core, 'member', first.members[1]!, { name: '李萍' })
  expect([await foundBy('lm'), await foundBy('李萍')]).toEqual([[], [first.household]])
})

test('a household in the bin keeps its name, and is brought up to date when it returns', async () => {
  await removeRecord(core, 'household', first.household)
  expect((await core.ok('ledger.query', { ledger: 'household', removed: true })).ids).toEqual([first.household])
  expect((await household(first.household))[0]).toBe('张三')
  expect((await core.ok('ledger.query', { ledger: 'member' })).ids).toEqual(second.members)
  expect((await core.ok('file.verify', {})).problems).toEqual([])
  await core.ok('history.restore', { id: core.newId(), ledger: 'household', recordId: first.household })
  expect(await household(first.household)).toEqual(['张三', 3])
  expect((await core.ok('file.verify', {})).problems).toEqual([])
})
