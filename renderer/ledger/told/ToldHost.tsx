import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { hideTold, keepTold, leaveTold, useTold, type Told } from './told.ts'
import classes from './told.module.css'

/** One card for all field names of the window. It can be pointed at, and Esc takes it away without leaving the field. */
export function ToldHost() {
  const told = useTold()
  return told && <Card key={told.title} told={told} />
}

function Card({ told }: Readonly<{ told: Told }>) {
  const card = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ left: 0, top: 0 })
  useLayoutEffect(() => setPlace(placeBeside(told.anchor, card.current)), [told])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      hideTold()
    }
    const gone = () => hideTold()
    document.addEventListener('keydown', press, true)
    document.addEventListener('focusout', gone)
    window.addEventListener('resize', gone)
    document.addEventListener('wheel', gone, { passive: true })
    return () => {
      document.removeEventListener('keydown', press, true)
      document.removeEventListener('focusout', gone)
      window.removeEventListener('resize', gone)
      document.removeEventListener('wheel', gone)
    }
  }, [])
  const { title, field, hint } = told
  return (
    <div ref={card} role="tooltip" className={classes.card} style={place} onPointerEnter={keepTold} onPointerLeave={leaveTold}>
      <p className={classes.title}>{title}</p>
      {[field.says, field.derived].filter(Boolean).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {field.source && <p className={classes.source}>依据：{field.source}</p>}
      {hint && <p className={classes.source}>{hint}</p>}
    </div>
  )
}

/** Below the name, or above it where there is no room; never beyond the window. Pixels. */
function placeBeside(anchor: HTMLElement, card: HTMLElement | null): { left: number; top: number } {
  const at = anchor.getBoundingClientRect()
  const size = card?.getBoundingClientRect() ?? { width: 0, height: 0 }
  const left = Math.max(gap, Math.min(at.left, window.innerWidth - size.width - gap))
  const below = at.bottom + gap
  const top = below + size.height + gap <= window.innerHeight ? below : Math.max(gap, at.top - size.height - gap)
  return { left, top }
}

const gap = 4
