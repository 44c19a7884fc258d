import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { addFamily, addRecord, addVillage, changeRecord, openTestCore, removeRecord, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
let village: string

beforeEach(async () => {
  core = await openTestCore()
  village = await addVillage(core, '白沙村')
})
afterEach(() => core.dispose())

function undo(setId?: string): ReturnType<typeof core.ok<'history.undo'>> {
  return core.ok('history.undo', { id: core.newId(), ...(setId === undefined ? {} : { setId }) })
}

function redo(): ReturnType<typeof core.ok<'history.redo'>> {
  return core.ok('history.redo', { id: core.newId() })
}

async function sound(): Promise<void> {
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
}

describe('one step back', () => {
  test('takes an edit back, gives it again, and back once more', async () => {
    const { household } = await addFamily(core, village, [{ name: '张三' }], { phone: '13900000001' })
    const before = core.dump()
    await changeRecord(core, 'household', household, { phone: '13900000002', address: '新址' })
    const after = core.dump()
    const first = await undo()
    expect(first).toMatchObject({ records: 1, blocked: [], label: '修改农户 张三：联系电话、家庭住址' })
    expect(core.dump()).toEqual(before)
    expect((await redo()).label).toBe('修改农户 张三：联系电话、家庭住址')
    expect(core.dump()).toEqual(after)
    await undo()
    expect(core.dump()).toEqual(before)
    await sound()
  })

  test('is blocked where a field was changed since, says which, and writes nothing', async () => {
    const { household } = await addFamily(core, village, [{ name: '张三' }])
    const set = await changeRecord(core, 'household', household, { phone: '13900000001' })
    await changeRecord(core, 'household', household, { phone: '13900000002' })
    const before = core.dump()
    const answer = await undo(set)
    expect(answer).toMatchObject({
      changeSet: null,
      blocked: [{ ledger: 'household', recordId: household, label: '张三', why: '联系电话后来又改过' }],
    })
    expect(core.dump()).toEqual(before)
  })

  test('is not blocked by another field of the same record', async () => {
    const { household } = await addFamily(core, village, [{ name: '张三' }])
    const set = await changeRecord(core, 'household', household, { phone: '13900000001' })
    await changeRecord(core, 'household', household, { address: '新址' })
    expect((await undo(set)).blocked).toEqual([])
    const [row] = await core.ok('ledger.rows', { ledger: 'household', ids: [household] })
    expect(row!.values).toMatchObject({ phone: null, address: '新址' })
  })

  test('leaves no member without a household', async () => {
    const { household } = await addFamily(core, village, [{ name: '张三' }])
    const added = (await core.ok('history.list', { limit: 1 }))[0]!.id
    await addRecord(core, 'member', { household, name: '李梅' })
    const before = core.dump()
    expect(await undo(added)).toMatchObject({
      changeSet: null,
      blocked: [{ label: '张三', why: '还有 1 人家庭成员属于它' }],
    })
    expect(core.dump()).toEqual(before)
  })

  test('takes back the rest when asked to, and what stays keeps its household', async () => {
    const { household, members } = await addFamily(core, village, [{ name: '张三' }, { name: '李梅' }])
    const added = (await core.ok('history.list', { limit: 1 }))[0]!.id
    await changeRecord(core, 'member', members[1]!, { phone: '13900000002' })
    expect((await undo(added)).changeSet).toBeNull()
    const answer = await core.ok('history.undo', { id: core.newId(), setId: added, partial: true })
    expect(answer.blocked.map((entry) => [entry.ledger, entry.recordId])).toEqual([
      ['member', members[1]],
      ['household', household],
    ])
    expect(answer.records).toBe(1)
    const kept = await core.ok('ledger.rows', { ledger: 'member', ids: [...members] })
    expect(kept.map((row) => row.removed)).toEqual([true, false])
    await sound()
  })

  test('brings no member back into a household that is gone', async () => {
    const { household, members } = await addFamily(core, village, [{ name: '张三' }, { name: '李梅' }])
    const removed = await removeRecord(core, 'member', members[1]!)
    await removeRecord(core, 'household', household)
    expect(await undo(removed)).toMatchObject({ changeSet: null, blocked: [{ label: '李梅', why: '所属户已被删除' }] })
    await undo()
    expect((await undo(removed)).blocked).toEqual([])
    await sound()
  })

  test('a removed record can be removed only once, and its undo is told to be late', async () => {
    const { members } = await addFamily(core, village, [{ name: '张三' }, { name: '李梅' }])
    const set = await removeRecord(core, 'member', members[1]!)
    await undo(set)
    expect((await undo(set)).blocked).toEqual([{ ledger: 'member', recordId: members[1], label: '李梅', why: '后来又恢复过' }])
  })

  test('what is not there is not undone', async () => {
    expect((await core.refused('history.undo', { id: core.newId(), setId: 'missing' })).fault).toBe('undo.nothing')
    expect((await core.refused('history.redo', { id: core.newId() })).fault).toBe('redo.nothing')
  })
})

test('undo of 5,000 added rows gives back the same dump, and redo the other one', async () => {
  const empty = core.dump()
  const changes: DraftChange[] = []
  for (let index = 0; index < 1_700; index += 1) {
    const household = core.newId()
    changes.push({ ledger: 'household', recordId: household, op: 'add', values: { village, code: `H${index}` } })
    changes.push({
      ledger: 'member',
      recordId: core.newId(),
      op: 'add',
      values: { household, name: `张${index}`, relation: '户主' },
    })
    changes.push({
      ledger: 'member',
      recordId: core.newId(),
      op: 'add',
      values: { household, name: `李${index}`, relation: '配偶' },
    })
  }
  const done = await core.core.context.commit({ id: core.newId(), kind: 'import', label: '导入', changes })
  expect(done).not.toHaveProperty('fault')
  const full = core.dump()
  const start = performance.now()
  expect(await undo()).toMatchObject({ records: 5_100, blocked: [] })
  process.stdout.write(`undo of 5,100 records: ${(performance.now() - start).toFixed(0)} ms\n`)
  expect(core.dump()).toEqual(empty)
  await redo()
  expect(core.dump()).toEqual(full)
  await sound()
})

type Step = Readonly<{
  kind: 'edit' | 'add' | 'move' | 'remove' | 'restore' | 'batch' | 'undo' | 'redo' | 'undoAny'
  a: number
  b: number
}>

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>('edit', 'add', 'move', 'remove', 'restore', 'batch', 'undo', 'redo', 'undoAny'),
    a: fc.nat(1_000),
    b: fc.nat(1_000),
  }),
  { minLength: 4, maxLength: 14 },
)

