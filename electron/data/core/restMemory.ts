import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Nobody waits for an answer, nor is about to ask for the next. */
const quietMs = 5_000
/** Below this, collecting is not worth the moment that it takes. */
const worthwhileBytes = 32 * 1024 * 1024

export type MemoryRest = Readonly<{
  /** A call has come in. */
  begin: () => void
  /** It was answered. */
  end: () => void
}>

export type RestOptions = Readonly<{
  /** Bytes that collecting may lower. */
  held: () => number
  collect: () => void
  /** Lets go of what can be made again. */
  release?: () => Promise<unknown>
  /** Others may rest, too, whether or not it is worthwhile here. */
  onQuiet?: () => void
  quiet?: number
}>

/**
 * Gives memory back when the program is left alone. V8 collects only while a program allocates: after a check of the
 * whole file or an import an idle process would keep hundreds of MB, on a PC that has 4 GB, until somebody works again.
 */
export function createMemoryRest({ held, collect, release, onQuiet, quiet = quietMs }: RestOptions): MemoryRest {
  let running = 0
  /** What was left after the last rest. */
  let floor = 0
  let timer: NodeJS.Timeout | undefined
  const rest = async (): Promise<void> => {
    if (running > 0) return
    onQuiet?.()
    if (held() - floor < worthwhileBytes) return
    await release?.()
    collect()
    floor = held()
  }
  return {
    begin: () => {
      running += 1
      clearTimeout(timer)
    },
    end: () => {
      running -= 1
      floor = Math.min(floor, held())
      clearTimeout(timer)
      if (running > 0) return
      timer = setTimeout(() => void rest(), quiet)
      timer.unref()
    },
  }
}

type Collect = (options?: typeof thorough) => void

/** `last-resort` also returns emptied pages to the system. Engines before Chromium 120 take this for a small collection. */
const thorough = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const

/** Of the process that it runs in. */
export function ownHeap(): RestOptions {
  let collect: Collect | undefined
  return {
    held: () => {
      const { total_heap_size: heap, external_memory: external } = getHeapStatistics()
      return heap + external
    },
    collect: () => {
      collect ??= exposed()
      collect?.()
      collect?.(thorough)
    },
  }
}

type Room = Readonly<{ above: number; added: number }>

/** A plan of tens of thousands of persons who are on file stays below; of as many who are not, against as many who are, it does not. */
export const roomToPlan: Room = { above: 210 * 2 ** 20, added: 40 * 2 ** 20 }
/** While a file grows in memory by what is written, and writing takes much longer than collecting. */
export const roomToWrite: Room = { above: 96 * 2 ** 20, added: 24 * 2 ** 20 }

/**
 * For long work that makes far more than it keeps: V8 would let what is in use double before it collects. Asked now and then,
 * it collects once so much has been added, and only above what a PC with 4 GB can spare; between two jobs, without waiting.
 */
export function collectAsItGrows({ above, added }: Room): (isBetween?: boolean) => void {
  let collect: Collect | undefined
  let floor = 0
  return (isBetween = false) => {
    const { used_heap_size: used } = getHeapStatistics()
    floor = Math.min(floor === 0 ? used : floor, used)
    if (used < above || (!isBetween && used < floor + added)) return
    collect ??= exposed()
    collect?.()
    // What the first one found nearly empty, the second one empties.
    if (isBetween) collect?.()
    floor = getHeapStatistics().used_heap_size
  }
}

/** Neither Node nor Electron has another way to ask for a collection; undefined where flags can no longer be set. */
function exposed(): Collect | undefined {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('typeof gc === "function" ? gc : undefined')
  setFlagsFromString('--no-expose-gc')
  return gc as Collect | undefined
}
