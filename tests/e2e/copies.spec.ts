import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { copyAtRest, resize, startWork, told, usual, type Work } from './hands.ts'
import { launch } from './launch.ts'
import { cutTexts } from './looking.ts'
import { violations } from './violations.ts'

/** Two programs, two data folders, and folders as sticks. */

let here: Work
test.afterEach(async () => here?.end())

test('a copy goes to a stick; later the changed copy there is merged, never overwritten', async () => {
  test.setTimeout(300_000)
  const stick = await startWithStick()
  const { page } = here
  await openCopying(page)
  await look(page, 'copy-drives')
  await page.getByRole('button', { name: /^U 盘/ }).click()
  await page.getByRole('button', { name: '复制', exact: true }).click()
  await expect(page.getByText('已复制并核对，可以拔出 U 盘。')).toBeVisible({ timeout: 60_000 })
  await look(page, 'copy-done')
  await page.getByRole('button', { name: '知道了' }).click()

  const [copy] = readdirSync(stick)
  await change(page, 0, '一组 1 号')
  await openCopying(page)
  await page.getByRole('button', { name: /^U 盘/ }).click()
  await expect(page.getByText(/那里的同名文件比本机的旧：少 1 步修改（张敏 1 步）/)).toBeVisible()
  await page.getByRole('button', { name: '替换旧的' }).click()
  await expect(page.getByText('已复制并核对，可以拔出 U 盘。')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: '知道了' }).click()

  await elsewhere(join(stick, copy!), '王芳', async (there) => {
    await expect(there.getByText('台账在 U 盘上。每次修改都会立即写入；拔出前请点“安全移出”。')).toBeVisible()
    await change(there, 1, '二组 2 号')
    await there.getByRole('button', { name: '安全移出' }).click()
    await expect(there.getByText('台账已关闭，可以拔出 U 盘。')).toBeVisible({ timeout: 60_000 })
  })
  await change(page, 0, '一组 3 号')
  await openCopying(page)
  await page.getByRole('button', { name: /^U 盘/ }).click()
  await expect(page.getByText(/那里的同名文件与本机的各自有修改：本机另有 1 步（张敏 1 步），它另有 1 步（王芳 1 步）/)).toBeVisible()
  await expect(page.getByRole('button', { name: '替换旧的' })).toHaveCount(0)
  await look(page, 'copy-diverged')
  await page.getByRole('button', { name: '合并到本机…' }).click()
  await page.getByRole('button', { name: '合并 1 份' }).click({ timeout: 60_000 })
  await expect(page.getByText(/已合并/).first()).toBeVisible({ timeout: 60_000 })
  expect(await addressOf(page, 1)).toBe('二组 2 号')
  expect(readdirSync(stick).filter((name) => name.startsWith('练习'))).toEqual([copy])
})

