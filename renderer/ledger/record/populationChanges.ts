import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { changeKinds, statusAfter, type Change } from './reasons.ts'

export type Planned = Readonly<{
  name: string
  memberId: string
  changes: readonly Readonly<{
    ledger: string
    recordId: string
    op: 'add' | 'change'
    values: Record<string, FieldValue>
    seenHead?: string | null
  }>[]
}>

type Values = Readonly<Record<string, FieldValue>>

export type PopulationInput = Readonly<{
  change: Change
  household: Row
  member: Row | null
  /** What was asked: reason, date, evidence, note; for 新增 name, relation, idCard; for 转出 household, relation. */
  values: Values
  words: Readonly<{ headBefore: string; headAfter: string }>
  /** Sex and birth date that an entered ID number tells. */
  told: Values
  newId: () => string
}>

/** The person's row and the 人口变动 record that belong to one change. Blank values are left out. */
export function populationChanges(input: PopulationInput): Planned {
  const { change, household, member, values, newId } = input
  const memberId = member?.id ?? newId()
  const name = String((change === 'add' ? values['name'] : member?.values['name']) ?? '')
  const about = filled({
    reason: values['reason'],
    date: values['date'],
    evidence: values['evidence'],
    note: values['note'],
  })
  const record = {
    kind: changeKinds[change],
    household: change === 'move' ? (values['household'] ?? household.id) : household.id,
    member: memberId,
    name,
    ...about,
    ...filled(wordsOf(input)),
  }
  const own = { ledger: 'member', recordId: memberId }
  const person =
    change === 'add'
      ? { ...own, op: 'add' as const, values: added(input) }
      : { ...own, op: 'change' as const, values: changed(input), seenHead: member?.head ?? null }
  return {
    name,
    memberId,
    changes: [person, { ledger: 'populationChange', recordId: newId(), op: 'add', values: record }],
  }
}

function added({ household, values, told }: PopulationInput): Record<string, FieldValue> {
  return {
    household: household.id,
    ...told,
    ...filled({ name: values['name'], relation: values['relation'], idCard: values['idCard'] }),
  }
}

function changed({ change, values }: PopulationInput): Record<string, FieldValue> {
  if (change === 'move') return { household: values['household'] ?? null, relation: values['relation'] ?? null }
  const reason = typeof values['reason'] === 'string' ? values['reason'] : null
  return { status: statusAfter(reason), statusDate: values['date'] ?? null, statusReason: reason }
}

function wordsOf({ change, values, words }: PopulationInput): Values {
  if (change === 'move') return { before: words.headBefore, after: words.headAfter }
  return change === 'add' ? { idCard: values['idCard'] ?? null } : {}
}

function filled(values: Readonly<Record<string, FieldValue | undefined>>): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, FieldValue] => entry[1] !== null && entry[1] !== undefined && entry[1] !== ''),
  )
}
