import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import classes from './import.module.css'

/** The scrolling part of a step. Takes the keyboard when the step begins, so that Tab goes on from its top. */
export function StepBody({ label, children }: Readonly<{ label: string; children: ReactNode }>) {
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => body.current?.focus({ preventScroll: true }), [])
  return (
    <div ref={body} className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  )
}
