import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Work } from './hands.ts'
import { cutTexts } from './looking.ts'
import { leave, settled, type View } from './places.ts'
import { violationsNow } from './violations.ts'

/** How a window can look: its theme, the size of its text (1 is 100 %), and whether its contrast is raised. */
export type Look = Readonly<{ theme: 'light' | 'dark'; zoom: number; highContrast?: boolean }>

/** The plainest look and the one that differs most: both are looked at on every run. */
export const sampledLooks: readonly Look[] = [
  { theme: 'light', zoom: 1 },
  { theme: 'dark', zoom: 2 },
]

/** All that an office can choose: TOWNSHIP_LEDGER_ALL_LOOKS=1 (`npm run looks`). */
export const allLooks: readonly Look[] = [
  ...(['light', 'dark'] as const).flatMap((theme) => [1, 1.25, 1.5, 2].map((zoom) => ({ theme, zoom }))),
  ...(['light', 'dark'] as const).flatMap((theme) => [1, 2].map((zoom) => ({ theme, zoom, highContrast: true }))),
]

export const looks = process.env['TOWNSHIP_LEDGER_ALL_LOOKS'] === undefined ? sampledLooks : allLooks

/** A folder for a picture of each view in each look, for human eyes; TOWNSHIP_LEDGER_SHOTS names it. */
const shots = process.env['TOWNSHIP_LEDGER_SHOTS']

/** The window's own picture: that of the page alone shows a corner only where the text is larger than 100 %. */
async function shoot({ app, page }: Pick<Work, 'app' | 'page'>, name: string, look: Look): Promise<void> {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  const { width } = page.viewportSize() ?? { width: await widthOf(page) }
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return (await window!.webContents.capturePage()).toPNG().toString('base64')
  })
  writeFileSync(join(shots, `${name} ${Math.round(width)} ${lookName(look)}.png`), Buffer.from(png, 'base64'))
}

function lookName({ theme, zoom, highContrast = false }: Look): string {
  return `${theme}${highContrast ? ', high contrast' : ''}, ${Math.round(zoom * 100)} %`
}

/** Opens each view once and looks at it in each look; answers what axe finds and what is cut, with the name of both. */
export async function inLooks(work: Work, views: readonly View[], wanted: readonly Look[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const view of views) {
    await view.open(work.page)
    found.push(...(await inEveryLook(work, view.name, wanted)))
    await leave(work.page)
  }
  return found
}

/** Looks at what the window shows now; leaves it light and at 100 %. */
export async function inEveryLook(work: Pick<Work, 'app' | 'page'>, name: string, wanted = looks): Promise<readonly string[]> {
  const found: string[] = []
  const measured = new Set<number>()
  for (const look of wanted) {
    await wear(work, look)
    await settled(work.page)
    await shoot(work, name, look)
    // Colours cut nothing: each size is measured once.
    const cut = measured.has(look.zoom) ? [] : await cutTexts(work.page)
    measured.add(look.zoom)
    const texts = [...(await violationsNow(work.page)), ...cut.map((text) => `cut: ${text}`)]
    found.push(...texts.map((text) => `${name} (${lookName(look)}): ${text}`))
  }
  await wear(work, { theme: 'light', zoom: 1 })
  // The whole matrix takes long: what it finds is told at once.
  if (looks === allLooks) console.log([`${name}: ${found.length}`, ...found].join('\n'))
  return found
}

/**
 * Gives the window a look at once, without a way through the settings: what they lead to (zoom factor, colour scheme of
 * the page, mark of contrast) is set in place. The settings themselves have a test of their own.
 */
export async function wear({ app, page }: Pick<Work, 'app' | 'page'>, look: Look): Promise<void> {
  const before = await widthOf(page)
  await app.evaluate(({ BrowserWindow }, zoom) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom), look.zoom)
  await page.emulateMedia({ colorScheme: look.theme })
  await page.evaluate((strong) => {
    if (strong) document.documentElement.dataset['contrast'] = 'more'
    else delete document.documentElement.dataset['contrast']
  }, look.highContrast ?? false)
  await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(look.zoom)
  await expect.poll(async () => Math.abs((await widthOf(page)) - before)).toBeLessThan(4)
}

/** Physical pixels. */
function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => window.innerWidth * window.devicePixelRatio)
}
