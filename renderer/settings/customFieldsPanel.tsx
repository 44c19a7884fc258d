import { Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import { newId, useAct, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { FailureNote, Panel } from '#renderer/ui/index.ts'
import { CustomFieldForm } from './customFieldForm.tsx'
import { typeLabel } from './customTypes.ts'
import { useSystemRows } from './systemRows.ts'

/** Fields that the office adds to a ledger. They can be retired, never deleted: their values stay. */
export function CustomFieldsPanel() {
  const ledgers = useRegistry().ledgers.filter((ledger) => !ledger.system)
  const [chosen, setChosen] = useState(ledgers[0]?.id ?? null)
  const rows = useSystemRows('customField')
  const readOnly = useReadOnly()
  const own = (rows.data ?? []).filter((row) => row.values['ledger'] === chosen)
  return (
    <Stack>
      <Panel title="自设项目">
        <Text c="dimmed" mb="sm">
          县里要的、系统里没有的项目，可以自己加上。录入、筛选、导入、导出和打印都能用。
        </Text>
        <Select
          label="台账"
          w={240}
          mb="md"
          allowDeselect={false}
          value={chosen}
          onChange={setChosen}
          data={ledgers.map(({ id, label }) => ({ value: id, label }))}
        />
        {rows.error && <FailureNote error={rows.error} onRetry={rows.retry} />}
        {rows.data && own.length === 0 && <Text c="dimmed">这个台账还没有自设项目。</Text>}
        {own.length > 0 && <FieldTable rows={own} readOnly={readOnly} />}
      </Panel>
      {chosen !== null && !readOnly && <CustomFieldForm key={chosen} ledger={chosen} order={own.length + 1} />}
    </Stack>
  )
}

function FieldTable({ rows, readOnly }: Readonly<{ rows: readonly Row[]; readOnly: boolean }>) {
  return (
    <Table aria-label="自设项目">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>名称</Table.Th>
          <Table.Th>类型</Table.Th>
          <Table.Th>选项或单位</Table.Th>
          <Table.Th w={140}>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <FieldLine key={row.id} row={row} readOnly={readOnly} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function RetiredMark() {
  return (
    <Badge variant="light" color="gray">
      已停用
    </Badge>
  )
}

function FieldLine({ row, readOnly }: Readonly<{ row: Row; readOnly: boolean }>) {
  const label = String(row.values['label'] ?? '')
  const retired = row.values['retired'] === 1
  const verb = retired ? '重新启用' : '停用'
  const change = useAct('edit.commit', { doneText: `已${verb}“${label}”` })
  const toggle = () => {
    const wanted = { ledger: 'customField', recordId: row.id, op: 'change', seenHead: row.head } as const
    change.mutate({
      id: newId(),
      label: `${verb}自设项目“${label}”`,
      changes: [{ ...wanted, values: { retired: retired ? 0 : 1 } }],
    })
  }
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs">
          {label}
          {retired && <RetiredMark />}
        </Group>
      </Table.Td>
      <Table.Td>{typeLabel(String(row.values['type'] ?? ''))}</Table.Td>
      <Table.Td>{String(row.values['options'] ?? row.values['unit'] ?? '').replaceAll('\n', '、')}</Table.Td>
      <Table.Td>
        {!readOnly && (
          <Button size="xs" variant="default" onClick={toggle} loading={change.isPending} aria-label={`${verb} ${label}`}>
            {verb}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
