import { UnstyledButton } from '@mantine/core'
import { isOverdue, stages, type MonitoringCase, type StageId } from '#shared/monitoring/define.ts'
import classes from './cockpit.module.css'

/** `todo`: everything that waits for somebody, whatever the stage. */
export type Shown = StageId | 'todo'

type Props = Readonly<{ cases: readonly MonitoringCase[]; shown: Shown; onShown: (shown: Shown) => void }>

/** Cases that wait for a step; those that are only visited until their time has come do not. */
export function isWaiting({ steps }: MonitoringCase): boolean {
  return steps[0] !== 'visit'
}

export function casesAt(cases: readonly MonitoringCase[], shown: Shown): readonly MonitoringCase[] {
  return shown === 'todo' ? cases.filter(isWaiting) : cases.filter(({ stage }) => stage === shown)
}

/** The stages in their order, with how many wait in each and how many are late. */
export function StageStrip({ cases, shown, onShown }: Props) {
  const entries = [{ id: 'todo' as const, label: '全部待办' }, ...stages]
  return (
    <div className={classes.strip} role="group" aria-label="环节">
      {entries.map(({ id, label }) => {
        const here = casesAt(cases, id)
        const late = here.filter(isOverdue).length
        return (
          <UnstyledButton key={id} className={classes.stage} aria-pressed={shown === id} data-stage={id} onClick={() => onShown(id)}>
            <span className={classes.stageLabel}>{label}</span>
            <span className={classes.stageCounts}>
              <span className="numbers">{here.length}</span>
              {late > 0 && <span className={classes.stageLate}>逾期 {late}</span>}
            </span>
          </UnstyledButton>
        )
      })}
    </div>
  )
}
