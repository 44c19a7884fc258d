import { useEffect, useRef } from 'react'
import { useFile, useNavigate } from '#renderer/bridge/index.ts'
import { neighbours, recallListed } from '../memory.ts'

export type NeighbourMoves = Readonly<{
  previous: string | null
  next: string | null
  place: number
  total: number
  toPrevious: () => void
  toNext: () => void
}>

function leaveInput(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** The households before and after in the list that this one was opened from; Alt+↑ and Alt+↓ go there. */
export function useNeighbourKeys(id: string): NeighbourMoves {
  const { open } = useNavigate()
  const ids = recallListed(useFile()?.databaseId ?? '', 'household')
  const around = neighbours(ids, id)
  const go = (target: string | null) => (target === null ? undefined : open({ screen: 'household', id: target }))
  const moves: NeighbourMoves = {
    ...around,
    total: ids.length,
    toPrevious: () => go(around.previous),
    toNext: () => go(around.next),
  }
  const latest = useRef(moves)
  latest.current = moves
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // An input with a list uses Alt+↓ to open it; a dialog above this screen keeps its keys.
      const own = event.target instanceof HTMLElement && event.target.closest('[role="combobox"], [role="dialog"]')
      if (!event.altKey || event.defaultPrevented || own) return
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
      event.preventDefault()
      leaveInput()
      const up = event.key === 'ArrowUp'
      // In the next turn, when what was typed has been handed over or stands there refused.
      window.setTimeout(() => (up ? latest.current.toPrevious() : latest.current.toNext()))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return moves
}
