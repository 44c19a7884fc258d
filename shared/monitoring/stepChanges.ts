import type { DraftChange } from '#shared/history/changeSet.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import { findField, findLedger } from '#shared/ledger/registry.ts'
import { textOf, type CaseRecord, type MonitoringCase, type StepContext, type StepId, type StepValues } from './define.ts'
import { helpColumn } from './helpColumns.ts'
import { noticeRecord } from './noticeRecord.ts'

/** `newId`: ids for records that the step adds. */
export type StepWriting = StepContext & Readonly<{ newId: () => string }>

/**
 * The records that a step adds and changes, as one change set. Status changes carry the day of the step and its reason;
 * what was typed goes where its key says, the rest follows from the step.
 */
export function stepChanges(step: StepId, given: MonitoringCase, values: StepValues, writing: StepWriting): readonly DraftChange[] {
  const write = writers[step]
  if (!write) throw new Error(`step ${step} has no form`)
  return write({ given, values, writing, ...typedOf(values) })
}

type Told = Readonly<{
  given: MonitoringCase
  values: StepValues
  writing: StepWriting
  clue: FieldValues
  monitoring: FieldValues
}>

type Writer = (told: Told) => readonly DraftChange[]

const writers: Readonly<Partial<Record<StepId, Writer>>> = {
  accept: ({ given, clue, writing }) => {
    const sent: FieldValues = clue['assignee'] ? { state: '待核查', assignedOn: writing.today } : { state: '待派发' }
    return [changed('clue', given.record, { ...clue, ...sent }, { on: writing.today, why: '受理' })]
  },
  dispatch: ({ given, clue }) => [
    changed('clue', given.record, { ...clue, state: '待核查' }, { on: text(clue, 'assignedOn'), why: '派发' }),
  ],
  check: (told) => (told.given.ledger === 'clue' ? checkClue(told) : checkMonitoring(told)),
  close: ({ given, clue }) => [changed('clue', given.record, { ...clue, state: '已办结' }, { on: text(clue, 'closedOn'), why: '办结' })],
  compare: entry('待评议', 'comparedOn', '信息比对'),
  notice: (told) => [...entry('公示中', 'noticeFrom', '村级公示')(told), noticeRecord(told, '监测对象纳入公示')],
  noticeEnd: (told) => {
    const ended = closeNotice(told)
    const isOpen = told.values['monitoringNotice.outcome'] === '有异议'
    return isOpen ? ended : [...ended, state(told, '待乡镇审核', told.writing.today, '公示期满')]
  },
  review: entry('待县级审定', 'reviewedOn', '乡镇审核'),
  approve,
  help,
  visit: ({ given, values, writing }) => [visited(given, values, writing, { topic: '监测对象走访' })],
  propose: entry('拟消除', 'exitProposedOn', '村提出风险消除'),
  exitCheck: (told) => {
    const day = text(told.monitoring, 'exitCheckedOn')
    const seen = { ...told.values, 'visit.date': day, 'visit.visitors': told.monitoring['exitCheckers'] ?? null }
    return [...entry('拟消除', 'exitCheckedOn', '消除入户核实')(told), visited(told.given, seen, told.writing, { topic: '风险消除核实' })]
  },
  exitNotice: (told) => [...entry('消除公示中', 'exitNoticeFrom', '消除公示')(told), noticeRecord(told, '风险消除公示')],
  exitReview: (told) => {
    const ended = closeNotice(told)
    const isOpen = told.values['monitoringNotice.outcome'] === '有异议'
    return isOpen ? ended : [...ended, ...entry('消除公示中', 'exitReviewedOn', '消除乡镇审核')(told)]
  },
  exitApprove,
  refuse: (told) => leaveOut(told, '不予纳入'),
  giveUp: (told) => leaveOut(told, '农户放弃'),
}

/** A step that writes its fields and moves the state on the day of the step. */
function entry(next: string, dayField: string, why: string): Writer {
  return ({ given, monitoring }) => [
    changed('monitoring', given.record, { ...monitoring, state: next }, { on: text(monitoring, dayField), why }),
  ]
}

function state({ given }: Told, next: string, on: string, why: string): DraftChange {
  return changed('monitoring', given.record, { state: next }, { on, why })
}

function checkClue({ given, values, clue, monitoring, writing }: Told): readonly DraftChange[] {
  const day = text(clue, 'checkedOn')
  const isTakenOn = clue['result'] === '拟纳入监测'
  const ending: FieldValues = isTakenOn ? { state: '已核查' } : { state: '已办结', closedOn: day }
  const done = changed('clue', given.record, { ...clue, ...ending }, { on: day, why: '入户核实' })
  const household = text(clue, 'household') || textOf(given.record, 'household')
  if (household === '') return [done]
  const seen = { ...values, 'visit.date': day, 'visit.visitors': monitoring['checkers'] ?? null, 'visit.content': clue['finding'] ?? null }
  const visit = visited(given, seen, writing, { topic: '监测线索核实', household })
  if (!isTakenOn) return [done, visit]
  const { record } = given
  const found = textOf(record, 'foundOn')
  const begun = {
    clueSource: record.values['source'] ?? null,
    foundOn: found || null,
    acceptedOn: found || null,
    receiver: record.values['receiver'] ?? null,
  }
  // Until the county decides, the day of checking stands in its place: the field may not be blank.
  const values0 = { ...monitoring, ...begun, household, checkedOn: day, identifiedAt: day, state: '待比对' }
  return [done, visit, { ledger: 'monitoring', recordId: writing.newId(), op: 'add', values: values0, effective: day, reason: '入户核实' }]
}

