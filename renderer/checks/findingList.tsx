import { useEffect, useMemo, useRef, useState } from 'react'
import type { ChecksSummary } from '#shared/ipc/parts/checks.ts'
import { FailureNote } from '#renderer/ui/index.ts'
import { FindingDetail, useOpenFinding } from './detail.tsx'
import { filterOf, type Choice } from './filter.ts'
import { FindingGrid, headHeight, rowHeight } from './findingGrid.tsx'
import { Dialogs, type Dialog } from './dialogs.tsx'
import { ListBar, MarkedBar, NothingHere } from './listBar.tsx'
import type { Focus } from './memory.ts'
import { useActs } from './useActs.ts'
import { useCursor } from './useCursor.ts'
import { useFindings } from './useFindings.ts'
import { useMarks } from './useMarks.ts'
import { useWindow } from './useWindow.ts'
import classes from './checks.module.css'

type Props = Readonly<{
  summary: ChecksSummary
  choice: Choice
  onChoice: (choice: Choice) => void
  folded: boolean
  onFold: () => void
  /** Counts the checks of the whole file: after each the list is asked for again. */
  checked: number
  /** How this list was left. */
  start: Readonly<{ focus: Focus; scrollTop: number }> | null
  remember: (focus: Focus, scrollTop: number) => void
}>

/** The findings of one choice, worked through one after the other. */
export function FindingList({ summary, choice, onChoice, folded, onFold, checked, start, remember }: Props) {
  const filter = useMemo(() => filterOf(choice), [choice])
  const [focus, setFocus] = useState<Focus>(start?.focus ?? { index: 0, key: null })
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [count, setCount] = useState(0)
  const view = useWindow({ count, rowHeight, heading: headHeight, scrollTop: start?.scrollTop ?? 0 })
  const findings = useFindings(filter, { first: view.first, last: view.last, focus: focus.index })
  const cursor = useCursor(findings, [focus, setFocus])
  const marks = useMarks(filter)
  const { total } = findings
  useEffect(() => setCount(total ?? 0), [total])
  useEffect(() => () => remember(focus, view.scrollTop()))
  useChanged(choice.text, () => setFocus({ index: 0, key: null }))
  useChanged(checked, findings.retry)
  const acts = useActs({ cursor, marks, rowAt: findings.at, toGrid: view.focus })
  const opening = useOpenFinding()
  const done = (stored: boolean) => {
    if (stored && cursor.shown) marks.drop(cursor.shown)
    view.focus()
  }
  const hear = (heard: boolean) => {
    cursor.ask(null)
    if (!heard && cursor.shown) opening.household(cursor.shown)
  }
  return (
    <div className={classes.list}>
      <ListBar {...{ summary, choice, total, onChoice, folded, onFold, filter }} onDialog={setDialog} />
      <MarkedBar rows={marks.rows} onDialog={setDialog} onClear={marks.clear} />
      {findings.error && <FailureNote error={findings.error} onRetry={findings.retry} />}
      {total === 0 && <NothingHere choice={choice} summary={summary} onChoice={onChoice} />}
      {total !== null && total > 0 && (
        <FindingGrid window={view} total={total} focus={focus.index} rowAt={findings.at} marked={marks.map} acts={acts} />
      )}
      {cursor.shown && (
        <FindingDetail
          finding={cursor.shown}
          gone={cursor.gone}
          form={{ wish: cursor.wish, onWish: hear, onHold: cursor.hold, onDone: done }}
          onDialog={setDialog}
        />
      )}
      {dialog && (
        <Dialogs
          dialog={dialog}
          summary={summary}
          filter={filter}
          onChoice={onChoice}
          onClose={() => setDialog(null)}
          onDone={() => {
            marks.clear()
            setDialog(null)
          }}
        />
      )}
    </div>
  )
}

/** Runs when the value is another one than before: other words begin the list anew, a new check asks for it again. */
function useChanged<T>(value: T, run: () => void): void {
  const known = useRef(value)
  useEffect(() => {
    if (known.current !== value) run()
    known.current = value
  }, [value])
}
