import { app } from 'electron'
import type { WebContents } from 'electron'
import { logLine } from '#electron/log/log.ts'

/** Below this growth, collecting is not worth the moment (a tenth of a second) that it takes; less so while somebody works. */
const worthwhileKiB = { long: 8 * 1024, short: 24 * 1024 }
/** Between two looks at what the page holds while somebody works. */
const lookEveryMs = 5_000

type Page = Pick<WebContents, 'isDestroyed' | 'isCrashed' | 'getOSProcessId'> & {
  readonly debugger: Pick<WebContents['debugger'], 'isAttached' | 'attach' | 'detach' | 'sendCommand'>
}

/**
 * Has the page collect its garbage when nobody asks for anything, if it has grown. Chromium collects while a page allocates: one that is left
 * alone keeps what the last lists and prints left, and what is collected late lies scattered over pages of memory that can never be
 * returned. Only the interface of the developer tools reaches that collection; it is joined for this one command.
 *
 * @param held memory of the page's process in KiB
 */
export function createPageRest(held = heldBy): (page: Page, isLong: boolean) => Promise<void> {
  let lastLook = -Infinity
  /** What was left after the last rest. */
  const floors = new WeakMap<Page, number>()
  return async (page, isLong) => {
    if (!isLong && performance.now() - lastLook < lookEveryMs) return
    lastLook = performance.now()
    if (page.isDestroyed() || page.isCrashed() || page.debugger.isAttached()) return
    const [now, floor] = [held(page), floors.get(page) ?? 0]
    floors.set(page, Math.min(now, floor))
    if (now - floor < worthwhileKiB[isLong ? 'long' : 'short']) return
    await collect(page)
    if (!page.isDestroyed()) floors.set(page, held(page))
  }
}

async function collect(page: Page): Promise<void> {
  try {
    page.debugger.attach('1.3')
    await page.debugger.sendCommand('HeapProfiler.collectGarbage')
  } catch (error) {
    // Another one is there before us, or the page ended meanwhile: next time.
    logLine(`page not collected: ${String(error)}`)
  } finally {
    if (!page.isDestroyed() && page.debugger.isAttached()) page.debugger.detach()
  }
}

/** Windows tells what is private; elsewhere what is present serves as well to see growth. */
function heldBy(page: Page): number {
  const memory = app.getAppMetrics().find(({ pid }) => pid === page.getOSProcessId())?.memory
  return memory?.privateBytes ?? memory?.workingSetSize ?? 0
}
