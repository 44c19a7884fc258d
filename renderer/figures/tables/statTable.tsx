import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PaperRow, PaperTable } from '#shared/measures/paperTable.ts'
import { countText } from '#renderer/ui/index.ts'
import { headsOf } from '../clipboard.ts'
import { DrillLink } from '../drill.tsx'
import classes from '../figures.module.css'

/** Rows drawn at first and with each further step: a roster of the whole town would hold up the window. */
const step = 300

/** The table itself: merged heads, 其中 rows indented, total row bold, head and first column in view. */
export function StatTable({ table, living }: Readonly<{ table: PaperTable; living: boolean }>) {
  const [most, setMost] = useState(step)
  const rest = table.rows.length - most
  // The total is always in sight.
  const rows = rest > 0 ? table.rows.filter((row, index) => index < most || row.total) : table.rows
  return (
    <>
      <Sheet table={table} rows={rows} living={living} />
      {rest > 0 && (
        <div className={classes.rest}>
          <Button variant="default" size="xs" onClick={() => setMost(most + step * 4)}>
            再显示 {countText(Math.min(rest, step * 4))} 行（共 {countText(table.rows.length)} 行，打印和导出的是全部）
          </Button>
        </div>
      )}
    </>
  )
}

function Sheet({ table, rows, living }: Readonly<{ table: PaperTable; rows: readonly PaperRow[]; living: boolean }>) {
  return (
    <table className={classes.sheet} aria-label={table.title}>
      <thead>
        {headsOf(table).map((cells, level) => (
          <tr key={level}>
            {cells.map((cell) => (
              <th
                key={cell.column}
                scope={cell.colSpan > 1 ? 'colgroup' : 'col'}
                colSpan={cell.colSpan}
                rowSpan={cell.rowSpan}
                {...(cell.column === 0 ? { className: classes.first } : {})}
              >
                {cell.text}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {rows.map((row) => (
          <StatRow key={row.key} table={table} row={row} living={living} />
        ))}
      </tbody>
    </table>
  )
}

function StatRow({ table, row, living }: Readonly<{ table: PaperTable; row: PaperRow; living: boolean }>) {
  return (
    <tr data-total={row.total}>
      <th scope="row" className={classes.first} style={{ paddingLeft: 8 + row.indent * 18 }}>
        {row.label}
      </th>
      {row.cells.map((cell, index) => {
        const column = table.columns[index]!
        const label = `${table.title} ${row.label} ${column.header.join(' ')} ${cell.text}`
        return (
          <td key={column.id} data-align={column.align} data-part={column.part} data-nowrap={column.nowrap} className="numbers">
            <DrillLink drill={cell.drill} label={label} living={living && column.part === 'now'}>
              {cell.text}
            </DrillLink>
          </td>
        )
      })}
    </tr>
  )
}
