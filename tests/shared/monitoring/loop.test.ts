import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { casesOf, openFilters } from '#shared/monitoring/caseOf.ts'
import {
  isOverdue,
  textOf,
  type CaseRecord,
  type MonitoringCase,
  type StepContext,
  type StepId,
  type StepValues,
} from '#shared/monitoring/define.ts'
import { commonVillage, isForMeeting, meetingChanges, meetingProblems, meetingTopic, type AgendaItem } from '#shared/monitoring/meeting.ts'
import { isKnownKey, stepChanges } from '#shared/monitoring/stepChanges.ts'
import { stepProblems } from '#shared/monitoring/stepProblems.ts'
import { inputsOf, stepDefinition, stepDefinitions } from '#shared/monitoring/steps.ts'
import { policyItems } from '#shared/policy/index.ts'
import { policyOf } from '#shared/policy/policyOf.ts'
import { addFamily, addRecord, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
let context: StepContext
let village: string
let household: string

beforeEach(async () => {
  core = await openTestCore()
  at('2026-01-05')
  village = await addVillage(core, '白沙村')
  household = (await addFamily(core, village, [{ name: '张建国' }, { name: '李梅' }], { kind: '脱贫户' })).household
})
afterEach(() => core.dispose())

function at(today: string): void {
  core.setNow(new Date(`${today}T10:00:00+08:00`))
  context = { today, policy: policyOf(policyItems, []), registry: shippedRegistry }
}

async function read(ledger: string, filter?: string): Promise<readonly CaseRecord[]> {
  const { ids } = await core.ok('ledger.query', filter ? { ledger, filter } : { ledger })
  return core.ok('ledger.rows', { ledger, ids: [...ids] })
}

async function cases(): Promise<readonly MonitoringCase[]> {
  const clues = await read('clue', openFilters.clue)
  const monitorings = await read('monitoring', openFilters.monitoring)
  const notices = await read('monitoringNotice', openFilters.monitoringNotice)
  const households = new Map((await read('household')).map((record) => [record.id, record]))
  return casesOf({ clues, monitorings, notices, households }, context)
}

async function only(): Promise<MonitoringCase> {
  const all = await cases()
  expect(all).toHaveLength(1)
  return all[0]!
}

/** What the form holds when nothing but these is typed. */
function filled(step: StepId, given: MonitoringCase, typed: StepValues = {}): StepValues {
  const definition = stepDefinition(step)!
  const start = Object.fromEntries(definition.inputs.map(({ key, start: first }) => [key, first?.(given, context) ?? null]))
  const all = { ...start, ...typed }
  const asked = inputsOf(definition, given, all)
  for (const { key, required } of asked) if (required) expect([key, all[key] ?? null]).not.toEqual([key, null])
  return Object.fromEntries(asked.map(({ key }) => [key, all[key] ?? null]))
}

async function commit(changes: readonly DraftChange[]): Promise<void> {
  await core.ok('edit.commit', { id: core.newId(), changes: changes as Input<'edit.commit'>['changes'] })
}

async function doStep(step: StepId, typed: StepValues = {}): Promise<void> {
  const given = await only()
  expect(given.steps).toContain(step)
  const values = filled(step, given, typed)
  expect(stepProblems(step, given, values, context)).toEqual({})
  await commit(stepChanges(step, given, values, { ...context, newId: core.newId }))
}

async function meet(verdict: AgendaItem['verdict'] = 'yes'): Promise<void> {
  const agenda = (await cases()).filter(isForMeeting).map((given) => ({ given, verdict }))
  const cast = agenda.map(({ given }) => given)
  const values = {
    'meeting.date': context.today,
    'meeting.kind': '村民代表会',
    'meeting.village': commonVillage(cast),
    'meeting.topic': meetingTopic(cast),
    'meeting.attended': 26,
    'meeting.votesFor': 25,
  }
  expect(meetingProblems(agenda, values, context.today)).toEqual({})
  await commit(meetingChanges(agenda, values, { ...context, newId: core.newId }))
}

async function kindOf(asOf?: string): Promise<unknown> {
  const view = await core.ok('ledger.record', { ledger: 'household', id: household, ...(asOf ? { asOf } : {}) })
  return view.row.values['monitoringKind'] ?? null
}

test('leads from a clue to the end of the risk, every step dated', async () => {
  await addRecord(core, 'clue', { foundOn: '2026-01-05', source: '村级/网格排查', household, village, name: '张建国' })
  expect(await only()).toMatchObject({ stage: 'clue', steps: ['accept'], deadline: { day: '2026-01-08', days: 3, kind: 'due' } })
  await doStep('accept', { 'clue.receiver': '王芳' })
  expect(await only()).toMatchObject({ stage: 'dispatch', steps: ['dispatch'] })
  await doStep('dispatch', { 'clue.assignee': '驻村工作队' })
  expect(await only()).toMatchObject({ stage: 'check', officer: '驻村工作队' })

  at('2026-01-09')
  expect(isOverdue(await only())).toBe(true)
  await doStep('check', {
    'monitoring.checkers': '王芳、赵强',
    'clue.result': '拟纳入监测',
    'clue.finding': '大病自付较高',
    'monitoring.risk1': '因病',
  })
  // 20 working days without a holiday among them.
  expect(await only()).toMatchObject({ ledger: 'monitoring', stage: 'compare', deadline: { day: '2026-02-02' } })
  expect((await only()).clues).toHaveLength(1)
  expect((await read('visit'))[0]?.values).toMatchObject({ visitors: '王芳、赵强', content: '大病自付较高', date: '2026-01-09' })
  expect(await kindOf()).toBeNull()

  at('2026-01-12')
  await doStep('compare')
  expect(await only()).toMatchObject({ stage: 'assess', steps: ['assess', 'refuse', 'giveUp'] })
  await meet()
  expect((await read('meeting'))[0]?.values).toMatchObject({ entering: '张建国', topic: '监测对象民主评议（纳入 1 户）', village })
  await doStep('notice')
  expect(await only()).toMatchObject({ stage: 'notice', steps: ['noticeEnd', 'refuse', 'giveUp'], deadline: { day: '2026-01-18' } })
  const early = filled('noticeEnd', await only())
  expect(stepProblems('noticeEnd', await only(), early, context)).toEqual({ 'monitoringNotice.outcome': '公示到 2026-01-17 才期满' })

  at('2026-01-19')
  await doStep('noticeEnd')
  expect((await read('monitoringNotice'))[0]?.values).toMatchObject({
    outcome: '无异议',
    from: '2026-01-12',
    to: '2026-01-17',
    subjects: '张建国',
  })
  await doStep('review', { 'monitoring.reviewer': '周立' })
  at('2026-01-22')
  await doStep('approve', { 'monitoring.approvalNumber': '农发〔2026〕3号' })
  expect(await kindOf()).toBe('脱贫不稳定户')
  expect(await kindOf('2026-01-21')).toBeNull()
  expect((await read('clue'))[0]?.values).toMatchObject({ state: '已办结', monitoredFrom: '2026-01-22' })
  expect(await only()).toMatchObject({ stage: 'help', steps: ['help', 'visit', 'propose'], deadline: { day: '2026-02-21', kind: 'due' } })

  at('2026-01-30')
  await doStep('help', { 'measure.kind': '健康帮扶', 'measure.item': '医疗救助' })
  expect((await only()).record.values).toMatchObject({ healthHelp: '医疗救助', helpStartedAt: '2026-01-30' })
  expect(await only()).toMatchObject({ steps: ['visit', 'help', 'propose'], deadline: { day: '2026-07-22', kind: 'from' } })

  at('2026-07-01')
  await doStep('propose')
  await doStep('exitCheck', { 'monitoring.exitCheckers': '王芳、赵强', 'visit.content': '务工稳定' })
  await meet()
  await doStep('exitNotice')
  at('2026-07-10')
  await doStep('exitReview', { 'monitoring.exitReviewer': '周立' })
  const soon = { 'monitoring.exitApprovedOn': '2026-07-10' }
  expect(stepProblems('exitApprove', await only(), soon, context)['monitoring.exitApprovedOn']).toContain('2026-07-22 起可以消除')
  at('2026-07-28')
  await doStep('exitApprove')
  expect(await cases()).toEqual([])
  expect(await kindOf()).toBeNull()
  expect(await kindOf('2026-07-27')).toBe('脱贫不稳定户')
  const [ended] = await read('monitoring')
  expect(ended?.values).toMatchObject({ state: '已消除', isRemoved: 1, removedAt: '2026-07-28', removalKind: '帮扶消除' })
})

test('one meeting decides on several households; who is put off comes back', async () => {
  const families = await Promise.all(['陈小兰', '刘海'].map((name) => addFamily(core, village, [{ name }], { kind: '一般农户' })))
  for (const family of families)
    await addRecord(core, 'monitoring', {
      household: family.household,
      kind: '边缘易致贫户',
      identifiedAt: '2026-01-02',
      risk1: '因学',
      state: '待评议',
    })
  const [first, second] = (await cases()).filter(isForMeeting)
  const agenda: readonly AgendaItem[] = [
    { given: first!, verdict: 'no' },
    { given: second!, verdict: 'later' },
  ]
  const values = { 'meeting.date': '2026-01-05', 'meeting.kind': '防返贫会商', 'meeting.topic': '会商', 'meeting.village': village }
  await commit(meetingChanges(agenda, values, { ...context, newId: core.newId }))
  expect((await read('meeting'))[0]?.values).toMatchObject({
    refused: first!.name,
    entering: null,
    conclusion: `${first!.name}户：不予纳入；${second!.name}户：缓议`,
  })
  expect((await cases()).map(({ name }) => name)).toEqual([second!.name])
  expect(meetingProblems(agenda, { 'meeting.date': '2026-01-06' }, '2026-01-05')).toEqual({ 'meeting.date': '不能晚于今天' })
})

test('a clue that leads nowhere is closed with its visit', async () => {
  await addRecord(core, 'clue', { foundOn: '2026-01-05', source: '信访', household, village, name: '张建国', state: '待核查' })
  await doStep('check', { 'monitoring.checkers': '王芳、赵强', 'clue.result': '不符合纳入条件', 'clue.finding': '收入稳定' })
  expect(await cases()).toEqual([])
  expect((await read('clue'))[0]?.values).toMatchObject({ state: '已办结', closedOn: '2026-01-05' })
  expect(await read('visit')).toHaveLength(1)
})

test('days out of order, lone checkers and short notices are refused', async () => {
  await addRecord(core, 'monitoring', {
    household,
    kind: '脱贫不稳定户',
    identifiedAt: '2026-01-04',
    risk1: '因病',
    state: '公示中',
    assessedOn: '2026-01-04',
  })
  const given = await only()
  const wrong = (step: StepId, values: StepValues) => stepProblems(step, given, values, context)
  expect(wrong('notice', { 'monitoring.noticeFrom': '2026-01-03' })['monitoring.noticeFrom']).toBe('不能早于民主评议日期（2026-01-04）')
  expect(wrong('notice', { 'monitoring.noticeFrom': '2026-01-06' })['monitoring.noticeFrom']).toBe('不能晚于今天')
  expect(wrong('notice', { 'monitoring.noticeFrom': '2026-01-05', 'monitoring.noticeTo': '2026-01-09' })).toEqual({
    'monitoring.noticeTo': '公示不少于 5 天',
  })
  expect(wrong('check', { 'monitoring.checkers': '王芳' })).toEqual({ 'monitoring.checkers': '至少两人，用顿号隔开' })
})

test('every input is a field of its ledger', () => {
  const keys = stepDefinitions.flatMap(({ inputs }) => inputs.map(({ key }) => key))
  expect(keys.filter((key) => !isKnownKey(shippedRegistry, key))).toEqual([])
  expect(textOf(null, 'name')).toBe('')
})
