import { memo } from 'react'
import type { ImportRow } from '#shared/ipc/outputs.ts'
import classes from './check.module.css'
import { CheckCell } from './checkCell.tsx'
import { headWidth, rowHeight } from './columns.ts'
import { outcomeWords, problemTexts, worst } from './outcomes.ts'
import type { DrawnColumn } from './viewport.ts'

export type CellActions = Readonly<{
  pick: (row: number, column: number) => void
  edit: () => void
  /** null: left as it was; `next`: on to the next problem. */
  save: (text: string | null, next: boolean) => void
}>

type RowProps = Readonly<{
  index: number
  /** undefined while it is on its way. */
  row: ImportRow | undefined
  columns: readonly DrawnColumn[]
  focusPlace: number | null
  editing: boolean
  owner: { current: boolean }
  table: number
  waiting: Readonly<Record<string, string>>
  actions: CellActions
}>

export const CheckRow = memo(function CheckRow({
  index,
  row,
  columns,
  focusPlace,
  editing,
  owner,
  table,
  waiting,
  actions,
}: RowProps) {
  const cells = new Map(row?.cells.map((cell) => [cell.column, cell]))
  const doubtful =
    row !== undefined &&
    row.outcome !== 'rejected' &&
    row.problems.concat(row.cells.flatMap((cell) => cell.problems)).some(({ severity }) => severity === '疑点')
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      style={{ top: index * rowHeight }}
      data-odd={index % 2 === 1}
      data-outcome={row?.outcome}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={classes.rowHead}
        style={{ width: headWidth }}
        title={row ? rowTitle(row) : undefined}
      >
        <span className={classes.rowNumber}>{row?.row ?? '…'}</span>
        {row && (
          <span className={classes.outcome} data-outcome={row.outcome}>
            {outcomeWords[row.outcome]}
          </span>
        )}
        {doubtful && <span className={classes.doubt}>疑</span>}
      </div>
      {columns.map((column) => {
        const cell = cells.get(column.index)
        const focused = column.place === focusPlace
        return (
          <CheckCell
            key={column.index}
            column={column}
            row={index}
            text={cell?.text ?? ''}
            waitingText={row ? waiting[`${table}:${row.row}:${column.index}`] : undefined}
            before={cell?.before}
            severity={cell ? worst(cell.problems) : null}
            title={cell && cell.problems.length > 0 ? problemTexts(cell.problems).join('\n') : undefined}
            focused={focused}
            editing={focused && editing}
            owner={owner}
            actions={actions}
          />
        )
      })}
    </div>
  )
})

function rowTitle(row: ImportRow): string {
  return [...(row.why ? [row.why] : []), ...problemTexts(row.problems)].join('\n')
}
