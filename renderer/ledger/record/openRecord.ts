import type { Row } from '#shared/ipc/outputs.ts'
import { attempt, call, useNavigate, useRegistry } from '#renderer/bridge/index.ts'
import { hasPage } from './pages.ts'

/** How a record of a ledger is opened: households and what others point to on a page, members in their household, others in a drawer. */
export function useOpenRecord(ledger: string, drawer: (id: string) => void): (id: string, row?: Row) => Promise<void> {
  const open = useOpenAny((_ledger, id) => drawer(id))
  return (id, row) => open(ledger, id, row)
}

/** The same for records of several ledgers. */
export function useOpenAny(drawer: (ledger: string, id: string) => void): (ledger: string, id: string, row?: Row) => Promise<void> {
  const { open } = useNavigate()
  const registry = useRegistry()
  return async (ledger, id, row) => {
    if (ledger === 'household') return open({ screen: 'household', id })
    if (hasPage(registry, ledger)) return open({ screen: 'record', ledger, id })
    if (ledger !== 'member') return drawer(ledger, id)
    const known = row ?? (await attempt(() => call('ledger.rows', { ledger, ids: [id] })))?.[0]
    const household = known?.values['household']
    if (typeof household === 'string' && household !== '') open({ screen: 'household', id: household })
    else drawer(ledger, id)
  }
}
