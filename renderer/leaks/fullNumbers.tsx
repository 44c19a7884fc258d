import { Text } from '@mantine/core'
import type { Input } from '#shared/ipc/contract.ts'
import type { LeaksOutputs } from '#shared/ipc/parts/leaks.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'
import { leakCountsText } from './countsText.ts'

/** How many full numbers of how many records would leave with this; nothing where there are none. */
export function FullNumbers({ wish, unit }: Readonly<{ wish: Input<'leaks.count'>; unit: string }>) {
  const { data } = useCall('leaks.count', wish, { keepPrevious: true })
  return data ? <Told count={data} unit={unit} /> : null
}

/** The same of a package, a village's workbook, a filled template, returned rows. */
export function LeavingNumbers({ wish }: Readonly<{ wish: Input<'leaks.leaving'> }>) {
  const { data } = useCall('leaks.leaving', wish, { keepPrevious: true })
  return data ? <Told count={data} unit="人" /> : null
}

function Told({ count: data, unit }: Readonly<{ count: LeaksOutputs['leaks.leaving']; unit: string }>) {
  const told = leakCountsText(data.numbers)
  if (told === '') return null
  return (
    <Text fz="sm" fw={600} role="status">
      会带出 {countText(data.persons)} {unit}的完整号码：{told}。
    </Text>
  )
}
