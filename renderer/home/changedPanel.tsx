import { Anchor, Skeleton, Text } from '@mantine/core'
import type { Overview } from '#shared/ipc/parts/figures.ts'
import { useNavigate } from '#renderer/bridge/index.ts'
import { Panel, countText } from '#renderer/ui/index.ts'
import { addDays } from '#shared/values/date.ts'
import classes from './workbench.module.css'

const days = 14

/** What was changed in the last two weeks: a bar a day, and how much in all. */
export function ChangedPanel({ changed, today }: Readonly<{ changed: Overview['changed'] | undefined; today: string }>) {
  const { open } = useNavigate()
  const sum = (field: 'sets' | 'changes') => (changed ?? []).reduce((total, day) => total + day[field], 0)
  return (
    <Panel
      title="近两周的修改"
      actions={
        <Anchor component="button" type="button" fz="sm" onClick={() => open({ screen: 'history' })}>
          看历史
        </Anchor>
      }
    >
      {!changed && <Skeleton height={64} radius={4} />}
      {changed && sum('sets') === 0 && <Text c="dimmed">这两周没有修改。</Text>}
      {changed && sum('sets') > 0 && (
        <>
          <Text fz="sm" mb={4}>
            {countText(sum('sets'))} 次保存，{countText(sum('changes'))} 条记录
          </Text>
          <DayBars changed={changed} today={today} />
        </>
      )}
    </Panel>
  )
}

/** Bars by the root of the count: an import of thousands must not flatten the daily work. */
function DayBars({ changed, today }: Readonly<{ changed: Overview['changed']; today: string }>) {
  const last = Array.from({ length: days }, (_, index) => addDays(today, index + 1 - days))
  const countOn = (day: string) => changed.find((entry) => entry.day === day)?.changes ?? 0
  const most = Math.max(1, ...last.map((day) => Math.sqrt(countOn(day))))
  return (
    <div className={classes.bars} role="img" aria-label={changed.map(({ day, changes }) => `${day}：${changes} 条`).join('；')}>
      {last.map((day) => (
        <span key={day} className={classes.barPlace} title={`${day}：${countText(countOn(day))} 条`}>
          <span className={classes.bar} style={{ height: `${Math.round((Math.sqrt(countOn(day)) / most) * 100)}%` }} />
          <span className={classes.barDay}>{Number(day.slice(8))}</span>
        </span>
      ))}
    </div>
  )
}
