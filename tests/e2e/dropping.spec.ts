import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { cells, goTo, startWork } from './hands.ts'
import { channels } from './launch.ts'
import { violations } from './violations.ts'

/** Files let go over the window end where they belong, and what was taken away comes back by one click; on either runtime. */

for (const channel of channels())
  test(`a dropped file is taken by its kind, and 撤销 stands where something went away (${channel})`, async () => {
    const work = await startWork({ channel, households: 20 })
    const { page, folder } = work
    try {
      const file = (name: string, text: string): string => {
        writeFileSync(join(folder, name), text)
        return join(folder, name)
      }
      const photo = file('照片.jpg', '\u{ff}\u{d8}')
      await drop(page, photo, /^这种文件处理不了。可以拖进来的有/)
      await expect(page.getByRole('status').filter({ hasText: '“照片.jpg”这种文件处理不了' })).toBeVisible()
      mkdirSync(join(folder, '村里的'))
      await drop(page, join(folder, '村里的'), /^松开鼠标/)
      await expect(page.getByText(/拖进来的是文件夹/)).toBeVisible()
      await page.getByRole('button', { name: '导出', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await drop(page, file('名单.csv', '姓名\n'), /请先关闭“.+”，再把文件拖进来/)
      await expect(dialog).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
      await remove(page)
      await drop(page, file('汇报.txt', '全镇共有 12 个村，其中山区 5 个、平原 8 个。'), /^松开鼠标，核对这份报告里的数字$/)
      await expect(page.getByRole('heading', { level: 1, name: '核数' })).toBeVisible()
      await expect(page.getByText(/汇报\.txt：/)).toBeVisible()
    } finally {
      await work.end()
    }
  })

/** Removes the first household, takes it back by the message, and leaves the list by F6. */
async function remove(page: Page): Promise<void> {
  await goTo(page, '农户')
  await cells(page).first().click()
  await page.getByRole('button', { name: /^所选 1 户/ }).click()
  await page.getByRole('menuitem', { name: /移入回收站/ }).click()
  await page.getByRole('button', { name: '移入 1 户' }).click()
  const told = page.getByText('已移入回收站：1 户')
  await expect(told).toBeVisible()
  expect(await households(page)).toBe(19)
  expect(await violations(page)).toEqual([])
  await page.getByRole('alert').or(page.getByRole('status')).filter({ has: told }).getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText(/^已撤销：/)).toBeVisible()
  await expect(told).toHaveCount(0)
  expect(await households(page)).toBe(20)
  await cells(page).first().click()
  await page.keyboard.press('F6')
  expect(await page.evaluate(() => document.activeElement?.closest('[role="grid"]') === null)).toBe(true)
}

const households = async (page: Page): Promise<number> => ok(await call(page, 'ledger.query', { ledger: 'household' })).ids.length

/** Holds a file over the window until it says what will happen, then lets it go. */
async function drop(page: Page, path: string, says: RegExp): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
    if (type === 'dragOver') await expect(page.locator('[data-refused]')).toHaveText(says)
  }
  await expect(page.locator('[data-refused]')).toHaveCount(0)
  await session.detach()
}
