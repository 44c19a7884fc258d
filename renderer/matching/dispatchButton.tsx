import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId, useAct } from '#renderer/bridge/index.ts'
import { countText, DateInput } from '#renderer/ui/index.ts'

/** Hands out the hits of the list as it is filtered now. */
export function DispatchButton({ ids, disabled }: Readonly<{ ids: readonly string[]; disabled: boolean }>) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button size="xs" variant="default" disabled={disabled} onClick={() => setOpened(true)}>
        派发…
      </Button>
      {opened && <DispatchDialog ids={ids} onClose={() => setOpened(false)} />}
    </>
  )
}

function DispatchDialog({ ids, onClose }: Readonly<{ ids: readonly string[]; onClose: () => void }>) {
  const [way, setWay] = useState('helper')
  const [assignee, setAssignee] = useState('')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const dispatch = useAct('matching.dispatch', {
    doneText: ({ handed, withoutHelper }) =>
      `已派发 ${countText(handed)} 条${withoutHelper > 0 ? `；${countText(withoutHelper)} 条的农户没有帮扶责任人，没有派发` : ''}`,
    undoable: true,
    done: onClose,
  })
  const isReady = way === 'helper' || assignee.trim() !== ''
  const submit = () => {
    const to = way === 'helper' ? ('helper' as const) : { assignee: assignee.trim() }
    dispatch.mutate({ id: newId(), hits: ids.slice(0, 20_000), to, ...(dueOn ? { dueOn } : {}) })
  }
  return (
    <Modal opened onClose={onClose} title={`派发 ${countText(ids.length)} 条线索`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) submit()
        }}
      >
        <Stack>
          <Radio.Group value={way} onChange={setWay} label="由谁核实">
            <Stack gap={6} mt={4}>
              <Radio value="helper" label="各户的帮扶责任人" />
              <Radio value="person" label="指定一个人（村干部、包村干部）" />
            </Stack>
          </Radio.Group>
          {way === 'person' && (
            <TextInput
              label="核实人"
              value={assignee}
              onChange={(event) => setAssignee(event.currentTarget.value)}
              maxLength={60}
              data-autofocus
            />
          )}
          <DateInput label="核实期限" value={dueOn} onChange={setDueOn} />
          <Text fz="sm" c="dimmed">
            派发的是列表里现在筛出来的线索，一次可以撤销。
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              取消
            </Button>
            <Button type="submit" disabled={!isReady} loading={dispatch.isPending}>
              派发
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
