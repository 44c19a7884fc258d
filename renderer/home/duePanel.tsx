import { Anchor, Button, Skeleton, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { AgendaItem, Overview } from '#shared/ipc/parts/figures.ts'
import { useNavigate } from '#renderer/bridge/index.ts'
import { Panel, countText } from '#renderer/ui/index.ts'
import { useOpenDrill } from './openDrill.ts'
import classes from './workbench.module.css'

type Kind = Overview['due'][number]

/** As many kinds as fit a screen of 768 pixels; the others one click away. */
const atFirst = 9

/** What is overdue and what falls due, by kind, the most overdue first. */
export function DuePanel({ due }: Readonly<{ due: Overview['due'] | undefined }>) {
  const [all, setAll] = useState(false)
  const kinds = [...(due ?? [])].sort((a, b) => b.overdue - a.overdue || b.soon - a.soon)
  const shown = all ? kinds : kinds.slice(0, atFirst)
  const overdue = kinds.reduce((sum, kind) => sum + kind.overdue, 0)
  return (
    <Panel
      title="到期与提醒"
      actions={
        overdue > 0 ? (
          <Text fz="sm" className={classes.late}>
            逾期 {countText(overdue)} 项
          </Text>
        ) : undefined
      }
    >
      {!due && <Waiting />}
      {due && kinds.length === 0 && <Text c="dimmed">没有到期和将到期的事项。</Text>}
      {shown.length > 0 && <DueTable kinds={shown} />}
      {kinds.length > atFirst && (
        <Button variant="subtle" size="compact-sm" mt={4} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? '收起' : `还有 ${kinds.length - atFirst} 类`}
        </Button>
      )}
    </Panel>
  )
}

function Waiting() {
  return (
    <div role="status" aria-label="正在统计">
      {Array.from({ length: 5 }, (_, index) => (
        <Skeleton key={index} height={18} mb={10} radius={4} />
      ))}
    </div>
  )
}

function DueTable({ kinds }: Readonly<{ kinds: readonly Kind[] }>) {
  return (
    <Table aria-label="到期与提醒" className={classes.due}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>事项</Table.Th>
          <Table.Th className={classes.count}>逾期</Table.Th>
          <Table.Th className={classes.count}>将到期</Table.Th>
          <Table.Th>最近的</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {kinds.map((kind) => (
          <DueLine key={kind.kind} kind={kind} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function DueLine({ kind }: Readonly<{ kind: Kind }>) {
  const openDrill = useOpenDrill()
  const { label, overdue, soon, drill, first } = kind
  return (
    <Table.Tr>
      <Table.Td className={classes.kind}>
        <Anchor component="button" type="button" inherit onClick={() => openDrill(drill, label)} aria-label={`${label}：打开名单`}>
          {label}
        </Anchor>
      </Table.Td>
      <Table.Td className={`${classes.count} numbers`}>
        {overdue > 0 ? <span className={classes.late}>{countText(overdue)}</span> : '—'}
      </Table.Td>
      <Table.Td className={`${classes.count} numbers`}>{soon > 0 ? countText(soon) : '—'}</Table.Td>
      <Table.Td className={classes.firstCell}>
        {first.slice(0, 2).map((item) => (
          <FirstItem key={item.id} item={item} />
        ))}
      </Table.Td>
    </Table.Tr>
  )
}

function FirstItem({ item }: Readonly<{ item: AgendaItem }>) {
  const { open } = useNavigate()
  const { title, village, days, ledger, record } = item
  return (
    <Anchor
      component="button"
      type="button"
      inherit
      className={classes.first}
      title={`${village} ${title}，${item.due} 到期`}
      onClick={() => open({ screen: 'ledger', ledger, record })}
    >
      {title}
      <span className={days < 0 ? classes.late : classes.soon}>{daysText(days)}</span>
    </Anchor>
  )
}

export function daysText(days: number): string {
  if (days < 0) return `逾期 ${countText(-days)} 天`
  return days === 0 ? '今天' : `还有 ${days} 天`
}
