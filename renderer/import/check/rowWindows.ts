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

/** Rows asked for at once. import.rows answers up to 200; with 70 columns half of that is handed over without a hitch. */
export const windowSize = 100
/** Windows kept: 4,000 rows. */
const windowsKept = 40
/** Windows asked for at the same time: flying over a long list asks only for what is in sight when an answer comes. */
const askedAtOnce = 2

export function createRowWindows(show: Show, load: LoadRows, onError: (error: unknown) => void): RowWindows {
  const { tell, subscribe, version } = createNotice()
  const kept = new Map<number, readonly ImportRow[]>()
  let total: number | null = null
  const take = async (index: number, isCurrent: () => boolean) => {
    const answer = await load({ show, offset: index * windowSize, limit: windowSize })
    if (!isCurrent()) return
    total = answer.total
    kept.set(index, answer.rows)
    prune(kept, index)
  }
  const { want, refresh } = createAsking({ take, has: (index) => kept.has(index), onError, tell })
  const get = (index: number) => kept.get(placeOf(index))?.[index % windowSize]
  return { total: () => total, get, want, refresh, subscribe, version }
}

type AskingParts = Readonly<{
  take: (index: number, isCurrent: () => boolean) => Promise<void>
  has: (index: number) => boolean
  onError: (error: unknown) => void
  tell: () => void
}>

/** Decides which windows are asked for, and when. */
function createAsking({ take, has, onError, tell }: AskingParts): Pick<RowWindows, 'want' | 'refresh'> {
  let plan = startPlan()
  let sight: readonly [number, number] = [0, -1]
  const ask = async (index: number, own: Plan) => {
    own.asked.add(index)
    own.running.add(index)
    try {
      await take(index, () => own === plan)
      own.fresh.add(index)
      own.asked.delete(index)
    } catch (error) {
      // Stays among the asked ones until the next plan: it would fail again and again while it is in sight.
      if (own === plan) onError(error)
    } finally {
      own.running.delete(index)
    }
    askInSight()
    tell()
  }
  const askInSight = () => {
    const { asked, fresh, running } = plan
    const missing = indexesOf(sight).filter((index) => !asked.has(index) && !(fresh.has(index) && has(index)))
    for (const index of missing.slice(0, Math.max(0, askedAtOnce - running.size))) void ask(index, plan)
  }
  const want = (first: number, last: number) => {
    sight = [placeOf(first), placeOf(last)]
    askInSight()
  }
  const refresh = () => {
    plan = startPlan()
    tell()
  }
  return { want, refresh }
}

/** The window in which a row lies. */
function placeOf(row: number): number {
  return Math.floor(Math.max(0, row) / windowSize)
}

function indexesOf([first, last]: readonly [number, number]): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, place) => first + place)
}

/** What was asked and answered since the last plan. */
type Plan = Readonly<{ fresh: Set<number>; asked: Set<number>; running: Set<number> }>

function startPlan(): Plan {
  return { fresh: new Set(), asked: new Set(), running: new Set() }
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
