import type { ReactNode } from 'react'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useShellAct } from '#renderer/bridge/index.ts'

type WrittenFileProps = Readonly<{ token: string; said: ReactNode; children?: ReactNode; onClose: () => void }>

/** What was written and the next steps: `said` is read out, `children` are what must be known of the file. */
export function WrittenFile({ token, said, children, onClose }: WrittenFileProps) {
  const launch = useShellAct('file.launch')
  const show = useShellAct('file.show')
  return (
    <Stack>
      <Text role="status">{said}</Text>
      {children}
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
  )
}
