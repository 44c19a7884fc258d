import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FieldValues } from '#shared/ledger/define.ts'
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

let core: TestCore
const villages: string[] = []
const households: string[] = []
const members: string[] = []
const helpers: string[] = []

beforeAll(async () => {
  core = await openTestCore()
  for (const name of ['白沙村', '青石村']) villages.push(await addVillage(core, name))
  helpers.push(await addRecord(core, 'helper', { name: '陈干部', unit: '示例单位' }))
  for (let index = 0; index < 6; index += 1) {
    const people = [
      { name: `张${index}`, idCard: inventedIdCard(2 * index + 1) },
      { name: `李${index}`, idCard: inventedIdCard(2 * index + 2), relation: '配偶' },
    ]
    const family = await addFamily(core, villages[index % 2]!, people, { kind: '脱贫户', phone: `1390000000${index}` })
    households.push(family.household)
    members.push(...family.members)
  }
})
afterAll(() => core.dispose())

/** Everything that was found, as text; the order of finding does not count. */
async function found(): Promise<readonly string[]> {
  await core.ok('checks.list', { offset: 0, limit: 1 })
  const rows = core.core.context
    .file()
    .engine.values('SELECT rule, severity, ledger, record_id, field, message, mend, root_kind, root, household, village FROM finding')
  return rows.map((row) => JSON.stringify(row)).sort()
}

const pick = (list: readonly string[]) => fc.nat().map((index) => () => list[index % list.length]!)

type Step = () => Promise<unknown>

const change = (ledger: string, ids: readonly string[], values: fc.Arbitrary<() => FieldValues>): fc.Arbitrary<Step> =>
  fc.tuple(pick(ids), values).map(
    ([id, told]) =>
      () =>
        core.core.call('edit.commit', { id: core.newId(), changes: [{ ledger, recordId: id(), op: 'change', values: told() }] }),
  )

/** Written past the checks of the form, as an import would. */
const write = (ledger: string, ids: readonly string[], values: fc.Arbitrary<() => FieldValues>): fc.Arbitrary<Step> =>
  fc.tuple(pick(ids), values).map(
    ([id, told]) =>
      () =>
        core.core.context.locked(() =>
          core.core.context.commit({
            id: core.newId(),
            kind: 'import',
            label: '',
            changes: [{ ledger, recordId: id(), op: 'change', values: told() }],
          }),
        ),
  )

const constant = (...choices: readonly FieldValues[]) => fc.constantFrom(...choices).map((values) => () => values)
const linkTo = (field: string, ids: readonly string[]) => pick(ids).map((id) => () => ({ [field]: id() }))

const steps = (): fc.Arbitrary<Step> =>
  fc.oneof(
    write(
      'member',
      members,
      fc.integer({ min: 1, max: 14 }).map((n) => () => ({ idCard: inventedIdCard(n) })),
    ),
    change(
      'member',
      members,
      constant({ relation: '户主' }, { relation: '配偶' }, { status: '自然减少', statusDate: '2026-01-05' }, { status: '在册' }),
    ),
    change('member', members, constant({ phone: '13900000001' }, { phone: null }, { name: '张0' }, { birthDate: '2020-05-06' })),
    change('member', members, linkTo('household', households)),
    change('household', households, constant({ phone: '13900000002' }, { kind: '一般农户' }, { arableLand: 900 }, { accountName: '张0' })),
    change('household', households, linkTo('village', villages)),
    change('village', villages, constant({ name: '白沙村' }, { name: '新名村' }, { arableLand: 1000 })),
    fc.tuple(pick(households), pick(helpers)).map(
      ([household, helper]) =>
        () =>
          tryAdding('pairing', { household: household(), helper: helper() }),
    ),
    fc.tuple(pick(members), pick(households)).map(
      ([member, household]) =>
        () =>
          tryAdding('education', {
            member: member(),
            household: household(),
            name: '张0',
            year: 2026,
            aidKind: '雨露计划',
            term: '春季',
          }),
    ),
    pick(members).map((id) => () => removeOrRestore(id())),
    fc.constant(() => core.core.call('history.undo', { id: core.newId() })),
  )

/** Undo may have taken away what it would point to: then it is refused. */
function tryAdding(ledger: string, values: FieldValues): Promise<unknown> {
  return core.core.call('edit.commit', { id: core.newId(), changes: [{ ledger, recordId: core.newId(), op: 'add', values }] })
}

async function removeOrRestore(recordId: string): Promise<void> {
  const removed = core.core.context.file().engine.values('SELECT _removed FROM member WHERE id = ?', [recordId])[0]![0] === 1
  const op = removed ? ('restore' as const) : ('remove' as const)
  await core.core.call('edit.commit', { id: core.newId(), changes: [{ ledger: 'member', recordId, op, values: {} }] })
}

test('what is checked again after a commit is what checking the whole file finds', async () => {
  await core.ok('checks.run', {})
  let most = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.gen().map((gen) => gen(steps)),
        { minLength: 1, maxLength: 6 },
      ),
      async (sequence) => {
        for (const step of sequence) await step()
        const caughtUp = await found()
        await core.ok('checks.run', {})
        expect(caughtUp).toEqual(await found())
        most = Math.max(most, caughtUp.length)
      },
    ),
    { numRuns: 60 },
  )
  expect(most).toBeGreaterThan(10)
})

test('another day, another policy and an own field check everything', async () => {
  const seen = (): number =>
    core.events.filter(({ name, payload }) => name === 'progress' && payload.task === 'check' && payload.done === 100).length
  await core.ok('checks.summary', {})
  const before = seen()
  await core.ok('checks.summary', {})
  expect(seen()).toBe(before)
  await addRecord(core, 'policyValue', { item: 'workingAgeTo', from: null, value: '65', note: '县文件' })
  await core.ok('checks.summary', {})
  expect(seen()).toBe(before + 1)
  core.setNow(new Date('2026-03-03T08:00:00+08:00'))
  expect((await core.ok('checks.summary', {})).today).toBe('2026-03-03')
  expect(seen()).toBe(before + 2)
})

test('findings survive closing and opening, and follow what was written without looking', async () => {
  const { household } = await addFamily(core, await addVillage(core, '新村'), [{ name: '钱七' }], { kind: '脱贫户' })
  const whole = await found()
  await changeRecord(core, 'household', household, { accountName: '不在户内' })
  await core.ok('file.close', {})
  await core.ok('file.open', { token: core.token(core.at('测试镇.tzdb')) })
  const after = await found()
  expect(after.filter((finding) => !whole.includes(finding)).some((finding) => finding.includes('不在户内'))).toBe(true)
})

test('what is removed has no findings left', async () => {
  const family = await addFamily(core, await addVillage(core, '又一村'), [{ name: '赵六' }], { kind: '脱贫户' })
  const ofIt = async (): Promise<number> => (await found()).filter((finding) => finding.includes(family.household)).length
  expect(await ofIt()).toBeGreaterThan(0)
  await removeRecord(core, 'household', family.household)
  expect(await ofIt()).toBe(0)
})
