import type { Row } from '#shared/ipc/outputs.ts'
import { attempt, call, useNavigate } from '#renderer/bridge/index.ts'

/** How a record of a ledger is opened: households on their own screen, members in their household, others in a drawer. */
export function useOpenRecord(ledger: string, drawer: (id: string) => void): (id: string, row?: Row) => Promise<void> {
  const { open } = useNavigate()
  return async (id, row) => {
    if (ledger === 'household') return open({ screen: 'household', id })
    if (ledger !== 'member') return drawer(id)
    const known = row ?? (await attempt(() => call('ledger.rows', { ledger, ids: [id] })))?.[0]
    const household = known?.values['household']
    if (typeof household === 'string' && household !== '') open({ screen: 'household', id: household })
    else drawer(id)
  }
}
