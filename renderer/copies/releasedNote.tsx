import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { CopyReleased } from '#shared/ipc/parts/copies.ts'
import { bytesText } from '#renderer/ui/index.ts'

const listeners = new Set<(released: CopyReleased) => void>()
let waiting: CopyReleased | null = null

/** Says that a file was let go of; the note stands outside of the open file, which is gone by then. */
export function noteReleased(released: CopyReleased): void {
  waiting = released
  for (const listener of listeners) listener(released)
}

/** Stands once in the window, over the start page. */
export function ReleasedNote() {
  const [released, setReleased] = useState<CopyReleased | null>(waiting)
  useEffect(() => {
    listeners.add(setReleased)
    return () => void listeners.delete(setReleased)
  }, [])
  if (!released) return null
  const close = () => {
    waiting = null
    setReleased(null)
  }
  return (
    <Modal opened onClose={close} title="安全移出" centered withCloseButton={false}>
      <Stack>
        <Text role="status" fw={600} fz="lg">
          台账已关闭，可以拔出 U 盘。
        </Text>
        <Text fz="sm">
          “{released.name}”（{bytesText(released.bytes)}）已全部写入，并
          {released.readBack === 'medium'
            ? '绕过系统缓存从盘上读回，核对一致。'
            : '重新打开读回，核对一致；如果还有别的文件在用这个 U 盘，请再用系统的“安全弹出”。'}
        </Text>
        <Group justify="flex-end">
          <Button data-autofocus onClick={close}>
            知道了
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
