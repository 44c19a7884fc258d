import { useSyncExternalStore } from 'react'
import type { OpenedReport } from '#shared/ipc/parts/reconcile.ts'

/** What is in hand, and how it was left. `at`: start of the mark with the cursor. */
export type InHand = Readonly<{ report: OpenedReport; asOf: string | null; filter: MarkFilter; at: number | null }>

export type MarkFilter = 'wrong' | 'red' | 'amber' | 'green' | 'unknown'

let inHand: InHand | null = null
const listeners = new Set<() => void>()

export function keepReport(next: InHand | null): void {
  inHand = next
  for (const listener of listeners) listener()
}

export function useReportInHand(): InHand | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => inHand,
  )
}
