import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addFamily, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { conflictsOf, copyTo, mergeInto } from './copies.ts'

/** Whole files on several PCs. MERGE_LAW=<n> runs more of them. */
const runs = Number(process.env['MERGE_LAW'] ?? 4)

const step = fc.record({
  pc: fc.nat(2),
  what: fc.constantFrom('edit', 'edit', 'edit', 'edit', 'remove', 'restore', 'add', 'undo', 'decide', 'merge', 'merge'),
  record: fc.nat(3),
  field: fc.constantFrom('phone', 'address'),
  value: fc.nat(8),
  other: fc.nat(2),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

type Township = Readonly<{ village: string; households: readonly string[] }>

async function begin(): Promise<Readonly<{ pcs: readonly TestCore[]; town: Township }>> {
  const first = await openTestCore({ person: '一号' })
  const village = await addVillage(first, '白沙村')
  const households: string[] = []
  for (const name of ['甲', '乙', '丙', '丁'])
    households.push((await addFamily(first, village, [{ name }], { phone: '13900000000' })).household)
  const pcs = [first, await copyTo(first, '二号'), await copyTo(first, '三号')]
  return { pcs, town: { village, households } }
}

/** Faults are fine: the program refuses what makes no sense (editing what is in the bin, undoing what was written over). */
async function play(
  pcs: readonly TestCore[],
  { village, households }: Township,
  { pc, what, record, field, value, other }: Step,
): Promise<void> {
  const core = pcs[pc]!
  const recordId = households[record]!
  const commit = (op: 'change' | 'remove' | 'restore', values: Record<string, string>) =>
    core.core.call('edit.commit', { id: core.newId(), changes: [{ ledger: 'household', recordId, op, values }] })
  if (what === 'edit') await commit('change', { [field]: field === 'phone' ? `1390000000${value}` : `${value} 号` })
  if (what === 'remove') await commit('remove', {})
  if (what === 'restore') await core.core.call('history.restore', { id: core.newId(), ledger: 'household', recordId })
  if (what === 'add') await addFamily(core, village, [{ name: `新${value}` }])
  if (what === 'undo') await core.core.call('history.undo', { id: core.newId() })
  if (what === 'merge' && pcs[other] !== core) await mergeInto(core, pcs[other]!)
  if (what !== 'decide') return
  const [conflict] = await conflictsOf(core)
  if (!conflict) return
  const decision = {
    ledger: conflict.ledger,
    record: conflict.record,
    field: conflict.field,
    take: conflict.sides[value % conflict.sides.length]!.setId,
  }
  await core.core.call('merge.decide', { id: core.newId(), decisions: [decision] })
}

test('after everybody has merged with everybody all files say the same, and every file is sound', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const { pcs, town } = await begin()
      const [one, two, three] = pcs as [TestCore, TestCore, TestCore]
      try {
        for (const each of steps) await play(pcs, town, each)
        await mergeInto(one, two, three)
        await mergeInto(two, three, one)
        await mergeInto(three, one)
        const told = await Promise.all(
          pcs.map(async (core) =>
            (await conflictsOf(core)).map((conflict) => [conflict.record, conflict.field, conflict.shown, conflict.base]),
          ),
        )
        for (const [index, core] of pcs.entries()) {
          expect(core.dump()).toEqual(one.dump())
          expect(told[index]).toEqual(told[0])
          expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
        }
      } finally {
        for (const core of [two, three]) await core.core.close()
        await one.dispose()
      }
    }),
    { numRuns: runs },
  )
}, 600_000)
