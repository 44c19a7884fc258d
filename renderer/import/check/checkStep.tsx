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
import { tabs } from './outcomes.ts'
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

/** The tab, and the cell that takes the keyboard there; null after a click on a tab, which keeps it. */
type View = Readonly<{ show: Show; goal: Focus | null }>

function CheckTable({ table, tables, onTable, wizard }: TableProps) {
  const [{ show, goal }, setView] = useState<View>({
    show: table.balance.rejected > 0 ? 'rejected' : 'all',
    goal: { row: 0, column: 0 },
  })
  const [all, setAll] = useState(false)
  return (
    <Tabs
      value={show}
      onChange={(value) => setView({ show: (value ?? 'all') as Show, goal: null })}
      className={classes.check}
      keepMounted={false}
      activateTabWithKeyboard={false}
    >
      <div className={classes.checkBar}>
        {tables.length > 1 && <TableChoice table={table} tables={tables} onTable={onTable} />}
        <OutcomeTabs table={table.index} wizard={wizard} />
        <Switch
          size="xs"
          label="全部列"
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
          className={classes.noWrap}
        />
      </div>
      <Tabs.Panel value={show} className={classes.panel} tabIndex={-1}>
        <CheckGrid
          key={show}
          table={table}
          show={show}
          allColumns={all}
          goal={goal}
          onLeave={(to) => setView({ show: 'all', goal: to })}
          wizard={wizard}
        />
      </Tabs.Panel>
    </Tabs>
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

function OutcomeTabs({ table, wizard }: Readonly<{ table: number; wizard: Wizard }>) {
  const { overview, revision } = wizard.state
  const counts = useTabCounts({ session: overview?.session ?? '', table, revision })
  return (
    <Tabs.List className={classes.tabs} aria-label="行的结果">
      {tabs.map(({ show, label }) => {
        const count = counts[show]
        return (
          <Tabs.Tab key={show} value={show} data-bad={show === 'rejected' && (count ?? 0) > 0} className={classes.tab}>
            {label} <b>{count === undefined ? '…' : countText(count)}</b>
          </Tabs.Tab>
        )
      })}
    </Tabs.List>
  )
}
