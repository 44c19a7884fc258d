import { useCallback, useEffect, useRef, useState } from 'react'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import { FaultError, call, showFault } from '#renderer/bridge/index.ts'
import type { PrintWish } from './printWish.ts'

export type PrintState = Readonly<{
  job: PrintJob | null
  busy: boolean
  /** The choices differ from what is shown. */
  stale: boolean
  prepare: () => void
  fault: FaultError | null
}>

/** Pages of selected records. */
export function usePrintJob(wish: PrintWish): PrintState {
  return usePreparedJob(wish, prepareRecords)
}

/**
 * Prepares the pages once at the start and again on demand: each preparing is an entry in the access log. `ask` must
 * stay the same function; a new `wish` makes the pages stale. `atOnce` false: nothing is prepared before the person says so.
 */
export function usePreparedJob<W>(wish: W, ask: (wish: W) => Promise<PrintJob>, atOnce = true): PrintState {
  const [state, setState] = useState<Readonly<{ job: PrintJob | null; of: W | null; busy: boolean; fault: FaultError | null }>>({
    job: null,
    of: null,
    busy: atOnce,
    fault: null,
  })
  const held = useRef<string | null>(null)
  const turn = useRef(0)
  const run = useCallback(
    async (wanted: W) => {
      const mine = ++turn.current
      setState((now) => ({ ...now, busy: true, fault: null }))
      try {
        const job = await ask(wanted)
        if (mine !== turn.current) return release(job.job)
        release(held.current)
        held.current = job.job
        setState({ job, of: wanted, busy: false, fault: null })
      } catch (error) {
        if (mine !== turn.current) return
        if (!(error instanceof FaultError)) showFault(error)
        setState((now) => ({ ...now, busy: false, fault: error instanceof FaultError ? error : null }))
      }
    },
    [ask],
  )
  const first = useRef({ wish, atOnce })
  useEffect(() => {
    if (first.current.atOnce) void run(first.current.wish)
    return () => {
      turn.current += 1
      release(held.current)
      held.current = null
    }
  }, [run])
  const stale = state.of !== null && state.of !== wish
  return { job: state.job, busy: state.busy, stale, fault: state.fault, prepare: () => void run(wish) }
}

function prepareRecords(wish: PrintWish): Promise<PrintJob> {
  return call('print.prepare', asAsked(wish))
}

/** No columns chosen means: those of the layout. */
function asAsked({ fields, ...wish }: PrintWish): PrintWish {
  return fields && fields.length > 0 ? { ...wish, fields } : wish
}

function release(job: string | null): void {
  if (job !== null) void call('print.done', { job }).catch(showFault)
}
