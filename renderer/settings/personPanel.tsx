import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLeaveGuard, useSettings, useShellAct } from '#renderer/bridge/index.ts'
import { Facts, Panel } from '#renderer/ui/index.ts'

const zooms = [0.8, 0.9, 1, 1.25, 1.5, 1.75, 2] as const

/** The operator's name and the size of everything in the window. */
export function PersonPanel() {
  return (
    <Stack>
      <OperatorForm />
      <ZoomChoice />
    </Stack>
  )
}

function OperatorForm() {
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

function ZoomChoice() {
  const { zoom } = useSettings()
  const keep = useShellAct('settings.set')
  return (
    <Panel title="显示大小">
      <Radio.Group
        label="整个窗口的文字和表格"
        description="也可以用 Ctrl+加号、Ctrl+减号调整，Ctrl+0 还原"
        value={String(zoom)}
        onChange={(value) => keep.mutate({ zoom: Number(value) })}
      >
        <Group mt="xs">
          {zooms.map((step) => (
            <Radio key={step} value={String(step)} label={`${Math.round(step * 100)}%`} />
          ))}
        </Group>
      </Radio.Group>
    </Panel>
  )
}
