import { app } from 'electron'
import type { WebContents } from 'electron'
import { logLine } from '#electron/log/log.ts'

/** Below this growth, collecting is not worth the moment (a tenth of a second) that it takes. */
const worthwhileKiB = 8 * 1024

type Page = Pick<WebContents, 'isDestroyed' | 'isCrashed' | 'getOSProcessId'> & {
  readonly debugger: Pick<WebContents['debugger'], 'isAttached' | 'attach' | 'detach' | 'sendCommand'>
}

/**
 * Has the page collect its garbage when nobody asks for anything, if it has grown. Chromium collects while a page allocates: one that is left
 * alone keeps what the last lists and prints left, and what is collected late lies scattered over pages of memory that can never be
 * returned. Only the interface of the developer tools reaches that collection; it is joined for this one command. Never
 * while somebody works: leaving that interface ends a drag over the window.
 *
 * @param held memory of the page's process in KiB
 */
export function createPageRest(held = heldBy): (page: Page) => Promise<void> {
  /** What was left after the last rest. */
  const floors = new WeakMap<Page, number>()
  return async (page) => {
    if (page.isDestroyed() || page.isCrashed() || page.debugger.isAttached()) return
    const [now, floor] = [held(page), floors.get(page) ?? 0]
    floors.set(page, Math.min(now, floor))
    if (now - floor < worthwhileKiB) return
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
