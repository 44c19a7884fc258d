import { Badge, Button, Checkbox, Group, Pagination, Table, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { ParkedRowView, ParkedTableView } from '#shared/ipc/parts/layouts.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { useCall, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { FailureNote, countText } from '#renderer/ui/index.ts'
import { DropDialog } from './dropDialog.tsx'
import classes from './parked.module.css'

const pageSize = 20
/** Cells beside the wrong ones by which a row is recognised. */
const cellsShown = 4

type Props = Readonly<{ table: ParkedTableView; isAlone: boolean }>

/** The waiting rows of one sheet: where they stood, what is wrong, enough of them to be recognised. */
export function ParkedTable({ table }: Props) {
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [dropping, setDropping] = useState(false)
  const readOnly = useReadOnly()
  const pages = Math.max(1, Math.ceil(table.waiting / pageSize))
  const offset = (Math.min(page, pages) - 1) * pageSize
  const found = useCall('parked.rows', { table: table.id, offset, limit: pageSize }, { keepPrevious: true })
  const label = findLedger(useRegistry(), table.ledger)?.label ?? table.ledger
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Group gap="xs">
          <Text fw={600} fz="sm">
            工作表“{table.sheet}”
          </Text>
          <Badge variant="light">{label}</Badge>
          <Text c="dimmed" fz="sm">
            {countText(table.waiting)} 行
          </Text>
        </Group>
        {!readOnly && (
          <Button size="compact-sm" variant="default" onClick={() => setDropping(true)}>
            {chosen.size > 0 ? `不再导入所选 ${chosen.size} 行…` : '全部不再导入…'}
          </Button>
        )}
      </Group>
      {found.error && <FailureNote error={found.error} onRetry={() => void found.refetch()} />}
      <Table withTableBorder aria-label={`工作表 ${table.sheet} 的待处理行`} className={classes.rows}>
        <Table.Thead>
          <Table.Tr>
            {!readOnly && (
              <Table.Th w={36}>
                <VisuallyHidden>选择</VisuallyHidden>
              </Table.Th>
            )}
            <Table.Th w={70}>原表行号</Table.Th>
            <Table.Th w="42%">退回原因</Table.Th>
            <Table.Th>内容</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.data?.rows.map((row) => (
            <RowLine key={row.id} row={row} isChosen={chosen.has(row.id)} {...(readOnly ? {} : { onToggle: () => toggle(row.id) })} />
          ))}
        </Table.Tbody>
      </Table>
      {pages > 1 && <Pagination size="sm" mt="xs" total={pages} value={Math.min(page, pages)} onChange={setPage} aria-label="翻页" />}
      {dropping && <DropDialog table={table} chosen={[...chosen]} onClose={() => setDropping(false)} onDone={() => setChosen(new Set())} />}
    </div>
  )
}

function RowLine({ row, isChosen, onToggle }: Readonly<{ row: ParkedRowView; isChosen: boolean; onToggle?: () => void }>) {
  const filled = row.cells.filter(({ text }) => text !== '')
  const wrong = filled.filter((cell) => cell.isWrong)
  const others = filled.filter((cell) => !cell.isWrong).slice(0, cellsShown)
  return (
    <Table.Tr>
      {onToggle && (
        <Table.Td>
          <Checkbox size="xs" checked={isChosen} onChange={onToggle} aria-label={`选择第 ${row.row} 行`} />
        </Table.Td>
      )}
      <Table.Td className="numbers">第 {row.row} 行</Table.Td>
      <Table.Td className={classes.reason}>{row.problems.join('；')}</Table.Td>
      <Table.Td className={classes.cells}>
        {others.map(({ text }) => text).join(' · ')}
        {wrong.map(({ header, text }) => (
          <span key={header} className={classes.wrong}>
            {header.split('/').at(-1)}：{text}
          </span>
        ))}
      </Table.Td>
    </Table.Tr>
  )
}
