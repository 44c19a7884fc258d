import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { FaultError } from '#renderer/bridge/index.ts'
import { call } from '#renderer/bridge/index.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { MergeChanges } from '#shared/ipc/parts/merging.ts'

export type ChangesWish = Omit<Input<'merge.changes'>, 'password'>

/** A window of what merging a file would change. The password, wanted only where the file has to be looked at anew, is not kept with the answer. */
export function useChanges(wish: ChangesWish, password: string | undefined): UseQueryResult<MergeChanges, FaultError> {
  const list = useQuery<MergeChanges, FaultError>({
    queryKey: ['data', 'merge.changes', wish],
    queryFn: () => call('merge.changes', { ...wish, ...(password === undefined ? {} : { password }) }),
    placeholderData: (previous) => previous,
    staleTime: Infinity,
    // Personal data of a file that is not ours yet.
    gcTime: 0,
  })
  const asked = useRef(password)
  useEffect(() => {
    if (asked.current === password) return
    asked.current = password
    void list.refetch()
  })
  return list
}
