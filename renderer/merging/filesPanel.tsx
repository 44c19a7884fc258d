import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFilePlus } from '@tabler/icons-react'
import { useFile } from '#renderer/bridge/index.ts'
import { Banner, EmptyState, Panel, ProgressPanel, countText } from '#renderer/ui/index.ts'
import { BookNotes } from './bookNotes.tsx'
import { FilesTable } from './filesTable.tsx'
import type { Chosen } from './lookAt.ts'
import { isFresh, useMerging, type Merging } from './useMerging.ts'

/** What was chosen to be merged: copies, packages, workbooks; what each would bring, and the merge itself. */
export function FilesPanel() {
  const merging = useMerging()
  const { chosen, busy, done, progress } = merging
  const fresh = chosen.filter(isFresh)
  return (
    <Panel title="交回的数据包、副本和表格" actions={<AddButton merging={merging} />}>
      <Stack gap="sm">
        {done && <DoneNote files={done} />}
        {chosen.length === 0 && !done && busy === null && <Nothing />}
        {chosen.length > 0 && <FilesTable merging={merging} />}
        {[...chosen, ...(done ?? [])].map(
          ({ token, name, book }) => book && <BookNotes key={token} token={token} name={name} book={book} />,
        )}
        {busy && (
          <ProgressPanel
            title={busy === 'looking' ? '正在核对（不会改动台账）' : '正在合并'}
            {...(progress ?? {})}
            {...(busy === 'merging' ? {} : { onCancel: merging.cancel })}
          />
        )}
        {chosen.length > 0 && (
          <Group justify="space-between">
            <Text fz="sm" c="dimmed">
              合并前先做一份核对过的备份。两边改了同一项的，都留着，等您取定。合并不能一步撤销：要整个退回去，用那份备份恢复。
            </Text>
            <Button disabled={fresh.length === 0 || busy !== null} loading={busy === 'merging'} onClick={merging.merge}>
              {fresh.length === 0 ? '没有可以合并的新内容' : `合并 ${fresh.length} 份`}
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
      添加文件…
    </Button>
  )
}

function Nothing() {
  const township = useFile()?.township ?? ''
  return (
    <EmptyState
      title="收回别人手里的内容"
      text={`可以收三种文件：数据包（.tzpkg）、${township}台账的副本（.tzdb）、村里填好交回的表格（.xlsx）。点“添加文件…”可以一次选多份，也可以直接拖进窗口。先列出每份会带来什么，您点“合并”才写入；谁在哪台电脑上改的，都记在历史里。`}
    />
  )
}

function DoneNote({ files }: Readonly<{ files: readonly Chosen[] }>) {
  const sum = (key: 'added' | 'updated' | 'removed') => countText(files.reduce((all, { file }) => all + (file?.total[key] ?? 0), 0))
  return (
    <Banner tone="info">
      已合并 {files.map(({ name }) => `“${name}”`).join('、')}：新增 {sum('added')} 条，修改 {sum('updated')} 条，删除 {sum('removed')} 条。
      要整个退回去，在“备份与恢复”里用合并前的备份恢复。
    </Banner>
  )
}
