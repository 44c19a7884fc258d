import { afterEach, beforeEach, expect, test } from 'vitest'
import { commit, commitSteps } from '#data/store/commit.ts'
import { readChanges, readSet } from '#data/store/changeLog.ts'
import type { DraftChange, DraftChangeSet } from '#shared/history/changeSet.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { addFamily, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore

beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

function draft(changes: readonly DraftChange[], id = core.newId()): DraftChangeSet {
  return { id, kind: 'edit', label: '试', changes }
}

function write(changes: readonly DraftChange[], id?: string): ReturnType<typeof commit> {
  return commit(core.core.context.writing(), draft(changes, id))
}

function refusal(changes: readonly DraftChange[]): Fault {
  const before = fingerprint()
  const answer = write(changes)
  if (!isFault(answer)) throw new Error('was not refused')
  expect(fingerprint()).toEqual(before)
  return answer
}

/** Everything that a commit could write. */
function fingerprint(): unknown {
  const { engine } = core.core.context.file()
  return [
    engine.values('SELECT count(*), max(seq) FROM change_set'),
    engine.values('SELECT count(*) FROM change'),
    engine.values('SELECT * FROM household'),
    engine.values('SELECT * FROM member'),
  ]
}

test('a set keeps only the touched fields, before and after, with the head as its parent', async () => {
  const village = await addVillage(core, '白沙村')
  const { household, members } = await addFamily(core, village, [{ name: '张三' }])
  const set = core.newId()
  const done = write(
    [
      {
        ledger: 'member',
        recordId: members[0]!,
        op: 'change',
        values: { name: '张三', phone: '13900000001', sex: '' },
      },
    ],
    set,
  )
  if (isFault(done)) throw new Error(done.fault)
  expect(done.changes).toHaveLength(1)
  const [change] = readChanges(core.core.context.file().engine, set)
  expect(change).toMatchObject({
    op: 'change',
    before: { phone: null },
    after: { phone: '13900000001' },
    recordId: members[0],
  })
  expect(Object.keys(change!.after)).toEqual(['phone'])
  const first = readChanges(core.core.context.file().engine, change!.parents[0]!)
  expect(first.map((entry) => entry.recordId)).toContain(household)
  expect(readSet(core.core.context.file().engine, set)).toMatchObject({
    person: '张敏',
    device: '乡镇办公室',
    kind: 'edit',
    at: '2026-03-02T09:30:00+08:00',
  })
})

test('what changes nothing writes nothing', async () => {
  const village = await addVillage(core, '白沙村')
  const before = fingerprint()
  const done = write([{ ledger: 'village', recordId: village, op: 'change', values: { name: '白沙村' } }])
  expect(done).toEqual({ set: null, changes: [] })
  expect(fingerprint()).toEqual(before)
})

test('the same set asked for again answers the stored one', async () => {
  const village = core.newId()
  const set = core.newId()
  const changes: DraftChange[] = [{ ledger: 'village', recordId: village, op: 'add', values: { name: '白沙村' } }]
  const first = write(changes, set)
  const before = fingerprint()
  expect(write([{ ...changes[0]!, values: { name: '另一个' } }], set)).toEqual(first)
  expect(fingerprint()).toEqual(before)
})

test('removing and restoring keep the values; nothing is deleted', async () => {
  const village = await addVillage(core, '白沙村')
  const { household, members } = await addFamily(core, village, [{ name: '张三' }])
  const { engine } = core.core.context.file()
  write([{ ledger: 'member', recordId: members[0]!, op: 'remove', values: {} }])
  expect(engine.values('SELECT name, _removed FROM member')).toEqual([['张三', 1]])
  expect(engine.values('SELECT head_name, member_count FROM household WHERE id = ?', [household])).toEqual([[null, 0]])
  write([{ ledger: 'member', recordId: members[0]!, op: 'restore', values: {} }])
  expect(engine.values('SELECT name, _removed FROM member')).toEqual([['张三', 0]])
  expect(engine.values('SELECT head_name, member_count FROM household WHERE id = ?', [household])).toEqual([['张三', 1]])
})

