import { Stack, Table } from '@mantine/core'
import type { ImportBalance, ImportResultTable } from '#shared/ipc/outputs.ts'
import { useRegistry } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'
import classes from '../import.module.css'
import { balanceOf, recordSums } from '../sums.ts'

type Tables = readonly Pick<ImportResultTable, 'sheet' | 'balance' | 'records'>[]

/** Rows by sheet with their sum, and records by ledger. */
export function BalanceTable({ tables }: Readonly<{ tables: Tables }>) {
  const registry = useRegistry()
  const lines = tables.map(({ sheet, balance }) => ({ name: sheet, values: numbersOf(balance) }))
  const all = tables.length > 1 ? [...lines, { name: '合计', values: numbersOf(balanceOf(tables)) }] : lines
  const records = recordSums(registry, tables).map(({ label, unit, added, changed, same }) => ({
    name: `${label}（${unit}）`,
    values: [added, changed, same],
  }))
  return (
    <Stack gap="sm">
      <Numbers label="行数" head={['工作表', '读取', '接受', '退回', '跳过']} lines={all} />
      <Numbers label="记录数" head={['台账', '新增', '修改', '不变']} lines={records} />
    </Stack>
  )
}

function numbersOf({ read, accepted, rejected, skipped }: ImportBalance): readonly number[] {
  return [read, accepted, rejected, skipped]
}

type NumbersProps = Readonly<{
  label: string
  head: readonly string[]
  lines: readonly Readonly<{ name: string; values: readonly number[] }>[]
}>

function Numbers({ label, head: [first, ...rest], lines }: NumbersProps) {
  return (
    <Table withTableBorder className={classes.balance} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{first}</Table.Th>
          {rest.map((word) => (
            <Table.Th key={word} ta="right" w={90}>
              {word}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ name, values }, line) => (
          <Table.Tr key={`${line} ${name}`}>
            <Table.Td>{name}</Table.Td>
            {values.map((value, index) => (
              <Table.Td key={rest[index]} ta="right">
                {countText(value)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
