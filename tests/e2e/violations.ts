import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import { ok, shell } from './bridge.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * axe's findings as `rule: element` in what the page shows now. In the whole matrix (`npm run looks`) also in dark, in high
 * contrast and in dark at 200 %; the page is left light.
 */
export async function violations(page: Page): Promise<readonly string[]> {
  if (process.env['TOWNSHIP_LEDGER_ALL_LOOKS'] === undefined) return violationsNow(page)
  const found: string[] = []
  const zoom = await page.evaluate(() => window.devicePixelRatio)
  const [light, dark] = [
    { theme: 'light', zoom, contrast: false },
    { theme: 'dark', zoom, contrast: false },
  ] as const
  for (const look of [dark, { ...dark, contrast: true }, { ...dark, zoom: 2 }, { ...light, contrast: true }, light]) {
    await wear(page, look)
    const name = `${look.theme}${look.contrast ? ', high contrast' : ''}, ${look.zoom * 100} %`
    found.push(...(await violationsNow(page)).map((text) => `(${name}) ${text}`))
  }
  if (found.length > 0) console.log(found.join('\n'))
  return found
}

type Look = Readonly<{ theme: 'light' | 'dark'; zoom: number; contrast: boolean }>

async function wear(page: Page, { theme, zoom, contrast }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await page.evaluate((strong) => {
    if (strong) document.documentElement.dataset['contrast'] = 'more'
    else delete document.documentElement.dataset['contrast']
  }, contrast)
  if (zoom === (await page.evaluate(() => window.devicePixelRatio))) return
  ok(await shell(page, 'settings.set', { zoom }))
  await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(zoom)
}

/** axe's findings as the page stands; its source runs outside the page's content policy. */
export async function violationsNow(page: Page): Promise<readonly string[]> {
  await page.waitForTimeout(150)
  if (!(await page.evaluate(() => Reflect.has(globalThis, 'axe')))) await page.evaluate(axe)
  return page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { target: string[]; html: string }[] }[] }
    const run = Reflect.get(Reflect.get(globalThis, 'axe') as object, 'run') as (context: object, options: object) => Promise<Found>
    const found = await run(
      { exclude: ['iframe'] },
      {
        resultTypes: ['violations'],
        iframes: false,
        // WCAG 2.2 AA; axe leaves it out unless asked.
        rules: { 'target-size': { enabled: true } },
      },
    )
    // What is scrolled half under a bar that stays is measured again where it is in full sight.
    const isStill = async (id: string, target: readonly string[]) => {
      const element = id === 'target-size' && target[0] !== undefined ? document.querySelector(target[0]) : null
      if (!element) return true
      element.scrollIntoView({ block: 'center', inline: 'center' })
      const again = await run(element, { runOnly: [id], iframes: false })
      return again.violations.length > 0
    }
    // An open menu, list of choices or explanation lies over the page and belongs to what has the keyboard, not to a landmark;
    // a list of choices is scrolled by the arrow keys of its field.
    const ofField: Readonly<Record<string, string>> = {
      region: '[role=menu], [role=listbox], [role=tooltip]',
      'scrollable-region-focusable': '[role=listbox]',
    }
    const isOver = (id: string, target: readonly string[]) => {
      const [element, kinds] = [target[0] === undefined ? null : document.querySelector(target[0]), ofField[id]]
      return kinds !== undefined && element !== null && (element.closest(kinds) ?? element.querySelector(kinds)) !== null
    }
    const texts: string[] = []
    for (const { id, nodes } of found.violations)
      for (const { html, target } of nodes)
        if (!isOver(id, target) && (await isStill(id, target))) texts.push(`${id}: ${html.slice(0, 160)}`)
    return texts
  })
}
