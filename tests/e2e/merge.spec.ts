import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call, ok, shell } from './bridge.ts'
import { copyAtRest, goTo, resize, startWork, type Work } from './hands.ts'
import { launch } from './launch.ts'
import { cutTexts } from './looking.ts'
import { violations } from './violations.ts'

/** Two programs, two data folders, one folder as the stick: a copy goes out, both go on, it comes back. */

let here: Work
test.afterEach(async () => here?.end())

test('a copy that somebody else worked in comes back, and what differs is decided', async () => {
  test.setTimeout(300_000)
  here = await startWork({ households: 20 })
  const { page } = here
  const copy = await putOnStick(here)
  const [first, second, third] = await households(page)
  await change(page, first!, { address: '一组 1 号', phone: '13900001111' })
  await change(page, second!, { phone: '13900002222' })

  await elsewhere(copy, '王芳', async (there) => {
    await change(there, first!, { address: '一组 9 号', bankName: '农商行' })
    await change(there, second!, { phone: '13900003333' })
    await change(there, third!, { address: '三组 3 号' })
  })

  await goTo(page, '合并副本')
  here.answer({ 'dialog.openReturns': [copy] })
  await page.getByRole('button', { name: '添加文件…' }).click()
  const row = page.getByRole('row').filter({ hasText: '王芳 的副本.tzdb' })
  await expect(row).toContainText(/王芳（.+）3 步/)
  await expect(row.getByRole('cell').nth(3)).toHaveText('3')
  await expect(row.getByRole('cell').nth(5)).toHaveText('2')
  expect(await violations(page)).toEqual([])
  await lookThrough(page)
  await page.getByRole('button', { name: '合并 1 份' }).click()
  await expect(page.getByText(/已合并 “王芳 的副本.tzdb”：新增 0 条，修改 3 条/)).toBeVisible({ timeout: 60_000 })

  await expect(page.getByRole('heading', { name: '待取定（2 处）' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  const address = page.getByRole('row', { name: /的家庭住址/ })
  await expect(address).toContainText('一组 1 号')
  await address.getByRole('button', { name: /取这个：一组 9 号/ }).click()
  await expect(page.getByRole('heading', { name: '待取定（1 处）' })).toBeVisible()
  await page.getByRole('button', { name: '显示完整号码' }).click()
  await page.getByRole('textbox', { name: '用途' }).fill('核对')
  await page.getByRole('button', { name: '查看', exact: true }).click()
  const phone = page.getByRole('row', { name: /的联系电话/ })
  await expect(phone).toContainText('13900003333')
  await phone.focus()
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: /待取定/ })).toHaveCount(0)
  expect(ok(await call(page, 'file.verify', {}))).toMatchObject({ ok: true, problems: [] })
  expect(ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [first!] }))[0]!.values).toMatchObject({
    address: '一组 9 号',
    bankName: '农商行',
  })
})

/** What would change is browsed before it does. */
async function lookThrough(page: Page): Promise<void> {
  await page.getByRole('button', { name: /逐条查看/ }).click()
  const preview = page.getByRole('dialog', { name: /合并前预览/ })
  await expect(preview.getByRole('table', { name: '会变的记录' }).getByRole('row')).toHaveCount(4)
  await expect(preview).toContainText('三组 3 号')
  await expect(preview).toContainText(/另一边：/)
  await look(page, '预览')
  await preview.getByRole('combobox', { name: '怎么变' }).click()
  await page.getByRole('option', { name: '两边不一样（2）' }).click()
  await expect(preview.getByRole('status')).toContainText('3 条里的 2 条')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(preview).toHaveCount(0)
}

const shots = process.env['TOWNSHIP_LEDGER_SHOTS']

async function look(page: Page, name: string): Promise<void> {
  expect(await violations(page)).toEqual([])
  for (const [width, zoom] of [
    [1366, 1.5],
    [1024, 1],
    [1366, 1],
  ] as const) {
    ok(await shell(page, 'settings.set', { zoom }))
    await resize(here.app, { width, height: 768 })
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(Math.round(width / zoom))
    if (shots) await page.screenshot({ path: join(shots, `${name}-${width}-${zoom}.png`) })
    expect(await cutTexts(page)).toEqual([])
  }
}

test('ten conflicts are decided by ten keys', async () => {
  test.setTimeout(300_000)
  here = await startWork({ households: 20 })
  const { page } = here
  const copy = await putOnStick(here)
  const ten = (await households(page)).slice(0, 10)
  for (const [index, id] of ten.entries()) await change(page, id, { address: `本机 ${index} 号` })
  await elsewhere(copy, '王芳', async (there) => {
    for (const [index, id] of ten.entries()) await change(there, id, { address: `副本 ${index} 号` })
  })
  await goTo(page, '合并副本')
  here.answer({ 'dialog.openReturns': [copy] })
  await page.getByRole('button', { name: '添加文件…' }).click()
  await page.getByRole('button', { name: '合并 1 份' }).click()
  await expect(page.getByRole('heading', { name: '待取定（10 处）' })).toBeVisible({ timeout: 60_000 })
  // The cursor comes to the first row by itself, and goes on to the next when one is decided.
  await expect(page.getByRole('row', { name: /的家庭住址/ }).first()).toBeFocused()
  const begun = Date.now()
  for (let left = 9; left >= 0; left -= 1) {
    await page.keyboard.press('1')
    if (left > 0) await expect(page.getByRole('heading', { name: `待取定（${left} 处）` })).toBeVisible()
  }
  await expect(page.getByRole('heading', { name: /待取定/ })).toHaveCount(0)
  console.log(`ten conflicts: ${Date.now() - begun} ms by ten keys`)
  const rows = ok(await call(page, 'ledger.rows', { ledger: 'household', ids: ten }))
  expect(rows.every(({ values }) => /^(?:本机|副本) \d 号$/.test(String(values['address'])))).toBe(true)
})

/** The file as it lies on the disk of the first PC, carried to a stick. */
async function putOnStick({ folder, userData }: Work): Promise<string> {
  const stick = join(folder, 'U 盘')
  mkdirSync(stick, { recursive: true })
  const file = readdirSync(userData, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.tzdb') && !name.includes('备份'))
  const copy = join(stick, '王芳 的副本.tzdb')
  await copyAtRest(join(userData, file!), copy)
  return copy
}

/** Another PC: opens the copy, works, and closes it. */
async function elsewhere(copy: string, person: string, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await launch({ args: [copy] })
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
  return ok(await call(page, 'ledger.query', { ledger: 'household' })).ids
}

let steps = 0

/** Ids grow with time, as those of the program do: what was written later is shown meanwhile. */
async function change(page: Page, recordId: string, values: Record<string, string>): Promise<void> {
  steps += 1
  const id = `${recordId.slice(0, 20)}${String(steps).padStart(6, '0')}`
  ok(await call(page, 'edit.commit', { id, changes: [{ ledger: 'household', recordId, op: 'change', values }] }))
}
