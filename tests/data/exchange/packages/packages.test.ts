import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  addFamily,
  addRecord,
  addVillage,
  changeRecord,
  inventedIdCard,
  openTestCore,
  removeRecord,
  type TestCore,
} from '#tests/harness/dataCore.ts'
import { conflictsOf, copyTo } from '../../merge/copies.ts'
import { mergePackage, openAt, pack, password, refusedPackage, sound } from './sending.ts'

let here: TestCore
let others: TestCore[]
let village: string
let zhang: Readonly<{ household: string; members: readonly string[] }>

beforeEach(async () => {
  here = await openTestCore({ person: '张敏' })
  others = []
  village = await addVillage(here, '白沙村')
  zhang = await addFamily(
    here,
    village,
    [
      { name: '张三', idCard: inventedIdCard(1) },
      { name: '李四', relation: '配偶' },
    ],
    { phone: '13900000001' },
  )
})
afterEach(async () => {
  for (const other of others) await other.core.close()
  await here.dispose()
})

async function at(person: string): Promise<TestCore> {
  const other = await copyTo(here, person)
  others.push(other)
  return other
}

const valueOf = async (core: TestCore, ledger: string, id: string, field: string) =>
  (await core.ok('ledger.reveal', { ledger, ids: [id], fields: [field] }))[0]!.values[field]

test('a whole package becomes a new file that is the same, and its changes come back', async () => {
  const sent = await pack(here, { place: '二楼', kind: 'whole', password, note: '请补电话' })
  expect(existsSync(`${sent.path}.part`)).toBe(false)
  const there = await openAt(here, sent.path, '王芳')
  others.push(there)
  expect(there.dump()).toEqual(here.dump())
  expect(await there.ok('package.log', { limit: 5 })).toMatchObject([{ direction: 'in', place: '测试镇', number: 1, kind: 'whole' }])
  await changeRecord(there, 'household', zhang.household, { address: '一组 3 号' })
  const back = await pack(there, { place: '测试镇', kind: 'changes', password })
  const merged = await mergePackage(here, back.path)
  expect(merged.files[0]).toMatchObject({
    package: { from: '二楼', number: 1, kind: 'changes', standing: 'fits' },
    total: { updated: 1 },
  })
  expect(here.dump()).toEqual(there.dump())
  await sound(here, there)
})

test('changes hold what the place has not: after the last package to it, without what came from it', async () => {
  const there = await at('王芳')
  const first = await pack(here, { place: '二楼', kind: 'changes', password })
  await mergePackage(there, first.path)
  await changeRecord(here, 'household', zhang.household, { address: '一组' })
  const second = await pack(here, { place: '二楼', kind: 'changes', password })
  const inside = await there.ok('package.inspect', { token: there.token(second.path), password })
  expect(inside).toMatchObject({ manifest: { number: 2, base: 1, sets: 1, records: 1 }, standing: 'fits', opened: { person: '张敏' } })
  await mergePackage(there, second.path)
  expect(there.dump()).toEqual(here.dump())
  await changeRecord(there, 'household', zhang.household, { bankName: '农商行' })
  await mergePackage(here, (await pack(there, { place: '测试镇', kind: 'changes', password, since: 0 })).path)
  expect(await here.refused('package.make', { token: here.token(here.at('空.tzpkg')), place: '二楼', kind: 'changes' })).toMatchObject({
    fault: 'package.nothing',
  })
  expect(await here.ok('package.places', {})).toMatchObject([{ place: '二楼', next: 3, waiting: 0, in: { number: 1 } }])
  await sound(here, there)
})

test('conflicts come out of packages as they do out of copies', async () => {
  const there = await at('王芳')
  await pack(here, { place: '二楼', kind: 'changes', password })
  await changeRecord(here, 'household', zhang.household, { phone: '13900000002' })
  await changeRecord(there, 'household', zhang.household, { phone: '13900000003' })
  const sent = await pack(here, { place: '二楼', kind: 'changes', password })
  const look = await there.ok('merge.look', { tokens: [there.token(sent.path)], passwords: { [there.token(sent.path)]: password } })
  expect(look.files[0]).toMatchObject({ conflicts: 1, package: { number: 2 } })
  await mergePackage(there, sent.path)
  expect(await conflictsOf(there)).toMatchObject([{ field: 'phone' }])
  expect((await there.ok('history.list', { limit: 1 }))[0]!.label).toBe('合并测试镇第 2 号包')
  await sound(there)
})

