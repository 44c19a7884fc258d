import type { CodeList, FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, isOwn, type Registry } from '#shared/ledger/registry.ts'
import { emptyDraft, mistake, readDraft, type Draft } from '../input/draft.ts'

/** A household as it is typed from paper, before anything is stored. Pure. */
export type EntryState = Readonly<{
  id: string
  household: Line
  members: readonly Line[]
  /** Also write a 人口变动 record 整户新增. */
  recordsChange: boolean
}>

export type Line = Readonly<{
  id: string
  drafts: Drafts
  problems: Words
  /** Surname offered in 姓名: a line that holds no more counts as blank. */ offered: string
}>
export type Drafts = Readonly<Record<string, Draft>>
export type Words = Readonly<Record<string, string>>

export type EntryAction =
  | Readonly<{ kind: 'type'; line: string; field: string; draft: Draft }>
  | Readonly<{ kind: 'fill'; line: string; drafts: Drafts }>
  | Readonly<{ kind: 'problems'; line: string; problems: Words }>
  | Readonly<{ kind: 'problem'; line: string; field: string; message: string | null }>
  | Readonly<{ kind: 'addMember'; id: string }>
  | Readonly<{ kind: 'dropMember'; id: string }>
  | Readonly<{ kind: 'recordsChange'; on: boolean }>
  | Readonly<{ kind: 'restart'; state: EntryState }>

export function reduceEntry(state: EntryState, action: EntryAction): EntryState {
  switch (action.kind) {
    case 'type':
      return onLine(state, action.line, (line) => ({
        ...line,
        drafts: { ...line.drafts, [action.field]: action.draft },
        problems: without(line.problems, action.field),
      }))
    case 'fill':
      return onLine(state, action.line, (line) => ({ ...line, drafts: { ...line.drafts, ...action.drafts } }))
    case 'problems':
      return onLine(state, action.line, (line) => ({ ...line, problems: action.problems }))
    case 'problem':
      return onLine(state, action.line, (line) => ({
        ...line,
        problems: action.message === null ? without(line.problems, action.field) : { ...line.problems, [action.field]: action.message },
      }))
    case 'addMember':
      return { ...state, members: [...state.members, memberLine(action.id, surnameOf(state))] }
    case 'dropMember':
      return state.members.length === 1 ? state : { ...state, members: state.members.filter((line) => line.id !== action.id) }
    case 'recordsChange':
      return { ...state, recordsChange: action.on }
    case 'restart':
      return action.state
  }
}

/** An empty form; what a field is marked to carry is taken over from the household entered before. */
export function newEntry(registry: Registry, newId: () => string, before?: EntryState): EntryState {
  const id = newId()
  const carried = before ? carriedDrafts(registry, before.household.drafts) : {}
  const first: Line = { id: newId(), drafts: { relation: { text: '户主', link: null } }, problems: {}, offered: '' }
  return {
    id,
    household: { id, drafts: carried, problems: {}, offered: '' },
    members: [first],
    recordsChange: before?.recordsChange ?? false,
  }
}

/** The line holds nothing worth saving. */
export function isBlankLine(line: Line): boolean {
  return Object.entries(line.drafts).every(([field, draft]) => {
    const text = draft.text.trim()
    return text === '' || (field === 'name' && text === line.offered) || (field === 'relation' && text === '户主')
  })
}

/** Something typed that would be lost. */
export function isTouched(state: EntryState): boolean {
  return state.members.some((line) => !isBlankLine(line))
}

export type Reading = Readonly<{ values: Record<string, FieldValue>; problems: Words }>

/** A line as values; fields that are required and blank, or unreadable, are named in `problems`. */
export function readLine(
  registry: Registry,
  ledger: LedgerDefinition,
  line: Line,
  context: Readonly<{ today: string; given?: readonly string[] }>,
): Reading {
  const values: Record<string, FieldValue> = {}
  const problems: Record<string, string> = {}
  for (const field of ledger.fields.filter(
    (candidate) => isOwn(candidate) && !candidate.retired && !context.given?.includes(candidate.id),
  )) {
    const { value, problem } = readField(field, codesOf(registry, field), line.drafts[field.id] ?? emptyDraft, context.today)
    if (problem !== null) problems[field.id] = problem
    else if (value !== null) values[field.id] = value
  }
  return { values, problems }
}

function readField(
  field: FieldDefinition,
  codes: CodeList | undefined,
  draft: Draft,
  today: string,
): Readonly<{ value: FieldValue; problem: string | null }> {
  const reading = readDraft(field, draft, { codes, today })
  const problem = mistake(reading.problems)
  if (problem !== null) return { value: null, problem }
  if (reading.value === null && field.required) return { value: null, problem: `请填写${field.label}` }
  return { value: reading.value, problem: null }
}

function carriedDrafts(registry: Registry, drafts: Drafts): Drafts {
  const carry = registry.ledgers.find((ledger) => ledger.id === 'household')?.fields.filter((field) => field.carry) ?? []
  return Object.fromEntries(carry.flatMap((field) => (drafts[field.id] ? [[field.id, drafts[field.id]!]] : [])))
}

function memberLine(id: string, surname: string): Line {
  return { id, drafts: surname === '' ? {} : { name: { text: surname, link: null } }, problems: {}, offered: surname }
}

/** Offered, marked, in the next line: typing replaces it, → keeps it. */
export function surnameOf(state: EntryState): string {
  const name = state.members[0]?.drafts['name']?.text.trim() ?? ''
  const compound = ['欧阳', '司马', '上官', '诸葛', '尉迟', '皇甫', '令狐', '东方', '慕容', '长孙'].find((surname) =>
    name.startsWith(surname),
  )
  return compound ?? [...name][0] ?? ''
}

function onLine(state: EntryState, id: string, change: (line: Line) => Line): EntryState {
  if (state.household.id === id) return { ...state, household: change(state.household) }
  return { ...state, members: state.members.map((line) => (line.id === id ? change(line) : line)) }
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== key))
}
