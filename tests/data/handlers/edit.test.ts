import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Fault } from '#shared/ipc/faults.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import {
  addFamily,
  addRecord,
  addVillage,
  changeRecord,
  inventedIdCard,
  openTestCore,
  removeRecord,
  type Family,
  type TestCore,
} from '#tests/harness/dataCore.ts'

let core: TestCore
let village: string
let family: Family

beforeEach(async () => {
  core = await openTestCore()
  village = await addVillage(core, '白沙村')
  family = await addFamily(core, village, [{ name: '张三', idCard: inventedIdCard(1), phone: '13900001111' }, { name: '李梅' }], {
    phone: '13900002222',
    code: 'H1',
  })
})
afterEach(() => core.dispose())

function refuse(ledger: string, op: 'add' | 'change', values: FieldValues, recordId = core.newId()): Promise<Fault> {
  return core.refused('edit.commit', { id: core.newId(), changes: [{ ledger, recordId, op, values: { ...values } }] })
}

function problemsOf(fault: Fault): readonly { field: string; recordId: string; message: string; code: string }[] {
  return JSON.parse(String(fault['problems'])) as never
}

describe('saving', () => {
  test('names what is wrong at its field and writes nothing of the set', async () => {
    const before = core.dump()
    const member = family.members[0]!
    const fault = await core.refused('edit.commit', {
      id: core.newId(),
      changes: [
        { ledger: 'household', recordId: family.household, op: 'change', values: { address: '新址' } },
        { ledger: 'member', recordId: member, op: 'change', values: { idCard: '439999198001010000', sex: '甲' } },
      ],
    })
    expect(fault.fault).toBe('record.invalid')
    expect(fault.detail).toContain('证件号码')
    expect(new Set(problemsOf(fault).map((problem) => `${problem.recordId} ${problem.field}`))).toEqual(
      new Set([`${member} idCard`, `${member} sex`]),
    )
    expect(core.dump()).toEqual(before)
  })

  test('takes a doubt and answers it', async () => {
    const answer = await core.ok('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'member', recordId: family.members[0]!, op: 'change', values: { phone: '0731123' } }],
    })
    expect(answer.changeSet).not.toBeNull()
    expect(answer.rows[0]).toMatchObject({ ledger: 'member', id: family.members[0] })
  })

  test('an old error elsewhere in the record is no obstacle', async () => {
    await core.core.context.commit({
      id: core.newId(),
      kind: 'import',
      label: '',
      changes: [{ ledger: 'member', recordId: family.members[1]!, op: 'change', values: { idCard: '123' } }],
    })
    await changeRecord(core, 'member', family.members[1]!, { phone: '13900003333' })
    const { problems } = await core.ok('ledger.record', { ledger: 'household', id: family.household })
    expect(problems.map((problem) => [problem.recordId, problem.field])).toContainEqual([family.members[1], 'idCard'])
  })

  test.each<[string, string, FieldValues]>([
    ['a missing name', 'member', { household: 'H', name: '' }],
    ['text for money', 'household', { village: 'V', arableLand: '多' as never }],
    ['half a person', 'household', { village: 'V', stars: 1.5 }],
    ['a date that does not exist', 'household', { village: 'V', preparedOn: '2025-02-30' }],
    ['a choice outside its list', 'household', { village: 'V', status: '不知道' }],
    ['a derived field', 'household', { village: 'V', headName: '张三' }],
  ])('%s is refused', async (_, ledger, values) => {
    const filled = Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, value === 'V' ? village : value === 'H' ? family.household : value]),
    )
    expect((await refuse(ledger, 'add', filled)).fault).toBe('record.invalid')
  })

  test('a new record starts with its initial values', async () => {
    const { rows } = await core.ok('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'member', recordId: core.newId(), op: 'add', values: { household: family.household, name: '小宝' } }],
    })
    expect(rows[0]!.values).toMatchObject({ status: '在册', idType: '居民身份证' })
  })

  test('one who saw an older state is told whose record it is', async () => {
    const [row] = await core.ok('ledger.rows', { ledger: 'household', ids: [family.household] })
    await changeRecord(core, 'household', family.household, { note: '别人的修改' })
    const change = {
      ledger: 'household',
      recordId: family.household,
      op: 'change' as const,
      values: { note: '我的' },
      seenHead: row!.head,
    }
    expect(await core.refused('edit.commit', { id: core.newId(), changes: [change] })).toMatchObject({
      fault: 'record.changed',
      label: '张三',
    })
  })

  test('asked again with the same id it answers the same and writes nothing', async () => {
    const input = {
      id: core.newId(),
      changes: [
        {
          ledger: 'member',
          recordId: core.newId(),
          op: 'add' as const,
          values: { household: family.household, name: '王五', idCard: inventedIdCard(9) },
        },
      ],
    }
    const first = await core.ok('edit.commit', input)
    const before = core.dump()
    expect(await core.ok('edit.commit', input)).toMatchObject({ changeSet: first.changeSet })
    expect(core.dump()).toEqual(before)
  })
})

