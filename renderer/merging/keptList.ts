import { useSyncExternalStore } from 'react'
import { useFile, useSession } from '#renderer/bridge/index.ts'

/** What a screen has in hand; kept when the screen is left, as long as the same person works in the same file. */
export type Kept<T> = Readonly<{ use: () => T; set: (change: (now: T) => T) => void }>

export function createKept<T>(empty: T): Kept<T> {
  let now = empty
  let owner = ''
  const listeners = new Set<() => void>()
  const set = (change: (now: T) => T): void => {
    now = change(now)
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    set,
    use: () => {
      const file = useFile()
      const person = useSession().me?.id ?? ''
      const mine = [file?.folder, file?.name, file?.databaseId, person].join('\n')
      if (owner !== mine) {
        owner = mine
        now = empty
      }
      return useSyncExternalStore(subscribe, () => now)
    },
  }
}
