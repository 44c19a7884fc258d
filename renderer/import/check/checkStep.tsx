import { Button, Select, Switch, Tabs } from '@mantine/core'
import { useState } from 'react'
import type { ImportTable } from '#shared/ipc/outputs.ts'
import { useRegistry } from '#renderer/bridge/index.ts'
import { countText, EmptyState } from '#renderer/ui/index.ts'
import { Footer } from '../footer.tsx'
import classes from '../import.module.css'
import { PlanningNote } from '../planningNote.tsx'
import { SumLine } from '../sumLine.tsx'
import { balanceOf, contentLabel, taken } from '../sums.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import { CheckGrid } from './checkGrid.tsx'
import type { Focus } from './move.ts'
import { HeldNote } from './heldNote.tsx'
import { choiceTabs, tabs } from './outcomes.ts'
import { ProposalNote } from './proposalNote.tsx'
import { ReviewBar } from './reviewBar.tsx'
import type { Show } from './rowWindows.ts'
import { useTabCounts } from './useRowWindows.ts'

/** Step 3: every row with what becomes of it; wrong cells are mended here. */
export function CheckStep({ wizard }: Readonly<{ wizard: Wizard }>) {
  const { overview } = wizard.state
  const [chosen, setChosen] = useState<number | null>(null)
  if (!overview) return null
  const tables = taken(overview.tables)
  const table = tables.find((one) => one.index === chosen) ?? tables[0]
  return (
    <>
      {table ? (
        <CheckTable key={`${overview.session} ${table.index}`} table={table} tables={tables} onTable={setChosen} wizard={wizard} />
      ) : (
        <EmptyState title="没有要导入的表" text="请回到“识别结果”，选择要导入的表。" />
      )}
      <CheckFooter tables={tables} wizard={wizard} />
    </>
  )
}

function CheckFooter({ tables, wizard: { state, actions } }: Readonly<{ tables: readonly ImportTable[]; wizard: Wizard }>) {
  const { rejected } = balanceOf(tables)
  return (
    <Footer
      actions={
        <>
          <Button variant="default" disabled={rejected === 0 || state.busy !== null} onClick={() => void actions.saveProblems()}>
            退回行另存为 Excel…
          </Button>
          <Button variant="default" onClick={() => actions.go('tables')}>
            上一步
          </Button>
          <Button disabled={tables.length === 0} onClick={() => actions.go('finish')}>
            下一步：导入
          </Button>
        </>
      }
    >
      <SumLine tables={tables} />
      <PlanningNote wizard={{ state, actions }} />
    </Footer>
  )
}

type TableProps = Readonly<{
  table: ImportTable
  tables: readonly ImportTable[]
  onTable: (index: number) => void
  wizard: Wizard
}>

/** The tab, the field whose changes alone are shown, and the cell that takes the keyboard there; null: a click on the tab keeps it. */
type View = Readonly<{ show: Show; field: string | null; goal: Focus | null }>

function CheckTable({ table, tables, onTable, wizard }: TableProps) {
  const { overview, revision } = wizard.state
  const [view, setView] = useState<View>({
    show: table.balance.rejected > 0 ? 'rejected' : 'all',
    field: null,
    goal: { row: 0, column: 0 },
  })
  const [all, setAll] = useState(false)
  const field = table.changes.some((change) => change.key === view.field) ? view.field : null
  const counts = useTabCounts({ session: overview?.session ?? '', table: table.index, revision, field })
  const show = (to: Show, more: Partial<View> = {}) => setView({ show: to, field, goal: null, ...more })
  return (
    <Tabs
      value={view.show}
      onChange={(value) => show((value ?? 'all') as Show)}
      className={classes.check}
      keepMounted={false}
      activateTabWithKeyboard={false}
    >
      <HeldNote tables={tables.map((one) => one.index)} onShow={() => show('ask', { field: null, goal: start })} wizard={wizard} />
      <ProposalNote table={table} onTaken={() => show('mended', { field: null, goal: start })} wizard={wizard} />
      <div className={classes.checkBar}>
        {tables.length > 1 && <TableChoice table={table} tables={tables} onTable={onTable} />}
        <OutcomeTabs counts={counts} show={view.show} />
        <AllColumns all={all} onChange={setAll} />
      </div>
      <ReviewBar
        table={table}
        show={view.show}
        field={field}
        count={counts[view.show]}
        onField={(to) => show(to === null ? view.show : 'all', { field: to })}
        wizard={wizard}
      />
      <Tabs.Panel value={view.show} className={classes.panel} tabIndex={-1}>
        <CheckGrid
          key={`${view.show} ${field}`}
          table={table}
          show={view.show}
          field={field}
          allColumns={all}
          goal={view.goal}
          onLeave={(to) => show('all', { field: null, goal: to })}
          wizard={wizard}
        />
      </Tabs.Panel>
    </Tabs>
  )
}

const start: Focus = { row: 0, column: 0 }

function AllColumns({ all, onChange }: Readonly<{ all: boolean; onChange: (all: boolean) => void }>) {
  return (
    <Switch size="xs" label="全部列" checked={all} onChange={(event) => onChange(event.currentTarget.checked)} className={classes.noWrap} />
  )
}

function TableChoice({ table, tables, onTable }: Omit<TableProps, 'wizard'>) {
  const registry = useRegistry()
  return (
    <Select
      size="xs"
      w={240}
      aria-label="正在核对的表"
      data={tables.map((one) => ({
        value: String(one.index),
        label: `${one.sheet}（${contentLabel(registry, one)}）`,
      }))}
      value={String(table.index)}
      onChange={(value) => onTable(Number(value))}
      allowDeselect={false}
    />
  )
}

type CountsProps = Readonly<{ counts: Readonly<Partial<Record<Show, number>>>; show: Show }>

function OutcomeTabs({ counts, show: shown }: CountsProps) {
  return (
    <Tabs.List className={classes.tabs} aria-label="行的结果">
      {tabs.map(({ show, label }) => {
        const count = counts[show]
        if (choiceTabs.has(show) && !count && show !== shown) return null
        const isBad = (show === 'rejected' || show === 'ask') && (count ?? 0) > 0
        return (
          <Tabs.Tab key={show} value={show} data-bad={isBad} className={classes.tab}>
            {label} <b>{count === undefined ? '…' : countText(count)}</b>
          </Tabs.Tab>
        )
      })}
    </Tabs.List>
  )
}
