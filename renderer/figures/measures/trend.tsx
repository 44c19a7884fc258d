import { Group, SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import { lineChart } from '#shared/charts/lines.ts'
import type { MeasureInfo } from '#shared/ipc/parts/figures.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { FailureNote } from '#renderer/ui/index.ts'
import { DrawingView } from '../drawingView.tsx'
import { todayOf } from '../moment.ts'
import type { Moment } from '../moment.ts'
import { dayLabel, daysOfTrend, trendSpans } from './trendDays.ts'
import type { TrendSpan } from './trendDays.ts'

/** The course of one measure up to the chosen day, asked for only when it is opened. */
export function Trend({ measure, moment }: Readonly<{ measure: MeasureInfo; moment: Moment }>) {
  const [span, setSpan] = useState<TrendSpan>('months')
  const days = daysOfTrend(moment.asOf ?? todayOf(), span)
  const village = moment.village === null ? {} : { village: moment.village }
  const trend = useCall('figures.trend', { measure: measure.id, days: [...days], ...village }, { keepPrevious: true })
  const points = trend.data ?? []
  const lines = {
    title: `${measure.label}的走势`,
    unit: measure.unit,
    labels: points.map((point) => dayLabel(point.day, span)),
    courses: [{ name: measure.label, amounts: points.map(({ text }) => ({ value: numberOf(text), text })) }],
  }
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Text fz="sm" fw={600}>
          {measure.label}（{measure.unit}）{measure.time === 'year' ? '，每年从 1 月 1 日起累计' : ''}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={`${measure.label}的时间跨度`}
          data={[...trendSpans]}
          value={span}
          onChange={(next) => setSpan(next as TrendSpan)}
        />
      </Group>
      {trend.error && <FailureNote error={trend.error} onRetry={() => void trend.refetch()} />}
      {trend.isPending && (
        <Text c="dimmed" fz="sm" mih={210}>
          正在逐期计算…
        </Text>
      )}
      {trend.data && <DrawingView draw={(width) => lineChart(lines, width)} />}
    </>
  )
}

/** As it is written, so that the axis has the unit of the words. */
function numberOf(text: string): number | null {
  const value = Number(text.replace(/,/g, ''))
  return text === '' || Number.isNaN(value) ? null : value
}
