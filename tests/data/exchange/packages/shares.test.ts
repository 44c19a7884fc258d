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
let sands: string
let bridge: string
let zhang: Readonly<{ household: string; members: readonly string[] }>
let zhao: Readonly<{ household: string; members: readonly string[] }>

beforeEach(async () => {
  here = await openTestCore({ person: '张敏' })
  others = []
  sands = await addVillage(here, '白沙村')
  bridge = await addVillage(here, '石桥村')
  const people = [
    { name: '张三', idCard: inventedIdCard(1) },
    { name: '李四', relation: '配偶', idCard: inventedIdCard(2) },
  ]
  zhang = await addFamily(here, sands, people, { phone: '13900000001', bankCard: '6217000010000000001' })
  zhao = await addFamily(here, bridge, [{ name: '赵六', idCard: inventedIdCard(3) }], { phone: '13900000009' })
})
afterEach(async () => {
  for (const other of others) await other.core.close()
  await here.dispose()
})

const share = (more: Readonly<Record<string, unknown>> = {}) => ({
  place: '白沙村',
  kind: 'subset' as const,
  villages: [sands],
  password,
  ...more,
})

async function villageFile(more: Readonly<Record<string, unknown>> = {}, person = '村文书'): Promise<TestCore> {
  const other = await openAt(here, (await pack(here, share(more))).path, person)
  others.push(other)
  return other
}

const valueOf = async (core: TestCore, ledger: string, id: string, field: string) =>
  (await core.ok('ledger.reveal', { ledger, ids: [id], fields: [field] }))[0]!.values[field]

const everything = (core: TestCore): string => {
  const { engine } = core.core.context.file()
  const tables = engine.values(`SELECT name FROM sqlite_schema WHERE type = 'table'`).map(([name]) => String(name))
  return JSON.stringify(tables.map((name) => engine.values(`SELECT * FROM "${name}"`)))
}

test('the file of a village holds its households with all that hangs on them, and nothing of other villages', async () => {
  const project = await addRecord(here, 'project', { name: '白沙至石桥公路', year: 2026 })
  const measure = { household: zhang.household, project, kind: '产业帮扶', year: 2026 }
  await here.core.call('edit.commit', {
    id: here.newId(),
    changes: [{ ledger: 'measure', recordId: here.newId(), op: 'add', values: measure }],
  })
  await here.ok('edit.commit', {
    id: here.newId(),
    changes: [zhang, zhao].map(({ household }) => ({
      ledger: 'household',
      recordId: household,
      op: 'change' as const,
      values: { address: '同一步改的地址' },
    })),
  })
  const plan = await here.ok('package.plan', { place: '白沙村', kind: 'subset', villages: [sands] })
  expect(plan).toMatchObject({ number: 1, records: plan.counts.reduce((sum, { count }) => sum + count, 0) })
  const there = await villageFile({ note: '请核对电话', tasks: [{ text: '补齐银行卡号', due: '2026-04-01' }] })
  expect((await there.ok('ledger.query', { ledger: 'household' })).ids).toEqual([zhang.household])
  expect(await valueOf(there, 'household', zhang.household, 'headName')).toBe('张三')
  const all = everything(there)
  for (const word of ['赵六', inventedIdCard(3), '13900000009', '石桥村']) expect(all).not.toContain(word)
  expect(all).toContain('张三')
  expect(await there.ok('package.scope', {})).toMatchObject({
    place: '白沙村',
    from: '测试镇',
    number: 1,
    villages: ['白沙村'],
    note: '请核对电话',
    tasks: [{ text: '补齐银行卡号', due: '2026-04-01' }],
  })
  expect((await there.ok('history.state', {})).undo).toBeNull()
  await sound(there)
})

test('what a village does comes back exactly; what was cut for it is neither compared nor taken', async () => {
  const there = await villageFile()
  await changeRecord(there, 'household', zhang.household, { phone: '13900000002' })
  await changeRecord(here, 'household', zhang.household, { address: '一组 3 号' })
  await changeRecord(here, 'household', zhao.household, { address: '二组' })
  const fresh = await addFamily(there, sands, [{ name: '王五' }])
  await removeRecord(there, 'member', zhang.members[1]!)
  const back = await pack(there, { place: '测试镇', kind: 'changes', password })
  const look = await here.ok('merge.look', { tokens: [here.token(back.path)], passwords: { [here.token(back.path)]: password } })
  expect(look).toMatchObject({ conflicts: [], files: [{ total: { added: 2, updated: 1, removed: 1 } }] })
  expect((await mergePackage(here, back.path)).files[0]).toMatchObject({ package: { from: '白沙村', number: 1 } })
  expect(await valueOf(here, 'household', zhang.household, 'phone')).toBe('13900000002')
  expect(await valueOf(here, 'household', zhang.household, 'address')).toBe('一组 3 号')
  expect(await valueOf(here, 'household', fresh.household, 'headName')).toBe('王五')
  await sound(here, there)
})

