import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { cutTexts } from './looking.ts'
import { goTo, resize, startWork, usual, type Work } from './hands.ts'
import { inEveryLook } from './looks.ts'
import { violations } from './violations.ts'

/** A ledger gets a password, asks for it, is opened by the recovery sheet, and becomes plain again. */

let work: Work
test.afterEach(async () => {
  await work?.end()
})

const password = '山路十八弯 2026'
const later = '两棵老树一口水井'

test('encryption is turned on, asked for on opening, opened by the recovery key, and turned off', async () => {
  test.setTimeout(300_000)
  work = await startWork({ households: 40 })
  const { page } = work
  const { folder, name } = ok(await call(page, 'file.info', {}))!
  const households = ok(await call(page, 'ledger.query', { ledger: 'household' })).ids.length

  await goToSealing(page)
  await look(page, 'off')
  expect(await violations(page)).toEqual([])
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再输一遍').fill(password)
  await page.getByRole('checkbox', { name: /我知道/ }).check()
  await page.getByRole('button', { name: '开启加密' }).click()
  await expect(page.getByRole('heading', { name: '恢复密钥单' })).toBeVisible()
  const paper = page.frameLocator('iframe').first()
  await expect(paper.getByText('怎样保管')).toBeVisible()
  await look(page, 'sheet')
  expect(await inEveryLook(work, '恢复密钥单')).toEqual([])
  const groups = (await paper.locator('body').innerText()).match(/\b[0-9A-HJKMNP-TV-Z]{5}\b/g)!
  expect(groups).toHaveLength(8)
  expect(readFileSync(join(folder, name)).subarray(0, 8).toString()).toBe('TZSEALED')

  await page.getByRole('button', { name: '返回', exact: true }).click()
  await expect(page.getByRole('heading', { name: '文件加密：已开启' })).toBeVisible()
  await look(page, 'on')
  expect(await violations(page)).toEqual([])

  await reopen(page, join(folder, name))
  const dialog = page.getByRole('dialog', { name: /打开加密文件/ })
  await expect(dialog).toBeVisible()
  await look(page, 'asked')
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel('文件密码').fill('不是这个密码')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(/密码不对/)).toBeVisible()
  await look(page, 'wrong')
  await dialog.getByLabel('文件密码').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
  expect(ok(await call(page, 'ledger.query', { ledger: 'household' })).ids).toHaveLength(households)
  await endDataCore()

  await reopen(page, join(folder, name))
  await dialog.getByRole('button', { name: '忘记密码，用恢复密钥' }).click()
  await dialog.getByLabel('恢复密钥').fill([...groups.slice(0, 7), 'ABCDE'].join(' '))
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(/第 8 组有误/)).toBeVisible()
  await look(page, 'key')
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel('恢复密钥').fill(groups.join('').toLowerCase())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()

  await goToSealing(page)
  await page.getByRole('button', { name: '更换密码…' }).click()
  await page.getByRole('button', { name: '忘记密码，用恢复密钥' }).click()
  await page.getByLabel('恢复密钥', { exact: true }).fill(groups.join('-'))
  await page.getByLabel('新密码', { exact: true }).fill(later)
  await page.getByLabel('再输一遍').fill(later)
  await look(page, 'change')
  await page.getByRole('button', { name: '更换', exact: true }).click()
  await expect(page.getByText('文件密码已换好。恢复密钥没有变。')).toBeVisible()

  await page.getByRole('button', { name: '删除没有加密的备份…' }).click()
  await page.getByRole('button', { name: '删除', exact: true }).click()
  await expect(page.getByText(/已删除 \d+ 份没有加密的备份/)).toBeVisible()

  await page.getByRole('button', { name: '取消加密…' }).click()
  await page.getByRole('textbox', { name: '现在的密码' }).fill(later)
  await look(page, 'turnOff')
  await page.getByRole('dialog').getByRole('button', { name: '取消加密' }).click()
  await expect(page.getByRole('heading', { name: '文件加密：没有开启' })).toBeVisible()
  expect(readFileSync(join(folder, name)).subarray(0, 15).toString()).toBe('SQLite format 3')
})

/** The data service ends while the file is open: its password is asked for in place, and what was being typed is still there. */
async function endDataCore(): Promise<void> {
  const { app, page } = work
  await page.getByRole('combobox', { name: '查找' }).fill('zs')
  await app.evaluate(({ app: electron }) => {
    const core = electron.getAppMetrics().find((one) => one.name === 'TownshipLedgerData' || one.serviceName === 'TownshipLedgerData')
    if (core) process.kill(core.pid, 'SIGKILL')
  })
  const dialog = page.getByRole('dialog', { name: /打开加密文件/ })
  await dialog.getByLabel('文件密码').fill(password)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: '查找' })).toHaveValue('zs')
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
  expect(ok(await call(page, 'file.info', {}))).toMatchObject({ sealed: true })
  await page.getByRole('combobox', { name: '查找' }).fill('')
}

async function goToSealing(page: Page): Promise<void> {
  await goTo(page, '设置')
  await page.getByRole('tab', { name: '文件加密' }).click()
  await expect(page.getByRole('heading', { name: /^文件加密/ })).toBeVisible()
}

/** Closes the file and opens it by the dialog. */
async function reopen(page: Page, path: string): Promise<void> {
  ok(await call(page, 'file.close', {}))
  work.answer({ 'dialog.openDatabase': [path] })
  await page.getByRole('button', { name: /^打开台账/ }).click()
}

/** Looked at on both sizes; a folder named by TOWNSHIP_LEDGER_LOOK keeps the pictures. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['TOWNSHIP_LEDGER_LOOK']
  for (const size of [{ width: 1024, height: 768 }, usual]) {
    await resize(work.app, size)
    expect(await cutTexts(page)).toEqual([])
    if (!folder) continue
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${name}-${size.width}.png`) })
  }
}
