import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { cutTexts } from './looking.ts'
import { goTo, resize, startWork, usual, type Work } from './hands.ts'
import { violations } from './violations.ts'

/** An office with an admin and a village operator: what the village one may do, and the lock. */

let work: Work
test.afterEach(async () => {
  work?.answer({ 'ask.unsavedInput': ['leave'] })
  await work?.end()
})

const password = '牛群过河2026'

test('two operators share a file: a refused edit, a lock with unsaved input, and back', async () => {
  test.setTimeout(300_000)
  work = await startWork({ households: 40 })
  const { page } = work
  await setUp(page)
  await page.getByRole('button', { name: '王主任', exact: true }).click()
  await page.getByRole('menuitem', { name: '换人登录' }).click()
  await expect(page.getByRole('heading', { name: '您是哪一位？' })).toBeVisible()
  await look(page, 'login')
  expect(await violations(page)).toEqual([])
  await page.getByLabel(/赵村干/).check()
  await page.getByRole('textbox', { name: '赵村干的密码' }).fill('不是这个密码')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText(/密码不对/)).toBeVisible()
  await page.waitForTimeout(1_100)
  await page.getByRole('textbox', { name: '赵村干的密码' }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()

  const { own, other } = await households(page)
  expect(await change(page, other)).toMatchObject({ fault: 'operator.otherVillage' })
  expect(await change(page, own)).not.toHaveProperty('fault')
  await goTo(page, '农户')
  await page
    .getByRole('button', { name: /新增农户|新增一户|新增户/ })
    .first()
    .click()
  const name = page.getByRole('textbox', { name: /户主姓名|姓名/ }).first()
  await name.fill('周未保存')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('周未保存')
  expect(await call(page, 'ledger.query', { ledger: 'household' })).toMatchObject({ fault: 'session.locked' })
  await look(page, 'locked')
  expect(await violations(page)).toEqual([])
  await page.getByRole('textbox', { name: '赵村干的密码' }).fill(password)
  await page.keyboard.press('Enter')
  await expect(name).toHaveValue('周未保存')
  ok(await call(page, 'ledger.query', { ledger: 'household' }))
})

const idFor = (tail: string): string => `01900000-0000-7000-9000-${tail.padStart(12, '0')}`

/** The first admin, by hand; then one of a village. */
async function setUp(page: Page): Promise<void> {
  const [village, household] = [idFor('1'), idFor('2')]
  const added = { op: 'add' as const }
  const changes: { op: 'add'; ledger: string; recordId: string; values: Record<string, string> }[] = [
    { ...added, ledger: 'village', recordId: village, values: { name: '青山村' } },
    { ...added, ledger: 'household', recordId: household, values: { village, code: 'Q1' } },
  ]
  ok(await call(page, 'edit.commit', { id: idFor('3'), changes }))
  await goTo(page, '设置')
  await page.getByRole('tab', { name: '操作员' }).click()
  await look(page, 'none')
  await page.getByRole('button', { name: '设立操作员' }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill('王主任')
  await page.getByRole('textbox', { name: /密码/ }).fill(password)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row', { name: /王主任/ })).toContainText('管理员')
  await page.getByRole('button', { name: '新增操作员' }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill('赵村干')
  await page.getByRole('radio', { name: /村级/ }).check()
  await page.getByRole('combobox', { name: '负责的村' }).click()
  await page.getByRole('option').filter({ hasNotText: '青山村' }).first().click()
  await page.getByRole('dialog').getByRole('heading').click()
  await page.getByRole('textbox', { name: /密码/ }).fill(password)
  await look(page, 'form')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row', { name: /赵村干/ })).toContainText('村级')
  await look(page, 'list')
  expect(await violations(page)).toEqual([])
}

/** A household of the operator's village and one of another. */
async function households(page: Page): Promise<Readonly<{ own: string; other: string }>> {
  const villages = ok(await call(page, 'operators.who', {})).me!.villages
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'household' }))
  const rows = ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [...ids] }))
  const isOwn = (row: (typeof rows)[number]): boolean => villages.includes(String(row.values['village']))
  return { own: rows.find(isOwn)!.id, other: rows.find((row) => !isOwn(row))!.id }
}

function change(page: Page, household: string): Promise<unknown> {
  const id = idFor(household.slice(-11))
  return call(page, 'edit.commit', {
    id,
    changes: [{ ledger: 'household', recordId: household, op: 'change', values: { address: '村口' } }],
  })
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