test('the same field here and there is a conflict, and the decision reaches the village with its next package', async () => {
  const there = await villageFile()
  await changeRecord(there, 'household', zhang.household, { phone: '13900000002' })
  await changeRecord(here, 'household', zhang.household, { phone: '13900000003' })
  await mergePackage(here, (await pack(there, { place: '测试镇', kind: 'changes', password })).path)
  const [conflict] = await conflictsOf(here)
  expect(conflict).toMatchObject({ field: 'phone', base: '139****0001' })
  const theirs = conflict!.sides.find(({ person }) => person === '村文书')!
  const decision = { ledger: 'household', record: zhang.household, field: 'phone', take: theirs.setId }
  await here.ok('merge.decide', { id: here.newId(), decisions: [decision] })
  await changeRecord(there, 'household', zhang.household, { bankName: '农商行' })
  const again = await pack(here, share({ note: '第二次' }))
  await mergePackage(there, again.path)
  expect(await conflictsOf(there)).toEqual([])
  expect(await valueOf(there, 'household', zhang.household, 'phone')).toBe('13900000002')
  expect(await there.ok('package.scope', {})).toMatchObject({ number: 2, note: '第二次' })
  await mergePackage(here, (await pack(there, { place: '测试镇', kind: 'changes', password })).path)
  expect(await valueOf(here, 'household', zhang.household, 'bankName')).toBe('农商行')
  expect(await conflictsOf(here)).toEqual([])
  await sound(here, there)
})

test('the next package brings what the village had not: new households, moved ones with their whole past', async () => {
  const there = await villageFile()
  await changeRecord(there, 'household', zhang.household, { phone: '13900000002' })
  await addFamily(here, sands, [{ name: '新户' }])
  await changeRecord(here, 'household', zhao.household, { village: sands })
  await mergePackage(there, (await pack(here, share())).path)
  expect((await there.ok('ledger.query', { ledger: 'household' })).ids).toHaveLength(3)
  expect(await valueOf(there, 'household', zhao.household, 'headName')).toBe('赵六')
  expect(await valueOf(there, 'household', zhao.household, 'phone')).toBe('13900000009')
  expect(await valueOf(there, 'household', zhang.household, 'phone')).toBe('13900000002')
  await changeRecord(there, 'household', zhao.household, { address: '白沙新居' })
  await mergePackage(here, (await pack(there, { place: '测试镇', kind: 'changes', password })).path)
  expect(await valueOf(here, 'household', zhao.household, 'address')).toBe('白沙新居')
  expect(await conflictsOf(here)).toEqual([])
  await sound(here, there)
})

test('in the village, too, a conflict says by which package the other side came', async () => {
  const there = await villageFile()
  await changeRecord(there, 'household', zhang.household, { phone: '13900000002' })
  const colleague = await villageFile({}, '主任')
  await changeRecord(colleague, 'household', zhang.household, { phone: '13900000004' })
  await changeRecord(here, 'household', zhang.household, { phone: '13900000003' })
  await mergePackage(there, (await pack(here, share())).path)
  const [conflict] = await conflictsOf(there)
  expect(conflict!.sides.map(({ person, via }) => [person, via])).toEqual([
    ['村文书', null],
    ['张敏', expect.stringContaining('白沙村-')],
  ])
  await mergePackage(here, (await pack(colleague, { place: '测试镇', kind: 'changes', password })).path)
  const later = await villageFile({}, '新文书')
  expect((await conflictsOf(later))[0]!.sides.map(({ via }) => via)).toEqual(['测试镇第 4 号包', '测试镇第 4 号包'])
  await sound(here, there, colleague, later)
})

test('two PCs of a village merge with one another and each with the township', async () => {
  const one = await villageFile({}, '文书')
  const two = await villageFile({}, '主任')
  await changeRecord(one, 'household', zhang.household, { phone: '13900000002' })
  await changeRecord(two, 'household', zhang.household, { address: '三组' })
  await mergePackage(one, (await pack(two, { place: '文书那台', kind: 'changes', password })).path)
  await mergePackage(here, (await pack(one, { place: '测试镇', kind: 'changes', password })).path)
  await here.ok('merge.run', { tokens: [here.token(two.core.context.file().path)], ids: [here.newId()] })
  expect(await valueOf(here, 'household', zhang.household, 'phone')).toBe('13900000002')
  expect(await valueOf(here, 'household', zhang.household, 'address')).toBe('三组')
  expect(await conflictsOf(here)).toEqual([])
  await sound(here, one, two)
})

