import { Text } from '@mantine/core'
import type { Input } from '#shared/ipc/contract.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'
import { leakCountsText } from './countsText.ts'

/** How many full numbers of how many records would leave with this; nothing where there are none. */
export function FullNumbers({ wish, unit }: Readonly<{ wish: Input<'leaks.count'>; unit: string }>) {
  const { data } = useCall('leaks.count', wish, { keepPrevious: true })
  if (!data) return null
  const told = leakCountsText(data.numbers)
  if (told === '') return null
  return (
    <Text fz="sm" fw={600} role="status">
      会带出 {countText(data.persons)} {unit}的完整号码：{told}。
    </Text>
  )
}
