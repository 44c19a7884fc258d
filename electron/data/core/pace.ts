import type { CoreContext } from './context.ts'
import { breathe } from './queue.ts'

/** As long as a person who has just asked for something may ask for the next: a list after the start page, its first rows. */
const quietMs = 2_000
/** Whoever types or scrolls on and on does not hold a check up for ever. */
const patienceMs = 5_000

export type Pace = Readonly<{
  /** Somebody asked for something, or was answered. */
  touch: () => void
  /**
   * Between two steps of a long job that nobody sits waiting for: resolves when nobody has asked for anything for a moment.
   * `since` (of the same clock): who asked before it is not waited for.
   */
  giveWay: (since?: number) => Promise<void>
}>

export type PaceOptions = Readonly<{ quiet?: number; patience?: number; now?: () => number; wait?: (ms: number) => Promise<void> }>

/**
 * Keeps long jobs out of the way of somebody at work. Their steps are short, but one after the other they take a whole
 * processor, and an old PC has two: the list that was asked for is drawn with what is left.
 */
export function createPace({
  quiet = quietMs,
  patience = patienceMs,
  now = () => performance.now(),
  wait = sleep,
}: PaceOptions = {}): Pace {
  let last = -Infinity
  return {
    touch: () => (last = now()),
    giveWay: async (since = -Infinity) => {
      const latest = now() + patience
      await breathe()
      for (;;) {
        const left = Math.min(last + quiet, latest) - now()
        if (left <= 0 || last < since) return
        await wait(left)
      }
    },
  }
}

/** As above, in the data core that a context belongs to. */
export function giveWay({ options }: Pick<CoreContext, 'options'>): Promise<void> {
  return options.giveWay?.() ?? breathe()
}

/** Between the parts of a screen that its reader may have left: resolves when no list was asked for lately, counted from `began`. */
export function letListsPass({ options }: Pick<CoreContext, 'options'>, began: number): Promise<void> {
  return options.letListsPass?.(began) ?? breathe()
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
