import { afterEach, beforeEach, expect, test } from 'vitest'
import { distributionValues, shareOut } from '#shared/funds/shareOut.ts'
import { addFamily, addRecord, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
beforeEach(async () => void (core = await openTestCore()))
afterEach(() => core.dispose())

async function township(): Promise<Readonly<{ white: string; green: string; income: string }>> {
  const white = await addVillage(core, '白沙村')
  const green = await addVillage(core, '青石村')
  await addVillage(core, '空村')
  await addFamily(core, white, [{ name: '甲一' }, { name: '甲二', relation: '之子' }], { kind: '脱贫户' })
  await addFamily(core, white, [{ name: '乙一' }], { kind: '一般农户', monitoringKind: '突发严重困难户' })
  await addFamily(core, green, [{ name: '丙一' }, { name: '丙二', relation: '配偶' }, { name: '丙三', relation: '之女' }], {
    kind: '脱贫户',
  })
  await addFamily(core, green, [{ name: '丁一' }], { kind: '一般农户' })
  const asset = await addRecord(core, 'asset', { name: '养鸡大棚', village: white, type: '经营性资产' })
  const income = await addRecord(core, 'assetIncome', { asset, year: 2025, received: 10_001 })
  return { white, green, income }
}

test('says who takes part, by village and by household', async () => {
  const { white } = await township()
  const of = async (by: 'village' | 'household', scope: 'registered' | 'inSystem' | 'lifted' | 'monitored') =>
    (await core.ok('sharing.sharers', { by, scope })).map(({ name, households, persons }) => [name, households, persons])
  expect(await of('village', 'inSystem')).toEqual([
    ['白沙村', 2, 3],
    ['青石村', 1, 3],
  ])
  expect(await of('village', 'monitored')).toEqual([['白沙村', 1, 1]])
  expect(await of('household', 'lifted')).toEqual([
    ['甲一', 1, 2],
    ['丙一', 1, 3],
  ])
  const inWhite = await core.ok('sharing.sharers', { by: 'household', scope: 'registered', villages: [white] })
  expect(inWhite.map(({ name, village }) => [name, village])).toEqual([
    ['甲一', '白沙村'],
    ['乙一', '白沙村'],
  ])
})

test('an income is shared out in one step that can be taken back, and is then fully distributed', async () => {
  const { income } = await township()
  const sharers = await core.ok('sharing.sharers', { by: 'household', scope: 'inSystem' })
  const shared = shareOut(10_001, sharers, { basis: '人数' })!
  const lines = distributionValues(shared, { income, by: 'household', basis: '人数', use: '脱贫户分红', paidOn: null })
  const id = core.newId()
  const changes = lines.map((values) => ({ ledger: 'assetDistribution', recordId: core.newId(), op: 'add' as const, values }))
  await core.ok('edit.commit', { id, changes })
  const left = async () => (await core.ok('ledger.record', { ledger: 'assetIncome', id: income })).row.values['undistributed']
  expect(await left()).toBe(0)
  const rows = await core.ok('ledger.rows', { ledger: 'assetDistribution', ids: changes.map(({ recordId }) => recordId) })
  expect(rows.map(({ values, links }) => [links['income'], values['receiver'], values['share'], values['amount']])).toEqual([
    ['养鸡大棚 2025', '甲一', 200, 3_334],
    ['养鸡大棚 2025', '乙一', 100, 1_667],
    ['养鸡大棚 2025', '丙一', 300, 5_000],
  ])
  expect((await core.ok('ledger.options', { ledger: 'assetIncome', text: '' })).map(({ label }) => label)).toEqual(['养鸡大棚 2025'])
  await core.ok('history.undo', { id: core.newId(), setId: id })
  expect(await left()).toBe(10_001)
})
