import { Button, Group, SimpleGrid, Text } from '@mantine/core'
import type { BackupPlace, BackupState } from '#shared/ipc/outputs.ts'
import { showDone, useAct, useCall, useShellAct, shell, attempt } from '#renderer/bridge/index.ts'
import { FailureNote, Panel, ProgressPanel, timeText } from '#renderer/ui/index.ts'

/** Second place and practice: what a lost disk or a bad backup would mean. */
export function BackupSafety() {
  const state = useCall('backup.state', {})
  if (state.error) return <FailureNote error={state.error} onRetry={() => void state.refetch()} />
  if (!state.data) return null
  return (
    <SimpleGrid cols={2} spacing="md" mb="md">
      <PlacePanel second={state.data.second} />
      <DrillPanel drill={state.data.drill} />
    </SimpleGrid>
  )
}

function PlacePanel({ second }: Readonly<{ second: BackupState['second'] }>) {
  const set = useShellAct('backup.secondPlace')
  const copy = useAct('backup.toPlace', {
    done: ({ second: place }) => place?.upToDate && showDone(`最近的备份已存到 ${place.name} 并核对`),
  })
  const choose = async () => {
    const grant = await shell('dialog.backupFolder', {})
    if (grant) set.mutate({ token: grant.token }, { onSuccess: () => copy.mutate({}) })
  }
  return (
    <Panel title="第二备份位置">
      {copy.isPending ? <ProgressPanel title="正在复制并核对" /> : <Text fz="sm">{placeText(second)}</Text>}
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={() => void attempt(choose)} disabled={copy.isPending}>
          {second ? '换一个位置…' : '选择另一个盘…'}
        </Button>
        {second && (
          <>
            <Button size="xs" variant="default" onClick={() => copy.mutate({})} disabled={copy.isPending}>
              现在复制
            </Button>
            <Button size="xs" variant="subtle" onClick={() => set.mutate({ token: null })} disabled={copy.isPending}>
              不再使用
            </Button>
          </>
        )}
      </Group>
    </Panel>
  )
}

function placeText(second: BackupPlace | null): string {
  if (!second) return '现在的备份和台账在同一个盘上，硬盘坏了会一起丢。请选另一个盘或 U 盘：每份自动备份都会再存一份到那里，读回核对。'
  const at = `${second.folder}${second.last ? `，最近 ${timeText(second.last)}` : '，还没有备份'}。`
  if (second.missing) return `${at}现在找不到这个位置（U 盘没有插上？），插上后会自动补存。`
  if (second.problem) return `${at}${second.problem}`
  return second.upToDate ? `${at}最近的备份已在那里核对过。` : `${at}最近的备份还没有存过去。`
}

function DrillPanel({ drill }: Readonly<{ drill: BackupState['drill'] }>) {
  const run = useAct('backup.drill')
  const last = run.data ?? drill
  return (
    <Panel title="恢复演练">
      {run.isPending ? (
        <ProgressPanel title="正在把最近的备份还原成临时文件并全面检查" />
      ) : (
        <Text fz="sm" {...(last && !last.ok ? { c: 'red', role: 'alert' } : {})}>
          {last === null && '还没有演练过。程序空闲时每天自动把最近的备份还原一遍，逐条与历史核对，用完即删。'}
          {last?.ok && `${timeText(last.at)} 演练通过：“${last.backup}”能完整恢复，逐条核对一致。`}
          {last && !last.ok && `${timeText(last.at)} 演练发现问题：${last.problems.slice(0, 3).join('；')}。请马上“立即备份”。`}
        </Text>
      )}
      <Button size="xs" variant="default" mt="sm" onClick={() => run.mutate({})} disabled={run.isPending}>
        现在演练
      </Button>
    </Panel>
  )
}
