import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useShellAct } from '#renderer/bridge/index.ts'
import type { Exported } from '#renderer/export/index.ts'
import { countText } from '#renderer/ui/index.ts'

/** Where the report is, and what may be done with it. */
export function SavedDialog({ saved, onClose }: Readonly<{ saved: Exported; onClose: () => void }>) {
  const launch = useShellAct('file.launch')
  const show = useShellAct('file.show')
  const { token } = saved
  return (
    <Modal opened onClose={onClose} title="报告已存好">
      <Stack>
        <Text role="status">
          “{saved.name}”里有 {countText(saved.rows)} 个数字，每个都记下了口径。以后在“已出报告”里能看当时和现在各是多少。
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => show.mutate({ token })}>
            打开所在文件夹
          </Button>
          <Button variant="default" onClick={() => launch.mutate({ token })}>
            打开文件
          </Button>
          <Button onClick={onClose} data-autofocus>
            完成
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
