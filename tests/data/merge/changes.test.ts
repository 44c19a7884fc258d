import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCustomFields } from '#tests/harness/customFields.ts'
import { addFamily, addVillage, changeRecord, inventedIdCard, openTestCore, removeRecord, type TestCore } from '#tests/harness/dataCore.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { copyTo, mergeInto, pathOf } from './copies.ts'

let here: TestCore
let there: TestCore
let baisha: string
let zhuchong: string
let zhang: Readonly<{ household: string; members: readonly string[] }>

beforeEach(async () => {
  here = await openTestCore({ person: '张敏' })
  baisha = await addVillage(here, '白沙村')
  zhuchong = await addVillage(here, '竹冲村')
  zhang = await addFamily(here, baisha, [{ name: '张三' }, { name: '李四', relation: '配偶' }], { phone: '13900000001' })
  there = await copyTo(here, '王芳')
})
afterEach(async () => {
  await there.core.close()
  await here.dispose()
})

const changes = (filter: Omit<Input<'merge.changes'>, 'token' | 'offset' | 'limit'> = {}) =>
  here.ok('merge.changes', { token: here.token(pathOf(there)), offset: 0, limit: 200, ...filter })

test('every record that would be different is told field by field: before, after, who, when, where from', async () => {
  const { household } = await addFamily(there, zhuchong, [{ name: '赵六', idCard: inventedIdCard(1) }])
  await changeRecord(there, 'household', zhang.household, { address: '三组 2 号', phone: '13900000009' })
  await removeRecord(there, 'member', zhang.members[1]!)
  const told = await changes()
  expect(told).toMatchObject({ all: 4, total: 4 })
  const byRecord = new Map(told.changes.map((one) => [one.record, one]))
  expect(byRecord.get(zhang.household)).toMatchObject({
    ledgerLabel: '农户',
    title: '张三',
    village: '白沙村',
    kind: 'updated',
    person: '王芳',
    device: '乡镇办公室',
    at: expect.stringMatching(/^2026-03-02T/),
    fields: [
      { label: '联系电话', before: '139****0001', after: '139****0009', masked: true, person: '王芳' },
      { label: '家庭住址', before: '', after: '三组 2 号', masked: false },
    ],
  })
  expect(byRecord.get(zhang.members[1]!)).toMatchObject({ kind: 'removed', title: '李四', village: '白沙村', fields: [] })
  const added = byRecord.get(household)!
  expect(added).toMatchObject({ kind: 'added', title: '赵六', village: '竹冲村' })
  expect(added.fields.find(({ field }) => field === 'village')).toMatchObject({ before: '', after: '竹冲村' })
  // The link to a household that only comes with it is told by its name.
  const member = told.changes.find(({ ledger, kind }) => ledger === 'member' && kind === 'added')!
  expect(member.fields.find(({ field }) => field === 'household')).toMatchObject({ after: '赵六' })
  expect(member.fields.find(({ field }) => field === 'idCard')).toMatchObject({
    after: expect.stringMatching(/^439\*+0\d\d.$/),
    masked: true,
  })
  expect(await here.ok('ledger.query', { ledger: 'household' })).toMatchObject({ ids: [zhang.household] })
})

