import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { MergeConflict } from '#shared/ipc/parts/merging.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { codesOf, fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { useRegistry } from '#renderer/bridge/index.ts'
import { FieldControl, mistake, readDraft, todayIso, type Draft } from '#renderer/ledger/index.ts'

type Props = Readonly<{ conflict: MergeConflict; onClose: () => void; onValue: (value: FieldValue) => void }>

/** Neither value is right: another one is typed. */
export function OtherDialog({ conflict, onClose, onValue }: Props) {
  const registry = useRegistry()
  const field = fieldOf(ledgerOf(registry, conflict.ledger), conflict.field)
  const [draft, setDraft] = useState<Draft>({ text: '', link: null })
  const [problem, setProblem] = useState<string | null>(null)
  const save = (now: Draft) => {
    const read = readDraft(field, now, { codes: codesOf(registry, field), today: todayIso() })
    const wrong = mistake(read.problems)
    setProblem(wrong)
    if (wrong === null) onValue(read.value)
  }
  return (
    <Modal opened onClose={onClose} title={`${conflict.label}：${conflict.fieldLabel}`} size="md">
      <Stack>
        <Text fz="sm">{conflict.sides.map(({ text, person }) => `${person}写的是“${text === '' ? '空' : text}”`).join('；')}。</Text>
        <FieldControl
          registry={registry}
          field={field}
          draft={draft}
          problem={problem}
          masked={false}
          locked={false}
          autoFocus
          onDraft={setDraft}
          onFinish={(next, how) => (how === 'escape' ? onClose() : setDraft(next))}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button onClick={() => save(draft)}>取这个值</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
