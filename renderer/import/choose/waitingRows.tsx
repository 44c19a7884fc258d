import { Button, Text } from '@mantine/core'
import { useCall, useNavigate } from '#renderer/bridge/index.ts'
import { Panel, countText } from '#renderer/ui/index.ts'

/** Rows of earlier imports that still wait to be mended. */
export function WaitingRows() {
  const parked = useCall('parked.list', {})
  const { open } = useNavigate()
  const rows = (parked.data ?? []).reduce((sum, { waiting }) => sum + waiting, 0)
  if (rows === 0) return null
  return (
    <Panel title="待处理行">
      <Text mb="xs">以前导入时退回的 {countText(rows)} 行还没有改好。</Text>
      <Button variant="default" onClick={() => open({ screen: 'parked' })}>
        去处理
      </Button>
    </Panel>
  )
}
