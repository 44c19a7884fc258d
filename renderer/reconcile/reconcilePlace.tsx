import type { LedgerNote } from '#shared/ipc/parts/reconcile.ts'
import { useNavigate } from '#renderer/bridge/index.ts'
import { useDrill } from '#renderer/figures/index.ts'
import { ReconcileScreen } from './reconcileScreen.tsx'

/** 核数 with a file open: figures open their rows and their definition. */
export function ReconcilePlace() {
  const drill = useDrill()
  const { open } = useNavigate()
  const rows = ({ drill: wish, measure, asOf, now, then }: LedgerNote) =>
    wish && drill(wish, `${measure.label} ${asOf}`, now === '' || now === then)
  return (
    <ReconcileScreen openers={{ rows: (note) => void rows(note), definition: (id) => open({ screen: 'figures', part: 'measures', id }) }} />
  )
}
