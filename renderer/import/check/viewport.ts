import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { headWidth, rowHeight, type CheckColumn } from './columns.ts'

export type Viewport = Readonly<{ top: number; left: number; width: number; height: number }>

/** Height of the headings, CSS pixels. */
export const headHeight = 44
/** Pixels of sideways scrolling after which the columns are looked at again. */
const columnStep = 100
/** Rows drawn beyond the edge, so that quick scrolling shows no gaps. */
const overscan = 8

/**
 * Where the scroller stands, rounded so that React draws again only when other rows or columns come into sight: they
 * stand at fixed places, so everything between two roundings is the browser's own scrolling.
 */
export function useViewport(scroller: RefObject<HTMLElement | null>): readonly [Viewport, () => void] {
  const [viewport, setViewport] = useState<Viewport>({ top: 0, left: 0, width: 1_000, height: 600 })
  const measure = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const next = {
      top: Math.floor(element.scrollTop / rowHeight) * rowHeight,
      left: Math.floor(element.scrollLeft / columnStep) * columnStep,
      width: element.clientWidth,
      height: element.clientHeight,
    }
    setViewport((now) => (isSame(now, next) ? now : next))
  }, [scroller])
  const frame = useRef(0)
  const scrolled = useCallback(() => {
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(measure)
  }, [measure])
  useLayoutEffect(() => {
    measure()
    const observer = new ResizeObserver(measure)
    if (scroller.current) observer.observe(scroller.current)
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame.current)
    }
  }, [scroller, measure])
  return [viewport, scrolled]
}

function isSame(one: Viewport, other: Viewport): boolean {
  return one.top === other.top && one.left === other.left && one.width === other.width && one.height === other.height
}

/** First and last row to draw. */
export function rowsInSight({ top, height }: Viewport, total: number): readonly [number, number] {
  const first = Math.max(0, Math.floor(top / rowHeight) - overscan)
  return [first, Math.min(total - 1, Math.ceil((top + height) / rowHeight) + overscan)]
}

/** The rows to draw: those in sight, and the focused one, since it has the keyboard. */
export function drawnRows([first, last]: readonly [number, number], focus: number, total: number): readonly number[] {
  const rows: number[] = focus < first && focus < total ? [focus] : []
  for (let index = first; index <= last; index += 1) rows.push(index)
  if (focus > last && focus < total) rows.push(focus)
  return rows
}

/** A drawn column and its place among the shown ones. */
export type DrawnColumn = CheckColumn & Readonly<{ place: number }>

export function columnsInSight(
  columns: readonly CheckColumn[],
  { left, width }: Pick<Viewport, 'left' | 'width'>,
  focus: number,
): readonly DrawnColumn[] {
  return columns.flatMap((column, place) => {
    const isVisible = column.left + column.width >= left - 200 && column.left <= left + width + columnStep
    return isVisible || place === focus ? [{ ...column, place }] : []
  })
}

/** Scrolls so that a cell is in sight beside headings and row heads. */
export function scrollTo(element: HTMLElement, row: number, column: CheckColumn | undefined): void {
  const rows = element.clientHeight - headHeight
  const top = row * rowHeight
  if (top < element.scrollTop) element.scrollTop = top
  else if (top + rowHeight > element.scrollTop + rows) element.scrollTop = top + rowHeight - rows
  if (!column) return
  const width = element.clientWidth - headWidth
  if (column.left < element.scrollLeft) element.scrollLeft = column.left
  else if (column.left + column.width > element.scrollLeft + width)
    element.scrollLeft = Math.min(column.left, column.left + column.width - width)
}
