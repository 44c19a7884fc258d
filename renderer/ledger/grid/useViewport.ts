import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { rowHeight } from './slice.ts'

export type Viewport = Readonly<{ top: number; left: number; width: number; height: number }>

/** Pixels of sideways scrolling after which the columns are looked at again. */
const columnStep = 100

/**
 * Where the scroller stands, rounded so that React draws again only when other rows or columns come into sight. Rows
 * and columns stand at fixed places, so everything between two roundings is the browser's own scrolling.
 */
export function useViewport(scroller: RefObject<HTMLElement | null>): readonly [Viewport, () => void] {
  const [viewport, setViewport] = useState<Viewport>({ top: 0, left: 0, width: 1_000, height: 600 })
  const frame = useRef(0)
  const measure = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const next = {
      top: Math.floor(element.scrollTop / rowHeight) * rowHeight,
      left: Math.floor(element.scrollLeft / columnStep) * columnStep,
      width: element.clientWidth,
      height: element.clientHeight,
    }
    setViewport((now) => (same(now, next) ? now : next))
  }, [scroller])
  const scrolled = useCallback(() => {
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(measure)
  }, [measure])
  useLayoutEffect(() => {
    measure()
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [measure, scroller])
  return [viewport, scrolled]
}

function same(one: Viewport, other: Viewport): boolean {
  return one.top === other.top && one.left === other.left && one.width === other.width && one.height === other.height
}
