import { Button } from '@mantine/core'
import { KeyHint } from '#renderer/ui/index.ts'
import classes from './check.module.css'
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
            第 {row.row} 行（{outcomeWords[row.outcome]}）{column.letter} 列“{column.header}”{column.field ? ` → ${column.field}` : ''}
          </span>
        )}
        {cell?.before !== undefined && (
          <span>
            原来：{cell.before}，改为：{cell.text || '（空）'}
          </span>
        )}
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

function startEditing(grid: Grid): void {
  grid.own(true)
  grid.setEditing(true)
}
