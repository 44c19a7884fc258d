import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Drill } from '#shared/ipc/parts/figures.ts'
import { useNavigate } from '#renderer/bridge/index.ts'

type DrillProps = Readonly<{
  drill: Drill | null | undefined
  /** What the figure is, said over the list that opens. */
  label: string
  /** The figure stands for today: the list that opens is the living one, which can be edited. */
  living: boolean
  children: ReactNode
}>

/** A figure that opens its rows; without rows behind it, plain text. */
export function DrillLink({ drill, label, living, children }: DrillProps) {
  const open = useDrill()
  if (!drill) return <>{children}</>
  return (
    <Anchor component="button" type="button" inherit aria-label={`${label}：打开名单`} onClick={() => open(drill, label, living)}>
      {children}
    </Anchor>
  )
}

export function useDrill(): (drill: Drill, label: string, living: boolean) => void {
  const { open } = useNavigate()
  return ({ ledger, filter, ids, asOf }, label, living) =>
    open({
      screen: 'ledger',
      ledger,
      drill: {
        label,
        ...(filter ? { filter } : {}),
        ...(ids ? { ids } : {}),
        ...(asOf && !living ? { asOf } : {}),
      },
    })
}
