import { Loader } from '@mantine/core'
import { useProgress } from '#renderer/bridge/index.ts'
import classes from './import.module.css'
import type { Wizard } from './wizard/useWizard.ts'

/** Says that the rows are being checked again while the person goes on working. */
export function PlanningNote({ wizard }: Readonly<{ wizard: Wizard }>) {
  const planning = wizard.state.busy?.what === 'planning'
  const progress = useProgress('import', planning)
  const percent = progress && progress.total > 0 ? Math.min(100, Math.round((progress.done / progress.total) * 100)) : null
  return (
    <span role="status" className={classes.planning}>
      {planning && (
        <>
          <Loader size={14} aria-hidden /> 正在重新核对…{percent === null ? '' : ` ${percent}%`}
        </>
      )}
    </span>
  )
}