test('what is wrong with a draft is refused as a whole', async () => {
  const village = await addVillage(core, '白沙村')
  const { household, members } = await addFamily(core, village, [{ name: '张三' }])
  const good: DraftChange = { ledger: 'household', recordId: household, op: 'change', values: { address: '新址' } }
  const member = members[0]!
  expect(refusal([good, { ledger: 'nothing', recordId: 'x', op: 'add', values: {} }]).fault).toBe('ledger.unknown')
  expect(refusal([good, { ledger: 'member', recordId: member, op: 'change', values: { nothing: 1 } }]).fault).toBe('query.field')
  // Derived values are nobody's to write.
  expect(refusal([good, { ledger: 'household', recordId: core.newId(), op: 'add', values: { headName: '李四' } }]).fault).toBe(
    'query.field',
  )
  expect(refusal([good, { ledger: 'member', recordId: 'missing', op: 'change', values: { name: '李四' } }]).fault).toBe('record.notFound')
  expect(refusal([good, { ledger: 'member', recordId: member, op: 'change', values: { name: '李四' }, seenHead: 'older' }])).toMatchObject({
    fault: 'record.changed',
    label: '张三',
  })
  expect(
    refusal([good, { ledger: 'member', recordId: core.newId(), op: 'add', values: { name: '李四', household: 'missing' } }]).fault,
  ).toBe('record.invalid')
  expect(refusal([good, { ledger: 'member', recordId: member, op: 'add', values: { name: '李四', household } }]).fault).toBe(
    'record.invalid',
  )
  expect(
    refusal([good, { ledger: 'household', recordId: core.newId(), op: 'add', values: { village, memberPovertyLine: 'x' } }]).fault,
  ).toBe('query.field')
  expect(refusal([good, { ledger: 'household', recordId: core.newId(), op: 'add', values: { village, stars: '五' } }]).fault).toBe(
    'record.invalid',
  )
  expect(refusal([good, { ...good, values: { note: '再一次' } }]).fault).toBe('input.invalid')
})

test('the household that somebody else changed is named by its head', async () => {
  const village = await addVillage(core, '白沙村')
  const { household } = await addFamily(core, village, [{ name: '张三' }])
  expect(refusal([{ ledger: 'household', recordId: household, op: 'change', values: { note: '一' }, seenHead: 'older' }])).toMatchObject({
    label: '张三',
  })
})

test('a set that is cancelled between its chunks leaves nothing, wherever it stops', async () => {
  const village = await addVillage(core, '白沙村')
  const changes: DraftChange[] = Array.from({ length: 1_200 }, () => ({
    ledger: 'household',
    recordId: core.newId(),
    op: 'add',
    values: { village },
  }))
  const before = fingerprint()
  const { engine } = core.core.context.file()
  for (let stop = 1; stop < 30; stop += 1) {
    const steps = commitSteps(core.core.context.writing(), draft(changes))
    let step = steps.next()
    for (let count = 1; count < stop && !step.done; count += 1) step = steps.next()
    if (step.done) {
      expect(stop).toBeGreaterThan(5)
      expect(engine.values('SELECT count(*) FROM household')).toEqual([[1_200]])
      return
    }
    steps.return({ set: null, changes: [] })
    expect(engine.inTransaction()).toBe(false)
    expect(fingerprint()).toEqual(before)
  }
  throw new Error('the set never ended')
})

test('signs that cannot be stored do not part a row from its log', async () => {
  const village = await addVillage(core, '白沙村')
  const { household } = await addFamily(core, village, [{ name: '张三' }])
  write([
    {
      ledger: 'household',
      recordId: household,
      op: 'change',
      values: { note: 'a\u0000b\ud800c', address: '\ud83d\ude00' },
    },
  ])
  expect(core.core.context.file().engine.values('SELECT note, address FROM household')).toEqual([['abc', '😀']])
  expect((await core.ok('file.verify', {})).problems).toEqual([])
})
