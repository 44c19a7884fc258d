import { ActionIcon, Button, Checkbox, Group, Modal, NumberInput, ScrollArea, Stack, Table, Text, TextInput, Textarea } from '@mantine/core'
import { Foot } from '#renderer/ui/index.ts'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { FormInfo } from '#shared/ipc/parts/printing.ts'
import type { OwnSettings } from '#shared/printing/forms/ownForm.ts'
import { moved, settingsOf, startOwnDraft } from './ownDraft.ts'
import type { OwnColumn, OwnDraft } from './ownDraft.ts'

type DialogProps = Readonly<{
  info: FormInfo
  /** The form as it is shipped, whose columns may be taken again. */
  shipped: FormInfo
  onSave: (name: string, settings: OwnSettings) => void
  onClose: () => void
}>

/** An office's own copy: name, title, signature lines, which columns in which order and how wide. */
export function OwnFormDialog({ info, shipped, onSave, onClose }: DialogProps) {
  const [draft, setDraft] = useState<OwnDraft>(() => startOwnDraft(info, shipped))
  const complete = draft.name.trim() !== '' && draft.tables.every((table) => table.some((column) => column.shown))
  return (
    <Modal opened onClose={onClose} title={info.own === null ? '另存为本单位的格式' : '修改本单位的格式'} size="lg">
      <ScrollArea.Autosize mah={460} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Stack gap="sm" pr="sm">
          <TextInput
            label="名称"
            withAsterisk
            data-autofocus
            maxLength={60}
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          {shipped.choices.title !== null && (
            <TextInput
              label="标题"
              description="花括号里的词打印时换成实际内容。"
              maxLength={200}
              value={draft.title}
              onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
            />
          )}
          {shipped.choices.signs !== null && (
            <Textarea
              label="签字栏"
              description="一行一个，如“填表人”。"
              autosize
              minRows={2}
              value={draft.signs}
              onChange={(event) => setDraft({ ...draft, signs: event.currentTarget.value })}
            />
          )}
          {draft.tables.map((table, at) => (
            <ColumnsOf
              key={at}
              title={draft.tables.length > 1 ? `第 ${at + 1} 张表的列` : '列'}
              columns={table}
              onChange={(columns) => setDraft({ ...draft, tables: draft.tables.map((one, index) => (index === at ? columns : one)) })}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      <Foot>
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button disabled={!complete} onClick={() => onSave(draft.name.trim(), settingsOf(draft, shipped))}>
          保存格式
        </Button>
      </Foot>
    </Modal>
  )
}

type ColumnsProps = Readonly<{ title: string; columns: readonly OwnColumn[]; onChange: (columns: readonly OwnColumn[]) => void }>

function ColumnsOf({ title, columns, onChange }: ColumnsProps) {
  const change = (at: number, next: Partial<OwnColumn>) => onChange(columns.map((one, index) => (index === at ? { ...one, ...next } : one)))
  return (
    <div>
      <Text fz="sm" fw={600}>
        {title}
      </Text>
      <Table>
        <Table.Tbody>
          {columns.map((column, at) => (
            <Table.Tr key={column.id}>
              <Table.Td>
                <Checkbox
                  label={column.label}
                  checked={column.shown}
                  onChange={(event) => change(at, { shown: event.currentTarget.checked })}
                />
              </Table.Td>
              <Table.Td w={120}>
                <NumberInput
                  aria-label={`${column.label}的宽度（毫米）`}
                  size="xs"
                  min={4}
                  max={400}
                  suffix=" 毫米"
                  value={column.widthMm}
                  onChange={(next) => change(at, { widthMm: Number(next) || column.widthMm })}
                />
              </Table.Td>
              <Table.Td w={84}>
                <Group gap={4} wrap="nowrap">
                  <ActionIcon
                    variant="default"
                    aria-label={`${column.label}上移`}
                    disabled={at === 0}
                    onClick={() => onChange(moved(columns, at, -1))}
                  >
                    <IconArrowUp size={14} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    aria-label={`${column.label}下移`}
                    disabled={at === columns.length - 1}
                    onClick={() => onChange(moved(columns, at, 1))}
                  >
                    <IconArrowDown size={14} aria-hidden />
                  </ActionIcon>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
