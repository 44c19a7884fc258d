import { Button } from '@mantine/core'
import { KeyHint } from '#renderer/ui/index.ts'
import classes from './check.module.css'
import { otherState, stateNames } from './choices.ts'
import { outcomeWords } from './outcomes.ts'
import type { Grid } from './useGrid.ts'

/** Below the grid: the focused cell, what is wrong with it and its row, and what can be done. */
export function CellLine({ grid }: Readonly<{ grid: Grid }>) {
  const row = grid.focusedRow
  const column = grid.columns[grid.focus.column]
  const cell = column && row?.cells.find((one) => one.column === column.index)
  const problems = [...(cell?.problems ?? []), ...(row?.problems ?? [])]
  const isTold = problems.some(({ message }) => row?.why?.includes(message))
  return (
    <div className={classes.line}>
      <div role="status" className={classes.lineText}>
        {row && column && (
          <span>
            第 {row.shownRow ?? row.row} 行（{outcomeWords[row.outcome]}）{column.letter} 列“{column.header}”
            {column.field ? ` → ${column.field}` : ''}
          </span>
        )}
        {cell?.before !== undefined && (
          <span>
            原来：{cell.before}，表中：{cell.text || '（空）'}
            {cell.state && `（${stateNames[cell.state]}）`}
          </span>
        )}
        {cell?.original !== undefined && (
          <span>
            表中原文：{cell.original || '（空）'}，已改为：{cell.text || '（空）'}
          </span>
        )}
        {cell?.held && <span>现值来自{cell.held}</span>}
        {problems.map(({ code, severity, message }, index) => (
          <span key={`${code} ${index}`} className={classes.problem} data-severity={severity}>
            {severity}：{message}
          </span>
        ))}
        {row?.why && !isTold && <span {...(row.outcome === 'rejected' ? { className: classes.problem } : {})}>{row.why}</span>}
        {grid.message && <b>{grid.message}</b>}
      </div>
      <CellDeeds grid={grid} />
    </div>
  )
}

function CellDeeds({ grid }: Readonly<{ grid: Grid }>) {
  const row = grid.focusedRow
  const column = grid.columns[grid.focus.column]
  // Totals and blank lines carry no record that could be taken again.
  const isStructural = row?.outcome === 'skipped' && !grid.isSkipped
  return (
    <div className={classes.lineActions}>
      <ChangeDeeds grid={grid} />
      <Button
        size="compact-sm"
        variant="default"
        disabled={!row || !column}
        onClick={() => startEditing(grid)}
        rightSection={<KeyHint keys="F2" />}
      >
        改正
      </Button>
      <Button size="compact-sm" variant="default" disabled={!row || isStructural} onClick={() => grid.skipRow(!grid.isSkipped)}>
        {grid.isSkipped ? '恢复此行' : '跳过此行'}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void grid.nextProblem()} rightSection={<KeyHint keys="F8" />}>
        下一处问题
      </Button>
    </div>
  )
}

/** The change of the cell, and what the cell should probably say. */
function ChangeDeeds({ grid }: Readonly<{ grid: Grid }>) {
  const column = grid.columns[grid.focus.column]
  const cell = column && grid.focusedRow?.cells.find((one) => one.column === column.index)
  const proposal = cell?.problems.find((problem) => problem.proposal !== undefined)?.proposal
  const isRowTaken = grid.focusedRow?.cells.some((one) => one.state === 'take') ?? false
  const isChange = grid.focusedRow?.cells.some((one) => one.state !== undefined) ?? false
  return (
    <>
      {proposal !== undefined && (
        <Button size="compact-sm" onClick={() => grid.saveCell(proposal)}>
          改为 {proposal}
        </Button>
      )}
      {cell?.original !== undefined && (
        <Button size="compact-sm" variant="default" onClick={() => grid.saveCell(cell.original ?? '')}>
          恢复原文
        </Button>
      )}
      {cell?.state && (
        <Button size="compact-sm" variant="default" onClick={grid.chooseCell} rightSection={<KeyHint keys="空格" />}>
          {otherState(cell.state) === 'take' ? '采用表中的' : '保留原值'}
        </Button>
      )}
      {isChange && (
        <Button size="compact-sm" variant="default" onClick={grid.chooseRow} rightSection={<KeyHint keys="Shift+空格" />}>
          {isRowTaken ? '整行保留原值' : '整行采用'}
        </Button>
      )}
    </>
  )
}

function startEditing(grid: Grid): void {
  grid.own(true)
  grid.setEditing(true)
}
