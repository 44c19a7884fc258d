import { isoToDayNumber } from '#shared/values/date.ts'
import { earliestExit } from './deadline.ts'
import { textOf, type MonitoringCase, type StepContext, type StepId, type StepValues } from './define.ts'

/** What stops a step, by key of the input. The order of days is what inspectors look at first. */
export function stepProblems(
  step: StepId,
  given: MonitoringCase,
  values: StepValues,
  context: StepContext,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {}
  const say = (key: string, message: string | null): void => {
    if (message !== null) problems[key] ??= message
  }
  const key = dayKeys[step]
  if (key) {
    say(key, tooLate(values[key], context.today))
    say(key, tooEarly(step, given, values[key]))
  }
  for (const names of ['monitoring.checkers', 'monitoring.exitCheckers']) say(names, twoPeople(values[names]))
  if (step === 'notice') say('monitoring.noticeTo', tooShort(values, 'notice', context))
  if (step === 'exitNotice') say('monitoring.exitNoticeTo', tooShort(values, 'exitNotice', context))
  if (step === 'noticeEnd') say('monitoringNotice.outcome', stillUp(textOf(given.record, 'noticeTo'), context.today))
  if (step === 'exitReview') say('monitoringNotice.outcome', stillUp(textOf(given.record, 'exitNoticeTo'), context.today))
  if (step === 'exitApprove') say('monitoring.exitApprovedOn', tooSoon(given, values, context))
  return problems
}

/** The day of each step. */
const dayKeys: Readonly<Partial<Record<StepId, string>>> = {
  dispatch: 'clue.assignedOn',
  close: 'clue.closedOn',
  compare: 'monitoring.comparedOn',
  notice: 'monitoring.noticeFrom',
  review: 'monitoring.reviewedOn',
  approve: 'monitoring.approvedOn',
  help: 'measure.startDate',
  visit: 'visit.date',
  propose: 'monitoring.exitProposedOn',
  exitCheck: 'monitoring.exitCheckedOn',
  exitNotice: 'monitoring.exitNoticeFrom',
  exitReview: 'monitoring.exitReviewedOn',
  exitApprove: 'monitoring.exitApprovedOn',
}

/** Steps of the record in their order, by the field of their day. */
const order: readonly (readonly [step: StepId, field: string, label: string])[] = [
  ['accept', 'foundOn', '线索发现日期'],
  ['check', 'checkedOn', '入户核实日期'],
  ['compare', 'comparedOn', '信息比对日期'],
  ['assess', 'assessedOn', '民主评议日期'],
  ['notice', 'noticeFrom', '公示开始日期'],
  ['noticeEnd', 'noticeTo', '公示结束日期'],
  ['review', 'reviewedOn', '乡镇审核日期'],
  ['approve', 'approvedOn', '县级审定日期'],
  ['propose', 'exitProposedOn', '村提名消除日期'],
  ['exitCheck', 'exitCheckedOn', '消除入户核实日期'],
  ['exitAssess', 'exitAssessedOn', '消除民主评议日期'],
  ['exitNotice', 'exitNoticeFrom', '消除公示开始日期'],
  ['exitReview', 'exitNoticeTo', '消除公示结束日期'],
  ['exitApprove', 'exitReviewedOn', '消除乡镇审核日期'],
]

/** Own day fields stand after the step that they must not precede. */
const before: Readonly<Partial<Record<StepId, number>>> = Object.fromEntries(
  order.map(([step], index) => [step, step === 'exitReview' || step === 'exitApprove' ? index + 1 : index]),
)

/** The last day of the steps before; a step must not be earlier. */
export function notBefore(step: StepId, given: MonitoringCase): Readonly<{ day: string; label: string }> | null {
  if (given.ledger === 'clue') {
    const found = textOf(given.record, 'foundOn')
    return found === '' ? null : { day: found, label: '发现日期' }
  }
  const known = order
    .slice(0, before[step] ?? 0)
    .map(([, field, label]) => ({ day: textOf(given.record, field), label }))
    .filter(({ day }) => day.length === 10)
  return known.reduce<Readonly<{ day: string; label: string }> | null>((last, one) => (last && last.day >= one.day ? last : one), null)
}

function tooEarly(step: StepId, given: MonitoringCase, value: StepValues[string] | undefined): string | null {
  const first = notBefore(step, given)
  return first && typeof value === 'string' && value.length === 10 && value < first.day ? `不能早于${first.label}（${first.day}）` : null
}

export function tooLate(value: StepValues[string] | undefined, today: string): string | null {
  return typeof value === 'string' && value > today ? '不能晚于今天' : null
}

function twoPeople(value: StepValues[string] | undefined): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null
  const people = value.split(/[、,，;；\s]+/).filter((name) => name !== '')
  return people.length < 2 ? '至少两人，用顿号隔开' : null
}

function tooShort(values: StepValues, kind: 'notice' | 'exitNotice', { policy, today }: StepContext): string | null {
  const [from, to] = [values[`monitoring.${kind}From`], values[`monitoring.${kind}To`]]
  if (typeof from !== 'string' || typeof to !== 'string') return null
  const least = policy.number(kind === 'notice' ? 'noticeDays' : 'exitNoticeDays', today)
  return isoToDayNumber(to) - isoToDayNumber(from) < least ? `公示不少于 ${least} 天` : null
}

function stillUp(to: string, today: string): string | null {
  return to !== '' && today <= to ? `公示到 ${to} 才期满` : null
}

function tooSoon(given: MonitoringCase, values: StepValues, context: StepContext): string | null {
  const first = earliestExit(given.record, context)
  const day = values['monitoring.exitApprovedOn']
  if (first === null || typeof day !== 'string' || textOf(given.record, 'removalKind') === '自然消除') return null
  return day < first ? `识别到消除不少于 ${context.policy.number('exitMonths', context.today)} 个月，${first} 起可以消除` : null
}
