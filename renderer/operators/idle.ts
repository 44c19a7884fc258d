import { useEffect, useRef } from 'react'

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const

/** Calls `onIdle` once when nobody touched mouse or keyboard for so many minutes; null: never. */
export function useIdle(minutes: number | null, onIdle: () => void): void {
  const latest = useRef(onIdle)
  useEffect(() => {
    latest.current = onIdle
  })
  useEffect(() => {
    if (minutes === null) return
    let since = Date.now()
    const touched = (): void => {
      since = Date.now()
    }
    for (const sign of signs) window.addEventListener(sign, touched, { capture: true, passive: true })
    // Looked at now and then, not by one long timer: that would stand still while the PC sleeps.
    const timer = setInterval(() => {
      if (Date.now() - since < minutes * 60_000) return
      touched()
      latest.current()
    }, 2_000)
    return () => {
      clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, touched, { capture: true })
    }
  }, [minutes])
}
