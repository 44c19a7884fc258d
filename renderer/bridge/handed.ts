import type { Grant } from '#shared/ipc/shell.ts'

/**
 * Files of ours that came into the window (double click, drop, dialog) and are on their way to the screen that takes them.
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

export function isPackageName(name: string): boolean {
  return name.toLowerCase().endsWith('.tzpkg')
}
