import type { DraftChange } from '#shared/history/changeSet.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import { textOf, type MonitoringCase, type StepValues } from './define.ts'
import { changed, closedClues, partOf, type StepWriting } from './stepChanges.ts'
import { notBefore, tooLate } from './stepProblems.ts'
import type { StepInput } from './steps.ts'

/** What a meeting says of one household. `later`: nothing changes, it comes back. */
export type Verdict = 'yes' | 'no' | 'later'

export type AgendaItem = Readonly<{ given: MonitoringCase; verdict: Verdict }>

/** Cases that a meeting can take up now. */
export function isForMeeting({ steps }: MonitoringCase): boolean {
  return steps[0] === 'assess' || steps[0] === 'exitAssess'
}

export function verdictLabel(given: MonitoringCase, verdict: Verdict): string {
  if (verdict === 'later') return '缓议'
  const isExit = given.steps[0] === 'exitAssess'
  if (verdict === 'yes') return isExit ? '同意消除' : '同意纳入'
  return isExit ? '继续监测' : '不予纳入'
}

/** Fields of the meeting; village and topic follow from the agenda unless they are typed. */
export const meetingInputs: readonly StepInput[] = [
  { key: 'meeting.date', required: true, start: (_, { today }) => today },
  { key: 'meeting.kind', required: true, start: () => '村民代表会' },
  { key: 'meeting.village' },
  { key: 'meeting.topic', required: true },
  { key: 'meeting.host', carry: true },
  { key: 'meeting.attended' },
  { key: 'meeting.votesFor' },
  { key: 'meeting.votesAgainst' },
  { key: 'meeting.conclusion' },
  { key: 'meeting.recorder', carry: true },
]

/** The subject of a meeting on these households. */
export function meetingTopic(agenda: readonly MonitoringCase[]): string {
  const leaving = agenda.filter(({ steps }) => steps[0] === 'exitAssess').length
  const entering = agenda.length - leaving
  const parts = [entering > 0 ? `纳入 ${entering} 户` : '', leaving > 0 ? `风险消除 ${leaving} 户` : ''].filter((part) => part !== '')
  return `监测对象民主评议（${parts.join('，')}）`
}

/** The village of all of them; null when there are several. */
export function commonVillage(agenda: readonly MonitoringCase[]): string | null {
  const villages = new Set(agenda.map(({ record }) => textOf(record, 'village')))
  return villages.size === 1 ? ([...villages][0] ?? '') || null : null
}

/** One meeting and what it decided of each household, as one change set. */
export function meetingChanges(agenda: readonly AgendaItem[], values: StepValues, writing: StepWriting): readonly DraftChange[] {
  const day = String(values['meeting.date'] ?? writing.today)
  const own = partOf(values, 'meeting')
  const meeting: DraftChange = {
    ledger: 'meeting',
    recordId: writing.newId(),
    op: 'add',
    values: { ...own, ...namesOf(agenda), conclusion: own['conclusion'] || conclusionOf(agenda) },
  }
  return [meeting, ...agenda.flatMap((item) => verdictChanges(item, own, { day, today: writing.today }))]
}

/** What stops a meeting, by key of the input. */
export function meetingProblems(agenda: readonly AgendaItem[], values: StepValues, today: string): Readonly<Record<string, string>> {
  const day = values['meeting.date']
  const late = tooLate(day, today)
  if (late !== null) return { 'meeting.date': late }
  for (const { given } of agenda) {
    const first = notBefore(given.steps[0], given)
    if (first && typeof day === 'string' && day < first.day)
      return { 'meeting.date': `${given.name}户：不能早于${first.label}（${first.day}）` }
  }
  return {}
}

type Days = Readonly<{ day: string; today: string }>

function verdictChanges({ given, verdict }: AgendaItem, meeting: StepValues, { day }: Days): readonly DraftChange[] {
  if (verdict === 'later') return []
  const isExit = given.steps[0] === 'exitAssess'
  const votes: FieldValues = isExit ? {} : { assessors: meeting['attended'] ?? null, assessYes: meeting['votesFor'] ?? null }
  const date: FieldValues = isExit ? { exitAssessedOn: day } : { assessedOn: day, ...votes }
  const dated = { on: day, why: `民主评议：${verdictLabel(given, verdict)}` }
  if (verdict === 'yes') return [changed('monitoring', given.record, { ...date, state: isExit ? '消除公示中' : '公示中' }, dated)]
  // Not let out: the proposal is void, the next one starts anew.
  if (isExit) return [changed('monitoring', given.record, { exitProposedOn: null, exitCheckedOn: null, state: '已纳入' }, dated)]
  const refused = changed('monitoring', given.record, { ...date, state: '不予纳入', refusal: '民主评议未通过' }, dated)
  return [refused, ...closedClues(given, { closedOn: day }, day)]
}

function namesOf(agenda: readonly AgendaItem[]) {
  const names = (wanted: Verdict, step: 'assess' | 'exitAssess'): string | null =>
    agenda
      .filter(({ given, verdict }) => verdict === wanted && given.steps[0] === step)
      .map(({ given }) => given.name)
      .join('、') || null
  return { entering: names('yes', 'assess'), leaving: names('yes', 'exitAssess'), refused: names('no', 'assess') }
}

function conclusionOf(agenda: readonly AgendaItem[]): string {
  return agenda.map(({ given, verdict }) => `${given.name}户：${verdictLabel(given, verdict)}`).join('；')
}
