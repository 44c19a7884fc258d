import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guideTasks } from '#shared/guide/index.ts'
import { countedId, inventedIdCard, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { readDone, tasksInHand } from './hands.ts'

let core: TestCore

beforeAll(async () => {
  await prepareExcelWorker()
  core = makeTestCore()
  await core.ok('file.sample', { token: core.token(core.at('练习台账_1.tzdb')), households: 60, villages: 3, defects: 1 })
})
afterAll(() => core.dispose())

describe('the guide in a practice ledger', () => {
  test('is not shown before somebody asks for it, and nothing is ticked', async () => {
    expect(await core.ok('guide.state', {})).toMatchObject({ shown: false, folded: false, at: 'find', done: [] })
  })

  test('what comes near a task does not tick it', async () => {
    await nearly()
    expect(await readDone(core)).toEqual([])
  })

  test('a tick cannot be written by the window', async () => {
    await core.ok('guide.keep', { shown: true, at: 'visit' })
    expect(await core.refused('guide.keep', { done: [{ id: 'visit', at: '' }] } as never)).toMatchObject({ fault: 'input.invalid' })
    for (const { id } of guideTasks) await core.ok('guide.keep', { at: id })
    expect(await core.ok('guide.keep', { at: 'nothing' })).toMatchObject({ at: 'package', done: [] })
  })

  test.each(guideTasks.map(({ id }) => id))('%s ticks itself, and nothing else is ticked', async (id) => {
    const before = await readDone(core)
    core.events.length = 0
    await tasksInHand[id]!(core)
    expect(await readDone(core)).toEqual([...before, id])
    expect(core.events.filter(({ name }) => name === 'guide').map(({ payload }) => payload)).toEqual([{ done: [id] }])
  })

  test('ticks stay in the file', async () => {
    await core.ok('file.close', {})
    await core.ok('file.open', { token: core.token(core.at('练习台账_1.tzdb')) })
    expect(await readDone(core)).toEqual(guideTasks.map(({ id }) => id))
    expect(await core.ok('file.verify', {})).toMatchObject({ ok: true })
  })

  test('a fresh practice ledger begins anew, with a workbook of its own', async () => {
    await core.ok('file.sample', { token: core.token(core.at('练习台账_2.tzdb')), households: 20, villages: 1 })
    expect(await readDone(core)).toEqual([])
    expect((await core.ok('guide.sheet', {}))?.name).toBe('练习台账_2_县里发来的花名册.xlsx')
  })
})

test('no guide in a real ledger: nothing is offered, kept, written or ticked', async () => {
  const real = makeTestCore()
  await real.ok('file.create', { token: real.token(real.at('青溪镇.tzdb')), township: '青溪镇' })
  expect(await real.ok('guide.keep', { shown: true })).toBeNull()
  expect(await real.ok('guide.sheet', {})).toBeNull()
  const village = countedId()
  const changes = [{ ledger: 'village', recordId: village, op: 'add' as const, values: { name: '白沙村' } }]
  await real.ok('edit.commit', { id: countedId(), changes })
  await real.ok('package.make', { token: real.token(real.at('包.tzpkg')), kind: 'whole', place: '县局' })
  expect(await real.ok('guide.state', {})).toBeNull()
  expect(real.core.context.file().engine.values(`SELECT 1 FROM meta WHERE key = 'guide'`)).toEqual([])
  await real.dispose()
})

/** Half of most tasks: the half that must not count. */
async function nearly(): Promise<void> {
  const [hit] = await core.ok('search.find', { text: '赵' })
  await core.ok('ledger.record', { ledger: 'household', id: hit!.household! })
  const { ids } = await core.ok('ledger.query', { ledger: 'household' })
  await core.ok('ledger.record', { ledger: 'household', id: ids[3]! })
  await core.ok('edit.commit', {
    id: countedId(),
    changes: [{ ledger: 'household', recordId: ids[3]!, op: 'change', values: { phone: '13900003333' } }],
  })
  const household = countedId()
  const alone = { household, name: '独居', relation: '户主', idCard: inventedIdCard(771) }
  const [village] = (await core.ok('ledger.query', { ledger: 'village' })).ids
  await core.ok('edit.commit', {
    id: countedId(),
    changes: [
      { ledger: 'household', recordId: household, op: 'add', values: { village: village! } },
      { ledger: 'member', recordId: countedId(), op: 'add', values: alone },
    ],
  })
  await core.ok('history.undo', { id: countedId() })
  await core.ok('export.clipboard', { selection: { ledger: 'household' }, fields: ['headName'], mask: true })
  await core.ok('ledger.query', { ledger: 'household', filter: 'status = "在册"' })
  const card = { form: 'policyCard', edition: 'holder', mask: false, answers: { year: '2026' } } as const
  const blank = await core.ok('print.form', card)
  for (let index = 0; index < blank.segments; index += 1) await core.ok('print.segment', { job: blank.job, index })
  const filled = await core.ok('print.form', { ...card, selection: { ids: [ids[3]!] } })
  await core.ok('print.page', { job: filled.job, page: 1 })
  await core.ok('checks.list', { offset: 0, limit: 50 })
  await core.ok('home.overview', {})
  await core.ok('backup.make', {})
  await core.ok('backup.list', {})
  await core.ok('package.plan', { kind: 'whole', place: '县局' })
}
