import { useSyncExternalStore } from 'react'

let making = false
const listeners = new Set<() => void>()

/** Tells the start page of a practice ledger in the making, also of one that was ordered from a ledger which is closed by now. */
export async function whileMaking<T>(work: () => Promise<T>): Promise<T> {
  tell(true)
  try {
    return await work()
  } finally {
    tell(false)
  }
}

export function useMaking(): boolean {
  return useSyncExternalStore(subscribe, () => making)
}

function tell(now: boolean): void {
  making = now
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
