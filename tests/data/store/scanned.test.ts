import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordCode, recordCodeInWords } from '#shared/values/recordCode.ts'
import { addFamily, addRecord, addVillage, openTestCore, removeRecord, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
let household: string
let asset: string

beforeAll(async () => {
  core = await openTestCore()
  const village = await addVillage(core, '白沙村')
  household = (await addFamily(core, village, [{ name: '张三' }], { code: '4399990001' })).household
  asset = await addRecord(core, 'asset', { name: '冷库', code: 'ZC-2024-007', village })
})
afterAll(() => core.dispose())

const scan = async (text: string): Promise<readonly (readonly [string, string])[]> =>
  (await core.ok('search.code', { text })).map(({ ledger, id }) => [ledger, id] as const)

test('the number of a record finds it in any ledger, typed in whatever way', async () => {
  expect(await scan(recordCode(household))).toEqual([['household', household]])
  expect(await scan(recordCodeInWords(asset))).toEqual([['asset', asset]])
  expect((await core.ok('search.find', { text: recordCodeInWords(asset) })).map(({ id }) => id)).toEqual([asset])
})

test('the numbers that ledgers give themselves are taken exactly', async () => {
  expect(await scan('zc-2024-007')).toEqual([['asset', asset]])
  expect(await scan('4399990001')).toEqual([['household', household]])
  expect(await scan('ZC-2024')).toEqual([])
  expect(await scan('张三')).toEqual([])
})

test('a code of another file, of something removed or with a wrong digit opens nothing', async () => {
  expect(await scan(recordCode('01900000-0000-7000-8000-ffffffffffff'))).toEqual([])
  const code = recordCode(household)
  const wrong = code.slice(0, 10) + ((Number(code[10]) + 1) % 10) + code.slice(11)
  expect(await core.refused('search.code', { text: wrong })).toEqual({ fault: 'search.misread' })
  expect(await core.ok('search.find', { text: wrong })).toEqual([])
  const gone = await addRecord(core, 'asset', { name: '旧库', code: 'ZC-2024-008' })
  await removeRecord(core, 'asset', gone)
  expect(await scan(recordCode(gone))).toEqual([])
  expect(await scan('ZC-2024-008')).toEqual([])
})
