import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useCall, useProgress, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { Panel, ProgressPanel } from '#renderer/ui/index.ts'
import { StepBody } from '../stepBody.tsx'
import type { Wizard } from '../wizard/useWizard.ts'
import classes from './choose.module.css'
import { OpeningPanel } from './openingPanel.tsx'
import { RecentWorkbooks } from './recentWorkbooks.tsx'
import { Templates } from './templates.tsx'
import { WaitingRows } from './waitingRows.tsx'

/** Step 1: a workbook (dropped, chosen, or one of the last), rows that wait, or an empty form to fill in. */
export function ChooseStep({ wizard }: Readonly<{ wizard: Wizard }>) {
  const { state } = wizard
  const isReading = state.busy?.what === 'reading'
  return (
    <StepBody label="选择文件">
      <div className={classes.board}>
        <Stack gap="md">
          {isReading ? <Reading wizard={wizard} /> : state.opening ? <OpeningPanel wizard={wizard} /> : <Choice wizard={wizard} />}
          {!isReading && <RecentWorkbooks wizard={wizard} />}
        </Stack>
        <Stack gap="md">
          <WaitingRows />
          <Templates wizard={wizard} />
        </Stack>
      </div>
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

const automatic = 'any'

function Choice({ wizard: { state, actions } }: Readonly<{ wizard: Wizard }>) {
  const registry = useRegistry()
  const readOnly = useReadOnly()
  const known = useCall('layouts.list', {})
  const [ledger, setLedger] = useState(state.source?.ledger ?? automatic)
  const [layout, setLayout] = useState(automatic)
  const ledgers = registry.ledgers.filter((one) => !one.system).map(({ id, label }) => ({ value: id, label }))
  const layouts = (known.data?.layouts ?? []).map(({ name }) => name)
  const choose = () => actions.choose(ledger === automatic ? null : ledger, layout === automatic ? undefined : layout)
  return (
    <Panel title="选择要导入的 Excel 工作簿">
      <div className={classes.drop}>
        <IconFileSpreadsheet size={34} stroke={1.4} aria-hidden />
        <Text>把表格拖到这里，在 Excel、WPS 中复制后按 Ctrl+V 粘贴到这里，或者</Text>
        <Button size="md" onClick={() => void choose()} disabled={state.busy !== null}>
          选择 Excel 文件…
        </Button>
        <Text c="dimmed" fz="sm" ta="center">
          .xlsx、.xls、.et、.csv、.txt 和装着它们的 .zip 都可以，不必改动格式，标题行、多行表头、合计行都能识别；导入以前先逐行核对。
        </Text>
      </div>
      <details className={classes.more}>
        <summary>一般不用改：指定台账{layouts.length > 0 && '或格式'}</summary>
        <Group align="flex-end" mt="xs">
          <Select
            label="表中一行是"
            w={220}
            data={[{ value: automatic, label: '自动识别' }, ...ledgers]}
            value={ledger}
            onChange={(value) => setLedger(value ?? automatic)}
            allowDeselect={false}
            searchable
          />
          {layouts.length > 0 && (
            <Select
              label="按记住的格式"
              w={260}
              data={[{ value: automatic, label: '自动识别' }, ...new Set(layouts)]}
              value={layout}
              onChange={(value) => setLayout(value ?? automatic)}
              allowDeselect={false}
              searchable
            />
          )}
        </Group>
      </details>
      {state.overview && (
        <Text c="dimmed" mt="sm">
          正在核对《{state.overview.file}》。选择另一个文件会结束它的核对。
        </Text>
      )}
      {readOnly && (
        <Text c="dimmed" mt="sm">
          这个台账是只读的：可以查看识别结果，不能导入。
        </Text>
      )}
    </Panel>
  )
}
