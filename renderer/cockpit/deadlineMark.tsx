import type { Deadline } from '#shared/monitoring/define.ts'
import classes from './cockpit.module.css'

/** When something is due, in words; overdue in red. */
export function DeadlineMark({ deadline }: Readonly<{ deadline: Deadline | null }>) {
  if (!deadline) return <span className={classes.dim}>—</span>
  const { day, days, kind, why } = deadline
  const isLate = kind === 'due' && days < 0
  return (
    <span className={isLate ? classes.late : undefined} title={`${why}：${day}`}>
      {wordsOf(kind, days)}
      <span className={classes.day}>{day.slice(5)}</span>
    </span>
  )
}

function wordsOf(kind: Deadline['kind'], days: number): string {
  if (kind === 'from') return days > 0 ? `${days} 天后可办` : '可以办理'
  if (days < 0) return `逾期 ${-days} 天`
  return days === 0 ? '今天到期' : `还有 ${days} 天`
}
