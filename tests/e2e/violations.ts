import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** axe's findings as `rule: element`; its source runs outside the page's content policy. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.waitForTimeout(150)
  await page.evaluate(axe)
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
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}
