import { useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { attempt, call } from '#renderer/bridge/index.ts'
import { draftOf, type Draft } from '../input/draft.ts'

export type Drafts = Readonly<Record<string, Draft>>

/** What a chosen record brings along. `promised` are masked values: the window never has them, storing takes them over. */
export type Brought = Readonly<{ drafts: Drafts; promised: Readonly<Record<string, string>> }>

const nothing: Brought = { drafts: {}, promised: {} }

/** The values that a link takes over from the chosen record, for the fields that `fills` names. */
export function broughtBy(registry: Registry, ledger: LedgerDefinition, field: FieldDefinition, row: Row): Brought {
  const target = findLedger(registry, field.target ?? '')
  if (!target || !field.fills) return nothing
  const drafts: Record<string, Draft> = {}
  const promised: Record<string, string> = {}
  for (const [ownId, theirId] of Object.entries(field.fills)) {
    const own = findField(ledger, ownId)
    const theirs = findField(target, theirId)
    const value = row.values[theirId] ?? null
    if (!own || !theirs || value === null || value === '') continue
    if (row.masked.includes(theirId)) promised[ownId] = String(value)
    else drafts[ownId] = draftOf(own, { values: { [ownId]: value }, links: { [ownId]: row.links[theirId] ?? '' } })
  }
  return { drafts, promised }
}

export type Filling = Readonly<{
  promised: Readonly<Record<string, string>>
  /** A link was chosen: fills what is blank, or was filled by an earlier choice. */
  chosen: (field: FieldDefinition, draft: Draft) => Promise<void>
  clear: () => void
}>

/** Fills a form from the records that its links choose. */
export function useFilling(registry: Registry, ledger: LedgerDefinition, setDrafts: (change: (now: Drafts) => Drafts) => void): Filling {
  const [filled] = useState(() => new Map<string, string>())
  const [promised, setPromised] = useState<Readonly<Record<string, string>>>({})
  const chosen = async (field: FieldDefinition, draft: Draft) => {
    if (!field.fills || draft.link === null) return
    const id = draft.link
    const rows = await attempt(() => call('ledger.rows', { ledger: field.target ?? '', ids: [id] }))
    if (!rows?.[0]) return
    const brought = broughtBy(registry, ledger, field, rows[0])
    setPromised((now) => ({ ...now, ...brought.promised }))
    setDrafts((now) => {
      const free = Object.entries(brought.drafts).filter(([own]) => isFree(now[own], filled.get(own)))
      for (const [own, { text }] of free) filled.set(own, text)
      return { ...now, ...Object.fromEntries(free) }
    })
  }
  const clear = () => {
    filled.clear()
    setPromised({})
  }
  return { promised, chosen, clear }
}

function isFree(present: Draft | undefined, filled: string | undefined): boolean {
  const text = present?.text.trim() ?? ''
  return text === '' || text === filled
}
