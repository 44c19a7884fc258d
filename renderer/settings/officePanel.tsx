import { Button, Group, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { newId, useAct, useLeaveGuard, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { FailureNote, Panel } from '#renderer/ui/index.ts'
import { useSystemRows } from './systemRows.ts'

/** The office's data that head every print. One row of the ledger `office`. */
export function OfficePanel() {
  const ledger = findLedger(useRegistry(), 'office')
  const rows = useSystemRows('office')
  if (rows.error) return <FailureNote error={rows.error} onRetry={rows.retry} />
  if (!ledger || !rows.data) return null
  const row = rows.data[0]
  return <OfficeForm key={row?.head ?? 'new'} ledger={ledger} row={row} />
}

function OfficeForm({ ledger, row }: Readonly<{ ledger: LedgerDefinition; row: Row | undefined }>) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const readOnly = useReadOnly()
  const dirty = Object.keys(typed).length > 0
  const save = useAct('edit.commit', { doneText: '已保存本单位信息', done: () => setTyped({}) })
  useLeaveGuard(dirty)
  const fields = ledger.fields.filter((field) => !field.retired && !field.derived)
  const submit = () => {
    const values: FieldValues = Object.fromEntries(Object.entries(typed).map(([field, text]) => [field, text.trim() || null]))
    const target = row
      ? ({ recordId: row.id, op: 'change', seenHead: row.head } as const)
      : ({ recordId: newId(), op: 'add' } as const)
    save.mutate({ id: newId(), label: '修改本单位信息', changes: [{ ledger: ledger.id, values, ...target }] })
  }
  return (
    <Panel title="本单位">
      <Text c="dimmed" mb="sm">
        印在各种表册的表头和签字栏。保存在这个台账文件里。
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          {fields.map((field) => (
            <TextInput
              key={field.id}
              label={field.label}
              description={field.help}
              disabled={readOnly}
              value={typed[field.id] ?? String(row?.values[field.id] ?? '')}
              onChange={(event) => setTyped({ ...typed, [field.id]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
        <Group mt="md">
          <Button type="submit" disabled={!dirty || readOnly} loading={save.isPending}>
            保存
          </Button>
          <Button variant="default" disabled={!dirty} onClick={() => setTyped({})}>
            放弃修改
          </Button>
        </Group>
      </form>
    </Panel>
  )
}
