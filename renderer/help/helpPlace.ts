import { useEffect, useSyncExternalStore } from 'react'

/** Where the person is: the screen's topic comes first, and the manual can be printed where a file is open. */
export type HelpPlace = Readonly<{ screen: string; onPrint: (() => void) | null }>

const start: HelpPlace = { screen: 'start', onPrint: null }
let place = start
const hearers = new Set<() => void>()

/** Called by the frame around the open file; without it the help is that of the start page. */
export function useTellHelpPlace(screen: string, onPrint: () => void): void {
  useEffect(() => {
    tell({ screen, onPrint })
    return () => tell(start)
  }, [screen])
}

export function useHelpPlace(): HelpPlace {
  return useSyncExternalStore(hear, () => place)
}

function tell(next: HelpPlace): void {
  place = next
  for (const heard of hearers) heard()
}

function hear(heard: () => void): () => void {
  hearers.add(heard)
  return () => void hearers.delete(heard)
}
