import { addDays, addMonths, isoToDayNumber } from '#shared/values/date.ts'
import { textOf, type CaseRecord, type Deadline, type StepContext, type StepId } from './define.ts'
import { addWorkdays, readHolidays } from './workdays.ts'

type Told = Readonly<{ day: string; kind: 'due' | 'from'; why: string }>

/** By when a step is due, or from when on it may be done; null where policy sets nothing or no date is known. */
export function deadlineOf(step: StepId, record: CaseRecord, context: StepContext): Deadline | null {
  const told = toldOf(step, record, context)
  if (!told) return null
  return { ...told, days: isoToDayNumber(told.day) - isoToDayNumber(context.today) }
}

const entrySteps: readonly StepId[] = ['compare', 'assess', 'notice', 'review', 'approve']

function toldOf(step: StepId, record: CaseRecord, context: StepContext): Told | null {
  if (step === 'accept' || step === 'dispatch' || step === 'check' || step === 'close') return clueTold(record, context)
  if (step === 'noticeEnd') return afterNotice(textOf(record, 'noticeTo'), 'due')
  if (step === 'exitReview') return afterNotice(textOf(record, 'exitNoticeTo'), 'from')
  if (step === 'help') return helpTold(record, context)
  if (step === 'visit' || step === 'propose') return exitTold(record, context)
  return entrySteps.includes(step) ? recognitionTold(record, context) : null
}

function clueTold(record: CaseRecord, { policy, today }: StepContext): Told | null {
  const given = textOf(record, 'dueOn')
  if (given !== '') return { day: given, kind: 'due', why: '核查期限' }
  const from = textOf(record, 'foundOn') || textOf(record, 'acceptedOn')
  const days = policy.number('clueDays', today)
  return from.length === 10 ? { day: addDays(from, days), kind: 'due', why: `受理后 ${days} 天内核实` } : null
}

function afterNotice(to: string, kind: 'due' | 'from'): Told | null {
  return to === '' ? null : { day: addDays(to, 1), kind, why: '公示期满' }
}

function recognitionTold(record: CaseRecord, { policy, today }: StepContext): Told | null {
  const from = textOf(record, 'acceptedOn') || textOf(record, 'foundOn')
  if (from.length !== 10) return null
  const count = policy.number('recognitionWorkdays', today)
  const holidays = readHolidays(policy.text('holidays', today))
  return { day: addWorkdays(from, count, holidays), kind: 'due', why: `受理后 ${count} 个工作日内审定` }
}

function helpTold(record: CaseRecord, { policy, today }: StepContext): Told | null {
  const from = wholeDay(textOf(record, 'identifiedAt'))
  const days = policy.number('measureDays', today)
  return from === '' ? null : { day: addDays(from, days), kind: 'due', why: `识别后 ${days} 天内落实措施` }
}

function exitTold(record: CaseRecord, context: StepContext): Told | null {
  const day = earliestExit(record, context)
  return day === null ? null : { day, kind: 'from', why: '识别满期后可消除' }
}

/** First day on which the risk may count as gone; null where no interval holds (identified before it was asked for). */
export function earliestExit(record: CaseRecord, { policy, today }: StepContext): string | null {
  const from = wholeDay(textOf(record, 'identifiedAt'))
  if (from === '' || from < policy.text('exitMonthsFrom', today)) return null
  return addMonths(from, policy.number('exitMonths', today))
}

/** A month counts from its first day. */
function wholeDay(date: string): string {
  return date.length === 7 ? `${date}-01` : date.length === 10 ? date : ''
}
