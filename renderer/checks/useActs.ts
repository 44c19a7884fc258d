import { useEffect, useMemo, useRef } from 'react'
import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import { useOpenFinding } from './detail.tsx'
import type { GridActs } from './findingGrid.tsx'
import type { Cursor } from './useCursor.ts'
import type { Marks } from './useMarks.ts'

type Parts = Readonly<{ cursor: Cursor; marks: Marks; rowAt: (index: number) => FindingRow | undefined; toGrid: () => void }>

/** What keys and mouse do in the list. One object for good, so that rows are drawn again only when they change. */
export function useActs(parts: Parts): GridActs {
  const opening = useOpenFinding()
  const latest = useRef({ ...parts, opening })
  useEffect(() => {
    latest.current = { ...parts, opening }
  })
  return useMemo((): GridActs => {
    const at = (index: number) => latest.current.rowAt(index)
    const ask = (index: number, wish: 'mend' | 'take') => {
      latest.current.cursor.move(index)
      if (at(index)) latest.current.cursor.ask(wish)
    }
    const withRow = (index: number, work: (row: FindingRow) => void) => {
      const row = at(index)
      if (row) work(row)
    }
    return {
      focus: (index) => {
        latest.current.cursor.move(index)
        latest.current.toGrid()
      },
      mend: (index) => ask(index, 'mend'),
      take: (index) => withRow(index, (row) => (row.mend ? ask(index, 'take') : undefined)),
      openRecord: (index) => withRow(index, (row) => latest.current.opening.household(row)),
      mark: (index) => withRow(index, (row) => latest.current.marks.toggle(row)),
      markAll: () => latest.current.marks.all(),
    }
  }, [])
}
