import { createContext, useContext, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { UndoAnswer } from '#shared/ipc/outputs.ts'
import { onUndoBlocked } from '#renderer/bridge/index.ts'
import { BlockedDialog } from './blockedDialog.tsx'

const BlockedContext = createContext<((answer: UndoAnswer) => void) | null>(null)

/** One place that shows what stands in the way of an undo: for the keys, the top bar and the list. */
export function BlockedProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [answer, setAnswer] = useState<UndoAnswer | null>(null)
  useEffect(() => onUndoBlocked(setAnswer), [])
  return (
    <BlockedContext value={setAnswer}>
      {children}
      {answer && <BlockedDialog answer={answer} onClose={() => setAnswer(null)} />}
    </BlockedContext>
  )
}

export function useBlocked(): (answer: UndoAnswer) => void {
  const show = useContext(BlockedContext)
  if (!show) throw new Error('useBlocked outside BlockedProvider')
  return show
}
