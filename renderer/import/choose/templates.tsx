import { Button, Group, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useRegistry } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'

/** An empty workbook per ledger, with its headings and drop-down lists. */
export function Templates({ wizard: { state, actions } }: Readonly<{ wizard: Wizard }>) {
  const ledgers = useRegistry().ledgers.filter((ledger) => !ledger.system)
  return (
    <Panel title="下载导入模板">
      <Text mb="sm" c="dimmed">
        没有现成表格时，把模板发给各村填写；收回后直接导入。
      </Text>
      <Group gap="xs">
        {ledgers.map(({ id, label }) => (
          <Button
            key={id}
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={state.busy !== null}
            onClick={() => void actions.saveTemplate(id, label)}
            aria-label={`下载模板：${label}`}
          >
            {label}
          </Button>
        ))}
      </Group>
    </Panel>
  )
}
