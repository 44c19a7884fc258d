import { ActionIcon, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconFileSpreadsheet, IconTrash } from '@tabler/icons-react'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { RememberedTemplate } from '#shared/ipc/outputs.ts'
import { newId, useAct, useCall, useReadOnly } from '#renderer/bridge/index.ts'
import { useConfirm } from '#renderer/ui/index.ts'
import classes from './export.module.css'
import type { TemplateWork } from './useTemplate.ts'

/** Workbooks that were filled before, the last one first, and the way to another one. */
export function TemplateList({ ledger, work }: Readonly<{ ledger: LedgerDefinition; work: TemplateWork }>) {
  const known = useCall('template.list', { ledger: ledger.id }).data ?? []
  return (
    <Stack gap="xs">
      <Text fz="sm" c="dimmed">
        选县里发来的空表（.xlsx、.xlsm）。程序只往空行里填，表头、格式、公式、打印设置和其他工作表都不动；哪一列填什么，指定一次就记住。
      </Text>
      {known.map((one) => (
        <KnownTemplate key={one.id} known={one} work={work} />
      ))}
      <Group>
        <Button
          variant={known.length > 0 ? 'default' : 'filled'}
          loading={work.busy === 'reading'}
          onClick={() => void work.openFile()}
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        >
          选择表样文件…
        </Button>
      </Group>
    </Stack>
  )
}

function KnownTemplate({ known, work }: Readonly<{ known: RememberedTemplate; work: TemplateWork }>) {
  const confirm = useConfirm()
  const commit = useAct('edit.commit', { doneText: '已移除，不再记住这份表样', undoable: true })
  const readOnly = useReadOnly()
  const forget = async () => {
    const yes = await confirm({
      title: '不再记住',
      text: `不再记住表样“${known.name}”？您的文件不受影响。`,
      verb: '不再记住',
      danger: true,
    })
    if (yes) commit.mutate({ id: newId(), changes: [{ ledger: 'exportTemplate', recordId: known.id, op: 'remove', values: {} }] })
  }
  return (
    <Group gap="xs" wrap="nowrap" className={classes.known}>
      <UnstyledButton className={classes.knownName} onClick={() => void work.openKnown(known)} disabled={work.busy !== null}>
        <IconFileSpreadsheet size={18} aria-hidden />
        <span>{known.name}</span>
        <Text span fz="xs" c="dimmed">
          {known.usedOn && `${known.usedOn} 用过`}
          {known.hasFile ? '' : '，文件较大，需要再选一次'}
        </Text>
      </UnstyledButton>
      {!readOnly && (
        <ActionIcon variant="subtle" color="gray" aria-label={`不再记住表样${known.name}`} onClick={() => void forget()}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  )
}
