import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addFamily, addVillage, makeTestCore, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { conflictsOf, copyTo, mergeInto } from './copies.ts'

/**
 * A township on two PCs and one of its villages on a third, which has its share only. They edit, merge and send each other
 * packages that arrive late, twice, in the wrong order or never. PACKAGE_LAW=<n> runs more of them.
 */
const runs = Number(process.env['PACKAGE_LAW'] ?? 3)

const step = fc.record({
  pc: fc.nat(2),
  what: fc.constantFrom(
    'edit',
    'edit',
    'edit',
    'edit',
    'remove',
    'restore',
    'add',
    'undo',
    'decide',
    'merge',
    'send',
    'send',
    'receive',
    'receive',
  ),
  record: fc.nat(3),
  field: fc.constantFrom('phone', 'address'),
  value: fc.nat(8),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

type Sent = Readonly<{ to: number; path: string }>

type World = Readonly<{ pcs: readonly TestCore[]; village: string; shared: readonly string[]; households: readonly string[]; sent: Sent[] }>

const places = ['一号', '二号', '白沙村']

async function begin(): Promise<World> {
  const first = await openTestCore({ person: '一号' })
  const village = await addVillage(first, '白沙村')
  const other = await addVillage(first, '黑石村')
  const family = async (name: string, at: string): Promise<string> =>
    (await addFamily(first, at, [{ name }], { phone: '13900000000' })).household
  const shared = [await family('甲', village), await family('乙', village), await family('丙', village)]
  const households = [...shared, await family('丁', other)]
  const second = await copyTo(first, '二号')
  const third = makeTestCore({ folder: first.folder, person: '村干部' })
  const pack = first.at('给白沙村.tzpkg')
  await first.ok('package.make', { token: first.token(pack), place: '白沙村', kind: 'subset', villages: [village] })
  const to = third.token(third.at('白沙村.tzdb'))
  await third.ok('package.open', { token: third.token(pack), to })
  await third.ok('file.open', { token: to })
  return { pcs: [first, second, third], village, shared, households, sent: [] }
}

/** Faults are fine where the program refuses what makes no sense; what it takes has to hold. */
async function play(world: World, { pc, what, record, field, value }: Step): Promise<void> {
  const { pcs, households, village } = world
  const core = pcs[pc]!
  const recordId = households[record]!
  const commit = (op: 'change' | 'remove', values: Record<string, string>) =>
    core.core.call('edit.commit', { id: core.newId(), changes: [{ ledger: 'household', recordId, op, values }] })
  if (what === 'edit') await commit('change', { [field]: field === 'phone' ? `1390000000${value}` : `${value} 号` })
  if (what === 'remove') await commit('remove', {})
  if (what === 'restore') await core.core.call('history.restore', { id: core.newId(), ledger: 'household', recordId })
  if (what === 'add') await addFamily(core, village, [{ name: `新${value}` }])
  if (what === 'undo') await core.core.call('history.undo', { id: core.newId() })
  if (what === 'merge' && pc < 2) await mergeInto(core, pcs[1 - pc]!)
  if (what === 'send') await send(world, pc, value)
  if (what === 'receive') await receive(world, pc, value)
  if (what === 'decide') await decide(core, value)
}

async function send(world: World, pc: number, value: number): Promise<void> {
  const { pcs, sent } = world
  const core = pcs[pc]!
  // A village sends to the township; a PC of the township to the other one or to the village, each from the PC that it got its file from.
  const to = pc === 2 ? 0 : pc === 0 && value % 2 === 0 ? 2 : 1 - pc
  const path = core.at(`${pc}-${sent.length}.tzpkg`)
  const made = await core.core.call('package.make', { token: core.token(path), ...wishFor(world, to, pc) })
  if (!('fault' in (made as object))) sent.push({ to, path })
}

/** A file that has a share only takes in that share anew. */
function wishFor({ village }: World, to: number, from: number) {
  if (to === 2) return { place: '白沙村', kind: 'subset', villages: [village] } as const
  return { place: from === 2 ? '测试镇' : places[to]!, kind: 'changes' } as const
}

async function receive({ pcs, sent }: World, pc: number, value: number): Promise<void> {
  const waiting = sent.filter(({ to }) => to === pc)
  const one = waiting.at(-1 - (value % Math.max(1, waiting.length)))
  const core = pcs[pc]!
  if (one) await core.core.call('merge.run', { tokens: [core.token(one.path)], ids: [core.newId()] })
}

async function decide(core: TestCore, value: number): Promise<void> {
  const [conflict] = await conflictsOf(core)
  if (!conflict) return
  const { ledger, record, field, sides } = conflict
  await core.core.call('merge.decide', {
    id: core.newId(),
    decisions: [{ ledger, record, field, take: sides[value % sides.length]!.setId }],
  })
}

/** Everything that is under way arrives, in the order in which it was sent, and the last of each goes out. */
async function settle(world: World): Promise<void> {
  const { pcs, sent } = world
  const [one, two, village] = pcs as [TestCore, TestCore, TestCore]
  for (const { to, path } of sent) await arrive(pcs[to]!, path)
  await mergeInto(one, two)
  for (const round of [1, 2]) {
    await carry(village, one, { ...wishFor(world, 0, 2), path: one.at(`回-${round}.tzpkg`) })
    await carry(one, village, { ...wishFor(world, 2, 0), path: one.at(`末-${round}.tzpkg`) })
  }
  await mergeInto(two, one)
  await mergeInto(one, two)
}

/** What is new goes over, if anything is. */
async function carry(
  from: TestCore,
  to: TestCore,
  { path, ...wish }: ReturnType<typeof wishFor> & Readonly<{ path: string }>,
): Promise<void> {
  const made = await from.core.call('package.make', { token: from.token(path), ...wish })
  if (made !== null && typeof made === 'object' && 'fault' in made) expect(made).toMatchObject({ fault: 'package.nothing' })
  else await arrive(to, path)
}

async function arrive(core: TestCore, path: string): Promise<void> {
  expect(await core.core.call('merge.run', { tokens: [core.token(path)], ids: [core.newId()] }), path).not.toHaveProperty('fault')
}

async function rowsOf(core: TestCore, ids: readonly string[]) {
  return core.ok('ledger.reveal', { ledger: 'household', ids: [...ids], fields: ['phone', 'address'] })
}

async function told(core: TestCore, ids: readonly string[]) {
  return (await conflictsOf(core))
    .filter(({ record }) => ids.includes(record))
    .map(({ record, field, shown, base }) => [record, field, shown, base])
}

test('a township and its village come to the same by packages alone, and every file is sound', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 22, size: 'max' }), async (steps) => {
      const world = await begin()
      const [one, two, village] = world.pcs as [TestCore, TestCore, TestCore]
      try {
        for (const each of steps) await play(world, each)
        await settle(world)
        expect(two.dump()).toEqual(one.dump())
        expect(await rowsOf(village, world.shared)).toEqual(await rowsOf(one, world.shared))
        expect(await told(village, world.shared)).toEqual(await told(one, world.shared))
        const persons = async (core: TestCore) => (await core.ok('ledger.query', { ledger: 'member', filter: 'village = "白沙村"' })).ids
        expect([...(await persons(village))].sort()).toEqual([...(await persons(one))].sort())
        expect((await village.ok('ledger.query', { ledger: 'household', filter: 'village = "黑石村"' })).ids).toEqual([])
        for (const core of world.pcs) expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
      } finally {
        for (const core of [two, village]) await core.core.close()
        await one.dispose()
      }
    }),
    { numRuns: runs, endOnFailure: true },
  )
}, 600_000)
