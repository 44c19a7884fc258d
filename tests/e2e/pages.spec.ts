import { expect, test, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { cell, cells, goTo, saved, startWork, type Work } from './hands.ts'

/** Lists of all ledgers by the grouped menu, lists of earlier days, statuses with their days, pages of projects and households. */

let work: Work
test.beforeEach(async () => {
  work = await startWork({ households: 60 })
})
test.afterEach(() => work.end())

test('any row of any ledger is three clicks away', async () => {
  const { page } = work
  const menu = page.getByRole('navigation', { name: '主菜单' })
  await menu.getByRole('button', { name: '惠民政策分组' }).click()
  await menu.getByRole('button', { name: '惠农补贴发放', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '惠农补贴发放' })).toBeVisible()
  await page.getByRole('button', { name: '打开第 1 行' }).click()
  await expect(page.getByRole('dialog', { name: '惠农补贴发放' })).toBeVisible()
})

test('a status takes effect on the day that is given, and the list of an earlier day shows the one before', async () => {
  const { page } = work
  const before = await (await cell(page, 0, '户类型')).innerText()
  const next = before.trim() === '脱贫户' ? '一般农户' : '脱贫户'
  await (await cell(page, 0, '户类型')).click()
  await page.keyboard.type(next)
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: '户类型自何时起' })
  await expect(question).toBeFocused()
  await question.getByLabel('自何时起').fill('2026.3.1')
  await question.getByRole('combobox', { name: '原因' }).fill('年度动态调整')
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await saved(page)
  await expect(await cell(page, 0, '户类型')).toHaveText(next)

  await (await cell(page, 0, '户类型')).click()
  await page.keyboard.press('F8')
  const history = page.getByRole('dialog', { name: '户类型的修改记录' })
  await expect(history.getByText('自 2026-03-01 起')).toBeVisible()
  await expect(history.getByText('年度动态调整')).toBeVisible()
  await page.keyboard.press('Escape')

  await asOf(page, '2026-02-28')
  await expect(page.getByText('正在看 2026-02-28 的农户台账')).toBeVisible()
  await expect(await cell(page, 0, '户类型')).toHaveText(before.trim())
  await (await cell(page, 0, '户类型')).click()
  await page.keyboard.press('F2')
  await expect(page.locator('[role=grid] [data-pending=true]')).toHaveCount(0)
  await page.getByRole('button', { name: '回到今天' }).click()
  await expect(await cell(page, 0, '户类型')).toHaveText(next)
})

test('typing on down a column of statuses loses nothing', async () => {
  const { page } = work
  const first = await cell(page, 0, '户类型')
  const values: string[] = []
  for (const row of [0, 1, 2])
    values.push((await (await cell(page, row, '户类型')).innerText()).trim() === '脱贫户' ? '一般农户' : '脱贫户')
  await first.click()
  for (const value of values) {
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
    await page.waitForTimeout(120)
  }
  await page.keyboard.press('Enter')
  await saved(page)
  for (const [row, value] of values.entries()) await expect(await cell(page, row, '户类型')).toHaveText(value)
})

test('a project shows what points to it; a record begun there bears the link', async () => {
  const { page } = work
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'projectSource' }))
  const rows = ok(await call(page, 'ledger.rows', { ledger: 'projectSource', ids: [...ids].slice(0, 1) }))
  const project = String(rows[0]?.values['project'])
  const title = ok(await call(page, 'ledger.record', { ledger: 'project', id: project })).title
  await goTo(page, '帮扶项目')
  await page.getByRole('textbox', { name: '在帮扶项目中查找' }).fill(title)
  await expect(cells(page).first()).toContainText(title)
  await page.getByRole('button', { name: '打开第 1 行' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

  const block = page.getByRole('region', { name: /^项目资金来源明细/ })
  await block.getByRole('button', { name: '全部' }).click()
  await expect(page.getByText(`“${title}的项目资金来源明细”背后的`)).toBeVisible()
  await page.getByRole('button', { name: '全部显示' }).click()
  await expect(page.getByText('背后的')).toBeHidden()
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Alt+ArrowLeft')

  await page.getByRole('button', { name: /^新增：?进度记录/ }).click()
  const form = page.getByRole('dialog', { name: '新增进度记录' })
  await expect(form.getByLabel('所属项目', { exact: false }).first()).toHaveValue(title)
})

test('what a person receives is added on the page of the household, with name and number taken over', async () => {
  const { page } = work
  const name = await someone(page)
  await goTo(page, '家庭成员')
  await page.getByRole('textbox', { name: '在家庭成员中查找' }).fill(name)
  await page.getByRole('button', { name: '打开第 1 行' }).click()
  await expect(page.getByRole('region', { name: '帮扶与享受' })).toBeVisible()
  await page.getByRole('button', { name: /^新增：?技能培训/ }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
  const form = page.getByRole('dialog', { name: '新增技能培训' })
  await expect(form.getByLabel('姓名', { exact: false }).first()).toHaveValue(name)
  await expect(form.getByText(/^保存时带入 439/)).toBeVisible()
})

async function asOf(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: '截至' }).click()
  const input = page.getByLabel('看哪一天的台账')
  await input.fill(day)
  await input.press('Enter')
  await expect(input).toBeHidden()
}

/** A person who is counted and whose name nobody else bears. */
async function someone(page: Page): Promise<string> {
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'member', filter: 'status = "在册" and idCard is not blank' }))
  const rows = ok(await call(page, 'ledger.rows', { ledger: 'member', ids: [...ids].slice(0, 60) }))
  const row = rows.find(({ values }) => rows.filter((other) => other.values['name'] === values['name']).length === 1)
  return String(row?.values['name'])
}
