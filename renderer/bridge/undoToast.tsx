import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { UndoAnswer } from '#shared/ipc/outputs.ts'
import { call, newId } from './call.ts'
import { showDone, showFault } from './tell.ts'

/** Milliseconds during which the word 撤销 stands there; afterwards the top bar and the history have it. The mouse over it stops the clock. */
const shownFor = 15_000

let blocked: (answer: UndoAnswer) => void = () => undefined
let shown: string | null = null

/** Told with its own 撤销: a step that took something away, or changed much at once. null: nothing was written. */
export function showUndo(message: string, setId: string | null): void {
  if (setId === null) return showDone(message)
  // One offer at a time: two of them would make a person guess which step is meant.
  hideUndo()
  shown = setId
  notifications.show({
    id: idOf(setId),
    message: <Offer message={message} setId={setId} />,
    color: 'green',
    autoClose: shownFor,
    withCloseButton: true,
    role: 'status',
  })
}

/** Takes the offer away: that of one step, which was taken back elsewhere, or whichever stands there. */
export function hideUndo(setId: string | null = shown): void {
  if (setId !== null) notifications.hide(idOf(setId))
}

/** Who shows what stands in the way of an undo. */
export function onUndoBlocked(listener: (answer: UndoAnswer) => void): () => void {
  blocked = listener
  return () => {
    blocked = () => undefined
    hideUndo()
  }
}

const idOf = (setId: string): string => `undo ${setId}`

function Offer({ message, setId }: Readonly<{ message: string; setId: string }>) {
  const [busy, setBusy] = useState(false)
  const undo = async () => {
    setBusy(true)
    try {
      tell(await call('history.undo', { id: newId(), setId }))
    } catch (error) {
      showFault(error)
    }
    hideUndo(setId)
  }
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text fz="sm">{message}</Text>
      <Button size="compact-sm" variant="default" loading={busy} onClick={() => void undo()}>
        撤销
      </Button>
    </Group>
  )
}

function tell(answer: UndoAnswer): void {
  if (answer.blocked.length > 0) blocked(answer)
  else showDone(`已撤销：${answer.label}（${answer.records} 条记录）`)
}
