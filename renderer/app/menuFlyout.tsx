import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import classes from './menu.module.css'

type Props = Readonly<{ label: string; onClose: () => void; children: ReactNode }>

/** Gap to the edges of the window, CSS pixels. */
const margin = 6

/** Beside the folded menu, level with the button that opened it, always wholly in sight. */
export function Flyout({ label, onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<Readonly<{ left: number; top: number }>>({ left: 0, top: 0 })
  useLayoutEffect(() => {
    const element = box.current
    const button = element?.parentElement?.getBoundingClientRect()
    if (!element || !button) return
    const lowest = window.innerHeight - element.getBoundingClientRect().height - margin
    setAt({ left: button.right + margin, top: Math.max(margin, Math.min(button.top, lowest)) })
  }, [])
  useEscape(box, onClose)
  return (
    <div ref={box} className={classes.flyout} style={at} role="group" aria-label={label}>
      <div className={classes.flyoutTitle}>{label}</div>
      {children}
    </div>
  )
}

/** Esc closes it and gives the keyboard back to its button. */
function useEscape(box: RefObject<HTMLElement | null>, onClose: () => void): void {
  const latest = useRef(onClose)
  latest.current = onClose
  useEffect(() => {
    const holder = box.current?.parentElement
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.stopPropagation()
      latest.current()
      holder?.querySelector<HTMLElement>('[aria-expanded]')?.focus()
    }
    holder?.addEventListener('keydown', press)
    return () => holder?.removeEventListener('keydown', press)
  }, [box])
}
