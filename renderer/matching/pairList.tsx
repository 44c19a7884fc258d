import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { DuplicateRow, DuplicateSide, DuplicateWhat } from '#shared/ipc/parts/matching.ts'
import { newId, useAct, useReadOnly } from '#renderer/bridge/index.ts'
import { scrollable } from '#renderer/ui/index.ts'
import { MergePanel } from './mergePanel.tsx'
import { LevelMark } from './parts.tsx'
import classes from './matching.module.css'

type Props = Readonly<{ what: DuplicateWhat; rows: readonly DuplicateRow[] }>

/** One page of pairs; the chosen one field by field below. N: not the same, then the next. */
export function PairList({ what, rows }: Props) {
  const readOnly = useReadOnly()
  const [focus, setFocus] = useState(0)
  const at = Math.min(focus, Math.max(0, rows.length - 1))
  const row = rows[at]
  const dismiss = useAct('duplicates.dismiss', { doneText: '已记下不是同一个，以后不再提示', undoable: true })
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const say = (pair: DuplicateRow) => {
    if (!readOnly) dismiss.mutate({ what, id: newId(), pairs: [[pair.first.id, pair.second.id]], reason: '' })
  }
  const press = (event: KeyboardEvent) => {
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setFocus(Math.min(rows.length - 1, at + 1)),
      ArrowUp: () => setFocus(Math.max(0, at - 1)),
      Home: () => setFocus(0),
      End: () => setFocus(rows.length - 1),
      n: () => say(row),
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }
  return (
    <>
      <div ref={box} className={classes.list}>
        <PairTable rows={rows} at={at} onFocus={setFocus} onKeyDown={press} />
      </div>
      {row && (
        <section className={classes.detail} {...scrollable('逐项比较')}>
          <MergePanel
            key={`${row.first.id} ${row.second.id}`}
            what={what}
            row={row}
            onDismiss={() => say(row)}
            isDismissing={dismiss.isPending}
          />
        </section>
      )}
    </>
  )
}

type TableProps = Readonly<{
  rows: readonly DuplicateRow[]
  at: number
  onFocus: (index: number) => void
  onKeyDown: (event: KeyboardEvent) => void
}>

function PairTable({ rows, at, onFocus, onKeyDown }: TableProps) {
  return (
    <table role="grid" aria-label="疑似重复" tabIndex={0} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {['把握', '记录一', '记录二', '理由'].map((label) => (
            <th key={label}>{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${row.first.id} ${row.second.id}`} aria-selected={index === at} onMouseDown={() => onFocus(index)}>
            <td>
              <LevelMark level={row.level} confidence={row.confidence} />
            </td>
            <Side side={row.first} />
            <Side side={row.second} />
            <td className={classes.wide}>{row.reasons.join('；')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Side({ side }: Readonly<{ side: DuplicateSide }>) {
  return (
    <td>
      {side.name || '（无名）'}
      {side.note && `（${side.note}）`}
      <span className={classes.small}>
        {side.idCard || '无证件号码'} {side.birth}
        <br />
        {side.village} 户主 {side.head}
      </span>
    </td>
  )
}
