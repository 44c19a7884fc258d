import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ok, shell, call } from './bridge.ts'
import { resize, startWork, type Work } from './hands.ts'
import { cutTexts } from './looking.ts'
import { inEveryLook } from './looks.ts'

let here: Work
test.afterEach(async () => here?.end())

const shots = process.env['TOWNSHIP_LEDGER_SHOTS']

test('a county file is made, takes what the townships sent, and tells it by township', async () => {
  test.setTimeout(300_000)
  here = await startWork()
  const { page, folder } = here
  const sent = join(folder, '三月')
  mkdirSync(sent)
  await makeTownship('白沙镇', join(sent, '白沙镇.tzdb'), 11)
  await makeTownship('黑石乡', join(sent, '黑石乡.tzdb'), 12)
  writeFileSync(join(sent, '坏了.tzpkg'), 'no package')

  await page.getByRole('button', { name: /新建县级汇总/ }).click()
  await page.getByLabel('县（市、区）名称').fill('示例县')
  await look('开始')
  here.answer({ 'dialog.newDatabase': [join(folder, '示例县.tzdb')] })
  await page.getByRole('button', { name: '选择保存位置…' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
  await openCounty()
  await look('空的')

  here.answer({ 'dialog.countyFolder': [sent] })
  await page.getByRole('button', { name: '添加文件夹…' }).click()
  await page.getByRole('button', { name: '汇总 3 份' }).click()
  await expect(page.getByText(/已汇总 2 份：新增/)).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('alert')).toContainText('坏了.tzpkg')
  const table = page.getByRole('table', { name: '各乡镇汇总情况' })
  await expect(table.getByRole('row', { name: /^合计/ })).toContainText('80')
  await look('汇总')

  await table.getByRole('button', { name: '40，白沙镇 户数，打开名单' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '农户' })).toBeVisible()
  await expect(page.locator('[role=grid] [role=gridcell]').filter({ hasText: '白沙镇' }).first()).toBeVisible()
  await look('名单')
  await openCounty()
  await page.getByRole('button', { name: '打印…' }).click()
  await expect(page.getByText(/共 1 页|1 \/ 1|第 1 页/).first()).toBeVisible({ timeout: 30_000 })
  await look('打印')
  expect(ok(await call(page, 'file.verify', {}))).toMatchObject({ ok: true, problems: [] })
})

async function makeTownship(name: string, path: string, seed: number): Promise<void> {
  const { page } = here
  here.answer({ 'dialog.newDatabase': [path] })
  const grant = ok(await shell(page, 'dialog.newDatabase', { suggestedName: name }))!
  ok(await call(page, 'file.sample', { token: grant.token, households: 40, villages: 2, seed, defects: 0 }))
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'office' }))
  ok(
    await call(page, 'edit.commit', {
      id: `01900000-0000-7000-8000-0000000000${seed}`,
      changes: [{ ledger: 'office', recordId: ids[0]!, op: 'change', values: { township: name } }],
    }),
  )
  ok(await call(page, 'file.close', {}))
}

async function openCounty(): Promise<void> {
  const { page } = here
  await page.keyboard.press('Alt+9')
  const menu = page.getByRole('navigation', { name: '主菜单' })
  await menu.getByRole('textbox', { name: '查找台账' }).fill('县级汇总')
  await menu.getByRole('list', { name: '找到的台账' }).getByRole('button', { name: '县级汇总', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '县级汇总' })).toBeVisible()
}

async function look(name: string): Promise<void> {
  const { app, page } = here
  expect(await inEveryLook(here, name)).toEqual([])
  for (const width of [1366, 1024, 1366]) {
    await resize(app, { width, height: 768 })
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width)
    if (shots) await page.screenshot({ path: join(shots, `${name}-${width}.png`) })
    expect(await cutTexts(page)).toEqual([])
  }
}
