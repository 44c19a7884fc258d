import { Badge, Button, Checkbox, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { ComparedFigure, ComparedTable, ReportComparison } from '#shared/ipc/parts/reports.ts'
import { Banner, Panel } from '#renderer/ui/index.ts'
import { useDrill } from '#renderer/figures/index.ts'
import classes from '../reports.module.css'

type ComparisonProps = Readonly<{
  comparison: ReportComparison
  /** Name of the file that it was read from; '' for a kept one. */ file: string
}>

/** Every figure of a report: as it was, as it stands in the file, as the ledgers tell it now of the same day. */
export function Comparison({ comparison, file }: ComparisonProps) {
  const { name, asOf, madeOn, figures, tables, elsewhere, township } = comparison
  const [onlyChanged, setOnlyChanged] = useState(false)
  const changed = figures.filter(isChanged)
  const shown = onlyChanged ? changed : figures
  return (
    <Panel title={name}>
      <Stack>
        <Text c="dimmed" fz="sm">
          {file && `文件“${file}”，`}
          {madeOn}生成，数据截至 {asOf}。“现在”是同一天的数字按台账现在的内容重新算的：后来补录、改正的都算进去了。
        </Text>
        {elsewhere && <Banner tone="warn">这份报告是用另一份台账（{township}）出的，“现在”的数字取自当前打开的台账，只能作参考。</Banner>}
        <Text role="status" fw={600}>
          {changed.length === 0
            ? `${figures.length} 个数字和现在都一样。`
            : `${figures.length} 个数字里有 ${changed.length} 个和现在不一样。`}
        </Text>
        {changed.length > 0 && (
          <Checkbox label="只看不一样的" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.currentTarget.checked)} />
        )}
        <FigureTable figures={shown} />
        {tables.map((table, index) => (
          <ChangedCells key={index} table={table} />
        ))}
      </Stack>
    </Panel>
  )
}

function isChanged({ then, now, inFile }: ComparedFigure): boolean {
  return then !== now || inFile !== undefined
}

function FigureTable({ figures }: Readonly<{ figures: readonly ComparedFigure[] }>) {
  return (
    <Table fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>数字</Table.Th>
          <Table.Th>当时</Table.Th>
          <Table.Th>现在</Table.Th>
          <Table.Th>口径</Table.Th>
          <Table.Th>名单</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {figures.map((figure, index) => (
          <FigureRow key={index} figure={figure} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function FigureRow({ figure }: Readonly<{ figure: ComparedFigure }>) {
  const { label, unit, then, now, inFile, definition, definitionThen, drill } = figure
  const open = useDrill()
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      <Table.Td>
        {then}
        {unit}
        {inFile !== undefined && <Text fz="xs">{inFile === '' ? '文件里已删去' : `文件里改成了 ${inFile}`}</Text>}
      </Table.Td>
      <Table.Td className={then === now ? undefined : classes['changed']}>
        {now === null ? '现在没有这个指标' : `${now}${unit}`}
        {then !== now && (
          <Badge ml={6} color="orange" variant="light">
            不一样
          </Badge>
        )}
      </Table.Td>
      <Table.Td c="dimmed">
        {definition}
        {definitionThen && <Text fz="xs">当时的口径：{definitionThen}</Text>}
      </Table.Td>
      <Table.Td>
        {drill && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${label}：打开名单`}
            onClick={() => open(drill, `${label} ${now ?? ''}`, false)}
          >
            打开
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function ChangedCells({ table }: Readonly<{ table: ComparedTable }>) {
  if (table.changed.length === 0) return <Text fz="sm">附表“{table.label}”和现在一样。</Text>
  return (
    <section aria-label={table.label}>
      <Text fw={600} fz="sm" mb={4}>
        附表“{table.label}”有 {table.changed.length} 处和现在不一样
      </Text>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>行</Table.Th>
            <Table.Th>列</Table.Th>
            <Table.Th>当时</Table.Th>
            <Table.Th>现在</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.changed.slice(0, 100).map((cell, index) => (
            <Table.Tr key={index}>
              <Table.Td>{cell.row}</Table.Td>
              <Table.Td>{cell.column}</Table.Td>
              <Table.Td>{cell.then}</Table.Td>
              <Table.Td>{cell.now}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
