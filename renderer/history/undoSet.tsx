import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { HistorySet, UndoAnswer } from '#shared/ipc/outputs.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { newId, showDone, useAct, useRegistry } from '#renderer/bridge/index.ts'
import { countText, useConfirm } from '#renderer/ui/index.ts'
import { useBlocked } from './blocked.tsx'

/** 撤销此步: asks, undoes, and explains what could not be undone. */
export function useUndoSet() {
  const confirm = useConfirm()
  const showBlocked = useBlocked()
  const undo = useAct('history.undo', {
    done: (answer) => {
      if (answer.blocked.length > 0) showBlocked(answer)
      else showDone(`已撤销：${answer.label}（${countText(answer.records)} 条记录）`)
    },
  })
  const ask = async (set: HistorySet) => {
    const yes = await confirm({
      title: `撤销“${set.label}”？`,
      text: `这一步的 ${countText(set.changes)} 条记录会回到修改以前的样子。之后又改过的记录保持不动。撤销本身也记入历史，可以再恢复。`,
      verb: '撤销此步',
    })
    if (yes) undo.mutate({ id: newId(), setId: set.id })
  }
  return { ask, busy: undo.isPending }
}

/** What stayed as it is, and why. */
export function BlockedDialog({ answer, onClose }: Readonly<{ answer: UndoAnswer; onClose: () => void }>) {
  const registry = useRegistry()
  const [all, setAll] = useState(false)
  const shown = all ? answer.blocked : answer.blocked.slice(0, 20)
  const undone = answer.records > 0 ? `已撤销 ${countText(answer.records)} 条记录。` : ''
  return (
    <Modal opened onClose={onClose} title={`“${answer.label}”没有全部撤销`} size="lg">
      <Stack gap="sm">
        <Text>
          {undone}下面 {countText(answer.blocked.length)}{' '}
          条记录后来又改过，为了不盖掉后来的修改，保持不动。需要时请先撤销后来的那一步，或直接修改这些记录。
        </Text>
        <List fz="sm" spacing={4}>
          {shown.map((entry) => (
            <List.Item key={`${entry.ledger}/${entry.recordId}`}>
              {findLedger(registry, entry.ledger)?.label} <b>{entry.label}</b>：{entry.why}
            </List.Item>
          ))}
        </List>
        <Group justify="flex-end">
          {shown.length < answer.blocked.length && (
            <Button variant="default" onClick={() => setAll(true)}>
              列出全部
            </Button>
          )}
          <Button onClick={onClose} data-autofocus>
            知道了
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
