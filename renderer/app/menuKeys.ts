import { useEffect } from 'react'
import type { RefObject } from 'react'

/** What the arrow keys stop at: heads, entries and the search box carry this attribute. */
const stops = '[data-menu-stop]'

/** ↑ ↓ Home End go through the menu; → opens a group or goes into it, ← goes back to its head. */
export function useArrowKeys(menu: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = menu.current
    const press = (event: KeyboardEvent) => (element ? stepThrough(event, element) : undefined)
    element?.addEventListener('keydown', press)
    return () => element?.removeEventListener('keydown', press)
  }, [menu])
}

function stepThrough(event: KeyboardEvent, menu: HTMLElement): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
  const { target } = event
  if (!(target instanceof HTMLElement) || !target.matches(stops)) return
  const next = nextStop(event.key, target, [...menu.querySelectorAll<HTMLElement>(stops)])
  if (next === undefined) return
  event.preventDefault()
  next?.focus()
}

/** Undefined: not a key of the menu; null: nothing to go to. */
function nextStop(key: string, target: HTMLElement, all: readonly HTMLElement[]): HTMLElement | null | undefined {
  const place = all.indexOf(target)
  if (key === 'ArrowDown') return all[place + 1] ?? null
  if (key === 'ArrowUp') return all[place - 1] ?? null
  // In the search box the other keys move the caret.
  if (target instanceof HTMLInputElement) return undefined
  if (key === 'Home') return all[0]
  if (key === 'End') return all.at(-1)
  if (key === 'ArrowRight') return intoGroup(target, all[place + 1] ?? null)
  if (key === 'ArrowLeft') return target.closest('[data-menu-part]')?.querySelector<HTMLElement>('[aria-expanded]') ?? undefined
  return undefined
}

function intoGroup(target: HTMLElement, next: HTMLElement | null): HTMLElement | null | undefined {
  const opened = target.getAttribute('aria-expanded')
  if (opened === null) return undefined
  if (opened === 'true') return next
  target.click()
  return null
}
