import { useEffect, useRef, useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, type Registry } from '#shared/ledger/registry.ts'
import { FaultError, call, faultText, newId } from '#renderer/bridge/index.ts'
import {
  askSince,
  draftOf,
  fromIdCard,
  mistake,
  problemsByField,
  readDraft,
  todayIso,
  useReveal,
  type Draft,
  type Since,
} from '#renderer/ledger/index.ts'
import { changeOf, valueWords } from './mends.ts'

export type Mending = Readonly<{
  draftOf: (field: FieldDefinition) => Draft
  problemOf: (field: FieldDefinition) => string | null
  /** What was refused and belongs to no field on screen. */
  refusal: string | null
  isMasked: (field: FieldDefinition) => boolean
  reveal: (field: FieldDefinition) => void
  type: (field: FieldDefinition, draft: Draft) => void
  drop: () => void
  /** Stores what was typed as one step. False: refused or unreadable, the reasons stand at the fields. */
  save: () => Promise<boolean>
  /** Stores these values instead of what was typed. */
  take: (values: Values) => Promise<boolean>
  dirty: boolean
}>

type Values = Readonly<Record<string, FieldValue>>
type Drafts = Readonly<Record<string, Draft>>
type Words = Readonly<Record<string, string>>

/** Key of a refusal that names no field. */
const whole = ''

/** Fields of one record that are put right beside the list: typed text is kept until all of it can be stored. */
export function useMend(registry: Registry, ledger: LedgerDefinition, row: Row): Mending {
  const { drafts, problems, setProblems, latest, put, send, drop } = useTyped(row)
  const once = useOnce()
  const reveals = useReveal(ledger.id)
  const shown = (field: FieldDefinition): Draft => {
    const full = reveals.valueOf(row.id, field.id)
    return draftOf(field, { values: { [field.id]: full ?? row.values[field.id] ?? null }, links: row.links })
  }
  const commit = async (values: Values): Promise<boolean> => {
    const since = await sinceOf(ledger, values)
    // Given up where it was asked since when it is so.
    if (since === null) drop()
    if (since === null) return false
    const refused = await store(ledger, row, values, since)
    const isDone = Object.keys(refused).length === 0
    if (isDone) send()
    else setProblems(refused)
    return isDone
  }
  const save = async (): Promise<boolean> => {
    const { values, wrong } = read(registry, ledger, latest.current)
    setProblems(wrong)
    if (Object.keys(wrong).length > 0) return false
    return Object.keys(values).length === 0 || commit(values)
  }
  return {
    draftOf: (field) => drafts[field.id] ?? shown(field),
    problemOf: (field) => problems[field.id] ?? null,
    refusal: problems[whole] ?? null,
    isMasked: (field) => row.masked.includes(field.id) && reveals.valueOf(row.id, field.id) === undefined,
    reveal: (field) => void reveals.reveal([row.id], [field.id], 'edit'),
    type: (field, draft) => put(field.id, draft, shown(field)),
    drop,
    save: () => once(save),
    take: (values) => once(() => commit(values)),
    dirty: Object.keys(drafts).length > 0,
  }
}

/** What is typed and not stored, and why it was refused, by field. */
function useTyped(row: Row) {
  const [drafts, setDrafts] = useState<Drafts>({})
  const [problems, setProblems] = useState<Words>({})
  // Beside the state: the key that ends a field saves before the next drawing.
  const latest = useRef<Drafts>(drafts)
  // Handed over for storing: leaving the field tells the same text again before the stored record is back.
  const sent = useRef<Drafts>({})
  useEffect(() => {
    sent.current = {}
  }, [row.head])
  const write = (next: Drafts) => {
    latest.current = next
    setDrafts(next)
  }
  const put = (field: string, draft: Draft, stored: Draft) => {
    const { [field]: known, ...others } = latest.current
    const isStored = isSame(draft, sent.current[field] ?? stored)
    if (!known || !isSame(known, draft)) setProblems((now) => without(now, field))
    write(isStored ? others : { ...others, [field]: draft })
  }
  const drop = () => {
    write({})
    setProblems({})
  }
  const send = () => {
    sent.current = latest.current
    drop()
  }
  return { drafts, problems, setProblems, latest, put, send, drop }
}

function isSame(one: Draft, other: Draft): boolean {
  return one.text === other.text && one.link === other.link
}

/** Enter and the leaving that follows it save once. */
function useOnce(): (work: () => Promise<boolean>) => Promise<boolean> {
  const busy = useRef<Promise<boolean> | null>(null)
  return (work) => {
    busy.current ??= work().finally(() => (busy.current = null))
    return busy.current
  }
}

function without(words: Words, field: string): Words {
  return Object.fromEntries(Object.entries(words).filter(([key]) => key !== field && key !== whole))
}

/** What the typed texts mean, and why some of them cannot be read. */
function read(registry: Registry, ledger: LedgerDefinition, drafts: Drafts): Readonly<{ values: Values; wrong: Words }> {
  const values: Record<string, FieldValue> = {}
  const wrong: Record<string, string> = {}
  for (const field of ledger.fields.filter((candidate) => candidate.id in drafts)) {
    const reading = readDraft(field, drafts[field.id]!, { codes: codesOf(registry, field), today: todayIso() })
    const why = mistake(reading.problems)
    if (why !== null) wrong[field.id] = why
    for (const [id, told] of Object.entries(fromIdCard(ledger, field, reading.value))) if (!(id in drafts)) values[id] = told
    values[field.id] = reading.value
  }
  return { values, wrong }
}

/** From when on a status is so; null when the person gives the change up. */
function sinceOf(ledger: LedgerDefinition, values: Values): Promise<Since | null> {
  const dated = ledger.fields.find((field) => field.dated && field.id in values)
  return dated ? askSince(dated, valueWords(dated, values[dated.id])) : Promise.resolve({})
}

async function store(ledger: LedgerDefinition, row: Row, values: Values, since: Since): Promise<Words> {
  try {
    await call('edit.commit', { id: newId(), changes: [{ ...changeOf({ ledger: ledger.id, record: row.id, values }, row), ...since }] })
    return {}
  } catch (error) {
    if (!(error instanceof FaultError)) return { [whole]: String(error) }
    const byField = problemsByField(error.fault, row.id)
    const named = Object.keys(byField).some((field) => field in values)
    return named ? byField : { [whole]: faultText(error.fault) }
  }
}
