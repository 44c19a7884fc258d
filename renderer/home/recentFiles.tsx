import { ActionIcon, Badge, Group, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { RecentFile } from '#shared/ipc/shell.ts'
import { useShell, useShellAct } from '#renderer/bridge/index.ts'
import { FailureNote, Panel, timeText } from '#renderer/ui/index.ts'
import classes from './home.module.css'

/** Files opened lately; one that is gone is marked and can be taken off the list. */
export function RecentFiles({ onOpen }: Readonly<{ onOpen: (key: string) => void }>) {
  // Opening and forgetting make it stale; what came with the page need not be asked again while it is being drawn.
  const recent = useShell('recent.list', {}, { staleTime: 10_000 })
  const forget = useShellAct('recent.forget')
  return (
    <Panel title="最近打开的文件">
      {recent.error && <FailureNote error={recent.error} onRetry={() => void recent.refetch()} />}
      {recent.data?.length === 0 && <Text c="dimmed">还没有打开过文件。</Text>}
      {recent.data?.map((file) => (
        <RecentLine key={file.key} file={file} onOpen={() => onOpen(file.key)} onForget={() => forget.mutate({ key: file.key })} />
      ))}
    </Panel>
  )
}

type LineProps = Readonly<{ file: RecentFile; onOpen: () => void; onForget: () => void }>

function RecentLine({ file, onOpen, onForget }: LineProps) {
  return (
    <div className={classes.recent}>
      <UnstyledButton className={classes.open} onClick={onOpen}>
        <Group gap="xs">
          <Text fw={600}>{file.name}</Text>
          {!file.exists && (
            <Badge color="orange" variant="light">
              找不到了
            </Badge>
          )}
        </Group>
        <Text fz="sm" c="dimmed" className={classes.folder}>
          {file.folder} · {timeText(file.openedAt)}
        </Text>
      </UnstyledButton>
      <Tooltip label="从列表中去掉（不删除文件）">
        <ActionIcon variant="subtle" color="gray" aria-label={`从列表中去掉 ${file.name}`} onClick={onForget}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
