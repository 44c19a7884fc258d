import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCustomFields, everyType } from '#tests/harness/customFields.ts'
import { addFamily, addRecord, addVillage, changeRecord, openTestCore, removeRecord, type TestCore } from '#tests/harness/dataCore.ts'
import { conflictsOf, copyTo, mergeInto, pathOf } from './copies.ts'
import { takeOffGuards } from '#tests/harness/guards.ts'

let here: TestCore
let there: TestCore
let village: string
let zhang: Readonly<{ household: string; members: readonly string[] }>

beforeEach(async () => {
  here = await openTestCore({ person: '张敏' })
  village = await addVillage(here, '白沙村')
  zhang = await addFamily(here, village, [{ name: '张三' }, { name: '李四', relation: '配偶' }], { phone: '13900000001' })
  there = await copyTo(here, '王芳')
})
afterEach(async () => {
  await there.core.close()
  await here.dispose()
})

const valueOf = async (core: TestCore, ledger: string, id: string, field: string) =>
  (await core.ok('ledger.reveal', { ledger, ids: [id], fields: [field] }))[0]!.values[field]

test('both sides go on, different fields and records: all of both stands in both, authors kept', async () => {
  await changeRecord(here, 'household', zhang.household, { address: '一组 3 号' })
  await addFamily(there, village, [{ name: '赵六' }])
  await changeRecord(there, 'household', zhang.household, { bankName: '农商行' })
  await changeRecord(there, 'member', zhang.members[1]!, { ethnicity: '苗族' })
  const merged = await mergeInto(here, there)
  expect(merged).toMatchObject({ open: 0, files: [{ total: { added: 2, updated: 2, removed: 0, same: 0 }, conflicts: 0 }] })
  expect(merged.files[0]!.authors).toMatchObject([{ person: '王芳', device: '乡镇办公室', sets: 3 }])
  await mergeInto(there, here)
  expect(there.dump()).toEqual(here.dump())
  const [mine] = await here.ok('history.field', { ledger: 'household', id: zhang.household, field: 'bankName' })
  expect(mine).toMatchObject({ person: '王芳', after: '农商行' })
  expect(await valueOf(here, 'household', zhang.household, 'memberCount')).toBe(2)
  for (const core of [here, there]) expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
})

test('merging again, or what came from here, changes nothing and is not noted', async () => {
  await changeRecord(there, 'household', zhang.household, { address: '二组' })
  await mergeInto(here, there)
  const sets = (await here.ok('history.list', { limit: 100 })).length
  const again = await mergeInto(here, there)
  expect(again.files[0]).toMatchObject({ changeSet: null, sets: { taken: 0 } })
  await mergeInto(there, here)
  await mergeInto(here, there)
  expect((await here.ok('history.list', { limit: 100 })).length).toBe(sets)
  expect(here.dump()).toEqual(there.dump())
})

test('a look tells what would happen, conflicts too, and writes nothing', async () => {
  await changeRecord(here, 'household', zhang.household, { phone: '13900000002' })
  await changeRecord(there, 'household', zhang.household, { phone: '13900000003', address: '三组' })
  await here.core.close()
  await here.ok('file.open', { token: here.token(here.at('测试镇.tzdb')) })
  const bytes = readFileSync(pathOf(here))
  const seen = await here.ok('merge.look', { tokens: [here.token(pathOf(there))], reveal: true })
  expect(seen.files[0]).toMatchObject({ name: '王芳.tzdb', total: { added: 0, updated: 1, removed: 0, same: 0 }, conflicts: 1 })
  expect(seen.conflicts).toMatchObject([
    {
      ledgerLabel: '农户',
      label: '张三',
      fieldLabel: '联系电话',
      base: '13900000001',
      sides: [
        { text: '13900000002', person: '张敏' },
        { text: '13900000003', person: '王芳' },
      ],
    },
  ])
  await here.core.close()
  expect(readFileSync(pathOf(there)).length).toBeGreaterThan(0)
  expect(readFileSync(here.at('测试镇.tzdb')).equals(bytes)).toBe(true)
  await here.ok('file.open', { token: here.token(here.at('测试镇.tzdb')) })
})

