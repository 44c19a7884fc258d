import { afterEach, beforeEach, expect, test } from 'vitest'
import { withAsOf } from '#data/store/asOf.ts'
import { addFamily, addVillage, changeRecord, openTestCore, removeRecord, type Family, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
let village: string
let first: Family
let second: Family

const clock = (day: string): void => core.setNow(new Date(`${day}T10:00:00+08:00`))

beforeEach(async () => {
  core = await openTestCore()
  village = await addVillage(core, '白沙村')
  first = await addFamily(core, village, [{ name: '张三' }, { name: '李梅' }, { name: '张小宝' }], { phone: '13900000001' })
  second = await addFamily(core, village, [{ name: '王五' }])
})
afterEach(() => core.dispose())

async function household(id: string, asOf?: string): Promise<readonly unknown[]> {
  const [row] = await core.ok('ledger.rows', { ledger: 'household', ids: [id], asOf })
  return row ? [row.values.headName, row.values.memberCount, row.values.phone] : []
}

async function edit(change: Parameters<typeof core.ok<'edit.commit'>>[1]['changes'][number]): Promise<string> {
  return (await core.ok('edit.commit', { id: core.newId(), changes: [change] })).changeSet!
}

test('a change counts from its day, a new record since ever, a removal from its day', async () => {
  clock('2026-04-10')
  await edit({ ledger: 'household', recordId: first.household, op: 'change', values: { phone: '13900000002' }, effective: '2026-04-01' })
  await removeRecord(core, 'member', first.members[2]!)
  expect(await household(first.household)).toEqual(['张三', 2, expect.stringContaining('0002')])
  expect(await household(first.household, '2026-03-31')).toEqual(['张三', 3, expect.stringContaining('0001')])
  expect(await household(first.household, '2026-04-01')).toEqual(['张三', 3, expect.stringContaining('0002')])
  expect(await household(first.household, '2026-04-10')).toEqual(['张三', 2, expect.stringContaining('0002')])
  expect(await household(first.household, '2019-01-01')).toEqual(['张三', 3, expect.stringContaining('0001')])
  const ids = async (asOf?: string): Promise<number> => (await core.ok('ledger.query', { ledger: 'member', asOf })).ids.length
  expect([await ids(), await ids('2026-04-09'), await ids('2026-04-10')]).toEqual([3, 4, 3])
  expect((await core.ok('ledger.record', { ledger: 'household', id: first.household, asOf: '2026-04-09' })).children[0]!.rows).toHaveLength(
    3,
  )
})

test('a slip that is put right was never so; undoing brings the figures of every day back', async () => {
  clock('2026-04-10')
  await edit({ ledger: 'member', recordId: first.members[0]!, op: 'change', values: { name: '张山' }, effective: '' })
  expect((await household(first.household, '2020-01-01'))[0]).toBe('张山')
  const set = await edit({
    ledger: 'member',
    recordId: first.members[1]!,
    op: 'change',
    values: { status: '自然减少' },
    effective: '2026-04-02',
    reason: '死亡',
  })
  expect([await household(first.household, '2026-04-01'), await household(first.household, '2026-04-02')].map((row) => row[1])).toEqual([
    3, 2,
  ])
  clock('2026-05-20')
  await core.ok('history.undo', { id: core.newId(), setId: set })
  expect([await household(first.household, '2026-04-01'), await household(first.household, '2026-04-02')].map((row) => row[1])).toEqual([
    3, 3,
  ])
  await core.ok('history.redo', { id: core.newId() })
  expect([await household(first.household, '2026-04-01'), await household(first.household, '2026-04-02')].map((row) => row[1])).toEqual([
    3, 2,
  ])
  const [redo] = await core.ok('history.list', { limit: 1 })
  expect(redo!.lines.join()).toContain('（自 2026-04-02 起，原因：死亡）')
})

test('who moved was in the old household before; what was added with a day was not there before it, nor what is part of it', async () => {
  clock('2026-04-10')
  await edit({
    ledger: 'member',
    recordId: first.members[1]!,
    op: 'change',
    values: { household: second.household },
    effective: '2026-04-05',
  })
  const third = core.newId()
  await core.ok('edit.commit', {
    id: core.newId(),
    changes: [
      { ledger: 'household', recordId: third, op: 'add', values: { village }, effective: '2026-04-07' },
      { ledger: 'member', recordId: core.newId(), op: 'add', values: { household: third, name: '陈六', relation: '户主' } },
      { ledger: 'member', recordId: first.members[2]!, op: 'change', values: { household: third } },
    ],
  })
  const counts = async (asOf?: string): Promise<readonly unknown[]> => {
    const rows = [await household(first.household, asOf), await household(second.household, asOf), await household(third, asOf)]
    return rows.map((row) => row[1])
  }
  expect(await counts()).toEqual([1, 2, 2])
  expect(await counts('2026-04-04')).toEqual([3, 1, undefined])
  expect(await counts('2026-04-06')).toEqual([2, 2, undefined])
  // Moved on the day of the entry, as nothing else was said.
  expect(await counts('2026-04-07')).toEqual([2, 2, 1])
  const found = async (search: string, asOf?: string): Promise<number> =>
    (await core.ok('ledger.query', { ledger: 'member', search, asOf })).ids.length
  expect([await found('陈六'), await found('陈六', '2026-04-06'), await found('陈六', '2026-04-07')]).toEqual([1, 0, 1])
})

test('search, totals and labels are those of the day', async () => {
  clock('2026-04-10')
  await changeRecord(core, 'member', first.members[0]!, { name: '赵七' })
  await changeRecord(core, 'village', village, { name: '黑石村' })
  const found = async (search: string, asOf?: string): Promise<readonly string[]> =>
    (await core.ok('ledger.query', { ledger: 'household', search, asOf })).ids
  expect([await found('赵七'), await found('zs', '2026-04-09'), await found('赵七', '2026-04-09')]).toEqual([
    [first.household],
    [first.household],
    [],
  ])
  expect((await core.ok('ledger.query', { ledger: 'household', filter: 'village = "白沙村"', asOf: '2026-04-09' })).ids).toHaveLength(2)
  const [row] = await core.ok('ledger.rows', { ledger: 'household', ids: [first.household], asOf: '2026-04-09' })
  expect(row!.links.village).toBe('白沙村')
  expect((await core.ok('ledger.totals', { ledger: 'household', asOf: '2026-04-09' })).records).toBe(2)
})

test('nothing can be entered for a day to come', async () => {
  const change = {
    ledger: 'household',
    recordId: first.household,
    op: 'change',
    values: { phone: '13900000003' },
    effective: '2026-03-03',
  } as const
  const fault = await core.refused('edit.commit', { id: core.newId(), changes: [change] })
  expect(fault).toMatchObject({ fault: 'record.invalid', detail: expect.stringContaining('还没有到') })
  expect((await core.refused('edit.commit', { id: core.newId(), changes: [{ ...change, effective: '2026-02-30' }] })).fault).toBe(
    'input.invalid',
  )
})

test('reading as of a day leaves nothing behind, and follows the next commit', async () => {
  clock('2026-04-10')
  await changeRecord(core, 'household', first.household, { phone: '13900000002' })
  const { engine, registry } = core.core.context.file()
  const phones = (): unknown => engine.values('SELECT phone FROM household ORDER BY id')
  const now = phones()
  expect(withAsOf(engine, registry, '2026-04-01', phones)).not.toEqual(now)
  expect(phones()).toEqual(now)
  expect(() =>
    withAsOf(engine, registry, '2026-04-01', () => {
      throw new Error('stop')
    }),
  ).toThrow('stop')
  expect(phones()).toEqual(now)
  // An image written meanwhile takes the temporary tables with it.
  engine.export()
  expect(withAsOf(engine, registry, '2026-04-01', phones)).not.toEqual(now)
  clock('2026-04-11')
  await changeRecord(core, 'household', second.household, { phone: '13900000009' })
  expect(withAsOf(engine, registry, '2026-04-10', phones)).toEqual(now)
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true })
  expect(engine.values(`SELECT name FROM sqlite_master WHERE name LIKE 'asof%'`)).toEqual([])
})
