import type { Input, Output } from '#shared/ipc/contract.ts'
import type { ImportRow } from '#shared/ipc/outputs.ts'

export type Show = Input<'import.rows'>['show']
export type LoadRows = (wish: Readonly<{ show: Show; offset: number; limit: number }>) => Promise<Output<'import.rows'>>

/** Rows of one tab, loaded in windows as they come into sight. Old content stays on screen until the new one is there. */
export type RowWindows = Readonly<{
  /** Rows of the tab; null before the first answer. */
  total: () => number | null
  get: (index: number) => ImportRow | undefined
  /** Makes sure that the rows from `first` to `last` are there or on their way. */
  want: (first: number, last: number) => void
  /** A new plan: everything is asked again when it comes into sight. */
  refresh: () => void
  subscribe: (listener: () => void) => () => void
  version: () => number
}>

/** Rows asked for at once: the most that import.rows answers. */
export const windowSize = 200
/** Windows kept: 4,000 rows. */
const windowsKept = 20

export function createRowWindows(show: Show, load: LoadRows, onError: (error: unknown) => void): RowWindows {
  const kept = new Map<number, readonly ImportRow[]>()
  const notice = createNotice()
  let total: number | null = null
  let plan = startPlan()
  const ask = async (index: number) => {
    const asked = plan
    asked.asked.add(index)
    try {
      const answer = await load({ show, offset: index * windowSize, limit: windowSize })
      if (asked !== plan) return
      total = answer.total
      kept.set(index, answer.rows)
      plan.fresh.add(index)
      prune(kept, index)
      asked.asked.delete(index)
    } catch (error) {
      // Stays among the asked ones until the next plan: it would fail again and again while it is in sight.
      if (asked === plan) onError(error)
    }
    notice.tell()
  }
  const want = (first: number, last: number) => {
    for (let index = Math.floor(Math.max(0, first) / windowSize); index <= Math.floor(Math.max(0, last) / windowSize); index += 1) {
      const isThere = plan.fresh.has(index) && kept.has(index)
      if (!isThere && !plan.asked.has(index)) void ask(index)
    }
  }
  const refresh = () => {
    plan = startPlan()
    notice.tell()
  }
  const get = (index: number) => kept.get(Math.floor(index / windowSize))?.[index % windowSize]
  return { total: () => total, get, want, refresh, subscribe: notice.subscribe, version: notice.version }
}

/** What was asked and answered since the last plan. */
function startPlan() {
  return { fresh: new Set<number>(), asked: new Set<number>() }
}

function createNotice() {
  const listeners = new Set<() => void>()
  let version = 0
  return {
    version: () => version,
    tell: () => {
      version += 1
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Drops the windows farthest from the one just loaded. */
function prune(windows: Map<number, unknown>, around: number): void {
  const far = [...windows.keys()].sort((a, b) => Math.abs(b - around) - Math.abs(a - around))
  for (const index of far.slice(0, Math.max(0, windows.size - windowsKept))) windows.delete(index)
}
