import { Stack, Text } from '@mantine/core'
import { useCall, useReadOnly } from '#renderer/bridge/index.ts'
import { FailureNote, Page, countText } from '#renderer/ui/index.ts'
import { ConflictPanel } from './conflictPanel.tsx'
import { FilesPanel } from './filesPanel.tsx'

/** 合并: what others worked in comes in, and what they wrote otherwise is decided. */
export function MergeScreen() {
  const count = useOpenCount()
  return (
    <Page title="合并副本" note={count > 0 ? `还有 ${countText(count)} 处两边写得不一样，等待取定` : '几台电脑上的同一份台账合成一份'}>
      <MergePanels />
    </Page>
  )
}

/** The same for another screen to show: files on top, decisions below. */
export function MergePanels() {
  const readOnly = useReadOnly()
  const open = useCall('merge.open', {}, { keepPrevious: true })
  const count = useOpenCount()
  return (
    <>
      {open.error && <FailureNote error={open.error} onRetry={() => void open.refetch()} />}
      <Stack gap="md">
        {readOnly ? <Text c="dimmed">这个文件只能查看，不能合并别的副本。</Text> : <FilesPanel />}
        {count > 0 && <ConflictPanel fields={open.data ?? []} />}
      </Stack>
    </>
  )
}

function useOpenCount(): number {
  const open = useCall('merge.open', {}, { keepPrevious: true })
  return (open.data ?? []).reduce((sum, one) => sum + one.count, 0)
}
