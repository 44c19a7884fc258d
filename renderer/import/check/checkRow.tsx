import { memo } from 'react'
import type { ImportCell, ImportRow } from '#shared/ipc/outputs.ts'
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

export const CheckRow = memo(function CheckRow(props: RowProps) {
  const { index, row, columns, focusPlace, editing, owner, actions } = props
  const cells = new Map(row?.cells.map((cell) => [cell.column, cell]))
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      style={{ top: index * rowHeight }}
      data-odd={index % 2 === 1}
      data-outcome={row?.outcome}
    >
      <RowHead row={row} />
      {columns.map((column) => {
        const focused = column.place === focusPlace
        return (
          <CheckCell
            key={column.index}
            column={column}
            row={index}
            {...cellContent(cells.get(column.index))}
            waitingText={row && props.waiting[`${props.table}:${row.row}:${column.index}`]}
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

function RowHead({ row }: Pick<RowProps, 'row'>) {
  return (
    <div role="rowheader" aria-colindex={1} className={classes.rowHead} style={{ width: headWidth }} title={row && rowTitle(row)}>
      <span className={classes.rowNumber}>{row?.shownRow ?? row?.row ?? '…'}</span>
      {row && (
        <span className={classes.outcome} data-outcome={row.outcome}>
          {outcomeWords[row.outcome]}
        </span>
      )}
      {row && isDoubtful(row) && <span className={classes.doubt}>疑</span>}
    </div>
  )
}

/** As the tab 疑点 counts: a rejected row is shown as rejected only. */
function isDoubtful(row: ImportRow): boolean {
  const problems = [...row.problems, ...row.cells.flatMap((cell) => cell.problems)]
  return row.outcome !== 'rejected' && problems.some(({ severity }) => severity === '疑点')
}

function cellContent(cell: ImportCell | undefined) {
  if (!cell) return { text: '', before: undefined, state: undefined, severity: null, title: undefined }
  const told = [...problemTexts(cell.problems), ...(cell.held ? [`现值来自${cell.held}`] : [])]
  const title = told.length > 0 ? told.join('\n') : undefined
  return { text: cell.text, before: cell.before, state: cell.state, severity: worst(cell.problems), title }
}

function rowTitle(row: ImportRow): string {
  return [...(row.why ? [row.why] : []), ...problemTexts(row.problems)].join('\n')
}
