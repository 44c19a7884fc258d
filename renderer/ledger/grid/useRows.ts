import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { call, useEvent } from '#renderer/bridge/index.ts'
import { createRowStore, type RowStore } from './rowStore.ts'

/** The rows of a ledger, now or as of a day, as a store that loads what comes into sight and hears of changes. */
export function useRows(ledger: string, asOf?: string): RowStore {
  const store = useMemo(
    () => createRowStore((ids) => call('ledger.rows', { ledger, ids: [...ids], ...(asOf ? { asOf } : {}) })),
    [ledger, asOf],
  )
  useEvent('data', 'changed', ({ ledgers, ids }) => store.refresh(ledgers.length === 1 && ledgers[0] === ledger ? ids : null))
  useSyncExternalStore(store.subscribe, store.version)
  return store
}

/** Ids of rows that were changed a moment ago: they flash. */
export function useFlash(): Readonly<{ flashing: ReadonlySet<string>; flash: (ids: readonly string[]) => void }> {
  const [flashing, setFlashing] = useState<ReadonlySet<string>>(new Set())
  const timer = useRef<number | undefined>(undefined)
  const flash = (ids: readonly string[]) => {
    window.clearTimeout(timer.current)
    setFlashing(new Set(ids))
    timer.current = window.setTimeout(() => setFlashing(new Set()), 1_600)
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])
  useEvent('data', 'changed', ({ ids }) => flash(ids.slice(0, 500)))
  return { flashing, flash }
}
