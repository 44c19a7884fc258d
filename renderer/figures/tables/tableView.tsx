import { Button, Group, SegmentedControl } from '@mantine/core'
import type { TableAnswer, TableInfo } from '#shared/ipc/parts/figures.ts'
import { paperTable } from '#shared/measures/paperTable.ts'
import { chartsOf } from '#shared/measures/tableChart.ts'
import { useCall, useFile, useNavigate } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, scrollable } from '#renderer/ui/index.ts'
import { copyTable } from '../copyTable.ts'
import classes from '../figures.module.css'
import { useKept } from '../kept.ts'
import { useKeptScroll } from '../keptScroll.ts'
import { againstOf, whenOf } from '../moment.ts'
import type { Moment } from '../moment.ts'
import { SaveSheet } from '../saveSheet.tsx'
import { StatTable } from './statTable.tsx'
import { TableDrawing } from './tableDrawing.tsx'

type ViewProps = Readonly<{ table: TableInfo; moment: Moment }>

/** One table as paper would show it, or drawn. */
export function TableView({ table, moment }: ViewProps) {
  const answer = useCall('figures.table', { table: table.id, ...whenOf(moment), ...againstOf(moment) }, { keepPrevious: true })
  const scroll = useKeptScroll(`table ${table.id}`, answer.data !== undefined)
  const [look, setLook] = useKept<'table' | 'chart'>(`look ${table.id}`, 'table')
  const charts = answer.data ? chartsOf(answer.data) : []
  const isDrawn = look === 'chart' && charts.length > 0
  return (
    <section className={classes.view} aria-label={table.label} aria-busy={answer.isFetching}>
      <div className={classes.sheetHead}>
        <Group justify="space-between">
          <SegmentedControl
            size="xs"
            aria-label="怎么看"
            disabled={charts.length === 0}
            data={[
              { value: 'table', label: '表格' },
              { value: 'chart', label: '图' },
            ]}
            value={isDrawn ? 'chart' : 'table'}
            onChange={(next) => setLook(next === 'chart' ? 'chart' : 'table')}
          />
          <Actions table={table} answer={answer.data} moment={moment} />
        </Group>
        {answer.data && <SheetHead answer={answer.data} moment={moment} />}
      </div>
      <div className={classes.sheetScroll} {...scroll} {...scrollable(`${table.label}的内容`)}>
        {answer.error && <FailureNote error={answer.error} onRetry={() => void answer.refetch()} />}
        {!answer.data && !answer.error && <EmptyState title="正在统计…" />}
        {answer.data && !answer.error && (
          <div className={answer.isPlaceholderData ? classes.stale : ''}>
            {!hasRows(answer.data) && <NoRows answer={answer.data} />}
            {isDrawn && <TableDrawing answer={answer.data} charts={charts} />}
            {!isDrawn && hasRows(answer.data) && <StatTable table={paperOf(answer.data, moment)} living={moment.asOf === null} />}
            <p className={classes.note}>说明：{answer.data.note}</p>
          </div>
        )}
      </div>
    </section>
  )
}

/** Only a table that was asked with the other day has its figures. */
function paperOf(answer: TableAnswer, { against }: Moment) {
  return paperTable(answer, against ?? undefined)
}

function SheetHead({ answer, moment }: Readonly<{ answer: TableAnswer; moment: Moment }>) {
  const township = useFile()?.township ?? ''
  const { unit } = paperOf(answer, moment)
  return (
    <>
      <h2 className={classes.sheetTitle}>{answer.label}</h2>
      <div className={classes.sheetLine}>
        <span>填报单位：{township}</span>
        <span>
          截至 {answer.asOf}
          {moment.against !== null && `，与 ${moment.against} 对比`}
        </span>
        <span>{unit === '' ? '单位：见表头' : `单位：${unit}`}</span>
      </div>
    </>
  )
}

/** A total of nothing is no table. */
function hasRows(answer: TableAnswer): boolean {
  return answer.rows.some((row) => !row.total)
}

function NoRows({ answer }: Readonly<{ answer: TableAnswer }>) {
  return (
    <EmptyState title="这张表还没有数据" text={`截至 ${answer.asOf}，台账里没有可以统计到这张表的记录。录入或导入后，这里自动有数。`} />
  )
}

type ActionProps = Readonly<{ table: TableInfo; answer: TableAnswer | undefined; moment: Moment }>

function Actions({ table, answer, moment }: ActionProps) {
  const { open } = useNavigate()
  const disabled = !answer || !hasRows(answer)
  const wish = { table: table.id, ...whenOf(moment), ...againstOf(moment) }
  return (
    <Group gap="xs">
      <Button variant="default" disabled={disabled} onClick={() => answer && void copyTable(paperOf(answer, moment))}>
        复制表格
      </Button>
      <SaveSheet
        method="figures.exportTable"
        wish={wish}
        disabled={disabled}
        suggestedName={`${table.label} ${answer?.asOf ?? ''}`.trim()}
      />
      <Button variant="default" disabled={disabled} onClick={() => open({ screen: 'printTable', wish })}>
        打印…
      </Button>
    </Group>
  )
}
