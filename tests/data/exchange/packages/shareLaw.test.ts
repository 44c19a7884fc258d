import { copyFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addFamily, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { conflictsOf, copyTo, pathOf } from '../../merge/copies.ts'
import { sound } from './sending.ts'

/** Random schedules of a township and a village. SHARE_LAW=<n> runs more of them. */
const runs = Number(process.env['SHARE_LAW'] ?? 3)

const step = fc.record({
  where: fc.constantFrom('town', 'village'),
  what: fc.constantFrom('edit', 'edit', 'edit', 'remove', 'restore', 'add', 'return', 'return', 'renew', 'decide'),
  record: fc.nat(2),
  field: fc.constantFrom('phone', 'address'),
  value: fc.nat(6),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** `parts`: the village works in a file of its share; `copies`: in a copy of the whole file. */
type Way = 'parts' | 'copies'
type World = Readonly<{ way: Way; town: TestCore; village: TestCore }>
type Place = Readonly<{ village: string; households: readonly string[] }>

async function begin(): Promise<Readonly<{ worlds: readonly World[]; place: Place }>> {
  const town = await openTestCore({ person: '镇' })
  const village = await addVillage(town, '白沙村')
  const other = await addVillage(town, '石桥村')
  const households: string[] = []
  for (const name of ['甲', '乙', '丙']) households.push((await addFamily(town, village, [{ name }], { phone: '13900000000' })).household)
  await addFamily(town, other, [{ name: '外村' }])
  const town2 = await openTestCore({ person: '镇' })
  await town2.core.close()
  await town.core.context.locked(() => copyFileSync(pathOf(town), town2.at('测试镇.tzdb')))
  await town2.ok('file.open', { token: town2.token(town2.at('测试镇.tzdb')) })
  const file = town.token(town.at('村-新.tzdb'))
  const sent = await share(town, village, 0)
  await town.ok('package.open', { token: sent, to: file })
  const inShare = await copyTo(town, '村')
  await inShare.core.close()
  copyFileSync(town.at('村-新.tzdb'), inShare.at('村.tzdb'))
  await inShare.ok('file.open', { token: inShare.token(inShare.at('村.tzdb')) })
  const worlds: readonly World[] = [
    { way: 'parts', town, village: inShare },
    { way: 'copies', town: town2, village: await copyTo(town2, '村') },
  ]
  return { worlds, place: { village, households } }
}

async function share(town: TestCore, village: string, number: number): Promise<string> {
  const token = town.token(town.at(`给村-${number}.tzpkg`))
  await town.ok('package.make', { token, place: '白沙村', kind: 'subset', villages: [village] })
  return token
}

/** The same with the same ids in both worlds. Faults are fine where both are refused alike. */
async function play(
  { way, town, village: there }: World,
  { village, households }: Place,
  one: Step,
  ids: readonly string[],
): Promise<string> {
  const core = one.where === 'town' ? town : there
  const [id, household, member] = ids as [string, string, string]
  const recordId = households[one.record]!
  const values = { [one.field]: one.field === 'phone' ? `1390000000${one.value}` : `${one.value} 号` }
  const commit = async (changes: readonly unknown[]): Promise<unknown> => core.core.call('edit.commit', { id, changes })
  const told = (answer: unknown): string => String((answer as { fault?: string }).fault ?? 'done')
  if (one.what === 'edit') return told(await commit([{ ledger: 'household', recordId, op: 'change', values }]))
  if (one.what === 'remove') return told(await commit([{ ledger: 'household', recordId, op: 'remove', values: {} }]))
  if (one.what === 'restore') return told(await core.core.call('history.restore', { id, ledger: 'household', recordId }))
  if (one.what === 'add') {
    const home = { ledger: 'household', recordId: household, op: 'add', values: { village } }
    return told(
      await commit([home, { ledger: 'member', recordId: member, op: 'add', values: { household, relation: '户主', name: '新户' } }]),
    )
  }
  if (one.what === 'return') return exchange(town, there, { way, id })
  if (one.what === 'renew') return way === 'parts' ? renew(town, there, { village, id }) : exchange(there, town, { way: 'copies', id })
  return decide(core, one, id)
}

async function exchange(into: TestCore, from: TestCore, { way, id }: Readonly<{ way: Way; id: string }>): Promise<string> {
  let token = into.token(pathOf(from))
  if (way === 'parts') {
    token = from.token(from.at(`回-${id}.tzpkg`))
    const made = await from.core.call('package.make', { token, place: '测试镇', kind: 'changes' })
    if ((made as { fault?: string }).fault === 'package.nothing') return 'done'
    token = into.token(from.at(`回-${id}.tzpkg`))
  }
  await into.ok('merge.run', { tokens: [token], ids: [id] })
  return 'done'
}

async function renew(town: TestCore, there: TestCore, { village, id }: Readonly<{ village: string; id: string }>): Promise<string> {
  const token = town.token(town.at(`给村-${id}.tzpkg`))
  await town.ok('package.make', { token, place: '白沙村', kind: 'subset', villages: [village] })
  await there.ok('merge.run', { tokens: [there.token(town.at(`给村-${id}.tzpkg`))], ids: [id] })
  return 'done'
}

async function decide(core: TestCore, { value }: Step, id: string): Promise<string> {
  const [conflict] = await conflictsOf(core)
  if (!conflict) return 'none'
  const take = conflict.sides[value % conflict.sides.length]!.setId
  await core.ok('merge.decide', { id, decisions: [{ ledger: conflict.ledger, record: conflict.record, field: conflict.field, take }] })
  return 'done'
}

const standing = async (core: TestCore) =>
  (await conflictsOf(core)).map(({ record, field, shown, base, sides }) => [record, field, shown, base, sides.map(({ setId }) => setId)])

test('a township that gives a village its share ends as one that gives it a copy of everything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const { worlds, place } = await begin()
      const [parts, copies] = worlds as [World, World]
      try {
        for (const one of [...steps, { ...steps[0]!, what: 'return' as const }]) {
          const ids = [parts.town.newId(), parts.town.newId(), parts.town.newId()]
          const said = [await play(parts, place, one, ids), await play(copies, place, one, ids)]
          expect([one, said[0]]).toEqual([one, said[1]])
        }
        expect(parts.town.dump()).toEqual(copies.town.dump())
        expect(await standing(parts.town)).toEqual(await standing(copies.town))
        await sound(parts.town, parts.village)
      } finally {
        await Promise.all([parts.village.core.close(), copies.village.core.close()])
        await Promise.all([parts.town.dispose(), copies.town.dispose()])
      }
    }),
    { numRuns: runs },
  )
}, 900_000)
