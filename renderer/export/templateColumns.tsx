import { Badge, Select, Table, Text } from '@mantine/core'
import { useMemo } from 'react'
import type { TemplateColumnView, TemplateTableView } from '#shared/ipc/outputs.ts'
import { useRegistry } from '#renderer/bridge/index.ts'
import { scrollable } from '#renderer/ui/index.ts'
import classes from './export.module.css'
import { fieldGroups, targetOf, valueOf, withCandidates, type FieldGroup } from './templateFields.ts'
import type { TemplateWork } from './useTemplate.ts'

type ColumnsProps = Readonly<{ table: TemplateTableView; place: number; ledger: string; work: TemplateWork }>

/** Every column of the workbook with what goes into it. */
export function TemplateColumns({ table, place, ledger, work }: ColumnsProps) {
  const registry = useRegistry()
  const groups = useMemo(() => fieldGroups(registry, table, ledger), [registry, table, ledger])
  return (
    <div className={classes.scroll} {...scrollable('各列填什么')}>
      <Table aria-label={`工作表 ${table.sheet} 的列`}>
        <Table.Thead className={classes.head}>
          <Table.Tr>
            <Table.Th w={48}>列</Table.Th>
            <Table.Th>表头</Table.Th>
            <Table.Th w={300}>填入</Table.Th>
            <Table.Th w={120}>状态</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.columns.map((column) => (
            <ColumnRow
              key={column.index}
              column={column}
              groups={groups}
              onChange={(value) => void work.point(place, column.index, targetOf(value))}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

type RowProps = Readonly<{ column: TemplateColumnView; groups: readonly FieldGroup[]; onChange: (value: string | null) => void }>

function ColumnRow({ column, groups, onChange }: RowProps) {
  const heading = column.header || '（没有表头）'
  return (
    <Table.Tr>
      <Table.Td>{column.letter}</Table.Td>
      <Table.Td>
        {heading.replaceAll('/', ' / ')}
        {column.unit && column.role === 'field' && column.target && (
          <Text span fz="xs" c="dimmed" ml={6}>
            {column.unit}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {column.role === 'field' ? (
          <Select
            size="xs"
            aria-label={`${column.letter} 列“${heading}”填入`}
            data={withCandidates(groups, column.candidates).map(({ group, items }) => ({ group, items: [...items] }))}
            value={valueOf(column.target)}
            onChange={onChange}
            searchable
            allowDeselect={false}
            maxDropdownHeight={260}
          />
        ) : (
          <Text fz="sm">{column.role === 'number' ? '1、2、3……' : '表里的公式，照旧计算'}</Text>
        )}
      </Table.Td>
      <Table.Td>
        {!column.sure && (
          <Badge color="yellow" variant="light">
            {column.target ? '请核对' : '请指定'}
          </Badge>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
