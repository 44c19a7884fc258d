import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconFilePlus, IconX } from '@tabler/icons-react'
import type { MergeFile } from '#shared/ipc/parts/merging.ts'
import { Banner, EmptyState, Panel, ProgressPanel, countText, timeText } from '#renderer/ui/index.ts'
import classes from './merging.module.css'
import { useMerging, type Merging } from './useMerging.ts'

/** The copies that were chosen, what each would bring, and the merge itself. */
export function FilesPanel() {
  const merging = useMerging()
  const { chosen, busy, done, progress } = merging
  const fresh = chosen.filter(({ file }) => file.sets.taken > 0)
  return (
    <Panel title="别人手里的副本" actions={<AddButton merging={merging} />}>
      <Stack gap="sm">
        {done && <DoneNote files={done} />}
        {chosen.length === 0 && !done && <Nothing />}
        {chosen.length > 0 && <FilesTable merging={merging} />}
        {busy && (
          <ProgressPanel
            title={busy === 'looking' ? '正在核对这份副本（不会改动台账）' : '正在合并'}
            {...(progress ?? {})}
            {...(busy === 'merging' ? {} : { onCancel: merging.cancel })}
          />
        )}
        {chosen.length > 0 && (
          <Group justify="space-between">
            <Text fz="sm" c="dimmed">
              合并前先做一份核对过的备份。两边改了同一项的，都留着，等您取定。
            </Text>
            <Button disabled={fresh.length === 0 || busy !== null} loading={busy === 'merging'} onClick={merging.merge}>
              {fresh.length === 0 ? '没有新内容' : `合并 ${fresh.length} 份`}
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  )
}

function AddButton({ merging: { add, busy } }: Readonly<{ merging: Merging }>) {
  return (
    <Button variant="default" leftSection={<IconFilePlus size={16} aria-hidden />} disabled={busy !== null} onClick={add}>
      添加副本…
    </Button>
  )
}

function Nothing() {
  return (
    <EmptyState
      title="把别人 U 盘上的副本合进来"
      text="把本台账复制给别人（菜单“另存为”或复制文件），他们各自修改后拿回来，在这里逐份添加。先列出每份会带来什么，您点“合并”才写入；谁在哪台电脑上改的，都记在历史里。"
    />
  )
}

function FilesTable({ merging }: Readonly<{ merging: Merging }>) {
  return (
    <Table className={classes.files} aria-label="选中的副本">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>文件</Table.Th>
          <Table.Th>分开以后由谁改过</Table.Th>
          <Table.Th data-number>新增</Table.Th>
          <Table.Th data-number>修改</Table.Th>
          <Table.Th data-number>删除</Table.Th>
          <Table.Th data-number>两边不一样</Table.Th>
          <Table.Th>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {merging.chosen.map(({ token, name, file }) => (
          <Table.Tr key={token}>
            <Table.Td>{name}</Table.Td>
            <Table.Td>
              <Authors file={file} />
            </Table.Td>
            <Table.Td data-number>{countText(file.total.added)}</Table.Td>
            <Table.Td data-number>{countText(file.total.updated)}</Table.Td>
            <Table.Td data-number>{countText(file.total.removed)}</Table.Td>
            <Table.Td data-number>{countText(file.conflicts)}</Table.Td>
            <Table.Td>
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconX size={14} aria-hidden />}
                disabled={merging.busy !== null}
                onClick={() => merging.drop(token)}
                aria-label={`不合并“${name}”`}
              >
                不合并
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Authors({ file: { authors, sets, records } }: Readonly<{ file: MergeFile }>) {
  if (sets.taken === 0) return <Text fz="sm">没有本台账不知道的内容</Text>
  return (
    <>
      {authors.map(({ person, device, sets: steps, last }) => (
        <Text key={`${person} ${device}`} fz="sm">
          {person}（{device}）{countText(steps)} 步，最近 {timeText(last)}
        </Text>
      ))}
      <Text fz="xs" c="dimmed">
        {records.map(({ label, added, updated, removed, same }) => `${label} ${countText(added + updated + removed + same)} 条`).join('、')}
      </Text>
    </>
  )
}

function DoneNote({ files }: Readonly<{ files: readonly MergeFile[] }>) {
  const sum = (key: keyof MergeFile['total']) => countText(files.reduce((all, file) => all + file.total[key], 0))
  return (
    <Banner tone="info">
      已合并 {files.map(({ name }) => `“${name}”`).join('、')}：新增 {sum('added')} 条，修改 {sum('updated')} 条，删除 {sum('removed')} 条。
      合并前的备份在“备份与恢复”里。
    </Banner>
  )
}
