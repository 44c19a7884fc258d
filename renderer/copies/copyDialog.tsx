import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconDeviceUsb, IconFolder } from '@tabler/icons-react'
import type { CopyMade } from '#shared/ipc/parts/copies.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { Facts, FailureNote, ProgressPanel, bytesText } from '#renderer/ui/index.ts'
import { LandingPanel } from './landingPanel.tsx'
import { useCopying, type Copying, type Target } from './useCopying.ts'

/** Another file of ours than the open ledger: a package, a backup. */
export type CopyFile = Readonly<{ token: string; name: string }>

/** 复制到 U 盘. Closing it while the copy is being written is asked for by 取消 only. */
export function CopyDialog({ file, onClose }: Readonly<{ file: CopyFile | null; onClose: () => void }>) {
  const copying = useCopying(file)
  const { step, progress } = copying
  const isBusy = step.at === 'copying'
  return (
    <Modal
      opened
      onClose={isBusy ? () => undefined : onClose}
      withCloseButton={!isBusy}
      closeOnClickOutside={false}
      title={file ? `复制“${file.name}”到 U 盘` : '复制台账到 U 盘'}
      size="lg"
    >
      {step.at === 'choosing' && <DriveList onChoose={copying.choose} onFolder={copying.chooseFolder} />}
      {step.at === 'looking' && <ProgressPanel title="正在查看那里有什么" />}
      {step.at === 'look' && <LandingPanel look={step.look} copying={copying} onLeave={onClose} isLedger={file === null} />}
      {step.at === 'copying' && <CopyProgress progress={progress} onCancel={copying.cancel} />}
      {step.at === 'done' && <DoneNote made={step.made} onClose={onClose} />}
    </Modal>
  )
}

function DriveList({ onChoose, onFolder }: Readonly<{ onChoose: (target: Target) => void; onFolder: () => void }>) {
  const drives = useCall('copy.drives', {}, { staleTime: 0 })
  return (
    <Stack gap="sm">
      <Text fz="sm" c="dimmed">
        先写成临时文件，读回来逐字节核对一致之后才算数；U 盘上原有的文件不会被悄悄覆盖。
      </Text>
      {drives.error && <FailureNote error={drives.error} onRetry={() => void drives.refetch()} />}
      {drives.isPending && <ProgressPanel title="正在查找 U 盘" />}
      {drives.data?.length === 0 && <Text>没有找到 U 盘。插好后点“重新查找”，或者选择文件夹。</Text>}
      {drives.data?.map(({ token, name, removable, freeBytes }) => (
        <Button
          key={token}
          variant="default"
          size="md"
          justify="flex-start"
          leftSection={<IconDeviceUsb size={18} aria-hidden />}
          rightSection={
            <Group gap="xs">
              {freeBytes !== null && (
                <Text span fz="sm" c="dimmed">
                  可用 {bytesText(freeBytes)}
                </Text>
              )}
              <Badge variant="light" color={removable ? 'green' : 'gray'}>
                {removable ? 'U 盘' : '本机磁盘'}
              </Badge>
            </Group>
          }
          onClick={() => onChoose({ token, name })}
        >
          {name}
        </Button>
      ))}
      <Group justify="space-between">
        <Button variant="subtle" onClick={() => void drives.refetch()} loading={drives.isFetching}>
          重新查找
        </Button>
        <Button variant="default" leftSection={<IconFolder size={16} aria-hidden />} onClick={onFolder}>
          选择文件夹…
        </Button>
      </Group>
    </Stack>
  )
}

function CopyProgress({ progress, onCancel }: Readonly<{ progress: Copying['progress']; onCancel: () => void }>) {
  const percent = progress && progress.total > 0 ? Math.round((progress.done / progress.total) * 100) : 0
  return (
    <Stack>
      <ProgressPanel title={progress?.text ?? '正在写入'} done={percent} total={100} text="请不要拔出 U 盘。" onCancel={onCancel} />
    </Stack>
  )
}

function DoneNote({ made, onClose }: Readonly<{ made: CopyMade; onClose: () => void }>) {
  return (
    <Stack>
      <Text role="status" fw={600} fz="lg">
        {made.removable ? '已复制并核对，可以拔出 U 盘。' : '已复制并核对。'}
      </Text>
      <Facts
        rows={[
          ['文件', made.name],
          ['位置', made.folder],
          ['大小', bytesText(made.bytes)],
          [
            '核对',
            made.readBack === 'medium'
              ? '绕过系统缓存，从盘上读回，逐字节一致'
              : '关闭后重新打开读回，逐字节一致（读回的内容可能来自系统缓存；拔出前请再用系统的“安全弹出”）',
          ],
          ['校验值', <span key="sha" className="numbers">{`${made.sha256.slice(0, 16)}…`}</span>],
        ]}
      />
      <Group justify="flex-end">
        <Button data-autofocus onClick={onClose}>
          知道了
        </Button>
      </Group>
    </Stack>
  )
}
