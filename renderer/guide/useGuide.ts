import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { guideTasks, type GuideTask } from '#shared/guide/index.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { GuideState } from '#shared/ipc/parts/guide.ts'
import { attempt, call, showDone, useCall, useEvent, useFile } from '#renderer/bridge/index.ts'

export type Guide = Readonly<{
  /** null: no practice ledger. */
  state: GuideState | null
  /** Keeps in the practice file how the guide stands. */
  keep: (wish: Input<'guide.keep'>) => void
  /** Asked anew. */
  refresh: () => void
  /** Done since the window was opened: praised. */
  fresh: ReadonlySet<string>
}>

const query = ['data', 'guide.state', {}] as const

export function useGuide(): Guide {
  const client = useQueryClient()
  const practice = useFile()?.practice ?? false
  const answer = useCall('guide.state', {}, { enabled: practice, staleTime: Infinity })
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const state = (practice ? answer.data : null) ?? null
  const refresh = () => void client.invalidateQueries({ queryKey: query })
  useEvent('data', 'guide', ({ done }) => {
    setFresh((now) => new Set([...now, ...done]))
    refresh()
    if (state?.shown) tellOthers(state, done)
  })
  const keep = (wish: Input<'guide.keep'>) =>
    void attempt(async () => {
      // At once, so that a click on what it shows means what is seen.
      client.setQueryData<GuideState | null>(query, (now) => now && { ...now, ...wish })
      client.setQueryData(query, await call('guide.keep', wish))
    })
  return { state, keep, refresh, fresh }
}

/** What was done by the way, or while the panel is folded, does not stand in the panel. */
function tellOthers({ folded, at }: GuideState, done: readonly string[]): void {
  for (const task of guideTasks) if (done.includes(task.id) && (folded || task.id !== at)) showDone(`完成了练习“${task.title}”。`)
}

export function isDone(state: GuideState, id: string): boolean {
  return state.done.some((one) => one.id === id)
}

/** The next task that is still to be done, after the given one and round to the beginning; null when all are done. */
export function nextTask(state: GuideState, after: string): GuideTask | null {
  const place = guideTasks.findIndex(({ id }) => id === after)
  const round = [...guideTasks.slice(place + 1), ...guideTasks.slice(0, place)]
  return round.find(({ id }) => !isDone(state, id)) ?? null
}
