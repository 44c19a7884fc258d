import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { attempt, call, shell, useCall, useFile, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { ExportResult, type Exported } from '#renderer/export/index.ts'
import { FailureNote, Page, Panel, countText } from '#renderer/ui/index.ts'
import { CollectPanel } from './collectPanel.tsx'
import { TownshipTable } from './townshipTable.tsx'

/** 县级汇总: the files of townships come in, and what is there of each is told. */
export function CountyScreen() {
  const readOnly = useReadOnly()
  const report = useCall('county.report', {}, { keepPrevious: true })
  const townships = report.data?.townships ?? []
  const sum = (key: 'households' | 'persons') => countText(townships.reduce((all, one) => all + one[key], 0))
  const note =
    townships.length > 0 ? `${countText(townships.length)} 个乡镇，${sum('households')} 户 ${sum('persons')} 人` : '把各乡镇的台账合成一份'
  return (
    <Page title="县级汇总" note={note}>
      {report.error && <FailureNote error={report.error} onRetry={() => void report.refetch()} />}
      <Stack gap="md">
        {readOnly ? <Text c="dimmed">这个文件只能查看，不能汇总。</Text> : <CollectPanel />}
        <Panel title="各乡镇汇总情况" actions={<ReportButtons isEmpty={townships.length === 0} />}>
          {report.data && <TownshipTable table={report.data.table} />}
          {townships.length > 0 && (
            <Text fz="sm" c="dimmed" mt="xs">
              {report.data?.table.note}
            </Text>
          )}
        </Panel>
      </Stack>
    </Page>
  )
}

function ReportButtons({ isEmpty }: Readonly<{ isEmpty: boolean }>) {
  const { open } = useNavigate()
  const county = useFile()?.township ?? ''
  const [result, setResult] = useState<Exported | null>(null)
  const save = async () => {
    const grant = await shell('dialog.saveWorkbook', { suggestedName: `${county}各乡镇汇总情况.xlsx` })
    if (grant) setResult({ ...(await call('county.export', { token: grant.token })), token: grant.token })
  }
  return (
    <Group gap="xs">
      <Button variant="default" disabled={isEmpty} onClick={() => void attempt(save)}>
        导出 Excel…
      </Button>
      <Button variant="default" disabled={isEmpty} onClick={() => open({ screen: 'printCounty' })}>
        打印…
      </Button>
      {result && (
        <Modal opened onClose={() => setResult(null)} title="已导出">
          <ExportResult result={result} unit="行" onClose={() => setResult(null)} />
        </Modal>
      )}
    </Group>
  )
}
