import type { FieldValue } from '#shared/ledger/define.ts'
import { addDays } from '#shared/values/date.ts'
import { textOf, type MonitoringCase, type StepContext, type StepId, type StepValues } from './define.ts'

/** One field of a step's form: a field of the ledger that it ends up in. */
export type StepInput = Readonly<{
  /** `ledger.field` */
  key: string
  required?: boolean
  /** Taken over from the step done before (names, numbers of papers). */
  carry?: boolean
  /** What stands there at first. */
  start?: (given: MonitoringCase, context: StepContext) => FieldValue
  /** Asked for only when this holds of what is filled in so far. */
  when?: (values: StepValues, given: MonitoringCase) => boolean
}>

export type StepDefinition = Readonly<{ id: StepId; label: string; verb: string; inputs: readonly StepInput[] }>

/** Steps `assess` and `exitAssess` are a meeting of several households: see meeting.ts. */
export const stepDefinitions: readonly StepDefinition[] = [
  step('accept', '受理', '受理', [
    need('clue.receiver', { carry: true }),
    may('clue.urgency', { start: () => '一般' }),
    may('clue.household', { start: own('household') }),
    may('clue.assignee', { carry: true }),
    may('clue.dueOn', { start: clueDue }),
  ]),
  step('dispatch', '派发', '派发', [
    day('clue.assignedOn'),
    need('clue.assignee', { carry: true }),
    need('clue.dueOn', { start: clueDue }),
  ]),
  step('check', '入户核实', '保存核实结果', [
    { ...day('clue.checkedOn'), when: isClue },
    { ...day('monitoring.checkedOn'), when: isMonitoring },
    need('monitoring.checkers', { carry: true }),
    { ...need('clue.result'), when: isClue },
    { ...need('clue.finding'), when: isClue },
    need('clue.household', { start: own('household'), when: isTakenOn }),
    need('monitoring.kind', { start: likelyKind, when: isTakenOn }),
    need('monitoring.risk1', { when: isTakenOn }),
    may('monitoring.pledgeOn', { start: today, when: (values, given) => isTakenOn(values, given) || isMonitoring(values, given) }),
  ]),
  step('close', '办结线索', '办结', [day('clue.closedOn'), may('clue.isAnswered', { start: () => 1 })]),
  step('compare', '信息比对', '保存比对结果', [
    day('monitoring.comparedOn'),
    may('monitoring.comparedWith', { start: () => '房产,车辆,财政供养,工商登记' }),
    need('monitoring.comparison', { start: () => '未发现不符合条件的情形' }),
  ]),
  step('notice', '张榜公示', '开始公示', [
    day('monitoring.noticeFrom'),
    need('monitoring.noticeTo', { start: noticeEnd('noticeDays') }),
    may('monitoringNotice.place', { carry: true, start: () => '村务公开栏' }),
    may('monitoringNotice.keeper', { carry: true }),
  ]),
  step('noticeEnd', '公示期满', '记下公示结果', [
    need('monitoringNotice.outcome', { start: () => '无异议' }),
    need('monitoringNotice.objection', { when: hasObjection }),
  ]),
  step('review', '乡镇审核', '保存审核意见', [
    day('monitoring.reviewedOn'),
    need('monitoring.reviewer', { carry: true }),
    may('monitoring.reviewOpinion', { start: () => '同意纳入' }),
  ]),
  step('approve', '县级审定', '纳入监测', [
    day('monitoring.approvedOn'),
    may('monitoring.approvalNumber', { carry: true }),
    may('monitoring.announcedOn', { start: today }),
  ]),
  step('help', '落实帮扶措施', '保存措施', [
    day('measure.startDate'),
    need('measure.kind'),
    may('measure.item'),
    may('measure.content'),
    may('measure.responsible', { carry: true, start: ({ officer }) => officer || null }),
    may('monitoring.developmentHelp', { start: (given) => textOf(given.record, 'developmentHelp') || null }),
  ]),
  step('visit', '走访登记', '保存走访', [day('visit.date'), need('visit.visitors', { carry: true }), need('visit.content')]),
  step('propose', '提出风险消除', '提出消除', [
    day('monitoring.exitProposedOn'),
    need('monitoring.removalKind', { start: () => '帮扶消除' }),
  ]),
  step('exitCheck', '消除入户核实', '保存核实结果', [
    day('monitoring.exitCheckedOn'),
    need('monitoring.exitCheckers', { carry: true }),
    need('visit.content'),
  ]),
  step('exitNotice', '消除公示', '开始公示', [
    day('monitoring.exitNoticeFrom'),
    need('monitoring.exitNoticeTo', { start: noticeEnd('exitNoticeDays') }),
    may('monitoringNotice.place', { carry: true, start: () => '村务公开栏' }),
    may('monitoringNotice.keeper', { carry: true }),
  ]),
  step('exitReview', '消除公示期满与乡镇审核', '保存审核意见', [
    need('monitoringNotice.outcome', { start: () => '无异议' }),
    need('monitoringNotice.objection', { when: hasObjection }),
    day('monitoring.exitReviewedOn'),
    need('monitoring.exitReviewer', { carry: true }),
  ]),
  step('exitApprove', '消除县级审定', '消除风险', [
    day('monitoring.exitApprovedOn'),
    may('monitoring.exitApprovalNumber', { carry: true }),
    may('monitoring.exitAnnouncedOn', { start: today }),
  ]),
  step('refuse', '不予纳入', '不予纳入', [need('monitoring.refusal')]),
  step('giveUp', '农户放弃', '登记放弃', [need('monitoring.refusal')]),
]