test('columns that stay are in no row, log, search text or derived column, and cannot be written over unseen', async () => {
  await changeRecord(here, 'household', zhang.household, { bankCard: '6217000010000000002', address: '一组' })
  const without = [
    { ledger: 'household', field: 'bankCard' },
    { ledger: 'member', field: 'idCard' },
    { ledger: 'household', field: 'phone' },
  ]
  const there = await villageFile({ without })
  const all = everything(there)
  for (const word of ['6217000010', inventedIdCard(1), inventedIdCard(2), inventedIdCard(1).slice(-4), '13900000001'])
    expect(all).not.toContain(word)
  const change = { ledger: 'member', recordId: zhang.members[0]!, op: 'change' as const, values: { idCard: inventedIdCard(9) } }
  expect(await there.refused('edit.commit', { id: there.newId(), changes: [change] })).toMatchObject({
    fault: 'package.notInShare',
    label: '证件号码',
  })
  await changeRecord(there, 'member', zhang.members[0]!, { ethnicity: '苗族' })
  await changeRecord(here, 'household', zhang.household, { phone: '13900000005' })
  await mergePackage(here, (await pack(there, { place: '测试镇', kind: 'changes', password })).path)
  expect(await valueOf(here, 'member', zhang.members[0]!, 'idCard')).toBe(inventedIdCard(1))
  expect(await valueOf(here, 'household', zhang.household, 'bankCard')).toBe('6217000010000000002')
  expect(await conflictsOf(here)).toEqual([])
  expect(
    (await there.ok('ledger.registry', {})).ledgers.find(({ id }) => id === 'member')!.fields.find(({ id }) => id === 'idCard')!.retired,
  ).toBe(true)
  expect(
    await here.refused('package.plan', { place: '白沙村', kind: 'subset', without: [{ ledger: 'member', field: 'name' }] }),
  ).toMatchObject({
    fault: 'package.scope',
  })
  await sound(here, there)
})

test('only some ledgers: the others stay and cannot be written; what is linked from them is known by name', async () => {
  const helper = await addRecord(here, 'helper', { name: '陈帮扶', skill: '养蜂能手' })
  await addRecord(here, 'pairing', { household: zhang.household, helper, from: '2026-01-01' })
  await addRecord(here, 'visit', { household: zhang.household, date: '2026-02-01', visitors: '陈帮扶', content: '看望' })
  const there = await villageFile({ ledgers: ['pairing'] })
  expect((await there.ok('ledger.query', { ledger: 'visit' })).ids).toEqual([])
  const { ids } = await there.ok('ledger.query', { ledger: 'pairing' })
  const [row] = await there.ok('ledger.rows', { ledger: 'pairing', ids: [...ids] })
  expect(row!.links['helper']).toBe('陈帮扶')
  expect(everything(there)).not.toContain('养蜂能手')
  const rename = { ledger: 'helper', recordId: helper, op: 'change' as const, values: { skill: '养鱼' } }
  expect(await there.refused('edit.commit', { id: there.newId(), changes: [rename] })).toMatchObject({ fault: 'package.notInShare' })
  const visit = { household: zhang.household, date: '2026-03-01', visitors: '文书', content: '看望' }
  const add = { ledger: 'visit', recordId: there.newId(), op: 'add' as const, values: visit }
  expect(await there.refused('edit.commit', { id: there.newId(), changes: [add] })).toMatchObject({
    fault: 'package.notInShare',
    label: '走访',
  })
  await sound(there)
})

test('shares and whole files take in only what is for them', async () => {
  const copy = await copyTo(here, '二楼')
  others.push(copy)
  const sent = await pack(here, share())
  const there = await openAt(here, sent.path, '文书')
  others.push(there)
  const other = await openAt(here, (await pack(here, { ...share(), place: '石桥村', villages: [bridge] })).path, '邻村')
  others.push(other)
  expect(await refusedPackage(copy, sent.path)).toMatchObject({ fault: 'package.otherPlace', place: '白沙村' })
  expect(await refusedPackage(other, sent.path)).toMatchObject({ fault: 'package.otherPlace', place: '白沙村', here: '石桥村' })
  const whole = await pack(here, { place: '白沙村', kind: 'whole', password })
  expect(await refusedPackage(there, whole.path)).toMatchObject({ fault: 'package.wholeForShare' })
  expect(await there.refused('merge.run', { tokens: [there.token(here.core.context.file().path)], ids: [there.newId()] })).toMatchObject({
    fault: 'package.wholeForShare',
  })
})

test('a return that builds on a package of another PC says that its ledger is wanted first', async () => {
  const copy = await copyTo(here, '二楼')
  others.push(copy)
  await changeRecord(copy, 'household', zhang.household, { address: '二楼改的' })
  const there = await openAt(copy, (await pack(copy, share())).path, '文书')
  others.push(there)
  await changeRecord(there, 'household', zhang.household, { phone: '13900000002' })
  const back = await pack(there, { place: '测试镇', kind: 'changes', password })
  expect(await refusedPackage(here, back.path)).toMatchObject({ fault: 'package.otherComputer', from: '白沙村', base: 1 })
  await here.ok('merge.run', { tokens: [here.token(copy.core.context.file().path)], ids: [here.newId()] })
  await mergePackage(here, back.path)
  expect(await valueOf(here, 'household', zhang.household, 'phone')).toBe('13900000002')
  await sound(here)
})
