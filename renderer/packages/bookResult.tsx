import { Button, Group, Stack } from '@mantine/core'
import { useShellAct } from '#renderer/bridge/index.ts'
import { Banner, Facts, Panel, countText } from '#renderer/ui/index.ts'
import type { MadeBook } from './useBook.ts'

/** Where the workbook is, and how it comes back. */
export function BookResult({
  made: { place, number, name, folder, records, token },
  onAgain,
}: Readonly<{ made: MadeBook; onAgain: () => void }>) {
  const launch = useShellAct('file.launch')
  const show = useShellAct('file.show')
  return (
    <Panel title={`已写出给${place}的第 ${number} 号表格`}>
      <Stack gap="md">
        <Banner tone="info">填好以后在“收包”里收回：添加文件，或者直接拖进窗口。文件改名、排过序、在 WPS 里另存过都认得。</Banner>
        <Facts
          rows={[
            ['文件', name],
            ['位置', folder],
            ['记录', `${countText(records)} 条`],
          ]}
        />
        <Group>
          <Button onClick={onAgain}>再写一份</Button>
          <Button variant="default" onClick={() => launch.mutate({ token })}>
            打开看看
          </Button>
          <Button variant="default" onClick={() => show.mutate({ token })}>
            打开所在文件夹
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}
