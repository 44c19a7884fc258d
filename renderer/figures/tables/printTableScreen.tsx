import { Button, Radio, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '#shared/ipc/contract.ts'
import { chartsOf } from '#shared/measures/tableChart.ts'
import type { TableChart } from '#shared/measures/tableChart.ts'
import { call, useCall, useNavigate } from '#renderer/bridge/index.ts'
import { OutputButtons, Preview, usePreparedJob } from '#renderer/print/index.ts'
import { Page } from '#renderer/ui/index.ts'
import classes from '../figures.module.css'

type Wish = Input<'figures.printTable'>

const prepare = (wish: Wish) => call('figures.printTable', wish)

/** Printing of one statistical table: paper and chart on the left, the pages as they will be on the right. */
export function PrintTableScreen({ wish: asked }: Readonly<{ wish: Input<'figures.table'> }>) {
  const { back } = useNavigate()
  const answer = useCall('figures.table', asked)
  const charts = answer.data ? chartsOf(answer.data) : []
  const [wish, setWish] = useState<Wish>({ ...asked, paper: 'A4', orientation: 'landscape' })
  const print = usePreparedJob(wish, prepare)
  return (
    <Page
      title="打印"
      note={print.job ? `${print.job.title} · 共 ${print.job.pages} 页` : ''}
      before={
        <Button variant="default" size="xs" onClick={back}>
          返回
        </Button>
      }
      actions={<OutputButtons job={print.job} stale={print.stale} />}
      flush
    >
      <div className={classes.printing}>
        <div className={classes.printOptions}>
          <Stack gap="md">
            <Sheet wish={wish} onChange={setWish} />
            {charts.length > 0 && <ChartChoice wish={wish} charts={charts} onChange={setWish} />}
            <Button onClick={print.prepare} loading={print.busy} variant={print.stale ? 'filled' : 'default'}>
              {print.stale ? '更新预览' : '重新生成预览'}
            </Button>
          </Stack>
        </div>
        <Preview key={print.job?.job ?? 'none'} print={print} />
      </div>
    </Page>
  )
}

type PartProps = Readonly<{ wish: Wish; onChange: (wish: Wish) => void }>

function Sheet({ wish, onChange }: PartProps) {
  return (
    <>
      <Radio.Group label="纸张" value={wish.paper} onChange={(paper) => onChange({ ...wish, paper: paper === 'A3' ? 'A3' : 'A4' })}>
        <Stack gap={6} mt={4}>
          <Radio value="A4" label="A4" />
          <Radio value="A3" label="A3" />
        </Stack>
      </Radio.Group>
      <div>
        <Text fz="sm" fw={500} mb={4}>
          方向
        </Text>
        <SegmentedControl
          fullWidth
          aria-label="方向"
          data={[
            { value: 'landscape', label: '横向' },
            { value: 'portrait', label: '纵向' },
          ]}
          value={wish.orientation}
          onChange={(next) => onChange({ ...wish, orientation: next === 'portrait' ? 'portrait' : 'landscape' })}
        />
      </div>
    </>
  )
}

function ChartChoice({ wish, charts, onChange }: PartProps & Readonly<{ charts: readonly TableChart[] }>) {
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
