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
/** Windows asked for at the same time: flying over a long list asks only for what is in sight when an answer comes. */
const askedAtOnce = 2

export function createRowWindows(show: Show, load: LoadRows, onError: (error: unknown) => void): RowWindows {
  const kept = new Map<number, readonly ImportRow[]>()
  const notice = createNotice()
  let total: number | null = null
  let plan = startPlan()
  let sight: readonly [number, number] = [0, -1]
  const ask = async (index: number) => {
    const asked = plan
    asked.asked.add(index)
    asked.running += 1
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
    } finally {
      asked.running -= 1
    }
    askInSight()
    notice.tell()
  }
  const askInSight = () => {
    const missing = indexesOf(sight).filter(
      (index) => !(plan.fresh.has(index) && kept.has(index)) && !plan.asked.has(index),
    )
    for (const index of missing.slice(0, Math.max(0, askedAtOnce - plan.running))) void ask(index)
  }
  const want = (first: number, last: number) => {
    sight = [Math.floor(Math.max(0, first) / windowSize), Math.floor(Math.max(0, last) / windowSize)]
    askInSight()
  }
  const refresh = () => {
    plan = startPlan()
    notice.tell()
  }
  return {
    total: () => total,
    get: (index) => kept.get(Math.floor(index / windowSize))?.[index % windowSize],
    want,
    refresh,
    subscribe: notice.subscribe,
    version: notice.version,
  }
}

function indexesOf([first, last]: readonly [number, number]): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, place) => first + place)
}

/** What was asked and answered since the last plan. */
function startPlan() {
  return { fresh: new Set<number>(), asked: new Set<number>(), running: 0 }
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
