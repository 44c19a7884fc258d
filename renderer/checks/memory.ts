import type { Choice } from './filter.ts'

/** How the list was left, so that coming back from a household finds it unchanged. Kept while the program runs. */
export type ChecksMemory = Readonly<{ choice: Choice; tab: SummaryTab; focus: Focus; scrollTop: number }>
export type SummaryTab = 'rule' | 'village' | 'helper'
/** The row with the cursor, and which finding it is; null until it is loaded. */
export type Focus = Readonly<{ index: number; key: string | null }>

const memories = new Map<string, ChecksMemory>()

/** `place`: the database and what the screen was opened with. */
export function recallChecks(place: string): ChecksMemory | undefined {
  return memories.get(place)
}

export function rememberChecks(place: string, memory: ChecksMemory): void {
  memories.set(place, memory)
}
