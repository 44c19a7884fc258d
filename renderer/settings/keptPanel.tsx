import { Button, Group, Text } from '@mantine/core'
import { forgetKept, showDone } from '#renderer/bridge/index.ts'
import { forgetLists } from '#renderer/ledger/index.ts'
import { Panel } from '#renderer/ui/index.ts'

/** How lists were left, put back all at once. It is kept for each file and person. */
export function KeptPanel() {
  const reset = () => {
    forgetKept()
    forgetLists()
    showDone('所有列表的列和排序已恢复默认')
  }
  return (
    <Panel title="列表的样子">
      <Text>列的宽度、次序、隐藏、冻结和排序，以及收起的菜单，按这份台账、这个人记住，下次打开还是这样。</Text>
      <Group mt="sm">
        <Button variant="default" onClick={reset}>
          所有列表恢复默认
        </Button>
      </Group>
    </Panel>
  )
}
