import { Button, Checkbox, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { mayBeEdited } from '#shared/ledger/derive/villageColumns.ts'
import { Foot, scrollable } from '#renderer/ui/index.ts'
import classes from './packages.module.css'
import type { BookField } from './useBook.ts'

type Props = Readonly<{ ledger: LedgerDefinition; value: readonly BookField[]; onChange: (fields: readonly BookField[]) => void }>

/** Which columns a sheet of the workbook has, and which of them may be edited. */
export function BookColumns({ ledger, value, onChange }: Props) {
  const [open, setOpen] = useState(false)
  const editable = value.filter((one) => one.editable).length
  return (
    <Group gap="xs">
      <Text fz="sm">
        {ledger.label}：{value.length} 列，其中 {editable} 列可以填
      </Text>
      <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
        选{ledger.label}的列…
      </Button>
      {open && (
        <Modal opened onClose={() => setOpen(false)} title={`${ledger.label}：带哪些列，哪些可以填`} size="lg">
          <Stack>
            <div className={classes.columns} {...scrollable('可选的列')}>
              <ColumnTable ledger={ledger} value={value} onChange={onChange} />
            </div>
            <Foot>
              <Button onClick={() => setOpen(false)}>选好了</Button>
            </Foot>
          </Stack>
        </Modal>
      )}
    </Group>
  )
}

function ColumnTable({ ledger, value, onChange }: Props) {
  const held = new Map(value.map((one) => [one.field, one.editable]))
  const offered = ledger.fields.filter((field) => !field.retired && !field.internal && field.id !== ledger.parent?.field)
  /** In the order of the ledger, wherever it was ticked. */
  const set = (id: string, editable: boolean | null) => {
    const next = new Map(held)
    if (editable === null) next.delete(id)
    else next.set(id, editable)
    onChange(offered.filter((field) => next.has(field.id)).map((field) => ({ field: field.id, editable: next.get(field.id)! })))
  }
  return (
    <Table aria-label="可选的列">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>列</Table.Th>
          <Table.Th>带上</Table.Th>
          <Table.Th>可以填</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {offered.map((field) => (
          <Table.Tr key={field.id}>
            <Table.Td>{field.label}</Table.Td>
            <Table.Td>
              <Checkbox
                aria-label={`带上${field.label}`}
                checked={held.has(field.id)}
                onChange={(event) => set(field.id, event.currentTarget.checked ? false : null)}
              />
            </Table.Td>
            <Table.Td>
              {mayBeEdited(field) && (
                <Checkbox
                  aria-label={`${field.label}可以填`}
                  checked={held.get(field.id) === true}
                  onChange={(event) => set(field.id, event.currentTarget.checked)}
                />
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