test('by ledger, village, kind, author, name, and window by window', async () => {
  const third = await copyTo(there, '李强')
  await addFamily(there, zhuchong, [{ name: '赵六' }, { name: '赵小', relation: '配偶' }])
  await changeRecord(third, 'household', zhang.household, { address: '三组' })
  await mergeInto(there, third)
  await third.core.close()
  const { facets } = await changes()
  expect(facets).toEqual({
    ledgers: [
      { ledger: 'household', label: '农户', count: 2 },
      { ledger: 'member', label: '家庭成员', count: 2 },
    ],
    villages: expect.arrayContaining([
      { village: zhuchong, label: '竹冲村', count: 3 },
      { village: baisha, label: '白沙村', count: 1 },
    ]),
    kinds: expect.arrayContaining([
      { kind: 'added', count: 3 },
      { kind: 'updated', count: 1 },
    ]),
    authors: expect.arrayContaining([
      { person: '王芳', device: '乡镇办公室', count: 3 },
      { person: '李强', device: '乡镇办公室', count: 1 },
    ]),
  })
  const totals = async (filter: Parameters<typeof changes>[0]) => (await changes(filter)).total
  expect(await totals({ ledger: 'member' })).toBe(2)
  expect(await totals({ village: baisha })).toBe(1)
  expect(await totals({ kind: 'added', ledger: 'household' })).toBe(1)
  expect(await totals({ author: { person: '李强', device: '乡镇办公室' } })).toBe(1)
  expect(await totals({ text: '赵' })).toBe(3)
  expect(await totals({ village: '' })).toBe(0)
  const token = here.token(pathOf(there))
  const parts = [
    await here.ok('merge.changes', { token, offset: 0, limit: 3 }),
    await here.ok('merge.changes', { token, offset: 3, limit: 3 }),
  ]
  expect(new Set(parts.flatMap((part) => part.changes.map(({ record }) => record))).size).toBe(4)
})

test('where both sides wrote a field, what would stand and what disagrees are both told', async () => {
  await changeRecord(here, 'household', zhang.household, { phone: '13900000002' })
  await changeRecord(there, 'household', zhang.household, { phone: '13900000003' })
  await removeRecord(here, 'member', zhang.members[1]!)
  await changeRecord(there, 'member', zhang.members[1]!, { ethnicity: '苗族' })
  const told = await changes({ kind: 'open', reveal: true })
  expect(told.total).toBe(2)
  const phone = told.changes.find(({ ledger }) => ledger === 'household')!.fields[0]!
  expect([phone.after, ...phone.others.map(({ text }) => text)].sort()).toEqual(['13900000002', '13900000003'])
  expect(phone.before).toBe('13900000002')
  const member = told.changes.find(({ ledger }) => ledger === 'member')!
  expect(member.fields.find(({ field }) => field === '_removed')).toMatchObject({ label: '是否删除' })
  // Full numbers were shown: that is noted, once for what was shown.
  expect((await here.ok('access.list', { limit: 1 }))[0]).toMatchObject({ action: '查看', scope: '合并前预览', count: 2, masked: false })
})

test('it stands as long as neither file moves, and is made anew after that', async () => {
  await changeRecord(there, 'household', zhang.household, { address: '三组' })
  expect((await changes()).changes[0]!.fields).toMatchObject([{ before: '', after: '三组' }])
  await changeRecord(here, 'household', zhang.household, { bankName: '农商行' })
  await changeRecord(there, 'household', zhang.household, { bankName: '邮储' })
  const now = await changes()
  expect(now.changes[0]!.fields.map(({ field }) => field).sort()).toEqual(['address', 'bankName'])
  await mergeInto(here, there)
  expect(await changes()).toMatchObject({ all: 0, changes: [] })
})

test('a value that was read from a workbook tells file and row; own fields that came along are told by their names', async () => {
  await addCustomFields(there, [{ ledger: 'household', fieldId: 'x_yard', label: '院落编号', type: 'text' }])
  const row = { ledger: 'household', recordId: zhang.household, op: 'change' as const, values: { x_yard: '甲 3' }, origin: '台账!7' }
  await there.core.context.commit({ id: there.newId(), kind: 'import', label: '导入', source: { file: '名单.xlsx' }, changes: [row] })
  const told = await changes()
  expect(told.changes.find(({ ledger }) => ledger === 'customField')).toMatchObject({ title: '院落编号', kind: 'added', village: '' })
  const yard = told.changes.find(({ ledger }) => ledger === 'household')!
  expect(yard).toMatchObject({ from: '名单.xlsx 台账 第 7 行' })
  expect(yard.fields).toMatchObject([{ label: '院落编号', after: '甲 3', from: '名单.xlsx 台账 第 7 行' }])
})
