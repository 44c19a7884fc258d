import { memo, useEffect } from 'react'
import type { KeyboardEvent } from 'react'
import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import { countText } from '#renderer/ui/index.ts'
import { keyOf } from './filter.ts'
import { SeverityMark } from './marks.tsx'
import type { ListWindow } from './useWindow.ts'
import classes from './checks.module.css'

export const rowHeight = 46
export const headHeight = 30

export type GridActs = Readonly<{
  focus: (index: number) => void
  /** Puts the finding right beside the list. */
  mend: (index: number) => void
  /** Takes the suggestion. */
  take: (index: number) => void
  openRecord: (index: number) => void
  mark: (index: number) => void
  markAll: () => void
}>

type Props = Readonly<{
  window: ListWindow
  total: number
  focus: number
  rowAt: (index: number) => FindingRow | undefined
  marked: ReadonlyMap<string, FindingRow>
  acts: GridActs
}>

const headings = ['选', '程度', '疑点', '户 / 村', '记录 / 项目', '现在的值', '帮扶责任人'] as const

/** The findings as a list that is worked through by keyboard; only the rows in sight are drawn. */
export function FindingGrid({ window: view, total, focus, rowAt, marked, acts }: Props) {
  const { reveal } = view
  useEffect(() => reveal(focus), [focus, reveal])
  const indexes = Array.from({ length: Math.max(0, view.last - view.first + 1) }, (_, offset) => view.first + offset)
  return (
    <div
      ref={view.attach}
      className={classes.grid}
      role="grid"
      aria-label="疑点"
      aria-rowcount={total + 1}
      aria-colcount={headings.length}
      aria-multiselectable
      aria-activedescendant={`finding-${focus}`}
      tabIndex={0}
      onScroll={view.onScroll}
      onKeyDown={(event) => pressKey(event, { focus, total, acts, page: pageRows(event.currentTarget) })}
    >
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {headings.map((heading, index) => (
          <span key={heading} role="columnheader" aria-colindex={index + 1} className={classes.headCell} data-column={index}>
            {heading}
          </span>
        ))}
      </div>
      <div role="rowgroup" className={classes.rows} style={{ height: total * rowHeight }}>
        {indexes.map((index) => {
          const row = rowAt(index)
          return (
            <FindingLine
              key={index}
              index={index}
              row={row}
              focused={index === focus}
              marked={row !== undefined && marked.has(keyOf(row))}
              acts={acts}
            />
          )
        })}
      </div>
    </div>
  )
}

type LineProps = Readonly<{ index: number; row: FindingRow | undefined; focused: boolean; marked: boolean; acts: GridActs }>

const FindingLine = memo(function FindingLine({ index, row, focused, marked, acts }: LineProps) {
  return (
    <div
      id={`finding-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={marked}
      className={classes.row}
      data-focused={focused || undefined}
      style={{ top: index * rowHeight }}
      onMouseDown={() => acts.focus(index)}
      onDoubleClick={() => acts.mend(index)}
    >
      <span role="gridcell" aria-colindex={1} className={classes.cell}>
        <input
          type="checkbox"
          className={classes.check}
          tabIndex={-1}
          checked={marked}
          disabled={!row}
          aria-label={`选中第 ${countText(index + 1)} 条`}
          onChange={() => acts.mark(index)}
          // The focus stays with the list.
          onMouseDown={(event) => event.preventDefault()}
          onDoubleClick={(event) => event.stopPropagation()}
        />
      </span>
      {row ? <Cells row={row} /> : <Waiting />}
    </div>
  )
})

function Cells({ row }: Readonly<{ row: FindingRow }>) {
  return (
    <>
      <span role="gridcell" aria-colindex={2} className={classes.cell}>
        <SeverityMark severity={row.severity} />
      </span>
      <Two column={3} upper={row.ruleTitle} lower={row.message} strong />
      <Two column={4} upper={row.householdLabel || '—'} lower={row.villageLabel} />
      <Two column={5} upper={row.title || '（无名称）'} lower={row.fieldLabel} />
      <Two column={6} upper={row.field === null ? '—' : row.value || '（空）'} lower={row.mend ? '有建议' : ''} />
      <Two column={7} upper={row.helpers || '—'} lower="" />
    </>
  )
}

function Two({ column, upper, lower, strong = false }: Readonly<{ column: number; upper: string; lower: string; strong?: boolean }>) {
  return (
    <span role="gridcell" aria-colindex={column} className={classes.cell} data-strong={strong || undefined}>
      <span className={classes.upper} title={upper}>
        {upper}
      </span>
      {lower !== '' && (
        <span className={classes.lower} title={lower}>
          {lower}
        </span>
      )}
    </span>
  )
}

function Waiting() {
  return (
    <span role="gridcell" aria-colindex={3} className={classes.cell}>
      <span className={classes.upper}>…</span>
    </span>
  )
}

function pageRows(element: HTMLElement): number {
  return Math.max(1, Math.floor((element.clientHeight - headHeight) / rowHeight) - 1)
}

type Press = Readonly<{ focus: number; total: number; acts: GridActs; page: number }>

function pressKey(event: KeyboardEvent, { focus, total, acts, page }: Press): void {
  if (total === 0 || event.altKey) return
  const go = (index: number) => () => acts.focus(Math.max(0, Math.min(total - 1, index)))
  const command = event.ctrlKey || event.metaKey
  const withCommand: Readonly<Record<string, () => void>> = {
    Home: go(0),
    End: go(total - 1),
    Enter: () => acts.openRecord(focus),
    a: acts.markAll,
  }
  const plain: Readonly<Record<string, () => void>> = {
    ArrowDown: go(focus + 1),
    ArrowUp: go(focus - 1),
    PageDown: go(focus + page),
    PageUp: go(focus - page),
    Home: go(0),
    End: go(total - 1),
    Enter: () => (event.shiftKey ? acts.take(focus) : acts.mend(focus)),
    F2: () => acts.mend(focus),
    ' ': () => acts.mark(focus),
  }
  const act = command ? withCommand[event.key] : plain[event.key]
  if (!act) return
  event.preventDefault()
  act()
}
