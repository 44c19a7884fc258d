import { Anchor, Table } from '@mantine/core'
import type { TableAnswer, TableCell, TableRow } from '#shared/ipc/parts/figures.ts'
import { useNavigate } from '#renderer/bridge/index.ts'
import { EmptyState, scrollable } from '#renderer/ui/index.ts'
import classes from './county.module.css'

/** What is there of each township; a figure opens its list. */
export function TownshipTable({ table }: Readonly<{ table: TableAnswer }>) {
  if (table.rows.length <= 1) return <EmptyState title="还没有乡镇" text="汇总之后，这里按乡镇列出村、户、人数和要核对的地方。" />
  return (
    <div className={classes.scroll} {...scrollable(table.label)}>
      <Table aria-label={table.label} striped verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{table.rowLabel}</Table.Th>
            {table.columns.map(({ id, label, kind }) => (
              <Table.Th key={id} className={kind === 'integer' ? classes.number : undefined}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row) => (
            <Table.Tr key={row.key} className={row.total ? classes.total : undefined}>
              <Table.Th scope="row">{row.label}</Table.Th>
              {table.columns.map(({ id, label, kind }, index) => (
                <Table.Td key={id} className={kind === 'integer' ? classes.number : undefined}>
                  <Figure row={row} label={label} cell={row.cells[index]!} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Figure({ row, label, cell: { text, drill } }: Readonly<{ row: TableRow; label: string; cell: TableCell }>) {
  const { open } = useNavigate()
  if (!drill) return <>{text}</>
  const name = `${row.label} ${label}`
  return (
    <Anchor
      component="button"
      type="button"
      inherit
      aria-label={`${text}，${name}，打开名单`}
      onClick={() =>
        open({ screen: 'ledger', ledger: drill.ledger, drill: { label: name, ...(drill.filter ? { filter: drill.filter } : {}) } })
      }
    >
      {text}
    </Anchor>
  )
}
