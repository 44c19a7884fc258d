import { useEffect, useReducer, useRef, useState } from 'react'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { codesOf, fieldOf, ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { FaultError, attempt, call, faultText, newId, showDone } from '#renderer/bridge/index.ts'
import { mistake, readDraft, todayIso, type Draft } from '../input/draft.ts'
import { toldBy } from '../record/NewMemberRow.tsx'
import { problemsOfFault } from '../record/problems.ts'
import { entryChanges } from './entryChanges.ts'
import { newEntry, readLine, reduceEntry, type Drafts, type EntryAction, type EntryState, type Line } from './entryState.ts'

export type Entry = Readonly<{
  state: EntryState
  dispatch: (action: EntryAction) => void
  /** A member's cell was left: reads it, fills what the number tells, asks for duplicates. */
  leaveCell: (line: Line, field: FieldDefinition, draft: Draft) => void
  /** What a just typed ID number fills in on its line. */
  told: (field: FieldDefinition, draft: Draft) => Drafts
  save: () => Promise<void>
  /** Why the whole was refused, where no single field is to blame. */
  refusal: string | null
  busy: boolean
  saved: number
}>

/** State and saving of the form for a new household. */
export function useEntry(registry: Registry): Entry {
  const [state, dispatch] = useReducer(reduceEntry, undefined, () => newEntry(registry, newId))
  const told = (field: FieldDefinition, draft: Draft) => toldBy(registry, ledgerOf(registry, 'member'), field, draft)
  const leaveCell = (line: Line, field: FieldDefinition, draft: Draft) => {
    const reading = readDraft(field, draft, { codes: codesOf(registry, field), today: todayIso() })
    dispatch({ kind: 'type', line: line.id, field: field.id, draft })
    dispatch({ kind: 'fill', line: line.id, drafts: told(field, draft) })
    const wrong = mistake(reading.problems)
    if (wrong !== null) return dispatch({ kind: 'problem', line: line.id, field: field.id, message: wrong })
    if ((field.id === 'idCard' || field.id === 'name') && reading.value !== null)
      void tellDuplicates(registry, { ...line, drafts: { ...line.drafts, [field.id]: draft } }, field.id, dispatch)
  }
  return { state, dispatch, leaveCell, told, ...useEntrySaving(registry, state, dispatch) }
}

type Dispatch = (action: EntryAction) => void
type Saving = Pick<Entry, 'save' | 'refusal' | 'busy' | 'saved'>

/** Everything as one change; then the form begins anew with what carries over. */
function useEntrySaving(registry: Registry, state: EntryState, dispatch: Dispatch): Saving {
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState(0)
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  })
  const save = async () => {
    const now = latest.current
    const plan = entryChanges(registry, now, { today: todayIso(), newId })
    setRefusal(null)
    if (Object.keys(plan.problems).length > 0) return tellProblems(plan.problems, dispatch)
    setBusy(true)
    try {
      await call('edit.commit', {
        id: newId(),
        label: `新增户：${plan.head}（${plan.people} 人）`,
        changes: [...plan.changes],
      })
      showDone(`已保存 ${plan.head} 户，${plan.people} 人`)
      dispatch({ kind: 'restart', state: newEntry(registry, newId, now) })
      setSaved((count) => count + 1)
    } catch (error) {
      if (!(error instanceof FaultError)) throw error
      tellFault(error, dispatch)
      setRefusal(faultText(error.fault))
    } finally {
      setBusy(false)
    }
  }
  return { save, refusal, busy, saved }
}

/** Known already? Asked as soon as the number or the name is there. */
async function tellDuplicates(registry: Registry, line: Line, fieldId: string, dispatch: (action: EntryAction) => void): Promise<void> {
  const member = ledgerOf(registry, 'member')
  const { values } = readLine(registry, member, line, { today: todayIso(), given: ['household'] })
  const found = await attempt(() => call('edit.check', { ledger: 'member', recordId: null, values }))
  const own = found?.find((problem) => problem.field === fieldId)
  if (own) dispatch({ kind: 'problem', line: line.id, field: fieldOf(member, fieldId).id, message: own.message })
}

function tellProblems(problems: Readonly<Record<string, Readonly<Record<string, string>>>>, dispatch: (action: EntryAction) => void): void {
  for (const [line, words] of Object.entries(problems)) dispatch({ kind: 'problems', line, problems: words })
}

function tellFault(error: FaultError, dispatch: (action: EntryAction) => void): void {
  for (const problem of problemsOfFault(error.fault)) {
    if (problem.field === null || problem.recordId === undefined) continue
    dispatch({ kind: 'problem', line: problem.recordId, field: problem.field, message: problem.message })
  }
}
