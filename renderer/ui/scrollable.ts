import type { HTMLAttributes, KeyboardEventHandler } from 'react'

/** Makes a scrolling box reachable and scrollable by keyboard: Chromium does so by itself only from 130 on. */
export function scrollable(label: string, onKeyDown?: KeyboardEventHandler): HTMLAttributes<HTMLDivElement> {
  return { tabIndex: 0, role: 'group', 'aria-label': label, ...(onKeyDown ? { onKeyDown } : {}) }
}
