import { expect } from 'vitest'
import { countedId, type TestCore } from '#tests/harness/dataCore.ts'

/** Ids of the tasks that are ticked, in the order of their doing. */
export async function readDone(core: TestCore): Promise<readonly string[]> {
  return ((await core.ok('guide.state', {}))?.done ?? []).map(({ id }) => id)
}

/** Each task as the window's calls do it, by id. */
export const tasksInHand: Readonly<Record<string, (core: TestCore) => Promise<void>>> = {
  find: async (core) => {
    const { letters, name } = await words(core)
    const [hit] = await core.ok('search.find', { text: letters })
    expect(hit).toMatchObject({ ledger: 'household', title: name })
    expect(await readDone(core)).toEqual([])
    await core.ok('ledger.record', { ledger: 'household', id: hit!.household! })
  },

  undo: async (core) => {
    const before = await readDone(core)
    const id = await named(core)
    await edit(core, [{ ledger: 'household', recordId: id, op: 'change', values: { phone: '13900001111' } }])
    expect(await readDone(core)).toEqual(before)
    await core.ok('history.undo', { id: countedId() })
  },

  household: async (core) => {
    const { village, newHead, newHeadId, newMember, newMemberId } = await words(core)
    const [place] = (await core.ok('ledger.query', { ledger: 'village', filter: `name = "${village}"` })).ids
    const household = countedId()
    await edit(core, [
      { ledger: 'household', recordId: household, op: 'add', values: { village: place! } },
      { ledger: 'member', recordId: countedId(), op: 'add', values: { household, name: newHead, relation: '户主', idCard: newHeadId } },
      { ledger: 'member', recordId: countedId(), op: 'add', values: { household, name: newMember, relation: '配偶', idCard: newMemberId } },
      // As the box “同时登记一条变动记录” does: that is not yet the task of recording a change.
      { ledger: 'populationChange', recordId: countedId(), op: 'add', values: { ...change, household, name: newHead, kind: '整户新增' } },
    ])
  },

  population: async (core) => {
    const household = await named(core)
    const member = countedId()
    await edit(core, [
      { ledger: 'member', recordId: member, op: 'add', values: { household, name: '赵小宝', relation: '之子' } },
      { ledger: 'populationChange', recordId: countedId(), op: 'add', values: { ...change, household, member, name: '赵小宝' } },
    ])
  },

  import: async (core) => {
    const sheet = await core.ok('guide.sheet', {})
    expect(sheet?.name).toBe((await words(core)).sheet)
    const { session } = await core.ok('import.open', { token: sheet!.token })
    const plan = await core.ok('import.plan', { session })
    expect(JSON.stringify(plan)).toContain('"rejected":0')
    await core.ok('import.commit', { session, id: countedId() })
  },

  export: async (core) => {
    const token = core.token(core.at('花名册.xlsx'))
    await core.ok('export.run', { selection: { ledger: 'household' }, fields: ['headName', 'village'], mask: true, token })
  },

  card: async (core) => {
    const selection = { ids: [await named(core)] }
    const { job, segments } = await core.ok('print.form', {
      form: 'policyCard',
      selection,
      edition: 'holder',
      mask: false,
      answers: { year: '2026' },
    })
    for (let index = 0; index < segments; index += 1) await core.ok('print.segment', { job, index })
  },

  finding: async (core) => {
    const before = await readDone(core)
    const { findings } = await core.ok('checks.list', { rule: 'R012', offset: 0, limit: 50 })
    const found = findings.find(({ mend }) => mend)!
    await edit(core, [{ ledger: found.ledger, recordId: found.record, op: 'change', values: found.mend! }])
    expect(await readDone(core)).toEqual(before)
    await core.ok('checks.list', { rule: 'R012', offset: 0, limit: 50 })
  },

  figure: async (core) => {
    const { figures } = await core.ok('home.overview', {})
    const { ledger, filter } = figures[0]!.drill!
    await core.ok('ledger.query', { ledger, filter })
  },

  visit: async (core) => {
    const values = { household: await named(core), date: '2026-03-01', visitors: '张敏', content: '家里一切都好' }
    await edit(core, [{ ledger: 'visit', recordId: countedId(), op: 'add', values }])
  },

  backup: async (core) => {
    const { token } = await core.ok('backup.make', {})
    await core.ok('backup.look', { token })
  },

  package: async (core) => {
    const { village } = await words(core)
    await core.ok('package.make', { token: core.token(core.at('包.tzpkg')), kind: 'whole', place: village })
  },
}

const change = { kind: '人口自然增加', reason: '新生儿', date: '2026-03-01' }

type Changes = Parameters<TestCore['ok']>[1] extends infer T ? Extract<T, { changes: unknown }>['changes'] : never

async function edit(core: TestCore, changes: Changes): Promise<void> {
  await core.ok('edit.commit', { id: countedId(), changes })
}

async function words(core: TestCore) {
  return (await core.ok('guide.keep', { shown: true }))!.words!
}

/** The household that the steps name. */
async function named(core: TestCore): Promise<string> {
  const { name } = await words(core)
  return (await core.ok('ledger.query', { ledger: 'household', filter: `headName = "${name}"` })).ids[0]!
}
