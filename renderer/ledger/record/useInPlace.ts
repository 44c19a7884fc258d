import { useEffect, useRef, useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, type Registry } from '#shared/ledger/registry.ts'
import { FaultError, call, faultText, newId } from '#renderer/bridge/index.ts'
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
  /** Something typed that is not saved: refused or still open. */
  dirty: boolean
}>

type Texts = Readonly<Record<string, Draft>>
type Words = Readonly<Record<string, string>>

/** A record that is edited where it is shown: leaving a field saves it; what is refused stays as typed, with the reason. */
export function useInPlace(registry: Registry, ledger: LedgerDefinition, row: Row): InPlace {
  const [drafts, setDrafts] = useState<Texts>({})
  const [problems, setProblems] = useState<Words>({})
  const reveals = useReveal(ledger.id)
  const head = useRef(row.head)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  useEffect(() => {
    head.current = row.head
    setDrafts((now) => Object.fromEntries(Object.entries(now).filter(([field]) => problems[field] !== undefined)))
  }, [row.head, row.id])
  const stored = (field: FieldDefinition): FieldValue => {
    const full = reveals.valueOf(row.id, field.id)
    return full !== undefined ? full : (row.values[field.id] ?? null)
  }
  const complain = (field: string, message: string | null) => setProblems((now) => withWord(now, field, message))
  const save = async (field: FieldDefinition, values: Readonly<Record<string, FieldValue>>) => {
    const change = { ledger: ledger.id, recordId: row.id, op: 'change' as const, values, seenHead: head.current }
    try {
      const answer = await call('edit.commit', { id: newId(), changes: [change] })
      head.current = answer.rows.find((fresh) => fresh.id === row.id)?.head ?? head.current
      complain(field.id, null)
    } catch (error) {
      const own = error instanceof FaultError ? problemsByField(error.fault, row.id)[field.id] : undefined
      complain(field.id, own ?? (error instanceof FaultError ? faultText(error.fault) : String(error)))
    }
  }
  const finish = (field: FieldDefinition, draft: Draft, how: Finish): boolean => {
    if (how === 'escape') {
      complain(field.id, null)
      setDrafts((now) => without(now, field.id))
      return true
    }
    if (drafts[field.id] === undefined && draft.text === draftOf(field, { values: { [field.id]: stored(field) }, links: row.links }).text) return false
    const reading = readDraft(field, draft, { codes: codesOf(registry, field), today: todayIso() })
    const wrong = mistake(reading.problems)
    setDrafts((now) => ({ ...now, [field.id]: draft }))
    complain(field.id, wrong)
    if (wrong !== null) return false
    if (reading.value === stored(field)) setDrafts((now) => without(now, field.id))
    else queue.current = queue.current.then(() => save(field, { ...fromIdCard(ledger, field, reading.value), [field.id]: reading.value }))
    return false
  }
  return {
    draftOf: (field) => drafts[field.id] ?? draftOf(field, { values: { [field.id]: stored(field) }, links: row.links }),
    problemOf: (field) => problems[field.id] ?? null,
    isMasked: (field) => row.masked.includes(field.id) && reveals.valueOf(row.id, field.id) === undefined,
    onDraft: (field, draft) => setDrafts((now) => ({ ...now, [field.id]: draft })),
    onFinish: finish,
    reveal: (field) => void reveals.reveal([row.id], [field.id]),
    dirty: Object.keys(problems).length > 0,
  }
}

function withWord(words: Words, field: string, message: string | null): Words {
  return message === null ? without(words, field) : { ...words, [field]: message }
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== key))
}
