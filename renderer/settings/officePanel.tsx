import { Button, Group, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
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
  const submit = () => save.mutate({ id: newId(), label: '修改本单位信息', changes: [changeOf(row, typed)] })
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
        <SaveButtons dirty={dirty} readOnly={readOnly} busy={save.isPending} onDrop={() => setTyped({})} />
      </form>
    </Panel>
  )
}

type SaveProps = Readonly<{ dirty: boolean; readOnly: boolean; busy: boolean; onDrop: () => void }>

function SaveButtons({ dirty, readOnly, busy, onDrop }: SaveProps) {
  return (
    <Group mt="md">
      <Button type="submit" disabled={!dirty || readOnly} loading={busy}>
        保存
      </Button>
      <Button variant="default" disabled={!dirty} onClick={onDrop}>
        放弃修改
      </Button>
    </Group>
  )
}

/** Only what was typed; the first time it makes the row. */
function changeOf(row: Row | undefined, typed: Readonly<Record<string, string>>) {
  const values = Object.fromEntries(Object.entries(typed).map(([field, text]) => [field, text.trim() || null]))
  if (!row) return { ledger: 'office', recordId: newId(), op: 'add' as const, values }
  return { ledger: 'office', recordId: row.id, op: 'change' as const, values, seenHead: row.head }
}
