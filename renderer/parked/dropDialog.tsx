import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ParkedTableView } from '#shared/ipc/parts/layouts.ts'
import { newId, useAct } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'

const reasons = ['已在台账中手工录入', '不属于本乡镇', '重复的行', '原表作废']

type Props = Readonly<{ table: ParkedTableView; chosen: readonly string[]; onClose: () => void; onDone: () => void }>

/** Giving rows up: with a reason, kept in the history, and to be undone like any step. */
export function DropDialog({ table, chosen, onClose, onDone }: Props) {
  const [reason, setReason] = useState('')
  const count = chosen.length > 0 ? chosen.length : table.waiting
  const drop = useAct('parked.drop', {
    doneText: ({ dropped }) => `${dropped} 行不再导入，原因记在历史中`,
    undoable: true,
    done: () => {
      onDone()
      onClose()
    },
  })
  const send = () =>
    drop.mutate({ id: newId(), table: table.id, reason: reason.trim(), ...(chosen.length > 0 ? { rows: [...chosen] } : {}) })
  return (
    <Modal opened onClose={onClose} title={`${countText(count)} 行不再导入`} size="md">
      <Stack>
        <Text fz="sm">这些行会从待处理中去掉，台账没有任何改动；需要时可以撤销。</Text>
        <TextInput
          label="原因"
          required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <Group gap="xs">
          {reasons.map((text) => (
            <Button key={text} size="compact-sm" variant="default" onClick={() => setReason(text)}>
              {text}
            </Button>
          ))}
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button color="red" disabled={reason.trim() === ''} loading={drop.isPending} onClick={send}>
            不再导入
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
