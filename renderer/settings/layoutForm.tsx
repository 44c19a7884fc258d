import { Button, Group, Modal, Stack, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { LayoutView } from '#shared/ipc/parts/layouts.ts'
import { newId, useAct } from '#renderer/bridge/index.ts'

/** Name and note of a layout. Two of one name could not be told apart. */
export function LayoutForm({ layout, taken, onClose }: Readonly<{ layout: LayoutView; taken: readonly string[]; onClose: () => void }>) {
  const [name, setName] = useState(layout.name)
  const [note, setNote] = useState(layout.note)
  const save = useAct('edit.commit', { doneText: '已保存', done: onClose })
  const isTaken = name.trim() !== layout.name && taken.includes(name.trim())
  const send = () => {
    const values = { name: name.trim(), note: note.trim() || null }
    const change = { ledger: 'importLayout', recordId: layout.id, op: 'change' as const, values, seenHead: layout.head }
    save.mutate({ id: newId(), label: `修改表格格式“${name.trim()}”`, changes: [change] })
  }
  return (
    <Modal opened onClose={onClose} title="格式的名称和说明" size="md">
      <Stack>
        <TextInput
          label="名称"
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={isTaken ? '已经有这个名称的格式' : undefined}
          data-autofocus
        />
        <Textarea
          label="说明"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          placeholder="如：县民政局每月发来的低保名册"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button disabled={name.trim() === '' || isTaken} loading={save.isPending} onClick={send}>
            保存
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
