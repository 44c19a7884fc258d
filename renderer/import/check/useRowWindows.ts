import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useQuery } from '@tanstack/react-query'
import { call } from '#renderer/bridge/index.ts'
import { tabs } from './outcomes.ts'
import { createRowWindows, type LoadRows, type RowWindows, type Show } from './rowWindows.ts'

export type TableKey = Readonly<{ session: string; table: number; revision: number }>

/** The rows of a tab; asked again with every new plan, while the old ones stay on screen. */
export function useRowWindows(
  { session, table, revision }: TableKey,
  show: Show,
  onError: (error: unknown) => void,
): Readonly<{ windows: RowWindows; load: LoadRows; version: number }> {
  const load = useMemo<LoadRows>(() => (wish) => call('import.rows', { session, table, ...wish }), [session, table])
  const windows = useMemo(() => createRowWindows(show, load, onError), [show, load])
  const planned = useRef({ windows, revision })
  useEffect(() => {
    const before = planned.current
    planned.current = { windows, revision }
    if (before.windows === windows && before.revision !== revision) windows.refresh()
  }, [windows, revision])
  const version = useSyncExternalStore(windows.subscribe, windows.version)
  return { windows, load, version }
}

/** Rows of every tab. */
export function useTabCounts({ session, table, revision }: TableKey): Readonly<Partial<Record<Show, number>>> {
  const { data } = useQuery({
    queryKey: ['import', 'counts', session, table, revision],
    queryFn: async () => {
      const answers = await Promise.all(tabs.map(({ show }) => call('import.rows', { session, table, show, offset: 0, limit: 1 })))
      return Object.fromEntries(tabs.map(({ show }, index) => [show, answers[index]?.total ?? 0])) as Record<Show, number>
    },
    placeholderData: (previous, query) => (query?.queryKey[2] === session && query.queryKey[3] === table ? previous : undefined),
    staleTime: Infinity,
  })
  return data ?? {}
}
