import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import type { Reconciliation, ReportMark } from '#shared/ipc/parts/reconcile.ts'
import { countText } from '#renderer/ui/index.ts'
import { MarkWord } from './detail.tsx'
import type { MarkFilter } from './memory.ts'
import type { Reconciling } from './useReconcile.ts'
import { isIn } from './useReconcile.ts'
import classes from './reconcile.module.css'

const filters: readonly (readonly [MarkFilter, string])[] = [
  ['wrong', '要看的'],
  ['green', '相符'],
  ['unknown', '没有比较'],
]

/** Which figures are listed, and steps through them. */
export function MarkBar({ told, inHand, shown, current, step, setFilter }: Reconciling & Readonly<{ told: Reconciliation }>) {
  const filter = inHand?.filter ?? 'wrong'
  const place = current ? shown.indexOf(current) + 1 : 0
  return (
    <Group justify="space-between" gap="xs" className={classes.bar}>
      <SegmentedControl
        size="xs"
        aria-label="看哪些数字"
        value={filter === 'red' || filter === 'amber' ? 'wrong' : filter}
        onChange={(value) => setFilter(value as MarkFilter)}
        data={filters.map(([value, label]) => ({
          value,
          label: `${label} ${countText(told.marks.filter((mark) => isIn(mark, value)).length)}`,
        }))}
      />
      <Group gap={4}>
        <Text fz="sm" c="dimmed" className="numbers">
          {place} / {shown.length}
        </Text>
        <Button variant="default" size="compact-sm" px={6} aria-label="上一处（Alt+↑）" disabled={place <= 1} onClick={() => step(-1)}>
          <IconChevronUp size={16} aria-hidden />
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          px={6}
          aria-label="下一处（Alt+↓）"
          disabled={place >= shown.length}
          onClick={() => step(1)}
        >
          <IconChevronDown size={16} aria-hidden />
        </Button>
      </Group>
    </Group>
  )
}

type ListProps = Pick<Reconciling, 'shown' | 'current' | 'goTo' | 'step'>

/** All figures of the filter; arrows walk through them. */
export function MarkList({ shown, current, goTo, step }: ListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const press = (event: KeyboardEvent) => {
    if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    step(event.key === 'ArrowDown' ? 1 : -1)
  }
  const click = (event: MouseEvent) => {
    const item = event.target instanceof Element ? event.target.closest('[data-start]') : null
    if (item) goTo(Number(item.getAttribute('data-start')))
  }
  if (shown.length === 0) return null
  return (
    <div ref={list} className={classes.list} role="listbox" aria-label="数字清单" tabIndex={0} onKeyDown={press} onClick={click}>
      {shown.map((mark) => (
        <div key={mark.start} role="option" aria-selected={mark === current} className={classes.item} data-start={mark.start}>
          <MarkWord mark={mark.mark} />
          <span className={classes.quote}>{mark.quote.replaceAll(/\s+/g, '')}</span>
          <span className={classes.reason}>{shortReason(mark)}</span>
        </div>
      ))}
    </div>
  )
}

function shortReason({ text, ledger }: ReportMark): string {
  const own = text.find(({ mark }) => mark !== 'green') ?? (ledger ? undefined : text[0])
  if (own) return own.reason
  return ledger ? `${ledger.measure.label} ${ledger.then}` : ''
}
