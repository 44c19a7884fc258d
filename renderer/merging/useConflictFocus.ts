import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'

export type ConflictFocus = Readonly<{
  grid: RefObject<HTMLDivElement | null>
  /** The row that has the cursor is about to go: its place passes to the next one. */
  keep: () => void
  move: (event: KeyboardEvent) => void
}>

/** The cursor in the list of conflicts: arrow keys, and on to the next row when one is decided. */
export function useConflictFocus(shown: readonly unknown[]): ConflictFocus {
  const grid = useRef<HTMLDivElement>(null)
  const wanted = useRef<number | null>(null)
  const rows = () => [...(grid.current?.querySelectorAll<HTMLElement>('[data-conflict]') ?? [])]
  const at = () => rows().findIndex((row) => row.contains(document.activeElement))
  const isEmpty = shown.length === 0
  useEffect(() => {
    // The button that merged is gone, and the cursor with it: the first row is what comes next.
    if (!isEmpty && document.activeElement === document.body) rows()[0]?.focus({ preventScroll: true })
  }, [isEmpty])
  useEffect(() => {
    if (wanted.current === null) return
    const all = rows()
    all[Math.min(wanted.current, all.length - 1)]?.focus()
    wanted.current = null
  }, [shown])
  return {
    grid,
    keep: () => {
      const place = at()
      if (place >= 0) wanted.current = place
    },
    move: (event) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      const place = at()
      if (step === 0 || place < 0) return
      event.preventDefault()
      rows()[place + step]?.focus()
    },
  }
}
