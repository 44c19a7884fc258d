import { useCallback, useEffect, useRef, useState } from 'react'
import type { Selection as Query } from '#shared/ipc/contract.ts'
import { FaultError, call, faultText, useEvent } from '#renderer/bridge/index.ts'

export type IdList = Readonly<{ ids: readonly string[]; loading: boolean; problem: string | null; reload: () => void }>

/**
 * The ids of a list. Changes made elsewhere are taken up at once; a change made in this grid (`isOwn`) leaves the list
 * as it is, so that an edited row does not jump away under the cursor because it is sorted or filtered by that field.
 */
export function useIds(query: Query, isOwn: (setId: string) => boolean, first: readonly string[] = []): IdList {
  const [ids, setIds] = useState<readonly string[]>(first)
  const [loading, setLoading] = useState(true)
  const [problem, setProblem] = useState<string | null>(null)
  const asked = useRef(0)
  const key = JSON.stringify(query)
  const reload = useCallback(() => {
    asked.current += 1
    const turn = asked.current
    setLoading(true)
    call('ledger.query', JSON.parse(key) as Query)
      .then((answer) => {
        if (turn !== asked.current) return
        setIds(answer.ids)
        setProblem(null)
      })
      .catch((error: unknown) => {
        if (turn === asked.current) setProblem(error instanceof FaultError ? faultText(error.fault) : String(error))
      })
      .finally(() => (turn === asked.current ? setLoading(false) : undefined))
  }, [key])
  useEffect(reload, [reload])
  useEvent('data', 'changed', (change) => (isOwn(change.setId) ? undefined : reload()))
  return { ids, loading, problem, reload }
}
