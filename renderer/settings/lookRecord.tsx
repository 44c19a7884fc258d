import { Button, Checkbox, Group, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { LookHit, LookRecord } from '#shared/ipc/outputs.ts'
import { newId, useAct, useCall, useReadOnly } from '#renderer/bridge/index.ts'
import { FailureNote, ProgressPanel, countText } from '#renderer/ui/index.ts'
import classes from './backups.module.css'
import { StateBadge } from './stateBadge.tsx'

type Props = Readonly<{ record: Pick<LookHit, 'ledger' | 'id'>; onTaken: () => void }>

/** One record, field by field: backup and now; what is marked is taken back. */
export function LookRecordPanel({ record, onTaken }: Props) {
  const seen = useCall('backup.lookRecord', { ledger: record.ledger, id: record.id }, { staleTime: 0 })
  if (seen.error) return <FailureNote error={seen.error} onRetry={() => void seen.refetch()} />
  if (!seen.data) return <ProgressPanel title="正在读取" />
  const taken = () => {
    void seen.refetch()
    onTaken()
  }
  return <Fields key={seen.dataUpdatedAt} record={seen.data} onTaken={taken} />
}

function Fields({ record, onTaken }: Readonly<{ record: LookRecord; onTaken: () => void }>) {
  const isGone = record.state === 'removed' || record.state === 'missing'
  // What is otherwise now is what people came for.
  const fields = [...record.fields].sort((a, b) => Number(b.differs) - Number(a.differs))
  const differing = record.fields.filter(({ differs }) => differs).map(({ field }) => field)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set(isGone ? differing : []))
  const mark = (field: string, on: boolean) =>
    setMarked((now) => new Set([...now].filter((one) => one !== field).concat(on ? [field] : [])))
  return (
    <>
      <Group gap="xs" mb="xs">
        <Text fw={600} fz="lg">
          {record.title}
        </Text>
        <StateBadge state={record.state} />
      </Group>
      <TakeBar record={record} marked={marked} onTaken={onTaken} />
      <div className={classes.fields}>
        <Table aria-label="逐项对照" withTableBorder stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={44}>取回</Table.Th>
              <Table.Th w={150}>项目</Table.Th>
              <Table.Th>备份里</Table.Th>
              <Table.Th>现在</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map(({ field, label, then, now, differs }) => (
              <Table.Tr key={field} data-differs={differs || undefined} className={classes.field}>
                <Table.Td>
                  {differs && (
                    <Checkbox
                      aria-label={`取回${label}`}
                      checked={marked.has(field)}
                      disabled={isGone}
                      onChange={(event) => mark(field, event.currentTarget.checked)}
                    />
                  )}
                </Table.Td>
                <Table.Td>{label}</Table.Td>
                <Table.Td>{then === '' ? '（空）' : then}</Table.Td>
                <Table.Td>{isGone ? '—' : now === '' ? '（空）' : now}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  )
}

type BarProps = Readonly<{ record: LookRecord; marked: ReadonlySet<string>; onTaken: () => void }>

function TakeBar({ record, marked, onTaken }: BarProps) {
  const readOnly = useReadOnly()
  const [dependants, setDependants] = useState(true)
  const isGone = record.state === 'removed' || record.state === 'missing'
  const parts = record.dependants.map(({ label, count, unit }) => `${label} ${countText(count)} ${unit}`).join('、')
  const take = useAct('backup.takeBack', {
    doneText: ({ records }) => (records === 0 ? '没有要取回的' : `已从备份取回 ${countText(records)} 条记录`),
    undoable: true,
    done: onTaken,
  })
  const nothing = !isGone && marked.size === 0 && !(parts !== '' && dependants)
  const send = () =>
    take.mutate({ id: newId(), ledger: record.ledger, record: record.id, fields: [...marked], dependants: dependants && parts !== '' })
  return (
    <Group justify="space-between" mb="sm">
      <div>
        {parts !== '' && (
          <Checkbox
            label={`连同后来删掉的：${parts}`}
            checked={dependants}
            onChange={(event) => setDependants(event.currentTarget.checked)}
          />
        )}
        {record.needs.length > 0 && <Text fz="sm">会一起取回：{record.needs.join('、')}</Text>}
        {readOnly && <Text fz="sm">现在的台账只能查看，不能取回。</Text>}
      </div>
      <Button onClick={send} disabled={nothing || readOnly} loading={take.isPending}>
        {isGone ? '取回这条记录' : marked.size > 0 ? `取回选中的 ${marked.size} 项` : '取回'}
      </Button>
    </Group>
  )
}
