import { afterEach, beforeEach, expect, test } from 'vitest'
import { addFamily, addRecord, addVillage, changeRecord, inventedIdCard, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { copyTo, mergeInto, pathOf } from '#tests/data/merge/copies.ts'
import { mergePackage, pack, password } from '#tests/data/exchange/packages/sending.ts'

/** What the county's screen does by collecting comes by merging, too: the same file, whichever way. */

let county: TestCore
let cores: TestCore[]

beforeEach(async () => {
  county = makeTestCore({ person: '县里' })
  cores = [county]
  await county.ok('county.create', { token: county.token(county.at('全县.tzdb')), name: '示例县' })
})
afterEach(async () => {
  for (const core of cores.slice(1)) await core.core.close()
  await county.dispose()
})

async function township(name: string, number: number): Promise<TestCore> {
  const town = makeTestCore({ folder: county.folder, person: name })
  cores.push(town)
  await town.ok('file.create', { token: town.token(town.at(`${name}.tzdb`)), township: name })
  const village = await addVillage(town, '新民村')
  await addFamily(town, village, [{ name: `户主${number}`, idCard: inventedIdCard(number) }, { name: '家人' }])
  await addRecord(town, 'customField', { ledger: 'household', fieldId: 'x_own', label: '本镇自设', type: 'text' })
  return town
}

async function copyOfCounty(person: string): Promise<TestCore> {
  const other = await copyTo(county, person)
  cores.push(other)
  return other
}

const originsOf = (core: TestCore) =>
  core.core.context.file().engine.values('SELECT id, origin FROM change_set WHERE kind <> ? ORDER BY id', ['merge'])

const soundAll = async (...some: readonly TestCore[]): Promise<void> => {
  for (const one of some) expect(await one.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
}

test('merging files of townships into a county file comes to what collecting them does', async () => {
  const towns = [await township('白沙镇', 1), await township('黑石乡', 11)]
  const merging = await copyOfCounty('县二楼')
  await county.ok('county.collect', { files: towns.map((town) => ({ token: county.token(pathOf(town)) })) })
  const merged = await mergeInto(merging, ...towns)
  expect(merged.files.map(({ total }) => total.added)).toEqual([4, 4])
  expect(merging.dump()).toEqual(county.dump())
  expect(originsOf(merging)).toEqual(originsOf(county))
  const [one, two] = [await county.ok('county.report', {}), await merging.ok('county.report', {})]
  expect(two.townships).toEqual(one.townships)
  const again = await mergeInto(merging, ...towns)
  expect(again.files.map(({ sets }) => sets.taken)).toEqual([0, 0])
  await mergeInto(county, merging)
  expect(county.dump()).toEqual(merging.dump())
  await soundAll(county, merging)
})

test('what a township would bring is told before it is collected, by the names that it will have', async () => {
  const town = await township('白沙镇', 1)
  const sent = await pack(town, { place: '县里', kind: 'whole', password })
  const told = await county.ok('merge.changes', { token: county.token(sent.path), password, offset: 0, limit: 200 })
  expect(told.facets.villages).toEqual(expect.arrayContaining([expect.objectContaining({ label: '白沙镇新民村', count: 4 })]))
  // Its own fields and its office stay in its log: nothing of them becomes a record here.
  expect(told.facets.ledgers.map(({ ledger }) => ledger).sort()).toEqual(['household', 'member', 'village'])
  const collected = await county.ok('county.collect', { files: [{ token: county.token(sent.path), password }] })
  expect(collected.files[0]!.total.added).toBe(told.total)
  expect(await county.ok('merge.changes', { token: county.token(sent.path), offset: 0, limit: 200 })).toMatchObject({ all: 0 })
})

test('a package of changes of a county file says of which township each set is', async () => {
  const town = await township('白沙镇', 1)
  const other = await copyOfCounty('县二楼')
  await county.ok('county.collect', { files: [{ token: county.token(pathOf(town)) }] })
  const [household] = (await county.ok('ledger.query', { ledger: 'household' })).ids
  await changeRecord(county, 'household', household!, { address: '县里补的' })
  const sent = await pack(county, { place: '县二楼', kind: 'changes', password })
  await mergePackage(other, sent.path)
  expect(originsOf(other)).toEqual(originsOf(county))
  expect(other.dump()).toEqual(county.dump())
  expect((await other.ok('county.report', {})).townships).toMatchObject([{ township: '白沙镇', households: 1, persons: 2 }])
  // What the township does next is known there as its own.
  await changeRecord(town, 'household', household!, { bankName: '农商行' })
  expect((await other.ok('county.collect', { files: [{ token: other.token(pathOf(town)) }] })).files).toMatchObject([
    { taken: 1, why: null },
  ])
  await soundAll(county, other)
})