test('the same field on both sides: shown alike on both PCs, decided by a person, settled everywhere', async () => {
  await changeRecord(here, 'household', zhang.household, { phone: '13900000002' })
  await changeRecord(there, 'household', zhang.household, { phone: '13900000003' })
  await mergeInto(here, there)
  await mergeInto(there, here)
  expect(await valueOf(here, 'household', zhang.household, 'phone')).toBe(await valueOf(there, 'household', zhang.household, 'phone'))
  const [conflict] = await conflictsOf(here)
  expect(await conflictsOf(there)).toMatchObject([{ record: zhang.household, field: 'phone', base: '139****0001', masked: true }])
  // An edit of another field does not decide it.
  await changeRecord(here, 'household', zhang.household, { address: '一组' })
  expect(await conflictsOf(here)).toHaveLength(1)
  const done = await here.ok('merge.decide', {
    id: here.newId(),
    decisions: [{ ledger: 'household', record: zhang.household, field: 'phone', take: conflict!.sides.at(-1)!.setId }],
  })
  expect(done).toMatchObject({ decided: 1, open: 0 })
  await mergeInto(there, here)
  expect(await conflictsOf(there)).toEqual([])
  expect(there.dump()).toEqual(here.dump())
  expect(await here.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
  expect(await valueOf(there, 'household', zhang.household, 'phone')).toMatch(/^1390000000[23]$/)
})

test('typing another value over a field in conflict decides it, too', async () => {
  await changeRecord(here, 'household', zhang.household, { phone: '13900000002' })
  await changeRecord(there, 'household', zhang.household, { phone: '13900000003' })
  await mergeInto(here, there)
  await changeRecord(here, 'household', zhang.household, { phone: '13900000009' })
  expect(await conflictsOf(here)).toEqual([])
  await mergeInto(there, here)
  expect(await conflictsOf(there)).toEqual([])
  expect(await valueOf(there, 'household', zhang.household, 'phone')).toBe('13900000009')
})

test('removed here, edited there: the record stays and a person is asked', async () => {
  await removeRecord(here, 'member', zhang.members[1]!)
  await changeRecord(there, 'member', zhang.members[1]!, { ethnicity: '苗族' })
  await mergeInto(here, there)
  await mergeInto(there, here)
  expect(there.dump()).toEqual(here.dump())
  const [conflict] = await conflictsOf(here)
  expect(conflict).toMatchObject({
    fieldLabel: '是否删除',
    shown: '保留',
    sides: [
      { text: '删除', person: '张敏' },
      { text: '保留', person: '王芳' },
    ],
  })
  expect(await valueOf(here, 'household', zhang.household, 'memberCount')).toBe(2)
  await here.ok('merge.decide', {
    id: here.newId(),
    decisions: [{ ledger: 'member', record: zhang.members[1]!, field: '_removed', value: 1 }],
  })
  expect(await conflictsOf(here)).toEqual([])
  expect(await valueOf(here, 'household', zhang.household, 'memberCount')).toBe(1)
  await mergeInto(there, here)
  expect(there.dump()).toEqual(here.dump())
  expect(await there.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
})

test('fields that the office made there come along with their contents', async () => {
  await addCustomFields(there, everyType('household'))
  await changeRecord(there, 'household', zhang.household, { x_money: 12_300 })
  await mergeInto(here, there)
  expect(await valueOf(here, 'household', zhang.household, 'x_money')).toBe(12_300)
  expect(here.dump()).toEqual(there.dump())
})

test('three copies in any order come to the same', async () => {
  const third = await copyTo(here, '刘洋')
  await changeRecord(here, 'household', zhang.household, { phone: '13900000002' })
  await changeRecord(there, 'household', zhang.household, { phone: '13900000003' })
  await changeRecord(third, 'household', zhang.household, { phone: '13900000004', address: '四组' })
  await removeRecord(third, 'member', zhang.members[1]!)
  const target = await copyTo(here, '汇总')
  await mergeInto(here, there, third)
  await mergeInto(target, third)
  await mergeInto(target, there)
  expect(target.dump()).toEqual(here.dump())
  expect((await conflictsOf(target)).map(({ record, field, sides }) => [record, field, sides.length])).toEqual(
    (await conflictsOf(here)).map(({ record, field, sides }) => [record, field, sides.length]),
  )
  await third.core.close()
  await target.core.close()
})

test('Ctrl+Z takes back what was done here, never what came by a merge', async () => {
  await changeRecord(here, 'household', zhang.household, { address: '一组' })
  await changeRecord(there, 'household', zhang.household, { bankName: '农商行' })
  await mergeInto(here, there)
  expect((await here.ok('history.state', {})).undo?.label).toContain('张三')
  await here.ok('history.undo', { id: here.newId() })
  expect(await valueOf(here, 'household', zhang.household, 'address')).toBeNull()
  expect(await valueOf(here, 'household', zhang.household, 'bankName')).toBe('农商行')
})

test('figures of a past day follow what each side said since when, in either order', async () => {
  const on = (core: TestCore, day: string, kind: string) =>
    core.ok('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'household', recordId: zhang.household, op: 'change', values: { kind }, effective: day }],
    })
  await on(here, '2026-01-10', '脱贫户')
  await on(there, '2026-02-10', '一般农户')
  await mergeInto(here, there)
  await mergeInto(there, here)
  for (const core of [here, there]) {
    const kindOn = async (asOf: string) =>
      (await core.ok('ledger.rows', { ledger: 'household', ids: [zhang.household], asOf }))[0]!.values['kind']
    expect([await kindOn('2026-01-05'), await kindOn('2026-01-20'), await kindOn('2026-02-20')]).toEqual([null, '脱贫户', '一般农户'])
  }
})

test('what cannot be merged is refused in words, and nothing is touched', async () => {
  expect(await here.refused('merge.run', { tokens: [here.token(pathOf(here))], ids: ['m'] })).toMatchObject({ fault: 'merge.itself' })
  const other = await openTestCore()
  await addRecord(other, 'village', { name: '别村' })
  expect(await here.refused('merge.look', { tokens: [here.token(pathOf(other))] })).toMatchObject({
    fault: 'merge.otherOrigin',
    township: '测试镇',
  })
  await other.dispose()
  writeFileSync(here.at('假.tzdb'), '不是数据库')
  expect(await here.refused('merge.look', { tokens: [here.token(here.at('假.tzdb'))] })).toMatchObject({ fault: 'file.notDatabase' })
})

test('a copy whose log was altered is refused', async () => {
  await changeRecord(there, 'household', zhang.household, { address: '二组' })
  takeOffGuards(there.core.context.file().engine)
  there.core.context.file().engine.exec(`UPDATE change SET after = replace(after, '二组', '九组')`)
  await there.ok('file.saveAs', { token: there.token(there.at('改过.tzdb')) })
  copyFileSync(there.at('改过.tzdb'), there.at('改过2.tzdb'))
  const refusal = await here.refused('merge.look', { tokens: [here.token(here.at('改过2.tzdb'))] })
  expect(refusal).toMatchObject({ fault: 'merge.altered' })
})
