import { useCallback, useMemo, useState } from 'react'
import type { FieldValue } from '#shared/ledger/define.ts'
import { attempt, call, useEvent } from '#renderer/bridge/index.ts'
import { usePurpose } from '#renderer/operators/index.ts'

export type Reveals = Readonly<{
  /** The full value that was shown on demand; undefined while it is masked. */
  valueOf: (id: string, field: string) => FieldValue | undefined
  /** Asks for full values (each asking is logged), once a session what for; who edits a number has said it by that. False when it was refused. */
  reveal: (ids: readonly string[], fields: readonly string[], why?: 'edit') => Promise<Readonly<Record<string, FieldValue>> | null>
  hideAll: () => void
  any: boolean
}>

type Shown = Readonly<Record<string, Readonly<Record<string, FieldValue>>>>

/** Full personal numbers that were revealed on this screen; forgotten when it is left. */
export function useReveal(ledger: string): Reveals {
  const [shown, setShown] = useState<Shown>({})
  const askPurpose = usePurpose()
  const reveal = useCallback(
    async (ids: readonly string[], fields: readonly string[], why?: 'edit') => {
      if (ids.length === 0 || fields.length === 0) return null
      if (why !== 'edit' && !(await askPurpose())) return null
      const answer = await attempt(() => call('ledger.reveal', { ledger, ids: ids.slice(0, 500), fields: fields.slice(0, 20) }))
      if (!answer) return null
      setShown((now) => answer.reduce((all, { id, values }) => ({ ...all, [id]: { ...all[id], ...values } }), now))
      return answer[0]?.values ?? null
    },
    [ledger, askPurpose],
  )
  // A changed record is shown as it is stored now, hence masked again.
  useEvent('data', 'changed', ({ ids }) => setShown((now) => withoutRecords(now, ids)))
  const valueOf = useCallback((id: string, field: string) => shown[id]?.[field], [shown])
  const hideAll = useCallback(() => setShown({}), [])
  // One object while nothing changes: rows compare it to know whether to draw again.
  return useMemo(() => ({ valueOf, reveal, hideAll, any: Object.keys(shown).length > 0 }), [valueOf, reveal, hideAll, shown])
}

function withoutRecords(shown: Shown, ids: readonly string[]): Shown {
  if (!ids.some((id) => id in shown)) return shown
  const gone = new Set(ids)
  return Object.fromEntries(Object.entries(shown).filter(([id]) => !gone.has(id)))
}
