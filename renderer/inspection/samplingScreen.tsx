import { Button, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useCall, useReadOnly } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Page } from '#renderer/ui/index.ts'
import { DrawForm } from './drawForm.tsx'
import { SheetView } from './sheetView.tsx'

/** 迎检抽查: draws households for an inspection, prints what it needs and takes back what was found. */
export function SamplingScreen({ sample, row }: Readonly<{ sample?: string; row?: string }>) {
  const readOnly = useReadOnly()
  const samples = useSamples()
  const [chosen, setChosen] = useState(sample ?? null)
  const [drawing, setDrawing] = useState(false)
  const sampleOfRow = useSampleOfRow(row)
  const wanted = chosen ?? sampleOfRow
  const current = samples.list?.find(({ id }) => id === wanted)?.id ?? samples.list?.[0]?.id ?? null
  const chooser = !drawing && samples.list && samples.list.length > 0 && (
    <Select
      aria-label="抽查批次"
      w={380}
      allowDeselect={false}
      data={samples.list.map(({ id, label }) => ({ value: id, label }))}
      value={current}
      onChange={setChosen}
    />
  )
  return (
    <Page
      title="迎检抽查"
      note="按层随机抽户，种子相同结果相同；检查结果记在这里，问题自动转为问题整改"
      flush={!drawing && current !== null}
      before={drawing ? <Button variant="default" onClick={() => setDrawing(false)}>返回</Button> : undefined} // prettier-ignore
      actions={
        <>
          {chooser}
          {!drawing && !readOnly && <Button onClick={() => setDrawing(true)}>新抽一批…</Button>}
        </>
      }
    >
      {samples.error && <FailureNote error={samples.error} />}
      {drawing && (
        <DrawForm
          onDrawn={(id) => {
            setChosen(id)
            setDrawing(false)
          }}
        />
      )}
      {!drawing && current !== null && <SheetView key={current} sample={current} {...(row ? { row } : {})} />}
      {!drawing && current === null && samples.list && <Nothing readOnly={readOnly} onDraw={() => setDrawing(true)} />}
    </Page>
  )
}

function Nothing({ readOnly, onDraw }: Readonly<{ readOnly: boolean; onDraw: () => void }>) {
  return (
    <EmptyState
      title="还没有抽过户"
      text={
        <Stack gap={6}>
          <Text>选定范围和分层（村、户类型、监测状态等），程序按种子随机抽户；种子和范围校验码印在名单上，谁都可以再抽一遍核对。</Text>
          <Text>抽完可以打印名单、走访路线、入户核查表和一户一档，查完把问题录回来，自动成为整改任务。</Text>
        </Stack>
      }
      actions={
        !readOnly && (
          <Button size="md" onClick={onDraw}>
            抽一批户…
          </Button>
        )
      }
    />
  )
}

/** The sample of a household whose checklist was scanned. */
function useSampleOfRow(row: string | undefined): string | null {
  const rows = useCall('ledger.rows', { ledger: 'inspectedHousehold', ids: row ? [row] : [] }, { enabled: row !== undefined })
  const sample = rows.data?.[0]?.values['sample']
  return typeof sample === 'string' ? sample : null
}

/** Kept samples, the newest first. */
function useSamples() {
  const query = useCall('ledger.query', { ledger: 'inspectionSample' })
  const ids = (query.data?.ids ?? []).slice(0, 500)
  const rows = useCall('ledger.rows', { ledger: 'inspectionSample', ids: [...ids] }, { enabled: ids.length > 0, keepPrevious: true })
  const list = query.data && ids.length === 0 ? [] : rows.data?.map(({ id, values }) => ({ id, label: labelOf(values) }))
  return { list, error: query.error ?? rows.error }
}

function labelOf(values: Readonly<Record<string, unknown>>): string {
  return `${String(values['name'] ?? '')}（${String(values['drawnOn'] ?? '')}，${String(values['drawn'] ?? 0)} 户）`
}
