import type { ReactNode } from 'react'
import classes from './import.module.css'

/** The line at the bottom: the sums on the left, the way on at the right. */
export function Footer({ children, actions }: Readonly<{ children?: ReactNode; actions: ReactNode }>) {
  return (
    <footer className={classes.footer}>
      <div className={classes.footerText}>{children}</div>
      <div className={classes.footerActions}>{actions}</div>
    </footer>
  )
}
