import type { Drilled } from '#renderer/bridge/index.ts'
import type { Layout } from './grid/layout.ts'
import type { Selection } from './grid/selection.ts'

/** What a list looked like when it was left, so that coming back from a record finds it unchanged. Kept while the program runs. */
export type ListMemory = Readonly<{
  layout: Layout
  search: string
  ids: readonly string[]
  selection: Selection
  scrollTop: number
  scrollLeft: number
  asOf?: string | undefined
}>

const memories = new Map<string, ListMemory>()

/** The rows that were listed when a list of the ledger was last left, for going to the ones before and after. */
const listed = new Map<string, readonly string[]>()

let whose: string | null = null

/** Another person begins with lists of the own. */
export function forgetListsOfOthers(person: string): void {
  if (whose !== null && whose !== person) forgetLists()
  whose = person
}

/** Every list begins anew. */
export function forgetLists(): void {
  memories.clear()
  listed.clear()
}

/** Of one ledger in one database; the rows behind a figure are a list of their own. */
export function recallList(databaseId: string, ledger: string, drill?: Drilled): ListMemory | undefined {
  return memories.get(keyOf(databaseId, ledger, drill))
}

export function recallListed(databaseId: string, ledger: string): readonly string[] {
  return listed.get(keyOf(databaseId, ledger)) ?? []
}

export function rememberList(memory: ListMemory, databaseId: string, ledger: string, drill?: Drilled): void {
  memories.set(keyOf(databaseId, ledger, drill), memory)
  listed.set(keyOf(databaseId, ledger), memory.ids)
}

function keyOf(databaseId: string, ledger: string, drill?: Drilled): string {
  return JSON.stringify([databaseId, ledger, drill?.label, drill?.filter, drill?.asOf, drill?.ids?.length])
}

/** The record before and after this one in the list it was opened from; null at the ends and for strangers. */
export function neighbours(ids: readonly string[], id: string): Readonly<{ previous: string | null; next: string | null; place: number }> {
  const place = ids.indexOf(id)
  if (place < 0) return { previous: null, next: null, place }
  return { previous: ids[place - 1] ?? null, next: ids[place + 1] ?? null, place }
}

const begun = new Set<string>()

/** Whether a new record was asked for by this word and not begun yet: coming back to the list does not begin it again. */
export function takeEntry(entry: string | undefined): boolean {
  if (entry === undefined || begun.has(entry)) return false
  begun.add(entry)
  return true
}