describe('doubles', () => {
  test('are told where the other one is', async () => {
    const fault = await refuse('member', 'add', {
      household: family.household,
      name: '张三三',
      idCard: inventedIdCard(1),
    })
    expect(problemsOf(fault)[0]).toMatchObject({ field: 'idCard', code: 'idCard.duplicate' })
    expect(fault.detail).toContain('白沙村')
    expect(fault.detail).toContain('张三户')
    expect(fault.detail).not.toContain(inventedIdCard(1))
    expect(
      await core.ok('edit.check', {
        ledger: 'member',
        recordId: null,
        values: { household: family.household, name: '张三三', idCard: inventedIdCard(1) },
      }),
    ).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'idCard.duplicate' })]))
    expect(await core.ok('edit.check', { ledger: 'member', recordId: family.members[0]!, values: { name: '张三' } })).toEqual([])
  })

  test('within one family typed in one go are seen too', async () => {
    const members = [1, 2].map((n) => ({
      ledger: 'member',
      recordId: core.newId(),
      op: 'add' as const,
      values: { household: family.household, name: `双${n}`, idCard: inventedIdCard(5) },
    }))
    expect((await core.refused('edit.commit', { id: core.newId(), changes: members })).detail).toContain('出现了两次')
  })

  test('do not come back from the bin', async () => {
    await removeRecord(core, 'member', family.members[0]!)
    await addRecord(core, 'member', {
      household: family.household,
      name: '张三',
      idCard: inventedIdCard(1),
      relation: '户主',
    })
    expect(await core.refused('history.restore', { id: core.newId(), ledger: 'member', recordId: family.members[0]! })).toMatchObject({
      fault: 'record.invalid',
    })
  })

  test('persons without a number are not doubles of each other', async () => {
    await addRecord(core, 'member', { household: family.household, name: '甲', idType: '其他', idCard: null })
    await addRecord(core, 'member', { household: family.household, name: '乙', idType: '其他', idCard: null })
  })
})

describe('the bin', () => {
  test('takes a household with its members, and gives back just those', async () => {
    await removeRecord(core, 'member', family.members[1]!)
    await core.ok('history.undo', { id: core.newId() })
    const gone = await addRecord(core, 'member', { household: family.household, name: '早走的' })
    await removeRecord(core, 'member', gone)
    await removeRecord(core, 'household', family.household)
    expect((await core.ok('ledger.query', { ledger: 'member' })).ids).toEqual([])
    expect((await core.ok('ledger.query', { ledger: 'member', removed: true })).ids).toHaveLength(3)
    await core.ok('history.restore', { id: core.newId(), ledger: 'household', recordId: family.household })
    expect([...(await core.ok('ledger.query', { ledger: 'member' })).ids].sort()).toEqual([...family.members].sort())
    const view = await core.ok('ledger.record', { ledger: 'household', id: family.household })
    expect(view.title).toBe('张三')
    expect(view.children[0]!.rows.filter((row) => !row.removed)).toHaveLength(2)
  })

  test('gives no member back while the household is in it', async () => {
    await removeRecord(core, 'household', family.household)
    const fault = await core.refused('history.restore', {
      id: core.newId(),
      ledger: 'member',
      recordId: family.members[1]!,
    })
    expect(fault.detail).toContain('所属户已被删除')
  })

  test('a village that households belong to stays', async () => {
    const fault = await core.refused('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'village', recordId: village, op: 'remove', values: {} }],
    })
    expect(fault.detail).toContain('还有 1 户')
    await removeRecord(core, 'household', family.household)
    await removeRecord(core, 'village', village)
  })

  test('what lies in it is not changed', async () => {
    await removeRecord(core, 'member', family.members[1]!)
    expect(
      (
        await core.refused('edit.commit', {
          id: core.newId(),
          changes: [{ ledger: 'member', recordId: family.members[1]!, op: 'change', values: { name: '改' } }],
        })
      ).fault,
    ).toBe('record.notFound')
  })
})

test('a person who dies is entered once, in the ledger of changes and in the household', async () => {
  await core.ok('edit.commit', {
    id: core.newId(),
    label: '张三 死亡',
    changes: [
      {
        ledger: 'member',
        recordId: family.members[0]!,
        op: 'change',
        values: { status: '自然减少', statusDate: '2026-02-01', statusReason: '死亡' },
      },
      { ledger: 'member', recordId: family.members[1]!, op: 'change', values: { relation: '户主' } },
      {
        ledger: 'populationChange',
        recordId: core.newId(),
        op: 'add',
        values: {
          kind: '人口自然减少',
          reason: '死亡',
          date: '2026-02-01',
          household: family.household,
          member: family.members[0]!,
          name: '张三',
          idCard: inventedIdCard(1),
        },
      },
    ],
  })
  const [row] = await core.ok('ledger.rows', { ledger: 'household', ids: [family.household] })
  expect(row!.values).toMatchObject({ memberCount: 1 })
  const { ids } = await core.ok('ledger.query', {
    ledger: 'populationChange',
    filter: 'village = "白沙村" and reason = "死亡"',
  })
  expect(ids).toHaveLength(1)
  expect((await core.ok('history.undo', { id: core.newId() })).records).toBe(3)
  expect((await core.ok('ledger.rows', { ledger: 'household', ids: [family.household] }))[0]!.values).toMatchObject({
    memberCount: 2,
    headName: '张三',
  })
})
