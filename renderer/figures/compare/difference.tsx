import { Anchor, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { CountedByOne, Explanation, MeasureInfo } from '#shared/ipc/parts/figures.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { useCall, useNavigate, useRegistry } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, countText } from '#renderer/ui/index.ts'
import { useDrill } from '../drill.tsx'
import classes from '../figures.module.css'
import { whenOf } from '../moment.ts'
import type { Moment } from '../moment.ts'

type DifferenceProps = Readonly<{ first: MeasureInfo; second: MeasureInfo; moment: Moment }>

/** Who is counted by both, and the very records that only one of them counts. */
export function Difference({ first, second, moment }: DifferenceProps) {
  const answer = useCall('figures.explain', { ...whenOf(moment), first: first.id, second: second.id })
  const registry = useRegistry()
  if (answer.error) return <FailureNote error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <EmptyState title="正在逐个比对…" />
  const { ledger, both, onlyFirst, onlySecond } = answer.data
  const unit = findLedger(registry, ledger)?.unit ?? '条'
  const isSame = onlyFirst.ids.length === 0 && onlySecond.ids.length === 0
  return (
    <>
      <section className={classes.card} aria-label="比对结果">
        <Text fw={600} role="status">
          {isSame
            ? both === 0
              ? '两个指标都没有数到任何记录。'
              : `没有差别：两个指标数的是同样的 ${countText(both)} ${unit}。`
            : `两边都有 ${countText(both)} ${unit}；只在“${first.label}”的 ${countText(onlyFirst.ids.length)} ${unit}，只在“${second.label}”的 ${countText(onlySecond.ids.length)} ${unit}。`}
        </Text>
      </section>
      {!isSame && (
        <div className={classes.pair}>
          <Only measure={first} only={onlyFirst} ledger={ledger} unit={unit} moment={moment} />
          <Only measure={second} only={onlySecond} ledger={ledger} unit={unit} moment={moment} />
        </div>
      )}
    </>
  )
}

type OnlyProps = Readonly<{ measure: MeasureInfo; only: CountedByOne; unit: string; moment: Moment }> & Pick<Explanation, 'ledger'>

const shownAtFirst = 60

function Only({ measure, only, ledger, unit, moment }: OnlyProps) {
  const { open } = useNavigate()
  const drill = useDrill()
  const [all, setAll] = useState(false)
  const title = `只在“${measure.label}”的 ${countText(only.ids.length)} ${unit}`
  const shown = all ? only.named : only.named.slice(0, shownAtFirst)
  const go = (id: string) => open(ledger === 'household' ? { screen: 'household', id } : { screen: 'ledger', ledger, record: id })
  const openList = () =>
    drill({ ledger, ids: only.ids, ...(moment.asOf === null ? {} : { asOf: moment.asOf }) }, title, moment.asOf === null)
  return (
    <section className={classes.card} aria-label={title}>
      <Group justify="space-between">
        <Text fw={600} fz="sm">
          {title}
        </Text>
        {only.ids.length > 0 && (
          <Button variant="default" size="xs" onClick={openList} aria-label={`${title}：打开名单`}>
            打开名单
          </Button>
        )}
      </Group>
      {only.ids.length === 0 && (
        <Text fz="sm" c="dimmed">
          没有
        </Text>
      )}
      <ul className={classes.people}>
        {shown.map(({ id, title: name, hint }) => (
          <li key={id}>
            <Anchor component="button" type="button" fz="sm" onClick={() => go(id)}>
              {name || '（无名称）'}
            </Anchor>
            {hint && <span className={classes.unit}>{hint}</span>}
          </li>
        ))}
      </ul>
      {shown.length < only.named.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          列出 {countText(only.named.length)} {unit}
        </Button>
      )}
    </section>
  )
}
