import { expect, test, type CDPSession, type Page } from '@playwright/test'
import { cells, goTo, startWork, type Work } from './hands.ts'

/** What a screen drew goes with it: a program that is open all day would grow by whatever stays behind. */

let work: Work
test.beforeEach(async () => {
  work = await startWork({ households: 30 })
})
test.afterEach(() => work.end())

/** Rounds until every screen was seen and what is kept on purpose is there. */
const warmUp = 2
const rounds = 3

test('walking over screens, lists, dialogs and pages leaves no nodes, listeners or frames behind', async () => {
  const { page } = work
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  for (let round = 0; round < warmUp; round += 1) await oneRound(page)
  const before = await leftovers(page, session)
  for (let round = 0; round < rounds; round += 1) await oneRound(page)
  const more = async () => {
    const now = await leftovers(page, session)
    return Object.fromEntries(Object.entries(now).map(([kind, count]) => [kind, Math.max(0, count - (before[kind] ?? 0) - rounds + 1)]))
  }
  // Less than one a round. What a timer still holds goes soon.
  await expect.poll(more).toEqual({ Nodes: 0, JSEventListeners: 0, Documents: 0, Frames: 0 })
})

async function oneRound(page: Page): Promise<void> {
  await goTo(page, '统计报表')
  await goTo(page, '农户')
  await expect(cells(page).first()).toHaveText(/[^…]/)
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(page.locator('iframe')).toBeVisible()
  await page.getByRole('button', { name: '返回', exact: true }).click()
  await expect(page.locator('iframe')).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('z')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await goTo(page, '数据包')
}

/** What the engine holds once garbage was collected; of nodes those that are not in the page, which may still be filling. */
async function leftovers(page: Page, session: CDPSession): Promise<Readonly<Record<string, number>>> {
  for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const held = (kind: string) => metrics.find(({ name }) => name === kind)?.value ?? NaN
  const shown = await page.evaluate(() => {
    const walker = document.createTreeWalker(document)
    let count = 1
    while (walker.nextNode()) count += 1
    return count
  })
  const others = ['JSEventListeners', 'Documents', 'Frames'].map((kind) => [kind, held(kind)])
  return { Nodes: held('Nodes') - shown, ...Object.fromEntries(others) }
}
