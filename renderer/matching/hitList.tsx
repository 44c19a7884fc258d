import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import { newId, useAct, useCall, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { HitDetail } from './hitDetail.tsx'
import { LevelMark } from './parts.tsx'
import { decisions, type HitState } from './words.ts'
import classes from './matching.module.css'

/** One page of hits with the chosen one side by side below. Keys decide and go on to the next. */
export function HitList({ ids }: Readonly<{ ids: readonly string[] }>) {
  const { data: rows = [] } = useCall('ledger.rows', { ledger: 'matchHit', ids: [...ids] }, { keepPrevious: true })
  const [focus, setFocus] = useState<Focus>({ index: 0, id: null })
  const at = placeOf(focus, rows)
  const row = rows[at]
  const go = (index: number) => setFocus({ index, id: rows[index]?.id ?? null })
  const { open } = useNavigate()
  // The next one, whether the decided one stays in the list or leaves it.
  const decide = useDecide(() => go(Math.min(at + 1, rows.length - 1)))
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const press = (event: KeyboardEvent) => {
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return
    const state = decisions.find(({ key }) => key === event.key)?.state
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(Math.min(rows.length - 1, at + 1)),
      ArrowUp: () => go(Math.max(0, at - 1)),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      Enter: () => open({ screen: 'household', id: String(row.values['household']) }),
    }
    const step = state ? () => decide(row, state) : steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }
  return (
    <>
      <div ref={box} className={classes.list}>
        <HitTable rows={rows} at={at} onFocus={go} onKeyDown={press} />
      </div>
      {row && <HitDetail key={row.id} row={row} decide={(state) => decide(row, state)} />}
    </>
  )
}

/** The cursor goes with its hit; where that is gone, the one that came into its place has it. */
type Focus = Readonly<{ index: number; id: string | null }>

function placeOf({ index, id }: Focus, rows: readonly Row[]): number {
  const found = id === null ? -1 : rows.findIndex((row) => row.id === id)
  return found >= 0 ? found : Math.min(index, Math.max(0, rows.length - 1))
}

type TableProps = Readonly<{
  rows: readonly Row[]
  at: number
  onFocus: (index: number) => void
  onKeyDown: (event: KeyboardEvent) => void
}>

function HitTable({ rows, at, onFocus, onKeyDown }: TableProps) {
  return (
    <table role="grid" aria-label="比对线索" tabIndex={0} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {['把握', '类别', '姓名', '行政村 户主', '名单内容', '状态', '核实人'].map((label) => (
            <th key={label}>{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.id} aria-selected={index === at} onMouseDown={() => onFocus(index)}>
            <td>
              <LevelMark level={String(row.values['level'] ?? '')} />
            </td>
            <td>{row.values['kind']}</td>
            <td>{row.values['name']}</td>
            <td>
              {row.links['village']} {row.values['headName']}
            </td>
            <td className={classes.wide}>
              <span className={classes.clip}>{row.values['theirRow']}</span>
            </td>
            <td>
              {row.values['state']}
              {row.values['isGone'] === 1 && <span className={classes.small}>名单中已消失</span>}
            </td>
            <td>{row.values['assignee'] ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const decidedText = ({ values }: Row): string => `${String(values['name'] ?? '')}：${String(values['state'] ?? '')}`

/** Writes a decision with its day; the closed ones leave a list of open ones by themselves. */
function useDecide(next: () => void): (row: Row, state: HitState) => void {
  const readOnly = useReadOnly()
  const { mutate } = useAct('edit.commit', { doneText: ({ rows: [hit] }) => hit && decidedText(hit), undoable: true, done: next })
  return (row, state) => {
    if (readOnly || row.values['state'] === state) return
    const now = new Date()
    const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
    const closedOn = state === '待核实' ? null : today
    const change = { ledger: 'matchHit', recordId: row.id, op: 'change' as const, values: { state, closedOn }, seenHead: row.head }
    mutate({ id: newId(), label: `比对线索 ${String(row.values['name'] ?? '')}：${state}`, changes: [change] })
  }
}
