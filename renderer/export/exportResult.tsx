import { Button, Group, Stack, Text } from '@mantine/core'
import { useShellAct } from '#renderer/bridge/index.ts'
import { Banner, countText } from '#renderer/ui/index.ts'
import type { Exported } from './useExport.ts'

type ResultProps = Readonly<{ result: Exported & Readonly<{ notices?: readonly string[] }>; unit: string; onClose: () => void }>

/** Where the file is, and the next steps. */
export function ExportResult({ result, unit, onClose }: ResultProps) {
  const launch = useShellAct('file.launch')
  const show = useShellAct('file.show')
  const { token } = result
  return (
    <Stack>
      <Text role="status">
        已把 {countText(result.rows)} {unit}导出到“{result.name}”。
      </Text>
      {result.notices?.map((notice) => (
        <Banner key={notice} tone="warn">
          {notice}
        </Banner>
      ))}
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
