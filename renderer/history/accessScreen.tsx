import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AccessEntry } from '#shared/ipc/outputs.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Page, countText, timeText } from '#renderer/ui/index.ts'
import classes from './history.module.css'

const pageSize = 100

/** 查看与导出记录: who looked at full numbers, exported or printed, and how many. */
export function AccessScreen() {
  const [starts, setStarts] = useState<readonly (number | null)[]>([null])
  return (
    <Page title="查看与导出记录" note="显示完整证件号码、导出和打印都会记在这里，不能删改">
      <Table aria-label="查看与导出记录" className={classes.sheet}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={140}>时间</Table.Th>
            <Table.Th w={100}>人员</Table.Th>
            <Table.Th w={120}>操作</Table.Th>
            <Table.Th>范围</Table.Th>
            <Table.Th w={90} ta="right">
              记录数
            </Table.Th>
            <Table.Th w={100}>号码</Table.Th>
            <Table.Th>说明</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {starts.map((before, index) => (
          <AccessPart
            key={before ?? 'first'}
            before={before}
            {...(index === starts.length - 1 ? { onMore: (last: number) => setStarts([...starts, last]) } : {})}
          />
        ))}
      </Table>
    </Page>
  )
}

function AccessPart({ before, onMore }: Readonly<{ before: number | null; onMore?: (last: number) => void }>) {
  const list = useCall('access.list', { limit: pageSize, ...(before === null ? {} : { before }) })
  const entries = list.data ?? []
  const last = entries.at(-1)
  return (
    <Table.Tbody>
      {list.error && (
        <Wide>
          <FailureNote error={list.error} onRetry={() => void list.refetch()} />
        </Wide>
      )}
      {list.data?.length === 0 && before === null && (
        <Wide>
          <EmptyState title="还没有人查看或导出" text="显示完整号码、导出、打印、打包带走以后，谁在什么时候看了什么，都自动记在这里。" />
        </Wide>
      )}
      {entries.map((entry) => (
        <AccessLine key={entry.seq} entry={entry} />
      ))}
      {onMore && last && entries.length === pageSize && (
        <Wide>
          <Button variant="subtle" fullWidth onClick={() => onMore(last.seq)}>
            显示更早的
          </Button>
        </Wide>
      )}
    </Table.Tbody>
  )
}

function Wide({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <Table.Tr>
      <Table.Td colSpan={7}>{children}</Table.Td>
    </Table.Tr>
  )
}

function AccessLine({ entry }: Readonly<{ entry: AccessEntry }>) {
  return (
    <Table.Tr>
      <Table.Td className="numbers">{timeText(entry.at)}</Table.Td>
      <Table.Td>{entry.person}</Table.Td>
      <Table.Td>{entry.action}</Table.Td>
      <Table.Td>{entry.scope}</Table.Td>
      <Table.Td ta="right" className="numbers">
        {countText(entry.count)}
      </Table.Td>
      <Table.Td>{entry.masked ? '已隐藏' : '完整'}</Table.Td>
      <Table.Td className={classes.line}>{entry.detail}</Table.Td>
    </Table.Tr>
  )
}
