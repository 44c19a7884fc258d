import type { ImportReview, ImportTable } from '#shared/ipc/outputs.ts'
import classes from './check.module.css'
import { changeOf, modeNames } from './choices.ts'
import { headWidth } from './columns.ts'
import type { DrawnColumn } from './viewport.ts'

/** Headings: the letter and words of the sheet, below them the field of the ledger. */
type HeadProps = Readonly<{ columns: readonly DrawnColumn[]; width: number; table: ImportTable; modes: ImportReview['modes'] }>

export function CheckHead({ columns, width, table, modes }: HeadProps) {
  const modeOf = (index: number): string => {
    const mode = modes[changeOf(table, index)?.key ?? '']
    return mode ? `，${modeNames[mode]}` : ''
  }
  return (
    <div role="rowgroup" className={classes.head} style={{ width }}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        <div role="columnheader" aria-colindex={1} className={classes.corner} style={{ width: headWidth }}>
          行号与结果
        </div>
        {columns.map(({ index, place, letter, header, field, left, width: wide }) => (
          <div
            key={index}
            role="columnheader"
            aria-colindex={place + 2}
            className={classes.headCell}
            style={{ left: headWidth + left, width: wide }}
            title={field && field !== header ? `${letter} ${header} → ${field}` : `${letter} ${header}`}
          >
            <span className={classes.headText}>
              <span className={classes.letter}>{letter}</span> {header}
            </span>
            <span className={classes.field}>
              {field ?? '不导入'}
              {modeOf(index)}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
