import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useQuery } from '@tanstack/react-query'
import { call } from '#renderer/bridge/index.ts'
import { tabs } from './outcomes.ts'
import { createRowWindows, type LoadRows, type RowWindows, type Show } from './rowWindows.ts'

/** `field` (`member.phone`): only rows that change it. */
export type TableKey = Readonly<{ session: string; table: number; revision: number; field: string | null }>

/** The rows of a tab; asked again with every new plan, while the old ones stay on screen. */
export function useRowWindows(
  { session, table, revision, field }: TableKey,
  show: Show,
  onError: (error: unknown) => void,
): Readonly<{ windows: RowWindows; load: LoadRows; version: number }> {
  const load = useMemo<LoadRows>(
    () => (wish) => call('import.rows', { session, table, ...narrowed(field), ...wish }),
    [session, table, field],
  )
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
export function useTabCounts({ session, table, revision, field }: TableKey): Readonly<Partial<Record<Show, number>>> {
  const { data } = useQuery({
    queryKey: ['import', 'counts', session, table, field, revision],
    queryFn: async () => {
      const answers = await Promise.all(
        tabs.map(({ show }) => call('import.rows', { session, table, ...narrowed(field), show, offset: 0, limit: 1 })),
      )
      return Object.fromEntries(tabs.map(({ show }, index) => [show, answers[index]?.total ?? 0])) as Record<Show, number>
    },
    placeholderData: (previous, query) =>
      query?.queryKey[2] === session && query.queryKey[3] === table && query.queryKey[4] === field ? previous : undefined,
    staleTime: Infinity,
  })
  return data ?? {}
}

function narrowed(field: string | null): Readonly<{ field?: string }> {
  return field === null ? {} : { field }
}
