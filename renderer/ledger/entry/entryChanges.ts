import type { FieldValue } from '#shared/ledger/define.ts'
import { ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { isBlankLine, readLine, type EntryState, type Words } from './entryState.ts'

export type EntryPlan = Readonly<{
  problems: Readonly<Record<string, Words>>
  changes: readonly Readonly<{ ledger: string; recordId: string; op: 'add'; values: Record<string, FieldValue> }>[]
  people: number
  head: string
}>

/** The typed household as one change set, or the problems by line that must be mended first. Blank lines are left out. */
export function entryChanges(registry: Registry, state: EntryState, context: Readonly<{ today: string; newId: () => string }>): EntryPlan {
  const lines = state.members.filter((line, index) => index === 0 || !isBlankLine(line))
  const household = readLine(registry, ledgerOf(registry, 'household'), state.household, { today: context.today })
  const members = lines.map((line) => ({
    line,
    ...readLine(registry, ledgerOf(registry, 'member'), line, { today: context.today, given: ['household'] }),
  }))
  const problems: Record<string, Words> = {}
  if (Object.keys(household.problems).length > 0) problems[state.id] = household.problems
  for (const { line, problems: own } of members) if (Object.keys(own).length > 0) problems[line.id] = own
  for (const [id, words] of Object.entries(repeated(members))) problems[id] = { ...problems[id], ...words }
  const head = String(members[0]?.values['name'] ?? '')
  const changes = [
    { ledger: 'household', recordId: state.id, op: 'add' as const, values: household.values },
    ...members.map(({ line, values }) => ({
      ledger: 'member',
      recordId: line.id,
      op: 'add' as const,
      values: { ...values, household: state.id },
    })),
    ...(state.recordsChange ? [changeRecord(state, context, head)] : []),
  ]
  return { problems, changes, people: members.length, head }
}

function changeRecord(state: EntryState, context: Readonly<{ today: string; newId: () => string }>, head: string) {
  const values = {
    kind: '整户新增',
    reason: '整户识别漏录补录',
    date: context.today,
    household: state.id,
    member: state.members[0]?.id ?? null,
    name: head,
  }
  return { ledger: 'populationChange', recordId: context.newId(), op: 'add' as const, values }
}

/** The same number twice, or a second head, within what is being typed. */
function repeated(
  members: readonly Readonly<{ line: Readonly<{ id: string }>; values: Readonly<Record<string, FieldValue>> }>[],
): Readonly<Record<string, Words>> {
  const problems: Record<string, Words> = {}
  const seen = new Map<FieldValue, number>()
  members.forEach(({ line, values }, index) => {
    const number = values['idCard'] ?? null
    const earlier = number === null ? undefined : seen.get(number)
    if (earlier !== undefined) problems[line.id] = { idCard: `与第 ${earlier + 1} 行证件号码相同` }
    else if (number !== null) seen.set(number, index)
    if (index > 0 && values['relation'] === '户主') problems[line.id] = { ...problems[line.id], relation: '一户只能有一个户主' }
  })
  return problems
}
