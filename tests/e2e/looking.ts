import type { Page } from '@playwright/test'

/**
 * Texts that do not fit: an element that holds text itself, hides what overflows, and neither ends in an ellipsis with
 * the whole in a title nor scrolls; and a page that scrolls sideways.
 */
export async function cutTexts(page: Page): Promise<readonly string[]> {
  await settled(page)
  return page.evaluate(() => {
    const found: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth + 1) found.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`)
    const isSeen = (element: Element) => element.checkVisibility() && element.getBoundingClientRect().width > 1
    const holdsText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '')
    const hasTitle = (element: Element) => element.closest('[title], button[aria-label], [role=tooltip]') !== null
    for (const element of document.querySelectorAll('body *')) {
      if (element instanceof SVGElement || !isSeen(element) || !holdsText(element)) continue
      const style = getComputedStyle(element)
      if (style.display === 'inline' || /auto|scroll/.test(style.overflowX)) continue
      // What shows all of itself may lean out by the width of a hanging mark.
      const slack = style.overflowX === 'visible' ? 4 : 1
      const isCut = element.scrollWidth > element.clientWidth + slack
      const isTold = style.textOverflow === 'ellipsis' && hasTitle(element)
      if (isCut && !isTold)
        found.push(
          `${(element.textContent ?? '').trim().slice(0, 40)} (${element.scrollWidth} px in ${element.clientWidth}, ${element.className})`,
        )
    }
    for (const element of document.querySelectorAll('body *')) {
      const style = getComputedStyle(element)
      const hides = /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis'
      const isCut = element.scrollWidth > element.clientWidth + 1 && (element.textContent ?? '').trim() !== ''
      if (hides && isCut && isSeen(element) && !holdsText(element) && element.tagName !== 'BODY')
        found.push(`hidden in ${element.tagName} ${element.className}: ${element.scrollWidth} px in ${element.clientWidth}`)
    }
    const outside = [...document.querySelectorAll('button, input, select, textarea, a[href]')].filter((element) => {
      const box = element.getBoundingClientRect()
      const scrolls = element.closest('[aria-hidden=true], [role=grid], [class*=tableWrap], [class*=scroll], [class*=Scroll]') !== null
      return isSeen(element) && !scrolls && (box.right > root.clientWidth + 1 || box.left < -1) && box.bottom > 0
    })
    for (const element of outside) found.push(`outside the window: ${element.getAttribute('aria-label') ?? element.textContent ?? ''}`)
    return found
  })
}

/** What still moves into its place (the mark of a choice after the window changed its width) is not cut. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A window that is not drawn for a while has no frames, and a halted animation never ends.
    const atMost = (work: Promise<unknown>) => Promise.race([work, new Promise((done) => setTimeout(done, 2_000))])
    const frame = () => atMost(new Promise((done) => requestAnimationFrame(done)))
    await frame().then(frame)
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    await atMost(Promise.allSettled(ending.map((one) => one.finished)))
  })
}

const mark = 'data-test-control'

/** Walks with Tab once around and answers the marks of the controls that had the focus. */
export async function reachedByTab(page: Page): Promise<ReadonlySet<string>> {
  await page.evaluate((name) => {
    for (const old of document.querySelectorAll(`[${name}]`)) old.removeAttribute(name)
    // A dialog keeps the keyboard to itself until it is closed.
    const scope = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document
    const controls = scope.querySelectorAll('button, a[href], input, select, textarea, summary, [tabindex="0"]')
    for (const [index, control] of [...controls].entries()) control.setAttribute(name, String(index))
    if (scope === document) (document.activeElement as HTMLElement | null)?.blur()
  }, mark)
  const reached = new Set<string>()
  let strange = 0
  // Leaves a grid, whose cells share one stop, by its last cell.
  for (let step = 0; step < 900 && strange < 12; step += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate((name) => {
      const active = document.activeElement
      if (active?.closest('[role=grid]')) return 'grid'
      return active?.getAttribute(name) ?? null
    }, mark)
    if (at === 'grid')
      await page.keyboard
        .press('Control+End')
        .then(() => page.keyboard.press('Control+ArrowRight'))
        .then(() => page.keyboard.press('Control+ArrowDown'))
    else if (at === null || reached.has(at)) strange += 1
    else {
      strange = 0
      reached.add(at)
    }
  }
  return reached
}

/** Visible, enabled controls without a stop, as their names. Radio groups and tab lists have one stop for all; arrows lead on. */
export function unreached(page: Page, reached: ReadonlySet<string>): Promise<readonly string[]> {
  return page.evaluate(
    ([name, known]) => {
      const seen = new Set(known)
      const nameOf = (element: Element) =>
        element.getAttribute('aria-label') ??
        (element.textContent || element.getAttribute('placeholder') || element.outerHTML.slice(0, 120))
      const isOneOfGroup = (element: Element) =>
        (element instanceof HTMLInputElement && element.type === 'radio') || element.matches('[role=tab]')
      return [...document.querySelectorAll(`[${name}]`)]
        .filter((element) => element.checkVisibility() && !element.closest('[role=grid], [aria-hidden=true], [inert]'))
        .filter((element) => !element.matches(':disabled, [tabindex="-1"]') && !isOneOfGroup(element))
        .filter((element) => !seen.has(element.getAttribute(name) ?? ''))
        .map(nameOf)
    },
    [mark, [...reached]] as const,
  )
}
