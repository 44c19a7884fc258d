import { useEffect } from 'react'

/**
 * F6 goes on to the next part of the window, Shift+F6 to the one before, as in other Windows programs: a list of
 * thousands of rows is left at once, and a message with 撤销 is reached. In a dialog the keys stay there.
 */
export function useRegionKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      if (document.querySelector('.mantine-Modal-overlay, .mantine-Drawer-overlay') === null) go(event.shiftKey ? -1 : 1)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** Innermost first where one lies in another: the list stands in the page. */
const regions = [
  'nav[aria-label="主菜单"]',
  'header',
  'main',
  'main [role="grid"], main [role="region"][tabindex]',
  '.mantine-Drawer-content',
  '.mantine-Notifications-root',
  'footer',
] as const

function go(by: 1 | -1): void {
  const found = regions.flatMap((selector) => {
    const region = [...document.querySelectorAll<HTMLElement>(selector)].find(isShown)
    const stop = region && stopIn(region)
    return region && stop ? [{ region, stop }] : []
  })
  // The page's first stop may be the list itself: one stop, then.
  const stops = found.filter(({ stop }, index) => found.findIndex((other) => other.stop === stop) === index)
  const here = stops.map(({ region }) => region.contains(document.activeElement)).lastIndexOf(true)
  const next = stops.at((here + by + stops.length) % stops.length)
  next?.stop.focus()
}

/** Where the keyboard goes on in a region: the present page or cell, else the first control. */
function stopIn(region: HTMLElement): HTMLElement | null {
  const all = [region, ...region.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')]
  const open = all.filter((one) => one.tabIndex >= 0 && isFocusable(one) && isShown(one))
  return open.find((one) => one.getAttribute('aria-current') === 'page') ?? open[0] ?? null
}

const isFocusable = (one: HTMLElement): boolean =>
  one.matches('a[href], button, input, select, textarea, summary, [tabindex]') && !one.matches(':disabled')

function isShown(one: HTMLElement): boolean {
  return one.closest('[hidden], [inert], [aria-hidden="true"]') === null && getComputedStyle(one).visibility !== 'hidden'
}
