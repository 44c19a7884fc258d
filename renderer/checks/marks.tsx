import { severityList, type Severity } from './filter.ts'
import classes from './checks.module.css'

/** The word of a severity in its colour: the word says it, the colour helps to find it. */
export function SeverityMark({ severity }: Readonly<{ severity: Severity }>) {
  return (
    <span className={classes.mark} data-severity={severityList.indexOf(severity)}>
      {severity}
    </span>
  )
}
