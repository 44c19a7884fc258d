import { Table, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { InspectionRow } from '#shared/ipc/parts/inspection.ts'
import classes from './inspection.module.css'

type Props = Readonly<{ rows: readonly InspectionRow[]; chosen: string | null; onChoose: (id: string) => void }>

/** The drawn households in the order of the way. Up and down move the cursor. */
export function RowTable({ rows, chosen, onChoose }: Props) {
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    body.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = rows.findIndex(({ id }) => id === chosen)
    const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)]
    if (next) onChoose(next.id)
  }
  return (
    <div ref={body} className={classes.rows}>
      <Table
        role="grid"
        tabIndex={0}
        aria-label="抽查户，上下键选择"
        aria-activedescendant={chosen ?? undefined}
        className={classes.grid}
        onKeyDown={press}
        stickyHeader
        verticalSpacing={4}
        fz="sm"
        highlightOnHover
      >
        <Table.Thead>
          <Table.Tr>
            {['序号', '村 · 组', '户主', '所在层', '疑点', '结果', '问题'].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} isChosen={row.id === chosen} onChoose={onChoose} />
          ))}
        </Table.Tbody>
      </Table>
      {rows.length === 0 && (
        <Text c="dimmed" p="md">
          这一批没有户。
        </Text>
      )}
    </div>
  )
}

function Line({ row, isChosen, onChoose }: Readonly<{ row: InspectionRow; isChosen: boolean; onChoose: (id: string) => void }>) {
  return (
    <Table.Tr id={row.id} aria-selected={isChosen} className={classes.row} onClick={() => onChoose(row.id)}>
      <Table.Td className={classes.number}>{row.stop}</Table.Td>
      <Table.Td>
        {row.village}
        {row.group && ` · ${row.group}`}
      </Table.Td>
      <Table.Td fw={600}>{row.name}</Table.Td>
      <Table.Td>{row.stratum}</Table.Td>
      <Table.Td className={classes.number}>{row.questions === '' ? '' : row.questions.split('\n').length}</Table.Td>
      <Table.Td>
        <span className={classes.mark} data-result={row.result}>
          {row.result}
        </span>
      </Table.Td>
      <Table.Td className={classes.number}>{row.problems.length || ''}</Table.Td>
    </Table.Tr>
  )
}
