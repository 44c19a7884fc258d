import { useState } from 'react'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { codesOf, fieldOf, ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import type { StepValues } from '#shared/monitoring/define.ts'
import { FaultError, call, newId, showFault, showUndo, useLeaveGuard } from '#renderer/bridge/index.ts'
import { draftOf, mistake, problemsOfFault, readDraft, todayIso, type Draft } from '#renderer/ledger/index.ts'

export type Problems = Readonly<Record<string, string>>
export type Drafts = Readonly<Record<string, Draft>>

const empty: Draft = { text: '', link: null }

/** What was typed last under a key: names and numbers of papers are the same for many households. */
const carried = new Map<string, Draft>()

/** The field of a key `ledger.field`. */
export function fieldOfKey(registry: Registry, key: string): FieldDefinition {
  const [ledger = '', field = ''] = key.split('.')
  return fieldOf(ledgerOf(registry, ledger), field)
}

/** A value as a draft; `words` of a link are what its input shows. */
export function startDraft(registry: Registry, key: string, value: StepValues[string], words = ''): Draft {
  const field = fieldOfKey(registry, key)
  return draftOf(field, { values: { [field.id]: value }, links: words ? { [field.id]: words } : {} })
}

export function carriedDraft(key: string): Draft | undefined {
  return carried.get(key)
}

export type Asked = Readonly<{ key: string; required?: boolean; carry?: boolean }>

/** Drafts of a form by key. Leaving with something typed asks first. */
export function useDrafts(registry: Registry, start: Drafts) {
  const [drafts, setDrafts] = useState<Drafts>(start)
  const [dirty, setDirty] = useState(false)
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  useLeaveGuard(dirty)
  const put = (key: string, draft: Draft) => {
    const before = drafts[key] ?? empty
    if (before.text !== draft.text || before.link !== draft.link) setDirty(true)
    setDrafts((now) => ({ ...now, [key]: draft }))
  }
  const read = (keys: readonly string[]): StepValues =>
    Object.fromEntries(keys.map((key) => [key, readKey(registry, key, drafts[key]).value]))
  const check = (asked: readonly Asked[]): Problems => checkAll(registry, asked, drafts)
  /** Stores the changes; true when it is done, which `told` says with 撤销. What is refused stands beside its field. */
  const store = async ({ told, ...writing }: Writing & Readonly<{ told: string }>): Promise<boolean> => {
    const { asked } = writing
    setBusy(true)
    const { wrong, changeSet } = await commit(writing)
    setBusy(false)
    setProblems(wrong ?? {})
    if (wrong === null || Object.keys(wrong).length > 0) return false
    for (const { key, carry } of asked) if (carry && drafts[key]) carried.set(key, drafts[key])
    setDirty(false)
    showUndo(told, changeSet)
    return true
  }
  return { drafts, put, read, check, store, problems, setProblems, busy }
}

export type Form = ReturnType<typeof useDrafts>

function readKey(registry: Registry, key: string, draft: Draft | undefined) {
  const field = fieldOfKey(registry, key)
  return readDraft(field, draft ?? empty, { codes: codesOf(registry, field), today: todayIso() })
}

function checkAll(registry: Registry, asked: readonly Asked[], drafts: Drafts): Problems {
  const wrong: Record<string, string> = {}
  for (const { key, required } of asked) {
    const { value, problems } = readKey(registry, key, drafts[key])
    const message = mistake(problems)
    if (message !== null) wrong[key] = message
    else if (value === null && required) wrong[key] = `请填写${fieldOfKey(registry, key).label}`
  }
  return wrong
}

/** What is written: the name of the step in the history, what was asked, the changes. */
type Writing = Readonly<{ label: string; asked: readonly Asked[]; changes: readonly DraftChange[] }>
/** `wrong`: the problems by key, none when it is stored; null when the fault was shown as it is. */
type Written = Readonly<{ wrong: Problems | null; changeSet: string | null }>

async function commit({ label, asked, changes }: Writing): Promise<Written> {
  try {
    const { changeSet } = await call('edit.commit', {
      id: newId(),
      label,
      changes: changes.map((change) => ({ ...change, values: { ...change.values } })),
    })
    return { wrong: {}, changeSet }
  } catch (error) {
    const named = error instanceof FaultError ? namedProblems(error, asked) : {}
    if (Object.keys(named).length > 0) return { wrong: named, changeSet: null }
    showFault(error)
    return { wrong: null, changeSet: null }
  }
}

function namedProblems(error: FaultError, asked: readonly Asked[]): Problems {
  const words: Record<string, string> = {}
  for (const { field, message } of problemsOfFault(error.fault)) {
    const key = asked.find((input) => field !== null && input.key.endsWith(`.${field}`))?.key
    if (key) words[key] ??= message
  }
  return words
}
