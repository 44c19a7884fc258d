import { Anchor, Pagination, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { HistoryChange } from '#shared/ipc/outputs.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { useCall, useNavigate, useRegistry } from '#renderer/bridge/index.ts'
import { FailureNote } from '#renderer/ui/index.ts'
import classes from './history.module.css'
import { opWords, pageWords } from './kinds.ts'

/** Changes per page. */
const pageSize = 50

/** Everything that one step changed, page by page. */
export function ChangeList({ setId }: Readonly<{ setId: string }>) {
  const [page, setPage] = useState(1)
  const answer = useCall('history.changes', { setId, offset: (page - 1) * pageSize, limit: pageSize }, { keepPrevious: true })
  if (answer.error) return <FailureNote error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Text c="dimmed">正在读取…</Text>
  const pages = Math.ceil(answer.data.total / pageSize)
  return (
    <div className={classes.changes}>
      <Table aria-label="修改明细">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={80}>操作</Table.Th>
            <Table.Th w={200}>记录</Table.Th>
            <Table.Th>内容</Table.Th>
            <Table.Th w={120}>来源</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {answer.data.changes.map((change) => (
            <ChangeLine key={`${change.ledger}/${change.recordId}`} change={change} />
          ))}
        </Table.Tbody>
      </Table>
      {pages > 1 && <Pagination total={pages} value={page} onChange={setPage} size="sm" mt="xs" {...pageWords} />}
    </div>
  )
}

function ChangeLine({ change }: Readonly<{ change: HistoryChange }>) {
  const navigate = useNavigate()
  const ledger = findLedger(useRegistry(), change.ledger)
  const open = () => navigate.open({ screen: 'history', record: { ledger: change.ledger, id: change.recordId, title: change.title } })
  return (
    <Table.Tr>
      <Table.Td>{opWords[change.op]}</Table.Td>
      <Table.Td>
        <Anchor component="button" type="button" fz="sm" ta="left" onClick={open}>
          {change.title || '（无名称）'}
        </Anchor>
        <Text fz="xs" c="dimmed">
          {ledger?.label}
        </Text>
      </Table.Td>
      <Table.Td className={classes.line}>{change.text}</Table.Td>
      <Table.Td>{change.origin}</Table.Td>
    </Table.Tr>
  )
}
