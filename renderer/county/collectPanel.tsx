import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFilePlus, IconFolderPlus } from '@tabler/icons-react'
import { Banner, EmptyState, Panel, ProgressPanel, countText } from '#renderer/ui/index.ts'
import { ChosenTable } from './chosenTable.tsx'
import { useCollecting, type Collecting } from './useCollecting.ts'

/** What the townships sent: chosen, taken in, told. */
export function CollectPanel() {
  const collecting = useCollecting()
  const { chosen, busy, progress, done } = collecting
  return (
    <Panel title="各乡镇报来的文件" actions={<AddButtons collecting={collecting} />}>
      <Stack gap="sm">
        {done && <DoneNote collecting={collecting} />}
        {chosen.length === 0 && !done && !busy && (
          <EmptyState
            title="收各乡镇的数据包或台账"
            text="点“添加文件…”可以一次选多份（.tzpkg 或 .tzdb），或者点“添加文件夹…”把一个文件夹里的全部选上。同一乡镇再次报来的，只增加新的内容；不能汇总的逐个说明原因，不影响其他乡镇。"
          />
        )}
        {chosen.length > 0 && <ChosenTable collecting={collecting} />}
        {busy && <ProgressPanel title="正在汇总" {...(progress ?? {})} onCancel={collecting.cancel} />}
        {chosen.length > 0 && (
          <Group justify="space-between">
            <Text fz="sm" c="dimmed">
              汇总前先做一份核对过的备份。汇总不能一步撤销：要退回去，用那份备份恢复。
            </Text>
            <Button loading={busy} onClick={collecting.collect}>
              汇总 {countText(chosen.length)} 份
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  )
}

function AddButtons({ collecting: { busy, addFiles, addFolder } }: Readonly<{ collecting: Collecting }>) {
  return (
    <Group gap="xs">
      <Button variant="default" leftSection={<IconFilePlus size={16} aria-hidden />} disabled={busy} onClick={addFiles}>
        添加文件…
      </Button>
      <Button variant="default" leftSection={<IconFolderPlus size={16} aria-hidden />} disabled={busy} onClick={addFolder}>
        添加文件夹…
      </Button>
    </Group>
  )
}

function DoneNote({ collecting: { done, chosen, cancelled } }: Readonly<{ collecting: Collecting }>) {
  const files = done ?? []
  const sum = (key: 'added' | 'updated' | 'removed') => countText(files.reduce((all, { total }) => all + total[key], 0))
  const refused = chosen.filter(({ refused: why }) => why !== null).length
  return (
    <Banner tone={refused > 0 ? 'warn' : 'info'}>
      {cancelled ? '已停下，已经汇总的保留。' : ''}已汇总 {countText(files.length)} 份：新增 {sum('added')} 条，修改 {sum('updated')}{' '}
      条，删除 {sum('removed')} 条。{refused > 0 ? `有 ${countText(refused)} 份没有汇总，原因见下表。` : ''}
    </Banner>
  )
}
