import { Button, List, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { UndoAnswer } from '#shared/ipc/outputs.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { newId, showDone, useAct, useRegistry } from '#renderer/bridge/index.ts'
import { Foot, countText } from '#renderer/ui/index.ts'

const shownAtFirst = 20

/** What stands in the way of an undo, why, and the choice to take back the rest. */
export function BlockedDialog({ answer, onClose }: Readonly<{ answer: UndoAnswer; onClose: () => void }>) {
  const rest = useAct('history.undo', {
    done: ({ records, blocked }) => {
      showDone(`已撤销 ${countText(records)} 条记录，${countText(blocked.length)} 条保持不动`)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={`“${answer.label}”还没有撤销`} size="lg">
      <Stack gap="sm">
        <Text>
          下面 {countText(answer.blocked.length)}{' '}
          条记录后来又有变化，为了不盖掉后来的修改，没有撤销任何内容。可以先撤销后来的那一步；也可以让这些记录保持现状，只撤销其余的。
        </Text>
        <BlockedList answer={answer} />
        <Foot>
          <Button
            variant="default"
            loading={rest.isPending}
            onClick={() => rest.mutate({ id: newId(), setId: answer.target, partial: true })}
          >
            撤销其余记录
          </Button>
          <Button onClick={onClose} data-autofocus>
            不撤销
          </Button>
        </Foot>
      </Stack>
    </Modal>
  )
}

function BlockedList({ answer }: Readonly<{ answer: UndoAnswer }>) {
  const registry = useRegistry()
  const [all, setAll] = useState(false)
  const shown = all ? answer.blocked : answer.blocked.slice(0, shownAtFirst)
  return (
    <>
      <List fz="sm" spacing={4}>
        {shown.map((entry) => (
          <List.Item key={`${entry.ledger}/${entry.recordId}`}>
            {findLedger(registry, entry.ledger)?.label} <b>{entry.label}</b>：{entry.why}
          </List.Item>
        ))}
      </List>
      {shown.length < answer.blocked.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          列出全部 {countText(answer.blocked.length)} 条
        </Button>
      )}
    </>
  )
}
