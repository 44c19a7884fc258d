import { UnstyledButton } from '@mantine/core'
import classes from './import.module.css'
import { steps, type Step, type WizardState } from './wizard/state.ts'
import type { Wizard } from './wizard/useWizard.ts'

/** The four steps; those that can be reached are buttons. */
export function StepList({ wizard: { state, actions } }: Readonly<{ wizard: Wizard }>) {
  return (
    <ol className={classes.steps} aria-label="导入的步骤">
      {steps.map(({ id, label }, index) => (
        <li key={id}>
          <UnstyledButton
            className={classes.step}
            disabled={!isReachable(state, id)}
            onClick={() => actions.go(id)}
            {...(state.step === id ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={classes.stepNumber} aria-hidden>
              {index + 1}
            </span>
            {label}
          </UnstyledButton>
        </li>
      ))}
    </ol>
  )
}

/** Without a workbook there is only the first step; a finished import stays finished. */
function isReachable(state: WizardState, step: Step): boolean {
  if (state.busy && state.busy.what !== 'planning') return false
  if (state.finished) return step === 'finish'
  return step === 'choose' || state.overview !== null
}
