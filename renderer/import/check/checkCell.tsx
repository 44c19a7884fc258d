import { memo, useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import classes from './check.module.css'
import type { CellActions } from './checkRow.tsx'
import { stateNames, type State } from './choices.ts'
import { headWidth } from './columns.ts'
import type { DrawnColumn } from './viewport.ts'

type CellProps = Readonly<{
  column: DrawnColumn
  /** Place of the row in the tab. */
  row: number
  text: string
  /** Typed, not yet checked. */
  waitingText: string | undefined
  before: string | undefined
  /** What becomes of the change. */
  state: State | undefined
  severity: '错误' | '疑点' | null
  title: string | undefined
  focused: boolean
  editing: boolean
  owner: { current: boolean }
  actions: CellActions
}>

export const CheckCell = memo(function CheckCell(props: CellProps) {
  const { column, row, text, waitingText, before, state, severity, title, focused, editing, owner, actions } = props
  const cell = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focused && !editing && owner.current) cell.current?.focus({ preventScroll: true })
  }, [focused, editing])
  const shown = waitingText ?? text
  return (
    <div
      ref={cell}
      role="gridcell"
      aria-colindex={column.place + 2}
      aria-selected={focused}
      {...(severity === '错误' ? { 'aria-invalid': true } : {})}
      tabIndex={focused ? 0 : -1}
      className={classes.cell}
      style={{ left: headWidth + column.left, width: column.width }}
      data-severity={severity ?? undefined}
      data-waiting={waitingText !== undefined}
      data-state={state}
      title={title}
      onMouseDown={() => actions.pick(row, column.place)}
      onDoubleClick={actions.edit}
    >
      {editing ? (
        <CellInput text={shown} label={`${column.letter} 列 ${column.header}`} actions={actions} />
      ) : (
        <CellText text={shown} before={waitingText === undefined ? before : undefined} state={state} severity={severity} />
      )}
    </div>
  )
})

function CellText({ text, before, state, severity }: Pick<CellProps, 'text' | 'before' | 'state' | 'severity'>) {
  return (
    <>
      {severity && <span className={classes.sign}>{severity === '错误' ? '✕' : '?'}</span>}
      {state && state !== 'take' && <span className={classes.mark}>{stateNames[state]}</span>}
      <span className={classes.text}>{before === undefined ? text : <Change before={before} after={text} state={state ?? 'take'} />}</span>
    </>
  )
}

/** What goes is struck through: the value on record, or that of the sheet. */
function Change({ before, after, state }: Readonly<{ before: string; after: string; state: State }>) {
  if (state === 'take')
    return (
      <>
        <s className={classes.before}>{before}</s> → {after}
      </>
    )
  return (
    <>
      {before} {state === 'ask' ? '⇢' : '↛'} {state === 'ask' ? after : <s className={classes.before}>{after}</s>}
    </>
  )
}

/** Enter saves and goes on to the next problem, Tab and leaving save, Escape leaves all as it was. */
function CellInput({ text, label, actions }: Readonly<{ text: string; label: string; actions: CellActions }>) {
  const done = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const finish = (keep: boolean, next: boolean) => {
    if (done.current) return
    done.current = true
    const typed = input.current?.value ?? text
    actions.save(keep && typed !== text ? typed : null, next)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing || !['Enter', 'Escape', 'F8'].includes(event.key)) return
    event.preventDefault()
    finish(event.key !== 'Escape', event.key !== 'Escape')
  }
  return (
    <input
      ref={input}
      className={classes.input}
      defaultValue={text}
      aria-label={label}
      maxLength={32_767}
      autoFocus
      onKeyDown={press}
      onBlur={() => finish(true, false)}
      onMouseDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  )
}
