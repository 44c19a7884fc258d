import type { Drill } from '#shared/ipc/parts/figures.ts'
import { useNavigate } from '#renderer/bridge/index.ts'

/** Opens the living list of the rows behind a number, under its name. */
export function useOpenDrill(): (drill: Drill, label: string) => void {
  const { open } = useNavigate()
  return ({ ledger, filter, ids }, label) =>
    open({ screen: 'ledger', ledger, drill: { label, ...(filter ? { filter } : {}), ...(ids ? { ids } : {}) } })
}
