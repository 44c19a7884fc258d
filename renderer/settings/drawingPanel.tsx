import { Button, Group, Stack, Switch, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { Compatible } from '#shared/ipc/shell.ts'
import { useShell, useShellAct } from '#renderer/bridge/index.ts'
import { FailureNote, Panel } from '#renderer/ui/index.ts'

/** 兼容模式: drawing without the graphics card, for this PC. It holds from the next start on. */
export function DrawingPanel() {
  const client = useQueryClient()
  const found = useShell('compatible.get', {})
  const choose = useShellAct('compatible.set', { done: (now) => client.setQueryData(['shell', 'compatible.get', {}], now) })
  const restart = useShellAct('app.restart')
  const now = found.data
  return (
    <Panel title="显卡">
      {found.error && <FailureNote error={found.error} onRetry={() => void found.refetch()} />}
      {now && (
        <Stack gap="sm">
          <Switch
            label="兼容模式（不用显卡）"
            description="窗口花屏、黑屏、闪烁、缺字，或者远程桌面里很慢时打开。其他功能都一样，只是大表滚动会慢一些。重新启动程序后起作用"
            checked={now.mode !== 'off'}
            disabled={choose.isPending}
            onChange={(event) => choose.mutate({ on: event.currentTarget.checked })}
          />
          <Group justify="space-between">
            <Text role="status">{stateText(now)}</Text>
            {isWaiting(now) && (
              <Button variant="default" loading={restart.isPending} onClick={() => restart.mutate({})}>
                现在重新启动
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Panel>
  )
}

const isWaiting = ({ mode, isNow }: Compatible): boolean => (mode !== 'off') !== isNow

function stateText(now: Compatible): string {
  const present = now.isNow ? '现在没有用显卡。' : '现在用着显卡。'
  if (now.mode === 'mended') return `${present}兼容模式是程序因为显卡出错打开的，升级以后会再试一次显卡。`
  if (!isWaiting(now)) return present
  return now.mode === 'off' ? `${present}重新启动以后用显卡。` : `${present}重新启动以后不用显卡。`
}
