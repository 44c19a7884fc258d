import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLeaveGuard, useSettings, useShellAct } from '#renderer/bridge/index.ts'
import { Facts, Panel } from '#renderer/ui/index.ts'

/** Who works at this PC. */
export function PersonPanel() {
  const settings = useSettings()
  const [operator, setOperator] = useState(settings.operator)
  const keep = useShellAct('settings.set')
  const name = operator.trim()
  const dirty = name !== settings.operator
  useLeaveGuard(dirty)
  return (
    <Panel title="经办人">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name) keep.mutate({ operator: name })
        }}
      >
        <Group align="flex-end" mb="md">
          <TextInput
            label="姓名"
            description="记在每一次修改的旁边"
            value={operator}
            maxLength={30}
            onChange={(event) => setOperator(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!name || !dirty}>
            保存姓名
          </Button>
        </Group>
      </form>
      <Facts rows={[['本机名称', settings.device]]} />
    </Panel>
  )
}
