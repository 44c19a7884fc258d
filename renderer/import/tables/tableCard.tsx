import { Badge, Group, Switch, Text, Title } from '@mantine/core'
import type { ImportTable } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { countText } from '#renderer/ui/index.ts'
import classes from '../import.module.css'
import { contentLabel } from '../sums.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import { workOf } from '../wizard/work.ts'
import { ColumnList } from './columnList.tsx'
import { isUnsure } from './columnOrder.ts'
import { SkippedRows } from './skippedRows.tsx'

type CardProps = Readonly<{ table: ImportTable; registry: Registry; wizard: Wizard }>

/** One table of the workbook: what it is, whether it is taken, its columns. */
export function TableCard({ table, registry, wizard }: CardProps) {
  const include = workOf(wizard.state.work, table.index).include ?? table.include
  return (
    <section className={classes.card} aria-label={`工作表 ${table.sheet}`}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <TableHead table={table} registry={registry} />
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
      <SkippedRows skipped={table.skippedRows} />
      {include && <ColumnList table={table} registry={registry} wizard={wizard} />}
    </section>
  )
}

function TableHead({ table, registry }: Omit<CardProps, 'wizard'>) {
  const content = contentLabel(registry, table)
  const unsure = table.columns.filter(isUnsure).length
  return (
    <div>
      <Group gap="xs">
        <Title order={2} fz="md">
          工作表“{table.sheet}”
        </Title>
        {content && <Badge variant="light">{content}</Badge>}
        {unsure > 0 && (
          <Badge variant="light" color="yellow">
            {unsure} 列不太确定
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

function rowsText([from, to]: readonly [number, number]): string {
  if (from > to) return '没有'
  return from === to ? `第 ${from} 行` : `第 ${from}–${to} 行`
}
