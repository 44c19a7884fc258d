import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SearchHit } from '#shared/ipc/outputs.ts'
import { addFamily, addVillage, inventedIdCard, makeTestCore, openTestCore, type Family, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
let zhang: Family
let other: Family
const idCard = inventedIdCard(7)

beforeAll(async () => {
  core = await openTestCore()
  const baisha = await addVillage(core, '白沙村')
  const qingshui = await addVillage(core, '清水村')
  zhang = await addFamily(
    core,
    baisha,
    [
      { name: '张三', idCard },
      { name: '张三丰', relation: '之子', phone: '13900005678' },
    ],
    { phone: '13900001234', code: '4399990001' },
  )
  other = await addFamily(core, qingshui, [{ name: '张三' }, { name: '曾山' }])
  await addFamily(core, qingshui, [{ name: '重庆' }])
})
afterAll(() => core.dispose())

async function hits(text: string): Promise<readonly SearchHit[]> {
  return core.ok('search.find', { text })
}

async function ids(text: string): Promise<readonly string[]> {
  return (await hits(text)).map((hit) => hit.id)
}

test('names are found as they stand, in pinyin and by initials', async () => {
  for (const text of ['张三', 'zhangsan', 'ZHANGSAN', 'zs', 'ｚｓ'])
    expect(await ids(text)).toEqual(expect.arrayContaining([zhang.household, other.household]))
  expect(await ids('chongqing')).toHaveLength(1)
  expect(await ids('不在')).toEqual([])
  expect(await ids('   ')).toEqual([])
  expect(await ids('%')).toEqual([])
})

test('whole names come before longer ones, households before persons, and a head is no hit of its own', async () => {
  const found = await hits('张三')
  expect(found.map((hit) => [hit.ledger, hit.title])).toEqual([
    ['household', '张三'],
    ['household', '张三'],
    ['member', '张三丰'],
  ])
  expect(found.map((hit) => hit.household)).toEqual([zhang.household, other.household, zhang.household])
})

test('the last digits of ID and phone numbers find their owners', async () => {
  expect(await ids(idCard.slice(-4))).toContain(zhang.household)
  expect(await ids(idCard.slice(-6))).toContain(zhang.household)
  expect(await ids(idCard)).toContain(zhang.household)
  expect(await ids('1234')).toEqual([zhang.household])
  expect(await ids('5678')).toEqual([zhang.members[1]])
  expect(await ids('4399990001')).toEqual([zhang.household])
})

test('a village narrows the other words, by itself it finds only the village', async () => {
  expect(await ids('白沙 张三')).toEqual([zhang.household, zhang.members[1]])
  expect(await ids('zs bs')).toEqual([zhang.household, zhang.members[1]])
  expect((await hits('清水')).map((hit) => hit.ledger)).toEqual(['village'])
  const { ids: rows } = await core.ok('ledger.query', { ledger: 'member', search: '清水村 zs' })
  expect([...rows].sort()).toEqual([...other.members].sort())
})

test('hits tell where and who, with the number masked', async () => {
  const [hit] = await hits('白沙 张三')
  expect(hit!.hint).toContain('白沙村')
  expect(JSON.stringify(await hits('zs'))).not.toContain(idCard)
  expect(hit!.hint).toContain(idCard.slice(-4))
})

test('a large township answers a keystroke in a moment', async () => {
  const large = makeTestCore()
  await large.ok('file.sample', {
    token: large.token(large.at('大镇.tzdb')),
    households: 6_000,
    persons: 20_000,
    seed: 1,
  })
  const timed = async (act: () => Promise<unknown>): Promise<number> => {
    await act()
    const start = performance.now()
    await act()
    return performance.now() - start
  }
  // Against work of the same size in the same run, as machines and what else they do differ.
  const byName = { ledger: 'member', sort: [{ field: 'name', down: false }] }
  const sorting = await timed(async () => expect((await large.ok('ledger.query', byName)).ids).toHaveLength(20_000))
  for (const text of ['zs', '张', '3组 li']) {
    const took = await timed(() => large.ok('search.find', { text }))
    process.stdout.write(`search ${text} among 26,000 records: ${took.toFixed(0)} ms; sorting by name ${sorting.toFixed(0)} ms\n`)
    expect(took).toBeLessThan(sorting * 10)
  }
  await large.dispose()
})