test('wrong order is told by number, a repeated package and one of our own do nothing and say so', async () => {
  const there = await at('王芳')
  const edits = ['一组', '二组', '三组']
  const sent: string[] = []
  for (const address of edits) {
    await changeRecord(here, 'household', zhang.household, { address })
    sent.push((await pack(here, { place: '二楼', kind: 'changes', password })).path)
  }
  await mergePackage(there, sent[0]!)
  expect(await refusedPackage(there, sent[2]!)).toMatchObject({ fault: 'package.outOfOrder', base: 2, number: 3 })
  await mergePackage(there, sent[1]!)
  await mergePackage(there, sent[2]!)
  expect(there.dump()).toEqual(here.dump())
  const before = there.dump()
  const again = await mergePackage(there, sent[1]!, null)
  expect(again.files[0]).toMatchObject({ changeSet: null, package: { standing: 'repeated', number: 2 }, sets: { taken: 0 } })
  expect((await mergePackage(here, sent[1]!, null)).files[0]).toMatchObject({ package: { standing: 'own' } })
  expect(there.dump()).toEqual(before)
})

test('passwords: needed, wrong, right; without one the content is checked by digests only', async () => {
  const there = await at('王芳')
  await changeRecord(here, 'household', zhang.household, { address: '一组' })
  const sealed = await pack(here, { place: '二楼', kind: 'changes', password })
  expect(await refusedPackage(there, sealed.path, null)).toMatchObject({ fault: 'package.passwordNeeded' })
  expect(await refusedPackage(there, sealed.path, '不是这个')).toMatchObject({ fault: 'package.passwordWrong' })
  const open = await pack(here, { place: '三楼', kind: 'changes', since: 0 })
  expect((await there.ok('package.inspect', { token: there.token(open.path) })).manifest.sealed).toBe(false)
  await mergePackage(there, open.path, null)
  expect(there.dump()).toEqual(here.dump())
})

test('a package of another township, and one on another past, are refused', async () => {
  const stranger = await openTestCore({ person: '外人' })
  await addVillage(stranger, '别处村')
  const theirs = await pack(stranger, { place: '二楼', kind: 'changes', password })
  expect(await refusedPackage(here, theirs.path)).toMatchObject({ fault: 'merge.otherOrigin', township: '测试镇' })
  await stranger.dispose()
  const there = await at('王芳')
  await changeRecord(here, 'household', zhang.household, { address: '一组' })
  const first = await pack(here, { place: '县里', kind: 'whole', password })
  await changeRecord(here, 'household', zhang.household, { address: '二组' })
  const second = await pack(here, { place: '县里', kind: 'changes', password })
  expect(await refusedPackage(there, second.path)).toMatchObject({ fault: 'package.outOfOrder', base: 1 })
  await mergePackage(there, first.path)
  await mergePackage(there, second.path)
  expect(there.dump()).toEqual(here.dump())
})

test('nothing is written over, and what is no package is told so', async () => {
  const sent = await pack(here, { place: '二楼', kind: 'whole', password })
  const bytes = readFileSync(sent.path)
  expect(await here.refused('package.make', { token: here.token(sent.path), place: '二楼', kind: 'whole' })).toMatchObject({
    fault: 'file.exists',
  })
  expect(readFileSync(sent.path).equals(bytes)).toBe(true)
  const own = here.core.context.file().path
  expect(await here.refused('package.open', { token: here.token(sent.path), to: here.token(own), password })).toMatchObject({
    fault: 'file.exists',
  })
  expect(await here.refused('package.inspect', { token: here.token(own) })).toMatchObject({ fault: 'package.notPackage' })
  expect(readdirSync(here.folder).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('removals, restored records and own fields travel like edits', async () => {
  const there = await at('王芳')
  await removeRecord(there, 'member', zhang.members[1]!)
  await addRecord(there, 'visit', { household: zhang.household, date: '2026-02-01', visitors: '王芳', content: '看望' })
  await mergePackage(here, (await pack(there, { place: '测试镇', kind: 'changes', password, since: 0 })).path)
  expect(here.dump()).toEqual(there.dump())
  expect(await valueOf(here, 'household', zhang.household, 'memberCount')).toBe(1)
})
