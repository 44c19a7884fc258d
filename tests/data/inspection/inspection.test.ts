import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InspectionWish } from '#shared/ipc/parts/inspection.ts'
import { addFamily, addVillage, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
const households: string[] = []

const wish: InspectionWish = {
  strata: ['village', 'kind'],
  way: 'share',
  count: 9,
  least: 1,
  seed: '2026-03-02',
  villages: [],
  kinds: [],
  monitoringKinds: [],
  drawnSince: null,
  without: [],
}

beforeAll(async () => {
  core = await openTestCore()
  for (const [place, name] of ['白沙村', '清水村'].entries()) {
    const village = await addVillage(core, name)
    for (let index = 0; index < 12; index += 1) {
      const person = { name: `户主${place}${index}`, idCard: inventedIdCard(place * 50 + index + 1) }
      const values = { kind: index % 3 === 0 ? '脱贫户' : '一般农户', address: `${name}${index}号`, phone: '13900001234' }
      households.push((await addFamily(core, village, [person], values)).household)
    }
  }
  const gone = await addFamily(core, await addVillage(core, '远村'), [{ name: '迁走' }], { kind: '脱贫户', status: '迁出' })
  expect(gone.household).toBeTruthy()
})
afterAll(() => core.dispose())

const draw = async (more: Partial<InspectionWish> = {}, name = '省级迎检') =>
  core.ok('inspection.draw', { id: core.newId(), name, source: '省级考核评估', inspectOn: '2026-03-10', wish: { ...wish, ...more } })

test('a plan counts and names nobody; households that are not on the rolls are not in it', async () => {
  const plan = await core.ok('inspection.plan', { wish })
  expect(plan).toMatchObject({ population: 24, drawn: 9, drawnBefore: 0 })
  expect(plan.strata).toEqual([
    { name: '清水村 · 一般农户', size: 8, count: 3 },
    { name: '清水村 · 脱贫户', size: 4, count: 2 },
    { name: '白沙村 · 一般农户', size: 8, count: 3 },
    { name: '白沙村 · 脱贫户', size: 4, count: 1 },
  ])
  expect(JSON.stringify(plan)).not.toContain('户主')
  expect(await core.refused('inspection.plan', { wish: { ...wish, count: 3 } })).toMatchObject({ fault: 'inspection.tooFew', strata: 4 })
  expect(await core.refused('inspection.plan', { wish: { ...wish, strata: ['phone'] } })).toMatchObject({ fault: 'query.field' })
  expect(await core.refused('inspection.plan', { wish: { ...wish, kinds: ['没有的'] } })).toMatchObject({ fault: 'inspection.nobody' })
})

test('what is drawn is kept in the order of the way, can be drawn again, and one undo takes it back', async () => {
  const before = core.dump()
  const drawn = await draw()
  const sheet = await core.ok('inspection.sheet', { sample: drawn.sample })
  expect(sheet).toMatchObject({ number: 'CC20260302-1', seed: '2026-03-02', strata: '行政村、户类型', population: 24, name: '省级迎检' })
  expect(sheet.rows).toHaveLength(9)
  expect(sheet.rows.map(({ stop }) => stop)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(sheet.rows.map(({ village }) => village)).toEqual(
    sheet.rows
      .map(({ village }) => village)
      .sort()
      .sort((a, b) => a.localeCompare(b, 'zh-CN')),
  )
  expect(sheet.rows[0]!.phone).toBe('139****1234')
  expect(await core.ok('inspection.repeat', { sample: drawn.sample })).toEqual({
    same: true,
    isSameScope: true,
    then: 24,
    now: 24,
    differing: 0,
  })
  await core.ok('history.undo', { setId: drawn.changeSet!, id: core.newId() })
  expect(await core.refused('inspection.sheet', { sample: drawn.sample })).toEqual({ fault: 'record.notFound' })
  expect((await core.ok('ledger.query', { ledger: 'inspectedHousehold' })).ids).toEqual([])
  expect(before.length).toBeGreaterThan(0)
})

test('asked again with the same id it answers what it kept', async () => {
  const input = { id: core.newId(), name: '两次', source: '', inspectOn: null, wish }
  const first = await core.ok('inspection.draw', input)
  expect(await core.ok('inspection.draw', input)).toEqual(first)
  await core.ok('history.undo', { setId: first.changeSet!, id: core.newId() })
})

test('who was drawn lately stays out, also when the later draw is repeated', async () => {
  const first = await draw({}, '第一批')
  const second = await draw({ drawnSince: '2026-01-01' }, '第二批')
  const [one, two] = await Promise.all([first, second].map(({ sample }) => core.ok('inspection.sheet', { sample })))
  const known = new Set(one!.rows.map(({ household }) => household))
  expect(two!.rows.some(({ household }) => known.has(household))).toBe(false)
  expect(two!.without).toBe('2026-01-01 以后抽过的 9 户')
  expect(await core.ok('inspection.repeat', { sample: second.sample })).toMatchObject({ same: true, isSameScope: true, now: 15 })
  const third = await core.ok('inspection.plan', {
    wish: { ...wish, drawnSince: '2026-01-01', count: 4, without: [one!.rows[0]!.household] },
  })
  expect(third).toMatchObject({ drawnBefore: 17, chosenOut: 1, population: 6 })
})

test('findings come back as 问题整改 that point to the household, in one step that can be undone', async () => {
  const { sample } = await draw({ seed: '检查' }, '县级检查')
  const { rows } = await core.ok('inspection.sheet', { sample })
  const entry = (place: number) => ({
    row: rows[place]!.id,
    head: rows[place]!.head,
    checkedOn: '2026-03-01',
    checker: '李工',
    finding: '',
  })
  const done = await core.ok('inspection.record', {
    id: core.newId(),
    sample,
    entries: [
      { ...entry(0), result: '无问题', problems: [] },
      {
        ...entry(1),
        result: '有问题',
        finding: '手册未更新',
        problems: [
          { text: '帮扶手册未更新', dueOn: '2026-03-31', responsible: '陈村长' },
          { text: '收入核算漏项', dueOn: null, responsible: '' },
        ],
      },
    ],
  })
  expect(done).toMatchObject({ recorded: 2, problems: 2 })
  const sheet = await core.ok('inspection.sheet', { sample })
  expect(sheet.rows[1]).toMatchObject({
    result: '有问题',
    checker: '李工',
    problems: [{ problem: '帮扶手册未更新', state: '未整改', dueOn: '2026-03-31' }, {}],
  })
  const { ids } = await core.ok('ledger.query', { ledger: 'rectification' })
  const [task] = await core.ok('ledger.rows', { ledger: 'rectification', ids: [...ids] })
  expect(task!.values).toMatchObject({
    source: '省级考核评估',
    document: '县级检查',
    foundOn: '2026-03-01',
    household: rows[1]!.household,
    inspected: rows[1]!.id,
  })
  expect(task!.links['village']).toBe(rows[1]!.village)
  const batch = await core.ok('ledger.rows', { ledger: 'inspectionSample', ids: [sample] })
  expect(batch[0]!.values).toMatchObject({ drawn: 9, waiting: 7, troubled: 1 })
  await core.ok('history.undo', { setId: done.changeSet!, id: core.newId() })
  expect((await core.ok('ledger.query', { ledger: 'rectification' })).ids).toEqual([])
  expect((await core.ok('inspection.sheet', { sample })).rows[1]).toMatchObject({ result: '未查', problems: [] })
})

test('what cannot be is refused in words', async () => {
  const { sample } = await draw({ seed: '拒绝' }, '拒绝')
  const { rows } = await core.ok('inspection.sheet', { sample })
  const first = { row: rows[0]!.id, head: rows[0]!.head, checker: '', finding: '' }
  const record = (more: Parameters<typeof core.refused<'inspection.record'>>[1]['entries'][number]) =>
    core.refused('inspection.record', { id: core.newId(), sample, entries: [more] })
  const problem = { text: '问题', dueOn: '2026-02-01', responsible: '' }
  expect(await record({ ...first, result: '无问题', checkedOn: '2026-03-01', problems: [problem] })).toMatchObject({
    fault: 'record.invalid',
  })
  expect(await record({ ...first, result: '有问题', checkedOn: '2026-03-01', problems: [problem] })).toMatchObject({
    detail: expect.stringContaining('早于检查日期'),
  })
  expect(await record({ ...first, result: '无问题', checkedOn: '2026-03-03', problems: [] })).toMatchObject({
    detail: expect.stringContaining('晚于今天'),
  })
  expect(await record({ ...first, result: '无问题', checkedOn: null, problems: [] })).toMatchObject({
    detail: expect.stringContaining('检查日期'),
  })
  expect(await record({ ...first, head: 'x', result: '无问题', checkedOn: '2026-03-01', problems: [] })).toMatchObject({
    fault: 'record.changed',
  })
  expect(await record({ ...first, row: 'x', result: '无问题', checkedOn: '2026-03-01', problems: [] })).toMatchObject({
    fault: 'record.notFound',
  })
})

test('the checklist holds the doubts that are open, and takes over new ones', async () => {
  const { sample } = await draw({ seed: '疑点', way: 'each', count: 100 }, '疑点')
  const { rows } = await core.ok('inspection.sheet', { sample })
  expect(rows).toHaveLength(24)
  const row = rows[0]!
  const kin = { household: row.household, name: '第二户主', relation: '户主', idCard: inventedIdCard(990, '19310101') }
  await core.ok('edit.commit', { id: core.newId(), changes: [{ ledger: 'member', recordId: core.newId(), op: 'add', values: kin }] })
  const doubts = await core.ok('checks.list', { household: row.household, offset: 0, limit: 50 })
  expect(doubts.total).toBeGreaterThan(0)
  expect(await core.ok('inspection.refresh', { id: core.newId(), sample })).toMatchObject({ changed: expect.any(Number) })
  const fresh = (await core.ok('inspection.sheet', { sample })).rows[0]!
  expect(fresh.questions).toContain(doubts.findings[0]!.message)
  expect(fresh.questions).not.toBe(row.questions)
  expect(await core.ok('inspection.refresh', { id: core.newId(), sample })).toEqual({ changeSet: null, changed: 0 })
})