/** Ids of all records of a ledger, in the bin or not. */
function all(ledger: string): readonly string[] {
  return core.core.context
    .file()
    .engine.values(`SELECT id FROM ${ledger} ORDER BY id`)
    .map((row) => String(row[0]))
}

async function take(step: Step): Promise<void> {
  const households = all('household')
  const members = all('member')
  const living = core.core.context
    .file()
    .engine.values('SELECT id FROM member WHERE _removed = 0 ORDER BY id')
    .map((row) => String(row[0]))
  const household = households[step.a % households.length]!
  const member = members[step.b % members.length]!
  const commit = (changes: readonly DraftChange[]): Promise<unknown> => core.core.call('edit.commit', { id: core.newId(), changes })
  switch (step.kind) {
    case 'edit':
      return void (await commit([
        {
          ledger: 'household',
          recordId: household,
          op: 'change',
          values: { note: `第 ${step.b} 次`, stars: step.b % 11 },
        },
      ]))
    case 'add':
      return void (await commit([
        {
          ledger: 'member',
          recordId: core.newId(),
          op: 'add',
          values: { household, name: `新${step.b}`, relation: '之子' },
        },
      ]))
    case 'move':
      return void (await commit([{ ledger: 'member', recordId: member, op: 'change', values: { household } }]))
    case 'remove':
      return void (await commit([
        step.b % 2 === 0
          ? { ledger: 'household', recordId: household, op: 'remove', values: {} }
          : { ledger: 'member', recordId: member, op: 'remove', values: {} },
      ]))
    case 'restore':
      return void (await core.core.call('history.restore', {
        id: core.newId(),
        ledger: step.b % 2 === 0 ? 'household' : 'member',
        recordId: step.b % 2 === 0 ? household : member,
      }))
    case 'batch':
      return void (await core.core.context.commit({
        id: core.newId(),
        kind: 'import',
        label: '导入',
        changes: living.slice(0, 1 + (step.a % 5)).map((recordId) => ({
          ledger: 'member',
          recordId,
          op: 'change',
          values: { phone: `139${String(step.b).padStart(8, '0')}` },
        })),
      }))
    case 'undo':
      return void (await core.core.call('history.undo', { id: core.newId() }))
    case 'redo':
      return void (await core.core.call('history.redo', { id: core.newId() }))
    case 'undoAny': {
      const sets = await core.ok('history.list', { limit: 200 })
      // Not the founding sets: the walk needs its households.
      return void (await core.core.call('history.undo', {
        id: core.newId(),
        setId: sets[step.a % Math.max(1, sets.length - 4)]!.id,
      }))
    }
  }
}

test('on any walk: undo takes exactly the last step back, and the file stays sound', async () => {
  for (const name of ['张三', '李四', '王五']) await addFamily(core, village, [{ name }, { name: `${name}妻`, relation: '配偶' }])
  await fc.assert(
    fc.asyncProperty(steps, async (walk) => {
      for (const step of walk) {
        const before = core.dump()
        const setsBefore = (await core.ok('history.list', { limit: 1 }))[0]!.id
        await take(step)
        const newest = (await core.ok('history.list', { limit: 1 }))[0]!.id
        if (newest === setsBefore) {
          expect(core.dump()).toEqual(before)
          continue
        }
        const after = core.dump()
        expect((await undo(newest)).blocked).toEqual([])
        expect(core.dump()).toEqual(before)
        const undone = (await core.ok('history.list', { limit: 1 }))[0]!.id
        expect((await undo(undone)).blocked).toEqual([])
        expect(core.dump()).toEqual(after)
      }
      await sound()
    }),
    { numRuns: 12 },
  )
})
