import { useCallback, useLayoutEffect, useRef, useState } from 'react'

export type ListWindow = Readonly<{
  /** The `ref` of the scrolling box. */
  attach: (element: HTMLDivElement | null) => (() => void) | undefined
  /** First and last row to draw, some more than are in sight. */
  first: number
  last: number
  onScroll: () => void
  /** Where the box stands, also after it is gone. */
  scrollTop: () => number
  /** Brings a row into sight, below the heading. */
  reveal: (index: number) => void
  focus: () => void
}>

type Shape = Readonly<{ count: number; rowHeight: number; heading: number; scrollTop?: number }>

/** Rows drawn beyond what is in sight, so that quick scrolling shows no gaps. */
const overscan = 8
/** Where nothing can be measured. */
const usualHeight = 600

/** Draws only the rows of a long list of equal heights (CSS pixels) that are in sight. */
export function useWindow({ count, rowHeight, heading, scrollTop = 0 }: Shape): ListWindow {
  const { box, top, measure, attach, view } = useView(count > 0, rowHeight, scrollTop)
  const reveal = useCallback(
    (index: number) => {
      const element = box.current
      if (!element) return
      const visible = (element.clientHeight || usualHeight) - heading
      element.scrollTop = scrollTopFor(index * rowHeight, { rowHeight, visible, now: element.scrollTop })
      measure()
    },
    [box, heading, measure, rowHeight],
  )
  const first = Math.max(0, Math.floor(view.top / rowHeight) - overscan)
  const last = Math.min(count - 1, Math.ceil((view.top + view.height) / rowHeight) + overscan)
  const focus = useCallback(() => box.current?.focus({ preventScroll: true }), [box])
  return { attach, first, last, onScroll: measure, scrollTop: () => top.current, reveal, focus }
}

/** Where the box stands; a remembered place is gone to once the rows have come. */
function useView(isFilled: boolean, rowHeight: number, scrollTop: number) {
  const box = useRef<HTMLDivElement | null>(null)
  const top = useRef(scrollTop)
  const restored = useRef(scrollTop === 0)
  const [view, setView] = useState({ top: scrollTop, height: usualHeight })
  const measure = useCallback(() => {
    const element = box.current
    if (!element || !restored.current) return
    top.current = element.scrollTop
    const next = { top: Math.floor(top.current / rowHeight) * rowHeight, height: element.clientHeight || usualHeight }
    setView((now) => (now.top === next.top && now.height === next.height ? now : next))
  }, [rowHeight])
  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      if (!element) return undefined
      box.current = element
      const observer = new ResizeObserver(measure)
      observer.observe(element)
      measure()
      return () => {
        observer.disconnect()
        box.current = null
      }
    },
    [measure],
  )
  useLayoutEffect(() => {
    if (!isFilled || restored.current || !box.current) return
    restored.current = true
    box.current.scrollTop = top.current
    measure()
  })
  return { box, top, measure, attach, view }
}

function scrollTopFor(rowTop: number, { rowHeight, visible, now }: Readonly<{ rowHeight: number; visible: number; now: number }>): number {
  if (rowTop < now) return rowTop
  return rowTop + rowHeight > now + visible ? rowTop + rowHeight - visible : now
}
