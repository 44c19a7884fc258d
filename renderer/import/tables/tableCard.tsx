import { Badge, Group, Switch, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ImportColumn, ImportTable } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { countText } from '#renderer/ui/index.ts'
import classes from '../import.module.css'
import { contentLabel } from '../sums.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import { workOf } from '../wizard/work.ts'
import { ColumnList } from './columnList.tsx'
import { ColumnQuestions } from './columnQuestions.tsx'
import { columnQuestions, leftColumns, type ColumnQuestion } from './questions.ts'
import { PlaceQuestion } from './placeQuestion.tsx'
import { YearQuestion } from './yearQuestion.tsx'
import { SkippedRows } from './skippedRows.tsx'
import tables from './tables.module.css'

type CardProps = Readonly<{ table: ImportTable; registry: Registry; wizard: Wizard }>

/** One table of the workbook: what it is, whether it is taken, what the program is not sure of; the rest is folded away. */
export function TableCard({ table, registry, wizard }: CardProps) {
  const include = workOf(wizard.state.work, table.index).include ?? table.include
  // Settled once: an answer must not move or take away the line that the pointer is on.
  const [questions] = useState(() => columnQuestions(table))
  return (
    <section className={classes.card} aria-label={`工作表 ${table.sheet}`}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <TableHead table={table} registry={registry} open={openQuestions(questions, wizard, table.index)} />
        <Switch
          label="导入这个表"
          checked={include}
          onChange={(event) => void wizard.actions.include(table.index, event.currentTarget.checked)}
          className={classes.noWrap}
        />
      </Group>
      {table.refused && include && (
        <Text c="red" mt="xs" role="alert">
          不能导入：{table.refused}。请在下面指定各列，或换一个表。
        </Text>
      )}
      {include && <PlaceQuestion table={table} wizard={wizard} />}
      {include && <YearQuestion table={table} wizard={wizard} />}
      {include && <ColumnQuestions table={table} questions={questions} registry={registry} wizard={wizard} />}
      {include && <Left columns={leftColumns(table, questions)} />}
      {include && <AllColumns table={table} registry={registry} wizard={wizard} />}
      <SkippedRows skipped={table.skippedRows} />
    </section>
  )
}

function openQuestions(questions: readonly ColumnQuestion[], { state }: Wizard, table: number): number {
  const decided = workOf(state.work, table).overrides
  return questions.filter(({ column }) => decided[column] === undefined).length
}

function TableHead({ table, registry, open }: Omit<CardProps, 'wizard'> & Readonly<{ open: number }>) {
  const content = contentLabel(registry, table)
  return (
    <div>
      <Group gap="xs">
        <Title order={2} fz="md">
          工作表“{table.sheet}”
        </Title>
        {content && <Badge variant="light">{content}</Badge>}
        {open > 0 && (
          <Badge variant="light" color="yellow">
            {open} 列要您看一看
          </Badge>
        )}
        {table.known && (
          <Badge variant="light" color="teal">
            {table.known.exact ? '导入过的格式' : '与导入过的格式相近'}
            {table.known.name && `：${table.known.name}`}
          </Badge>
        )}
      </Group>
      <Text c="dimmed" fz="sm">
        {table.title && `${table.title}；`}表头{rowsText(table.headerRows)}，数据{rowsText(table.dataRows)}，共{' '}
        {countText(table.balance.read)} 行
      </Text>
    </div>
  )
}

/** What stays behind is said, not hidden. */
function Left({ columns }: Readonly<{ columns: readonly ImportColumn[] }>) {
  if (columns.length === 0) return null
  return (
    <p className={tables.left}>
      不导入 {columns.length} 列：{columns.map(({ header, letter }) => header.replaceAll('/', ' / ') || `${letter} 列`).join('、')}
    </p>
  )
}

/** The columns with their fields: open where nothing can be taken without them. */
function AllColumns({ table, registry, wizard }: CardProps) {
  const [isOpen, setOpen] = useState(table.refused !== null)
  const mapped = table.columns.filter(({ field }) => field !== null).length
  return (
    <details className={classes.details} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>已对上 {mapped} 列，查看或改动各列</summary>
      {isOpen && <ColumnList table={table} registry={registry} wizard={wizard} />}
    </details>
  )
}

function rowsText([from, to]: readonly [number, number]): string {
  if (from > to) return '没有'
  return from === to ? `第 ${from} 行` : `第 ${from}–${to} 行`
}
