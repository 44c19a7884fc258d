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
}>

const memories = new Map<string, ListMemory>()

/** Of one ledger in one database. */
export function recallList(databaseId: string, ledger: string): ListMemory | undefined {
  return memories.get(`${databaseId} ${ledger}`)
}

export function rememberList(databaseId: string, ledger: string, memory: ListMemory): void {
  memories.set(`${databaseId} ${ledger}`, memory)
}

/** The record before and after this one in the list it was opened from; null at the ends and for strangers. */
export function neighbours(ids: readonly string[], id: string): Readonly<{ previous: string | null; next: string | null; place: number }> {
  const place = ids.indexOf(id)
  if (place < 0) return { previous: null, next: null, place }
  return { previous: ids[place - 1] ?? null, next: ids[place + 1] ?? null, place }
}
