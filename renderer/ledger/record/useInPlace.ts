import { useEffect, useRef, useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, type Registry } from '#shared/ledger/registry.ts'
import { FaultError, call, faultText, newId, showUndo } from '#renderer/bridge/index.ts'
import { askSince, type Since } from '../dated/since.ts'
import { useReveal } from '../grid/useReveal.ts'
import { fromIdCard } from '../entry/fromIdCard.ts'
import type { Finish } from '../input/EditBox.tsx'
import { draftOf, mistake, readDraft, todayIso, type Draft } from '../input/draft.ts'
import { problemsByField } from './problems.ts'

export type InPlace = Readonly<{
  draftOf: (field: FieldDefinition) => Draft
  problemOf: (field: FieldDefinition) => string | null
  isMasked: (field: FieldDefinition) => boolean
  onDraft: (field: FieldDefinition, draft: Draft) => void
  onFinish: (field: FieldDefinition, draft: Draft, how: Finish) => boolean
  reveal: (field: FieldDefinition) => void
  /** Something typed that is not on its way to be stored: refused, unreadable or still under the cursor. */
  dirty: boolean
}>

/** `sent`: handed over for storing; shown until the stored record comes back. */
type Typed = Readonly<{ draft: Draft; sent: boolean }>
type Texts = Readonly<Record<string, Typed>>
type Words = Readonly<Record<string, string>>

/** A record that is edited where it is shown: leaving a field saves it; what is refused stays as typed, with the reason. */
export function useInPlace(registry: Registry, ledger: LedgerDefinition, row: Row): InPlace {
  const { drafts, typedIn, problems, keep, send, drop, complain, giveUp, settle } = useTyped()
  const reveals = useReveal(ledger.id)
  const write = useFieldWrites(ledger, row, settle)
  const stored = (field: FieldDefinition): FieldValue => reveals.valueOf(row.id, field.id) ?? row.values[field.id] ?? null
  const shown = (field: FieldDefinition) => draftOf(field, { values: { [field.id]: stored(field) }, links: row.links })
  /** Nothing typed since it was shown or handed over. */
  const isKnown = (field: FieldDefinition, draft: Draft) => {
    const typed = typedIn(field.id)
    if (!typed) return draft.text === shown(field).text
    return typed.sent && problems[field.id] === undefined && draft.text === typed.draft.text
  }
  const finish = (field: FieldDefinition, draft: Draft, how: Finish): boolean => {
    if (how === 'escape') return giveUp(field.id)
    if (isKnown(field, draft)) return false
    const reading = readDraft(field, draft, { codes: codesOf(registry, field), today: todayIso() })
    const wrong = mistake(reading.problems)
    keep(field.id, draft)
    complain(field.id, wrong)
    if (wrong !== null) return false
    if (reading.value === stored(field)) drop(field.id)
    else {
      send(field.id, draft)
      const values = { ...fromIdCard(ledger, field, reading.value), [field.id]: reading.value }
      void sinceOf(field, draft.text).then((since) => {
        if (since) void write(field, values, since).then((refusal) => complain(field.id, refusal))
        else giveUp(field.id)
      })
    }
    return false
  }
  return {
    draftOf: (field) => drafts[field.id]?.draft ?? shown(field),
    problemOf: (field) => problems[field.id] ?? null,
    isMasked: (field) => row.masked.includes(field.id) && reveals.valueOf(row.id, field.id) === undefined,
    onDraft: (field, draft) => keep(field.id, draft),
    onFinish: finish,
    reveal: (field) => void reveals.reveal([row.id], [field.id]),
    dirty: Object.keys(problems).length > 0 || Object.values(drafts).some((typed) => !typed.sent),
  }
}

/** From when on a status is so; null when the person gives the change up. */
function sinceOf(field: FieldDefinition, words: string): Promise<Since | null> {
  return field.dated ? askSince(field, words) : Promise.resolve({})
}

type WriteField = (field: FieldDefinition, values: Values, since: Since) => Promise<string | null>

/** Writes one field after the other, each on the head that the one before it left; answers why it was refused. */
function useFieldWrites(ledger: LedgerDefinition, row: Row, settle: () => void): WriteField {
  const head = useRef(row.head)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  useEffect(() => {
    head.current = row.head
    settle()
  }, [row.head, row.id])
  return (field, values, since) => {
    const run = queue.current.then(async () => {
      const change = { ledger: ledger.id, recordId: row.id, op: 'change' as const, values: { ...values }, ...since }
      const done = await commitField({ ...change, seenHead: head.current }, field.id)
      head.current = done.head ?? head.current
      // What stood in a field that was emptied is seen nowhere any more.
      const { [field.id]: value = null } = values
      if (done.changeSet !== null && (value === null || value === '')) showUndo(`已清除${field.label}`, done.changeSet)
      return done.refusal
    })
    queue.current = run
    return run
  }
}

/** What is typed and not stored, and why it was refused, by field. */
function useTyped() {
  const [drafts, setDrafts] = useState<Texts>({})
  const [problems, setProblems] = useState<Words>({})
  // Beside the state: Tab finishes a field and the blur that follows asks again, maybe before the next drawing.
  const latest = useRef<Texts>(drafts)
  const write = (next: Texts) => {
    latest.current = next
    setDrafts(next)
  }
  const put = (field: string, typed: Typed) => write({ ...latest.current, [field]: typed })
  const keep = (field: string, draft: Draft) => put(field, { draft, sent: false })
  const send = (field: string, draft: Draft) => put(field, { draft, sent: true })
  const drop = (field: string) => write(without(latest.current, field))
  const complain = (field: string, message: string | null) => setProblems((now) => withWord(now, field, message))
  const giveUp = (field: string): boolean => {
    complain(field, null)
    drop(field)
    return true
  }
  /** The record has been stored: what was handed over and not refused is in it; what is being typed stays. */
  const settle = () => {
    const open = ([field, typed]: [string, Typed]) => !typed.sent || problems[field] !== undefined
    write(Object.fromEntries(Object.entries(latest.current).filter(open)))
  }
  return {
    drafts,
    typedIn: (field: string) => latest.current[field],
    problems,
    keep,
    send,
    drop,
    complain,
    giveUp,
    settle,
  }
}

type Values = Readonly<Record<string, FieldValue>>
type FieldChange = Readonly<{
  ledger: string
  recordId: string
  op: 'change'
  values: Record<string, FieldValue>
  seenHead: string | null
}> &
  Since

type Committed = Readonly<{ head: string | null; changeSet: string | null; refusal: string | null }>

async function commitField(change: FieldChange, field: string): Promise<Committed> {
  const refused = (refusal: string): Committed => ({ head: null, changeSet: null, refusal })
  try {
    const answer = await call('edit.commit', { id: newId(), changes: [change] })
    return { head: answer.rows.find((fresh) => fresh.id === change.recordId)?.head ?? null, changeSet: answer.changeSet, refusal: null }
  } catch (error) {
    if (!(error instanceof FaultError)) return refused(String(error))
    return refused(problemsByField(error.fault, change.recordId)[field] ?? faultText(error.fault))
  }
}

function withWord(words: Words, field: string, message: string | null): Words {
  return message === null ? without(words, field) : { ...words, [field]: message }
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== key))
}