test('an older copy that went on elsewhere is recognised on opening and merged into the own one', async () => {
  test.setTimeout(300_000)
  const stick = await startWithStick()
  const { page } = here
  const own = await ownPath(page)
  const copy = join(stick, '带回来的.tzdb')
  await copyAtRest(own, copy)
  await elsewhere(copy, '王芳', (there) => change(there, 1, '二组 2 号'))
  await change(page, 0, '一组 1 号')

  here.answer({ 'dialog.openDatabase': [copy] })
  await page.getByRole('button', { name: /练习台账/ }).click()
  await page.getByRole('menuitem', { name: '打开其他台账…' }).click()
  await expect(page.getByText(/^这份文件.*，且各自有修改：合并？$/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('row', { name: /本机那份/ })).toContainText('1 步：张敏 1 步')
  await look(page, 'other-copy')
  await page.getByRole('button', { name: '合并到本机那份' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '合并副本' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: '合并 1 份' }).click({ timeout: 60_000 })
  await expect(page.getByText(/已合并/).first()).toBeVisible({ timeout: 60_000 })
  expect(ok(await call(page, 'file.info', {}))!.removable).toBe(false)
  expect([await addressOf(page, 0), await addressOf(page, 1)]).toEqual(['一组 1 号', '二组 2 号'])
})

test('a stick that is pulled out while its file is open: nothing is given up, and there is a way on', async () => {
  test.setTimeout(300_000)
  const stick = await startWithStick()
  const { page } = here
  const copy = join(stick, '在盘上.tzdb')
  await copyAtRest(await ownPath(page), copy)
  here.answer({ 'dialog.openDatabase': [copy] })
  await page.getByRole('button', { name: /练习台账/ }).click()
  await page.getByRole('menuitem', { name: '打开其他台账…' }).click()
  await expect(page.getByRole('button', { name: '安全移出' })).toBeVisible({ timeout: 60_000 })
  renameSync(stick, `${stick} 拔出`)
  await changeRefused(page, '一组 9 号')
  const banner = page
    .getByRole('alert')
    .filter({ hasText: 'U 盘是否已拔出' })
    .filter({ has: page.getByRole('button', { name: '重试' }) })
  await expect(banner).toBeVisible()
  await look(page, 'pulled-out')
  renameSync(`${stick} 拔出`, stick)
  await banner.getByRole('button', { name: '重试' }).click()
  await expect(banner).toHaveCount(0)
  expect(await addressOf(page, 0)).toBe('一组 9 号')
  renameSync(stick, `${stick} 拔出`)
  await changeRefused(page, '一组 10 号')
  here.answer({ 'dialog.newDatabase': [join(here.folder, '救下来的.tzdb')] })
  await banner.getByRole('button', { name: '另存为…' }).click()
  await expect(told(page, '已另存为“救下来的.tzdb”')).toBeVisible()
  expect(await addressOf(page, 0)).toBe('一组 10 号')
  expect(ok(await call(page, 'file.verify', {}))).toMatchObject({ ok: true })
})

/** At both sizes: nothing cut off, nothing that a screen reader would miss; a picture to look at. */
async function look(page: Page, name: string): Promise<void> {
  for (const size of [{ width: 1024, height: 768 }, usual]) {
    await resize(here.app, size)
    await page.screenshot({ path: test.info().outputPath(`${name}-${size.width}.png`), animations: 'disabled' })
    expect(await cutTexts(page)).toEqual([])
  }
  expect(await violations(page)).toEqual([])
}

async function startWithStick(): Promise<string> {
  here = await startWork({ households: 20, sticks: ['U 盘'] })
  return join(here.folder, 'U 盘')
}

async function openCopying(page: Page): Promise<void> {
  await page.getByRole('button', { name: /练习台账/ }).click()
  await page.getByRole('menuitem', { name: '复制到 U 盘…' }).click()
}

async function ownPath(page: Page): Promise<string> {
  const { folder, name } = ok(await call(page, 'file.info', {}))!
  return join(folder, name)
}

/** Another PC: opens the copy, works, and closes it. */
async function elsewhere(copy: string, person: string, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await launch({ args: [copy], env: { TOWNSHIP_LEDGER_STICKS: join(here.folder, 'U 盘') } })
  try {
    await page.getByLabel('经办人姓名').fill(person)
    await page.getByRole('button', { name: '开始使用' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible({ timeout: 60_000 })
    await work(page)
    await call(page, 'file.close', {})
  } finally {
    await close()
  }
}

async function households(page: Page): Promise<readonly string[]> {
  return ok(await call(page, 'ledger.query', { ledger: 'household', sort: [{ field: 'code', down: false }] })).ids
}

async function addressOf(page: Page, index: number): Promise<unknown> {
  const id = (await households(page))[index]!
  return ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [id] }))[0]!.values['address']
}

let steps = 0

async function edit(page: Page, index: number, address: string) {
  const recordId = (await households(page))[index]!
  steps += 1
  const id = `${recordId.slice(0, 20)}${String(steps).padStart(6, '0')}`
  return call(page, 'edit.commit', { id, changes: [{ ledger: 'household', recordId, op: 'change', values: { address } }] })
}

async function change(page: Page, index: number, address: string): Promise<void> {
  ok(await edit(page, index, address))
}

async function changeRefused(page: Page, address: string): Promise<void> {
  expect(await edit(page, 0, address)).toMatchObject({ fault: expect.stringMatching(/^(disk\.gone|file\.replaced)$/) })
}
