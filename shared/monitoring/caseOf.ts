import { deadlineOf } from './deadline.ts'
import { textOf, type CaseRecord, type MonitoringCase, type StageId, type StepContext, type StepId } from './define.ts'

/** Filters of the records that are in the loop now. */
export const openFilters = {
  clue: 'state in ("待派发","待核查","核查中","已核查") or state is blank',
  monitoring: 'not (state in ("已消除","自然消除","不予纳入","农户放弃")) or state is blank',
  monitoringNotice: 'outcome is blank and household is not blank',
} as const

export type OpenRecords = Readonly<{
  clues: readonly CaseRecord[]
  monitorings: readonly CaseRecord[]
  notices: readonly CaseRecord[]
  /** By id. */
  households: ReadonlyMap<string, CaseRecord>
}>

/** What is known of a case that was chosen: it stays chosen while it moves on and its clue becomes another record. */
export type CaseChoice = Readonly<{ record: string; household: string | null }>

export function choiceOf({ record, household }: MonitoringCase): CaseChoice {
  return { record: record.id, household: household?.id ?? null }
}

/** The chosen record; else what its clue led to; else what else is open of the household, its monitoring first. */
export function chosenCase(cases: readonly MonitoringCase[], { record, household }: CaseChoice): MonitoringCase | undefined {
  const own = cases.find((one) => one.record.id === record) ?? cases.find((one) => one.clues.some(({ id }) => id === record))
  if (own || household === null) return own
  const others = cases.filter((one) => one.household?.id === household)
  return others.find(({ ledger }) => ledger === 'monitoring') ?? others[0]
}

/** All cases of the loop: overdue first, then by deadline. A clue that led to a monitoring record goes with it. */
export function casesOf(records: OpenRecords, context: StepContext): readonly MonitoringCase[] {
  const monitored = records.monitorings.flatMap((record) => monitoringCase(record, records, context) ?? [])
  const held = new Set(monitored.flatMap((found) => found.clues.map(({ id }) => id)))
  const clues = records.clues.filter(({ id }) => !held.has(id)).map((record) => clueCase(record, records, context))
  return [...clues, ...monitored].sort(byUrgency)
}

type Next = Readonly<{ stage: StageId; steps: readonly [StepId, ...StepId[]] }>

/** What a clue waits for. */
export function nextOfClue(record: CaseRecord): Next {
  const state = textOf(record, 'state')
  if (state === '已核查' && textOf(record, 'result') !== '拟纳入监测') return { stage: 'check', steps: ['close'] }
  if (state === '待核查' || state === '核查中' || state === '已核查') return { stage: 'check', steps: ['check'] }
  return textOf(record, 'receiver') === '' ? { stage: 'clue', steps: ['accept'] } : { stage: 'dispatch', steps: ['dispatch'] }
}

/** What a monitoring record waits for; null when it has left the loop. */
export function nextOfMonitoring(record: CaseRecord): Next | null {
  const has = (field: string): boolean => textOf(record, field) !== ''
  switch (textOf(record, 'state')) {
    case '线索登记':
    case '待核实':
      return { stage: 'check', steps: ['check', 'refuse', 'giveUp'] }
    case '待比对':
      return { stage: 'compare', steps: ['compare', 'refuse', 'giveUp'] }
    case '待评议':
      return { stage: 'assess', steps: ['assess', 'refuse', 'giveUp'] }
    case '公示中':
      return { stage: 'notice', steps: [has('noticeFrom') ? 'noticeEnd' : 'notice', 'refuse', 'giveUp'] }
    case '待乡镇审核':
      return { stage: 'review', steps: ['review', 'refuse', 'giveUp'] }
    case '待县级审定':
      return { stage: 'approve', steps: ['approve', 'refuse', 'giveUp'] }
    case '拟消除':
      return { stage: 'exit', steps: [has('exitCheckedOn') ? 'exitAssess' : 'exitCheck'] }
    case '消除公示中':
      return { stage: 'exit', steps: [exitNext(has)] }
    case '已消除':
    case '自然消除':
    case '不予纳入':
    case '农户放弃':
      return null
    default:
      // 已纳入, and records of sheets that tell no state.
      return { stage: 'help', steps: has('helpStartedAt') ? ['visit', 'help', 'propose'] : ['help', 'visit', 'propose'] }
  }
}

function exitNext(has: (field: string) => boolean): StepId {
  if (!has('exitNoticeFrom')) return 'exitNotice'
  return has('exitReviewedOn') ? 'exitApprove' : 'exitReview'
}

function clueCase(record: CaseRecord, { households }: OpenRecords, context: StepContext): MonitoringCase {
  const next = nextOfClue(record)
  const household = households.get(textOf(record, 'household')) ?? null
  const officer = textOf(record, 'assignee') || textOf(household, 'helperName')
  return {
    ...next,
    ledger: 'clue',
    record,
    household,
    officer,
    clues: [],
    openNotice: null,
    name: textOf(record, 'name') || textOf(household, 'headName'),
    deadline: deadlineOf(next.steps[0], record, context),
  }
}

function monitoringCase(record: CaseRecord, records: OpenRecords, context: StepContext): MonitoringCase | null {
  const next = nextOfMonitoring(record)
  if (!next) return null
  const id = textOf(record, 'household')
  const household = records.households.get(id) ?? null
  const clues = records.clues.filter(
    (clue) =>
      id !== '' && textOf(clue, 'household') === id && textOf(clue, 'state') === '已核查' && textOf(clue, 'result') === '拟纳入监测',
  )
  return {
    ...next,
    ledger: 'monitoring',
    record,
    household,
    clues,
    openNotice: records.notices.find((notice) => textOf(notice, 'household') === id && id !== '') ?? null,
    name: textOf(record, 'headName') || textOf(household, 'headName'),
    officer: textOf(household, 'helperName'),
    deadline: deadlineOf(next.steps[0], record, context),
  }
}

/** What is due by a day before what may be done from a day on. */
function byUrgency(a: MonitoringCase, b: MonitoringCase): number {
  const rank = ({ deadline }: MonitoringCase): string => (deadline ? (deadline.kind === 'due' ? '0' : '2') + deadline.day : '1')
  const [first, second] = [rank(a), rank(b)]
  return first === second ? (a.record.id < b.record.id ? -1 : 1) : first < second ? -1 : 1
}
