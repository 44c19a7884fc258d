import { Select } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '#shared/ipc/contract.ts'
import { chartsOf } from '#shared/measures/tableChart.ts'
import type { TableChart } from '#shared/measures/tableChart.ts'
import { call, useCall } from '#renderer/bridge/index.ts'
import { SheetPrint, usePreparedJob } from '#renderer/print/index.ts'

type Wish = Input<'figures.printTable'>

const prepare = (wish: Wish) => call('figures.printTable', wish)

/** Printing of one statistical table, with a chart under it where it has one. */
export function PrintTableScreen({ wish: asked }: Readonly<{ wish: Input<'figures.table'> }>) {
  const answer = useCall('figures.table', asked)
  const charts = answer.data ? chartsOf(answer.data) : []
  const [wish, setWish] = useState<Wish>({ ...asked, paper: 'A4', orientation: 'landscape' })
  const print = usePreparedJob(wish, prepare)
  return (
    <SheetPrint title="打印" wish={wish} onChange={setWish} print={print}>
      {charts.length > 0 && <ChartChoice wish={wish} charts={charts} onChange={setWish} />}
    </SheetPrint>
  )
}

type ChoiceProps = Readonly<{ wish: Wish; onChange: (wish: Wish) => void; charts: readonly TableChart[] }>

function ChartChoice({ wish, charts, onChange }: ChoiceProps) {
  return (
    <Select
      label="表下附图"
      placeholder="不附图"
      clearable
      clearButtonProps={{ 'aria-label': '不附图' }}
      data={charts.map((chart) => ({ value: chart.id, label: chart.label }))}
      value={wish.chart ?? null}
      onChange={(chart) => onChange({ ...wish, chart: chart ?? undefined })}
    />
  )
}
