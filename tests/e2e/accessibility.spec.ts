import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { dialogs, sampledDialogs } from './dialogs.ts'
import { goTo, resize, startWork, usual, type Work } from './hands.ts'
import { cutTexts, reachedByTab, unreached } from './looking.ts'
import { allLooks, inLooks, looks, sampledLooks, wear } from './looks.ts'
import { writeVillageWorkbook } from './officeWorkbook.ts'
import { keyboardViews, leave, settled, views, viewsOf } from './places.ts'
import { violations } from './violations.ts'

/** Every screen, as the smallest and the usual office PC show it: readable by assistive programs, by keyboard, and uncut. */

for (const [name, size] of [
  ['1366×768', usual],
  ['1024×768', { width: 1024, height: 768 }],
] as const) {
  // The smaller screen is looked at in the whole matrix only.
  if (size !== usual && looks !== allLooks) continue
  test(`every place is without violations and uncut in every look (${name})`, async () => {
    test.setTimeout(looks === allLooks ? 7_200_000 : 300_000)
    const work = await startWork({ households: 60, size })
    try {
      expect(await inLooks(work, views, looks)).toEqual([])
    } finally {
      await work.end()
    }
  })

  test(`every dialog is without violations and uncut in every look (${name})`, async () => {
    test.setTimeout(looks === allLooks ? 7_200_000 : 300_000)
    const work = await startWork({ households: 60, size })
    try {
      expect(
        looks === allLooks ? await inLooks(work, dialogs, looks) : await inLooks(work, sampledDialogs, sampledLooks.slice(-1)),
      ).toEqual([])
    } finally {
      await work.end()
    }
  })
}

test('every step of an import is without violations and uncut', async () => {
  const work = await startWork({ households: 60, size: { width: 1024, height: 768 } })
  const { page, folder } = work
  try {
    await writeVillageWorkbook(join(folder, '花名册.xlsx'))
    work.answer({ 'dialog.openWorkbook': [join(folder, '花名册.xlsx')] })
    await goTo(page, '导入')
    const found: string[] = []
    for (const step of ['选择 Excel 文件…', '下一步：逐行核对', '下一步：导入', '导入 5 行']) {
      await page.getByRole('button', { name: step }).click()
      await expect(page.getByRole('button', { name: step })).toBeHidden()
      await page.waitForTimeout(300)
      found.push(...[...(await violations(page)), ...(await cutTexts(page))].map((text) => `after ${step}: ${text}`))
    }
    await expect(page.getByText('已写入台账')).toBeVisible()
    expect(found).toEqual([])
  } finally {
    await work.end()
  }
})

test('Tab reaches every control of every screen', async () => {
  test.setTimeout(300_000)
  const work = await startWork({ households: 60 })
  try {
    const found: string[] = []
    for (const view of keyboardViews) {
      await view.open(work.page)
      await settled(work.page, 500)
      const reached = await reachedByTab(work.page)
      found.push(...(await unreached(work.page, reached)).map((text) => `${view.name}: ${text}`))
      await leave(work.page)
    }
    expect(found).toEqual([])
  } finally {
    await work.end()
  }
})

test('the first start and the start screen are without violations and uncut', async () => {
  const work = await startWork()
  try {
    const { page } = work
    await expect(page.getByRole('heading', { name: '乡镇帮扶台账' })).toBeVisible()
    await page.getByRole('button', { name: '新建台账' }).click()
    for (const size of [usual, { width: 1024, height: 768 }]) {
      await resize(work.app, size)
      expect([...(await violations(page)), ...(await cutTexts(page))]).toEqual([])
    }
    expect(await unreached(page, await reachedByTab(page))).toEqual([])
    await page.evaluate(async () => await window.townshipLedger.shell('settings.set', { operator: '' }))
    await page.reload()
    await expect(page.getByLabel('经办人姓名')).toBeFocused()
    expect([...(await violations(page)), ...(await cutTexts(page))]).toEqual([])
  } finally {
    await work.end()
  }
})

test('the place of a new screen is not forgotten, and what other specs show they look at', () => {
  const held = Object.entries(viewsOf).flatMap(([screen, list]) => ('held' in list ? [{ screen, spec: list.held }] : []))
  const idle = held.filter(({ spec }) => !readFileSync(join(import.meta.dirname, spec), 'utf8').includes('inEveryLook('))
  expect(idle).toEqual([])
})

test('size, colours and contrast are chosen in the settings, hold at once, and stand before the first picture of the next start', async () => {
  const work = await startWork({ households: 60 })
  const { page, app } = work
  let later: Work | null = null
  try {
    await page.emulateMedia({ colorScheme: null })
    await goTo(page, '设置')
    await page.getByRole('tab', { name: '显示' }).click()
    await page.getByRole('radio', { name: '深色' }).check()
    await expect.poll(() => groundOf(page)).toBe('rgb(20, 23, 26)')
    await page.getByRole('switch', { name: '高对比度' }).check()
    await expect.poll(() => groundOf(page)).toBe('rgb(0, 0, 0)')
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor())).toBe('#000000')
    await page.getByRole('radio', { name: '200%' }).check()
    await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(2)
    await work.quit()

    later = await startWork({ before: work })
    await later.page.emulateMedia({ colorScheme: null })
    expect(await later.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor())).toBe('#000000')
    await expect.poll(() => groundOf(later!.page)).toBe('rgb(0, 0, 0)')
    await expect.poll(() => later!.page.evaluate(() => window.devicePixelRatio)).toBe(2)
  } finally {
    await (later ?? work).end()
  }
})

test('the keyboard shows where it is, in every look', async () => {
  const work = await startWork({ households: 60, start: 'home' })
  const { page } = work
  try {
    for (const look of [
      ...sampledLooks,
      { theme: 'light', zoom: 1, highContrast: true },
      { theme: 'dark', zoom: 1, highContrast: true },
    ] as const) {
      await wear(work, look)
      await page.getByRole('button', { name: '导入', exact: true }).last().focus()
      await page.keyboard.press('Tab')
      expect(await focusRing(page)).toEqual({ style: 'solid', wide: true, seen: true })
    }
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expect(await page.evaluate(() => getComputedStyle(document.body).transitionDuration)).toBe('0s')
  } finally {
    await work.end()
  }
})

function groundOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
}

/** `seen`: the ring has another colour than the ground around it. */
function focusRing(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement ?? document.body)
    const ground = getComputedStyle(document.body).backgroundColor
    return { style: outlineStyle, wide: Number.parseFloat(outlineWidth) >= 1.9, seen: outlineColor !== ground }
  })
}