function checkMonitoring(told: Told): readonly DraftChange[] {
  return entry('待比对', 'checkedOn', '入户核实')(told)
}

/** 纳入: the record and the household change on the same day, and the clue is closed. */
function approve(told: Told): readonly DraftChange[] {
  const { given, monitoring } = told
  const day = text(monitoring, 'approvedOn')
  const why = `纳入监测：${textOf(given.record, 'risk1')}`
  const own = { ...monitoring, state: '已纳入', identifiedAt: day, isRemoved: 0 }
  return [
    changed('monitoring', given.record, own, { on: day, why }),
    ...householdKind(given, given.record.values['kind'] ?? null, { on: day, why }),
    ...closedClues(given, { closedOn: day, monitoredFrom: day, isAnswered: 1 }, day),
  ]
}

function exitApprove({ given, monitoring }: Told): readonly DraftChange[] {
  const day = text(monitoring, 'exitApprovedOn')
  const why = textOf(given.record, 'removalKind') || '风险消除'
  const own = { ...monitoring, state: '已消除', isRemoved: 1, removedAt: day, warning: '绿色' }
  return [changed('monitoring', given.record, own, { on: day, why }), ...householdKind(given, null, { on: day, why: '风险消除' })]
}

function leaveOut(told: Told, next: string): readonly DraftChange[] {
  const { given, monitoring, writing } = told
  const dated = { on: writing.today, why: text(monitoring, 'refusal') || next }
  return [
    changed('monitoring', given.record, { ...monitoring, state: next }, dated),
    ...closedClues(given, { closedOn: writing.today }, writing.today),
  ]
}

export function closedClues(given: MonitoringCase, values: FieldValues, on: string): readonly DraftChange[] {
  return given.clues.map((clue) => changed('clue', clue, { ...values, state: '已办结' }, { on, why: '办结' }))
}

function householdKind(given: MonitoringCase, kind: FieldValues[string], dated: Dated): readonly DraftChange[] {
  const { household } = given
  return household ? [changed('household', household, { monitoringKind: kind ?? null }, dated)] : []
}

/** The measure itself, and the column of the national form that counts as 已落实. */
function help({ given, values, monitoring, writing }: Told): readonly DraftChange[] {
  const day = String(values['measure.startDate'] ?? writing.today)
  const kind = String(values['measure.kind'] ?? '')
  const measure = { ...partOf(values, 'measure'), year: Number(day.slice(0, 4)), household: textOf(given.record, 'household') }
  const added = { ...measure, stage: '实际', state: '已落实' }
  const first: FieldValues = textOf(given.record, 'helpStartedAt') === '' ? { helpStartedAt: day } : {}
  const field = helpColumn(writing.registry, kind, values['measure.item'] ?? null, given.record)
  return [
    { ledger: 'measure', recordId: writing.newId(), op: 'add', values: added, effective: day },
    changed('monitoring', given.record, { ...monitoring, ...first, ...field }, { on: day, why: '落实帮扶措施' }),
  ]
}

function closeNotice({ given, values }: Told): readonly DraftChange[] {
  const { openNotice } = given
  return openNotice ? [{ ...bare('monitoringNotice', openNotice), values: partOf(values, 'monitoringNotice') }] : []
}

function visited(
  given: MonitoringCase,
  values: StepValues,
  writing: StepWriting,
  more: Readonly<{ topic: string; household?: string }>,
): DraftChange {
  const household = more.household ?? textOf(given.record, 'household')
  const own = { ...partOf(values, 'visit'), kind: '入户走访', topic: more.topic, household }
  return { ledger: 'visit', recordId: writing.newId(), op: 'add', values: own }
}

export type Dated = Readonly<{ on: string; why: string }>

export function changed(ledger: string, record: CaseRecord, values: FieldValues, { on, why }: Dated): DraftChange {
  return { ...bare(ledger, record), values, effective: on, reason: why }
}

function bare(ledger: string, { id, head }: CaseRecord): Omit<DraftChange, 'values'> {
  return { ledger, recordId: id, op: 'change', seenHead: head }
}

/** What was typed for the fields of one ledger. */
export function partOf(values: StepValues, ledger: string): FieldValues {
  const prefix = `${ledger}.`
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [])),
  )
}

function typedOf(values: StepValues): Pick<Told, 'clue' | 'monitoring'> {
  return { clue: partOf(values, 'clue'), monitoring: partOf(values, 'monitoring') }
}

function text(values: FieldValues, field: string): string {
  const value = values[field]
  return value === null || value === undefined ? '' : String(value)
}

/** Whether the ledger of a key has the field: keys are constants, this guards tests. */
export function isKnownKey(registry: StepContext['registry'], key: string): boolean {
  const [ledger = '', field = ''] = key.split('.')
  const found = findLedger(registry, ledger)
  return found !== undefined && findField(found, field) !== undefined
}
