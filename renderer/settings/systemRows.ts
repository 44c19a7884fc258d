import type { Row } from '#shared/ipc/outputs.ts'
import { useCall } from '#renderer/bridge/index.ts'

type SystemRows = Readonly<{ data: readonly Row[] | undefined; error: Error | null; retry: () => void }>

const none: readonly Row[] = []

/** All rows of one of the program's own ledgers; these are few (at most 500 are read). */
export function useSystemRows(ledger: string): SystemRows {
  const found = useCall('ledger.query', { ledger })
  const ids = found.data?.ids.slice(0, 500) ?? []
  const rows = useCall('ledger.rows', { ledger, ids: [...ids] }, { enabled: ids.length > 0, keepPrevious: true })
  const retry = () => {
    void found.refetch()
    void rows.refetch()
  }
  return { data: found.data && ids.length === 0 ? none : rows.data, error: found.error ?? rows.error, retry }
}
