import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ComparedRecords } from '#shared/ipc/parts/matching.ts'
import {
  addFamily,
  addRecord,
  addVillage,
  changeRecord,
  inventedIdCard,
  openTestCore,
  type Family,
  type TestCore,
} from '#tests/harness/dataCore.ts'
import { prepareMatchWorker } from '#tests/harness/matchWorker.ts'

let core: TestCore
let first: Family
let second: Family

const number = inventedIdCard(11, '19700203')
const other = inventedIdCard(12, '19750612')

beforeAll(async () => void (await prepareMatchWorker()))
beforeEach(async () => {
  core = await openTestCore()
  const white = await addVillage(core, '白沙村')
  const green = await addVillage(core, '青龙村')
  first = await addFamily(core, white, [
    { name: '张大山', idCard: number, birthDate: '1970-02-03' },
    { name: '李秀英', idCard: other, birthDate: '1975-06-12', relation: '配偶' },
  ])
  second = await addFamily(
    core,
    green,
    [
      { name: '张大山', birthDate: '1970-02-03', phone: '13900000001' },
      { name: '张小宝', idCard: inventedIdCard(13, '20010909'), birthDate: '2001-09-09', relation: '之子' },
    ],
    { phone: '13900000009' },
  )
})
afterEach(() => core.dispose())

const [what, whole] = ['member', 'household'] as const

async function compare(kind: 'member' | 'household', a: string, b: string): Promise<ComparedRecords> {
  return core.ok('duplicates.compare', { what: kind, first: a, second: b })
}

async function merge(kind: 'member' | 'household', keep: string, lose: string, take: string[] = []) {
  const { first: one, second: two } = await compare(kind, keep, lose)
  return core.ok('duplicates.merge', { what: kind, id: core.newId(), keep, lose, take, heads: { keep: one.head, lose: two.head } })
}

test('pairs are found with confidence and reasons, numbers masked', async () => {
  const found = await core.ok('duplicates.find', { what })
  expect(found).toMatchObject({ records: 4, pairs: 1, dismissed: 0 })
  const { rows } = await core.ok('duplicates.list', { what, offset: 0, limit: 10 })
  expect(rows[0]).toMatchObject({ first: { name: '张大山', village: '白沙村' }, second: { village: '青龙村', note: '户主' } })
  expect(rows[0]!.reasons.join()).toContain('出生日期相同')
  expect(JSON.stringify(rows)).not.toContain(number)
})

test('two who were found to be two are not shown again, until that is taken back', async () => {
  await core.ok('duplicates.find', { what })
  const [pair] = (await core.ok('duplicates.list', { what, offset: 0, limit: 10 })).rows
  await core.ok('duplicates.dismiss', { what, id: core.newId(), pairs: [[pair!.second.id, pair!.first.id]], reason: '同名同日' })
  expect(await core.ok('duplicates.list', { what, offset: 0, limit: 10 })).toEqual({ total: 0, rows: [] })
  expect(await core.ok('duplicates.find', { what })).toMatchObject({ pairs: 0, dismissed: 1 })
  await core.ok('history.undo', { id: core.newId() })
  expect((await core.ok('duplicates.list', { what, offset: 0, limit: 10 })).total).toBe(1)
})

test('two records are compared field by field; the one with more belongings is kept', async () => {
  await addRecord(core, 'migrantWork', { household: second.household, member: second.members[0]! })
  const compared = await compare(what, first.members[0]!, second.members[0]!)
  expect(compared.keep).toBe('second')
  expect(compared.second.belongings).toEqual([{ ledger: 'migrantWork', label: expect.any(String), count: 1 }])
  expect(compared.second.title).toBe('张大山（青龙村）')
  const field = (id: string) => compared.fields.find((one) => one.id === id)
  expect(field('name')).toMatchObject({ same: true })
  expect(field('idCard')).toMatchObject({ second: '', better: 'first', same: false })
  expect(JSON.stringify(compared)).not.toContain(number)
})

test('merging takes chosen values, moves what belongs to the lost record, and is undone as a whole', async () => {
  const [keep, lose] = [first.members[0]!, second.members[0]!]
  const work = await addRecord(core, 'migrantWork', { household: second.household, member: lose })
  const before = core.dump()
  const merged = await merge(what, keep, lose, ['phone'])
  expect(merged).toMatchObject({ removed: 1 })
  const kept = (await core.ok('ledger.record', { ledger: 'member', id: keep })).row
  expect(kept.values['phone']).toBe('139****0001')
  expect((await core.ok('ledger.record', { ledger: 'migrantWork', id: work })).row.values['member']).toBe(keep)
  expect((await core.ok('ledger.record', { ledger: 'member', id: lose })).row.removed).toBe(true)
  const history = await core.ok('history.list', { record: { ledger: 'member', id: lose }, limit: 5 })
  expect(JSON.stringify(history)).toContain('并入 张大山')
  expect((await core.ok('file.verify', {})).problems).toEqual([])
  await core.ok('history.undo', { id: core.newId() })
  expect(core.dump()).toEqual(before)
})

test('what both have of one kind is told before the merge', async () => {
  for (const { household } of [first, second]) await addRecord(core, 'income', { household, year: 2024 })
  await addRecord(core, 'income', { household: first.household, year: 2025 })
  expect((await compare(whole, first.household, second.household)).clashes).toEqual(['年度收入（2024）'])
  expect((await compare(what, first.members[0]!, second.members[0]!)).clashes).toEqual([])
})

test('a record changed since it was compared is not merged; a set asked for again is written once', async () => {
  const [keep, lose] = [first.members[0]!, second.members[0]!]
  const { first: one, second: two } = await compare(what, keep, lose)
  const wish = { what, id: core.newId(), keep, lose, take: [], heads: { keep: one.head, lose: two.head } }
  await changeRecord(core, 'member', lose, { note: '改过' })
  expect((await core.refused('duplicates.merge', wish)).fault).toBe('record.changed')
})

test('two households of one head become one: shared persons are one, the others move, one head remains', async () => {
  expect(await core.ok('duplicates.find', { what: whole })).toMatchObject({ records: 2, pairs: 1 })
  const before = core.dump()
  const merged = await merge(whole, first.household, second.household, ['phone'])
  expect(merged.removed).toBe(2)
  const rows = (await core.ok('ledger.query', { ledger: 'member', filter: 'headName = "张大山"' })).ids
  const members = await core.ok('ledger.rows', { ledger: 'member', ids: [...rows] })
  expect(members.filter(({ values }) => values['household'] === first.household)).toHaveLength(3)
  expect(members.filter(({ values }) => values['relation'] === '户主')).toHaveLength(1)
  const household = (await core.ok('ledger.record', { ledger: 'household', id: first.household })).row
  expect(household.values).toMatchObject({ memberCount: 3, headName: '张大山' })
  const kept = (await core.ok('ledger.record', { ledger: 'member', id: first.members[0]! })).row
  expect(kept.values['phone']).toBe('139****0001')
  expect((await core.ok('file.verify', {})).problems).toEqual([])
  expect(await core.ok('duplicates.list', { what: whole, offset: 0, limit: 10 })).toMatchObject({ total: 0 })
  await core.ok('history.undo', { id: core.newId() })
  expect(core.dump()).toEqual(before)
})
