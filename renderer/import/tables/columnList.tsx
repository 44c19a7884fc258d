import { Badge, Select, Table } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ImportColumn, ImportTable } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import classes from '../import.module.css'
import type { Wizard } from '../wizard/useWizard.ts'
import { workOf } from '../wizard/work.ts'
import { columnOrder, isUnsure, whyText } from './columnOrder.ts'
import { fieldChoices, targetOf, valueOf, type ChoiceGroup } from './fieldChoices.ts'

type ListProps = Readonly<{ table: ImportTable; registry: Registry; wizard: Wizard }>

/** The columns with their fields. Their order is settled once, so that a choice does not move the row away. */
export function ColumnList({ table, registry, wizard }: ListProps) {
  const [order] = useState(() => columnOrder(table.columns))
  const choices = useMemo(() => fieldChoices(registry, table), [registry, table.ledgers, table.columns])
  const decided = workOf(wizard.state.work, table.index).overrides
  const byIndex = new Map(table.columns.map((column) => [column.index, column]))
  return (
    <div className={classes.columnList}>
      <Table withTableBorder aria-label={`工作表 ${table.sheet} 的列`} stickyHeader={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={48}>列</Table.Th>
            <Table.Th>表头</Table.Th>
            <Table.Th>前几个值</Table.Th>
            <Table.Th w={230}>导入为</Table.Th>
            <Table.Th w={210}>依据</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {order.flatMap((index) => {
            const column = byIndex.get(index)
            if (!column) return []
            const wanted = decided[index]
            const shown = wanted === undefined ? column : { ...column, ledger: wanted?.ledger ?? null, field: wanted?.field ?? null }
            return [
              <ColumnRow
                key={index}
                column={shown}
                choices={choices}
                onChange={(value) => void wizard.actions.map(table.index, index, targetOf(value))}
              />,
            ]
          })}
        </Table.Tbody>
      </Table>
    </div>
  )
}

type RowProps = Readonly<{
  column: ImportColumn
  choices: readonly ChoiceGroup[]
  onChange: (value: string | null) => void
}>

function ColumnRow({ column, choices, onChange }: RowProps) {
  const unsure = isUnsure(column)
  const heading = column.header || '（没有表头）'
  return (
    <Table.Tr data-unsure={unsure} className={classes.columnRow}>
      <Table.Td>{column.letter}</Table.Td>
      <Table.Td className={classes.wrap}>{heading.replaceAll('/', ' / ')}</Table.Td>
      <Table.Td className={classes.samples} title={column.samples.join('，')}>
        {column.samples.join('，') || '（空）'}
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          aria-label={`${column.letter} 列“${heading}”导入为`}
          data={choices.map(({ group, items }) => ({ group, items: [...items] }))}
          value={valueOf(column)}
          onChange={onChange}
          searchable
          allowDeselect={false}
          data-none={column.field === null}
          className={classes.fieldSelect}
          maxDropdownHeight={260}
        />
      </Table.Td>
      <Table.Td>
        {whyText(column)}
        {unsure && (
          <Badge color="yellow" variant="light" ml={6}>
            不太确定，请看
          </Badge>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
