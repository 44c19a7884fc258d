import { useEffect, useRef } from 'react'
import type { Grant } from '#shared/ipc/shell.ts'

export type Tray = ReturnType<typeof createTray>

/**
 * Files that came into the window (double click, drop, dialog) and are on their way to the screen that takes them.
 * They wait until it is drawn.
 */
function createTray() {
  let waiting: readonly Grant[] = []
  const listeners = new Set<() => void>()
  return {
    offer: (grant: Grant): void => {
      waiting = [...waiting, grant]
      for (const listener of listeners) listener()
    },
    take: (): readonly Grant[] => {
      const taken = waiting
      waiting = []
      return taken
    },
    /** Somebody takes at once. */
    isWatched: (): boolean => listeners.size > 0,
    onOffer: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Packages of which nobody has looked yet whether they are to be merged or opened. */
export const packageTray = createTray()
/** Copies, packages and workbooks that are to be merged. */
export const returnTray = createTray()
/** Files that were dropped, by what they are for. */
export const trays = {
  /** Ledger files that are to be opened instead of the open one. */
  open: createTray(),
  import: createTray(),
  match: createTray(),
  leaks: createTray(),
  reconcile: createTray(),
  /** A report that was made here once. */
  made: createTray(),
  layouts: createTray(),
  policy: createTray(),
  /** A backup to be restored. */
  restore: createTray(),
}

/** Takes what waits in the tray, now and while the screen is drawn. */
export function useTray(tray: Tray, take: (grants: readonly Grant[]) => void): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const look = () => {
      const grants = tray.take()
      if (grants.length > 0) latest.current(grants)
    }
    look()
    return tray.onOffer(look)
  }, [tray])
}

export function isPackageName(name: string): boolean {
  return name.toLowerCase().endsWith('.tzpkg')
}
