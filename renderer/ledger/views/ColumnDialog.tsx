import { ActionIcon, Button, Checkbox, Group, Modal, NumberInput, ScrollArea, Table, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPin, IconPinnedFilled } from '@tabler/icons-react'
import { useState } from 'react'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { changeColumn, defaultLayout, moveColumn, type ColumnChoice, type Layout } from '../grid/layout.ts'

type Props = Readonly<{
  ledger: LedgerDefinition
  layout: Layout
  onApply: (layout: Layout) => void
  onClose: () => void
}>

/** Which columns, in which order, how wide, which of them frozen. */
export function ColumnDialog({ ledger, layout, onApply, onClose }: Props) {
  const [draft, setDraft] = useState(layout)
  const [typed, setTyped] = useState('')
  const labels = new Map(ledger.fields.filter((field) => !field.retired).map((field) => [field.id, field.label]))
  const listed = [...draft.columns]
    .sort((a, b) => Number(b.shown) - Number(a.shown))
    .filter((choice) => labels.get(choice.field)?.includes(typed.trim()))
  return (
    <Modal opened onClose={onClose} title={`${ledger.label}：显示哪些列`} size="lg">
      <TextInput
        aria-label="查找列"
        placeholder="查找列"
        data-autofocus
        mb="xs"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ScrollArea h={380} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Table stickyHeader>
          <Headings />
          <Table.Tbody>
            {listed.map((choice) => (
              <ColumnLine
                key={choice.field}
                label={labels.get(choice.field) ?? choice.field}
                choice={choice}
                onChange={(change) => setDraft(changeColumn(draft, choice.field, change))}
                onMove={(step) => setDraft(moveColumn(draft, choice.field, step))}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      <Group justify="space-between" mt="md">
        <Button variant="default" onClick={() => setDraft({ ...draft, columns: defaultLayout(ledger).columns })}>
          恢复默认
        </Button>
        <Group>
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button onClick={() => onApply(draft)} disabled={!draft.columns.some((choice) => choice.shown)}>
            应用
          </Button>
        </Group>
      </Group>
    </Modal>
  )
}

function Headings() {
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th>显示</Table.Th>
        <Table.Th w={110}>宽度（像素）</Table.Th>
        <Table.Th w={72}>冻结</Table.Th>
        <Table.Th w={90}>次序</Table.Th>
      </Table.Tr>
    </Table.Thead>
  )
}

type LineProps = Readonly<{
  label: string
  choice: ColumnChoice
  onChange: (change: Partial<ColumnChoice>) => void
  onMove: (step: -1 | 1) => void
}>

function ColumnLine({ label, choice, onChange, onMove }: LineProps) {
  const Pin = choice.pinned ? IconPinnedFilled : IconPin
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox label={label} checked={choice.shown} onChange={(event) => onChange({ shown: event.currentTarget.checked })} />
      </Table.Td>
      <Table.Td>
        <NumberInput
          aria-label={`${label}的宽度`}
          size="xs"
          min={48}
          max={600}
          value={choice.width}
          onChange={(width) => onChange({ width: Number(width) || choice.width })}
        />
      </Table.Td>
      <Table.Td>
        <ActionIcon
          variant={choice.pinned ? 'filled' : 'subtle'}
          aria-label={`${choice.pinned ? '不再冻结' : '冻结'}${label}`}
          aria-pressed={choice.pinned}
          onClick={() => onChange({ pinned: !choice.pinned })}
        >
          <Pin size={16} aria-hidden />
        </ActionIcon>
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <ActionIcon variant="subtle" aria-label={`${label}向前移`} disabled={!choice.shown} onClick={() => onMove(-1)}>
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={`${label}向后移`} disabled={!choice.shown} onClick={() => onMove(1)}>
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
