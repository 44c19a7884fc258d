import { useEffect, useMemo, useRef, useState } from 'react'
import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import { followFocus, keyOf } from './filter.ts'
import type { Focus } from './memory.ts'
import type { Findings } from './useFindings.ts'
import type { Wish } from './mendForm.tsx'

export type Cursor = Readonly<{
  focus: Focus
  move: (index: number) => void
  /** The finding beside the list: the focused one, or the one that is being typed in. */
  shown: FindingRow | undefined
  /** The shown one is no longer in the list. */
  gone: boolean
  hold: (held: boolean) => void
  wish: Wish | null
  ask: (wish: Wish | null) => void
}>

/** Which row has the cursor. It goes with its finding, and stays where it is when the finding is mended. */
export function useCursor(findings: Findings, [focus, setFocus]: readonly [Focus, (focus: Focus) => void]): Cursor {
  const [held, setHeld] = useState<FindingRow | null>(null)
  const [wish, ask] = useState<Wish | null>(null)
  const { total, loaded, at } = findings
  useEffect(() => {
    if (total === null) return
    const next = followFocus(
      focus,
      total,
      loaded.map(({ index, row }) => ({ index, key: keyOf(row) })),
    )
    if (next.index !== focus.index || next.key !== focus.key) setFocus(next)
  })
  const focused = at(focus.index)
  const shown = held ?? focused
  const latest = useRef(shown)
  useEffect(() => {
    latest.current = shown
  })
  const hold = useMemo(() => (on: boolean) => setHeld((now) => (on ? (now ?? latest.current ?? null) : null)), [])
  const move = (index: number) => {
    ask(null)
    const row = at(index)
    setFocus({ index, key: row ? keyOf(row) : null })
  }
  const gone = held !== null && !loaded.some(({ row }) => keyOf(row) === keyOf(held))
  return { focus, move, shown, gone, hold, wish, ask }
}