const labels: Readonly<Partial<Record<StepId, string>>> = { assess: '民主评议（会商）', exitAssess: '消除民主评议（会商）' }

/** The form of a step; null for the meetings. */
export function stepDefinition(id: StepId): StepDefinition | null {
  return stepDefinitions.find((candidate) => candidate.id === id) ?? null
}

export function stepLabel(id: StepId): string {
  return labels[id] ?? stepDefinition(id)?.label ?? ''
}

/** The inputs that are asked for, given what is filled in so far. */
export function inputsOf(definition: StepDefinition, given: MonitoringCase, values: StepValues): readonly StepInput[] {
  return definition.inputs.filter(({ when }) => when === undefined || when(values, given))
}

function step(id: StepId, label: string, verb: string, inputs: readonly StepInput[]): StepDefinition {
  return { id, label, verb, inputs }
}

function need(key: string, more: Omit<StepInput, 'key'> = {}): StepInput {
  return { key, required: true, ...more }
}

function may(key: string, more: Omit<StepInput, 'key'> = {}): StepInput {
  return { key, ...more }
}

/** The day of the step: today at first. */
function day(key: string): StepInput {
  return { key, required: true, start: today }
}

function today(_: MonitoringCase, context: StepContext): string {
  return context.today
}

function own(field: string): StepInput['start'] {
  return ({ record }) => record.values[field] ?? null
}

function clueDue({ record }: MonitoringCase, { policy, today: now }: StepContext): string {
  return textOf(record, 'dueOn') || addDays(now, policy.number('clueDays', now))
}

function noticeEnd(item: string): StepInput['start'] {
  return (_, { policy, today: now }) => addDays(now, policy.number(item, now))
}

/** 脱贫不稳定户 can only be a 脱贫户, 边缘易致贫户 only a 一般农户. */
function likelyKind({ household }: MonitoringCase): FieldValue {
  const kind = textOf(household, 'kind')
  if (kind === '脱贫户') return '脱贫不稳定户'
  return kind === '一般农户' ? '边缘易致贫户' : null
}

function isClue(_: StepValues, { ledger }: MonitoringCase): boolean {
  return ledger === 'clue'
}

function isMonitoring(_: StepValues, { ledger }: MonitoringCase): boolean {
  return ledger === 'monitoring'
}

function isTakenOn(values: StepValues, { ledger }: MonitoringCase): boolean {
  return ledger === 'clue' && values['clue.result'] === '拟纳入监测'
}

function hasObjection(values: StepValues): boolean {
  return values['monitoringNotice.outcome'] !== undefined && values['monitoringNotice.outcome'] !== '无异议'
}
