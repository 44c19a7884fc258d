import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useProgress, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { Panel, ProgressPanel } from '#renderer/ui/index.ts'
import { StepBody } from '../stepBody.tsx'
import type { Wizard } from '../wizard/useWizard.ts'
import { Templates } from './templates.tsx'

/** Step 1: a workbook, or an empty form to fill in. */
export function ChooseStep({ wizard }: Readonly<{ wizard: Wizard }>) {
  const { state } = wizard
  return (
    <StepBody label="选择文件">
      <Stack maw={760} gap="lg">
        {state.busy?.what === 'reading' ? <Reading wizard={wizard} /> : <Choice wizard={wizard} />}
        <Templates wizard={wizard} />
      </Stack>
    </StepBody>
  )
}

function Reading({ wizard }: Readonly<{ wizard: Wizard }>) {
  const progress = useProgress('import', true)
  // Reading is told in thousandths, checking in rows.
  const shown = progress?.total === 1_000 ? { ...progress, done: Math.round(progress.done / 10), total: 100 } : progress
  return (
    <Panel>
      <ProgressPanel title="正在读取 Excel" text="正在打开文件" {...(shown ?? {})} onCancel={wizard.actions.cancel} />
    </Panel>
  )
}

const anyLedger = 'any'

function Choice({ wizard: { state, actions } }: Readonly<{ wizard: Wizard }>) {
  const registry = useRegistry()
  const readOnly = useReadOnly()
  const [ledger, setLedger] = useState(state.source?.ledger ?? anyLedger)
  const ledgers = registry.ledgers.filter((one) => !one.system).map(({ id, label }) => ({ value: id, label }))
  return (
    <Panel title="选择要导入的 Excel 工作簿">
      <Stack gap="sm">
        <Text>
          .xlsx 文件，不必改动格式：标题行、多行表头、合并单元格、合计行都能识别。读取之后逐行核对，确认“导入”以前台账不会有任何改动。
        </Text>
        <Group align="flex-end">
          <Button
            size="md"
            leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
            onClick={() => void actions.choose(ledger === anyLedger ? null : ledger)}
            disabled={state.busy !== null}
          >
            选择 Excel 文件…
          </Button>
          <Select
            label="表中一行是"
            w={220}
            data={[{ value: anyLedger, label: '自动识别' }, ...ledgers]}
            value={ledger}
            onChange={(value) => setLedger(value ?? anyLedger)}
            allowDeselect={false}
          />
        </Group>
        {state.overview && <Text c="dimmed">正在核对《{state.overview.file}》。选择另一个文件会结束它的核对。</Text>}
        {readOnly && <Text c="dimmed">这个台账是只读的：可以查看识别结果，不能导入。</Text>}
      </Stack>
    </Panel>
  )
}
