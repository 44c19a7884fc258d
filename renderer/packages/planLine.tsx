import { Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { PackagePlan } from '#shared/ipc/parts/packages.ts'
import type { FaultError } from '#renderer/bridge/index.ts'
import { Banner, FailureNote, countText } from '#renderer/ui/index.ts'

/** What would be in the package, before it is made. */
export function PlanLine({ plan: { data, error, refetch } }: Readonly<{ plan: UseQueryResult<PackagePlan, FaultError> }>) {
  if (error) return <FailureNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Text fz="sm">正在清点…</Text>
  if (data.empty !== null) return <Banner tone="warn">{data.empty}</Banner>
  const shown = data.counts.filter(({ count }) => count > 0)
  return (
    <Text fz="sm" role="status">
      第 {data.number} 号包：{countText(data.records)} 条记录
      {shown.length > 0 &&
        `（${shown
          .slice(0, 6)
          .map(({ label, count }) => `${label} ${countText(count)}`)
          .join('、')}${shown.length > 6 ? '…' : ''}）`}
      {data.base === null ? '' : `，接在第 ${data.base} 号之后`}
    </Text>
  )
}
