import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { goTo, startWork, type Work } from './hands.ts'
import { violations } from './violations.ts'

/** A newer version that came by stick, and what is kept of a person from one start to the next. */

let here: Work
test.afterEach(async () => here?.end())

test('a newer version on a stick is found, proved, and started after the ledger was closed', async () => {
  here = await startWork({ households: 60, sticks: ['stick'] })
  const { page, app, folder } = here
  const mark = join(folder, 'started')
  putRelease(join(folder, 'stick', '台账 99'), mark)
  await goTo(page, '检查新版本')
  await expect(page.getByText('找到新版本 99.0.0')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('打印更快')).toBeVisible()
  expect(await violations(page)).toEqual([])

  // One byte more: not the file that the release names.
  const installer = join(folder, 'stick', '台账 99', name)
  writeFileSync(installer, `${readFileSync(installer, 'utf8')} `)
  await page.getByRole('button', { name: '核对安装包' }).click()
  await expect(page.getByText(/与发布清单里的校验码不一致/)).toBeVisible()
  expect(existsSync(mark)).toBe(false)

  putRelease(join(folder, 'stick', '台账 99'), mark)
  await page.getByRole('button', { name: '再找一次' }).click()
  await page.getByRole('button', { name: '核对安装包' }).click()
  const ended = new Promise<void>((resolve) => app.once('close', () => resolve()))
  await page.getByRole('button', { name: '关闭程序并安装' }).click()
  await ended
  await expect.poll(() => existsSync(mark)).toBe(true)
  // The ledger was let go of before.
  const practice = readdirSync(join(here.userData, '练习库'))
  expect(practice.filter((file) => file.endsWith('.lock') || file.endsWith('-journal'))).toEqual([])
})

test('columns stay as a person left them, over a restart, until they are put back', async () => {
  here = await startWork({ households: 60 })
  const before = await firstWidth(here.page)
  await here.page.getByRole('main').getByRole('button', { name: '列', exact: true }).click()
  const field = here.page
    .getByRole('dialog')
    .getByRole('textbox', { name: /的宽度$/ })
    .first()
  await field.fill('260')
  await field.press('Tab')
  await here.page.getByRole('button', { name: '应用' }).click()
  await expect.poll(() => firstWidth(here.page)).toBe(260)
  await here.quit()

  here = await startWork({ before: here })
  const { page } = here
  here.answer({ 'dialog.openDatabase': [join(here.userData, '练习库', '练习台账_1.tzdb')] })
  await page.getByRole('button', { name: /^打开台账/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
  await goTo(page, '农户')
  await expect.poll(() => firstWidth(page)).toBe(260)
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByRole('menuitem', { name: '恢复默认' }).click()
  await expect.poll(() => firstWidth(page)).toBe(before)
})

const name = 'TownshipLedger-Setup-99.0.0-x64.exe'

/** A release whose installer is a harmless script that leaves a mark. */
function putRelease(folder: string, mark: string): void {
  mkdirSync(folder, { recursive: true })
  const script = `#!/bin/sh\necho started > '${mark}'\n`
  writeFileSync(join(folder, name), script)
  const sha256 = createHash('sha256').update(script).digest('hex')
  const file = { name, channel: 'win10', arch: 'x64', kind: 'installer', bytes: Buffer.byteLength(script), sha256 }
  const release = { product: 'township-ledger', version: '99.0.0', changes: ['打印更快'], files: [file] }
  writeFileSync(join(folder, 'release.json'), JSON.stringify(release))
}

/** Width of the first column of the list, in pixels of the page. */
async function firstWidth(page: Page): Promise<number> {
  const box = await page.locator('[role=grid] [role=columnheader][aria-colindex="2"]').boundingBox()
  return Math.round(box?.width ?? 0)
}
