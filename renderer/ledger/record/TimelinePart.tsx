import { Button, Group, Select, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { TimelineEntry } from '#shared/ipc/outputs.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { useCall, useRegistry } from '#renderer/bridge/index.ts'
import { FailureNote, Panel, countText } from '#renderer/ui/index.ts'
import { useOpenAny } from './openRecord.ts'
import { RecordDrawer } from './RecordDrawer.tsx'
import classes from './record.module.css'

type Props = Readonly<{ ledger: string; id: string; title: string; empty: string }>

/** Entries asked for; a household has some dozens. */
const most = 1_000
/** Lines shown before 显示全部. */
const linesShown = 8

/** Everything dated that points to a record, newest first, by kind and year, with the money of what is shown. */
export function TimelinePart({ ledger, id, title, empty }: Props) {
  const registry = useRegistry()
  const answer = useCall('ledger.timeline', { ledger, id, limit: most }, { keepPrevious: true })
  const [kind, setKind] = useState<string | null>(null)
  const [year, setYear] = useState<string | null>(null)
  const [whole, setWhole] = useState(false)
  const [opened, setOpened] = useState<Readonly<{ ledger: string; id: string }> | null>(null)
  const open = useOpenAny((of, record) => setOpened({ ledger: of, id: record }))
  const entries = answer.data?.entries ?? []
  const chosen = entries.filter((entry) => (kind === null || entry.ledger === kind) && (year === null || entry.date.startsWith(year)))
  const shown = whole ? chosen : chosen.slice(0, linesShown)
  return (
    <div id="timeline" className={classes.block}>
      <Panel title={title} actions={<Filters entries={entries} kind={kind} year={year} onKind={setKind} onYear={setYear} />}>
        {answer.error && <FailureNote error={answer.error} onRetry={() => void answer.refetch()} />}
        {answer.data && entries.length === 0 && (
          <Text c="dimmed" fz="sm">
            {empty}
          </Text>
        )}
        {entries.length > 0 && <Received entries={chosen} />}
        {shown.length > 0 && <Lines entries={shown} onOpen={(entry) => void open(entry.ledger, entry.record)} />}
        {shown.length < chosen.length && (
          <Button variant="subtle" size="xs" mt={4} onClick={() => setWhole(true)}>
            显示全部 {countText(chosen.length)} 条
          </Button>
        )}
      </Panel>
      {opened && <RecordDrawer ledger={ledgerOf(registry, opened.ledger)} id={opened.id} onClose={() => setOpened(null)} />}
    </div>
  )
}

type FilterProps = Readonly<{
  entries: readonly TimelineEntry[]
  kind: string | null
  year: string | null
  onKind: (kind: string | null) => void
  onYear: (year: string | null) => void
}>

function Filters({ entries, kind, year, onKind, onYear }: FilterProps) {
  if (entries.length === 0) return null
  const kinds = [...new Map(entries.map((entry) => [entry.ledger, entry.label]))]
  const years = [...new Set(entries.map((entry) => entry.date.slice(0, 4)))].filter((part) => part !== '')
  return (
    <Group gap="xs">
      <Select
        size="xs"
        w={150}
        aria-label="种类"
        placeholder="全部种类"
        clearable
        data={kinds.map(([value, label]) => ({ value, label }))}
        value={kind}
        onChange={onKind}
      />
      <Select
        size="xs"
        w={110}
        aria-label="年度"
        placeholder="全部年度"
        clearable
        data={years.map((value) => ({ value, label: `${value} 年` }))}
        value={year}
        onChange={onYear}
      />
    </Group>
  )
}

function Received({ entries }: Readonly<{ entries: readonly TimelineEntry[] }>) {
  const fen = entries.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  return (
    <Text fz="sm" mb={4}>
      共 {countText(entries.length)} 条
      {fen !== 0 && (
        <>
          ，金额合计 <b className="numbers">{moneyText(fen)}</b> 元
        </>
      )}
    </Text>
  )
}

function Lines({ entries, onOpen }: Readonly<{ entries: readonly TimelineEntry[]; onOpen: (entry: TimelineEntry) => void }>) {
  return (
    <div className={classes.tableWrap}>
      <Table className={classes.small}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>日期</Table.Th>
            <Table.Th>种类</Table.Th>
            <Table.Th>何人何事</Table.Th>
            <Table.Th>内容</Table.Th>
            <Table.Th data-number>金额（元）</Table.Th>
            <Table.Th>操作</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.record} onDoubleClick={() => onOpen(entry)}>
              <Table.Td className="numbers">{entry.date}</Table.Td>
              <Table.Td>{entry.label}</Table.Td>
              <Table.Td title={entry.title}>{entry.title}</Table.Td>
              <Table.Td title={entry.says}>{entry.says}</Table.Td>
              <Table.Td data-number>{entry.amount === null ? '' : moneyText(entry.amount)}</Table.Td>
              <Table.Td>
                <Button size="compact-xs" h={26} variant="subtle" onClick={() => onOpen(entry)}>
                  打开
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function moneyText(fen: number): string {
  return formatValue({ id: '', label: '', section: '', type: 'money' }, fen)
}
