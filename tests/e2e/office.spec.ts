import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { cell, cells, find, goTo, pdfText, saved, scrollToEnd, startWork, told, type Work } from './hands.ts'

/** What an office does with a whole ledger: fields of its own, workbooks out and in, print, backup. */

let work: Work
test.beforeEach(async () => {
  work = await startWork({ households: 60 })
})
test.afterEach(() => work.end())

test('a field of the office’s own stands in form, grid, export and import', async () => {
  const { page, folder } = work
  const exported = join(folder, '农户.xlsx')
  work.answer({ 'dialog.saveWorkbook': [exported], 'dialog.openWorkbook': [exported] })
  await addField(page, '帮扶工作队')

  await goTo(page, '农户')
  await showColumn(page, '帮扶工作队')
  await scrollToEnd(page)
  const first = await cell(page, 0, '帮扶工作队')
  await first.click()
  await page.keyboard.type('县财政局')
  await page.keyboard.press('Enter')
  await expect(first).toContainText('县财政局')
  await saved(page)
  const head = (await (await cell(page, 0, '户主姓名')).textContent()) ?? ''
  await (await cell(page, 0, '户主姓名')).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: head.trim() })).toBeVisible()
  await expect(page.getByLabel('帮扶工作队', { exact: true })).toHaveValue('县财政局')

  await page.keyboard.press('Alt+1')
  await exportAll(page, 'full')
  const plan = await planImport(page)
  expect(plan).toMatchObject({ read: 60, accepted: 60, rejected: 0 })
  await expect(page.getByRole('group', { name: '合计' })).toContainText('农户：新增 0、修改 0、不变 60 户')
  await page.getByRole('button', { name: '识别结果' }).click()
  await page.getByText(/查看或改动各列/).click()
  await expect(
    page.getByRole('textbox', { name: /“帮扶工作队”导入为/ }).or(page.getByRole('combobox', { name: /“帮扶工作队”导入为/ })),
  ).toHaveValue('帮扶工作队')
})

test('the members’ workbook comes back without a change', async () => {
  const { page, folder } = work
  const exported = join(folder, '家庭成员.xlsx')
  work.answer({ 'dialog.saveWorkbook': [exported], 'dialog.openWorkbook': [exported] })
  await goTo(page, '家庭成员')
  await expect(cells(page).first()).toBeVisible()
  await exportAll(page, 'full')
  const plan = await planImport(page)
  expect(plan.rejected).toBe(0)
  await expect(page.getByRole('group', { name: '合计' })).toContainText(/家庭成员：新增 0、修改 0、不变 \d+ 人/)
  await goTo(page, '查看与导出记录')
  await expect(page.getByText('核对花名册').first()).toBeVisible()
})

test('a chosen household is printed as previewed', async () => {
  const { page, folder } = work
  const target = join(folder, '一户.pdf')
  work.answer({ 'dialog.savePdf': [target] })
  const head = ((await (await cell(page, 0, '户主姓名')).textContent()) ?? '').trim()
  await page.getByLabel('选中第 1 行').check()
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(page.locator('iframe')).toBeVisible()
  await expect(page.frameLocator('iframe').getByText(head).first()).toBeVisible()
  await expect(page.getByText(/共 1 页$/).first()).toBeVisible()
  await page.getByRole('button', { name: '保存为 PDF…' }).click()
  await expect(told(page, '已保存“一户.pdf”，共 1 页。')).toBeVisible()
  const { pages, text } = pdfText(target)
  expect(pages).toBe(1)
  expect(text).toContain(head)
})

test('a backup is made, proved and restored into a new file', async () => {
  const { page, folder } = work
  const restored = join(folder, '恢复出的台账.tzdb')
  work.answer({ 'dialog.newDatabase': [restored] })
  const head = ((await (await cell(page, 0, '户主姓名')).textContent()) ?? '').trim()
  await goTo(page, '备份与恢复')
  await page.getByRole('button', { name: '立即备份' }).click()
  await expect(told(page, '已备份并核对')).toBeVisible()
  await page
    .getByRole('button', { name: /^恢复 .* 的备份$/ })
    .first()
    .click()
  await page.getByRole('button', { name: '选择新文件的位置…' }).click()
  await expect(page.getByText('已恢复为“恢复出的台账.tzdb”，条数核对一致。')).toBeVisible()
  expect(existsSync(restored)).toBe(true)
  await page.getByRole('button', { name: '打开恢复出的台账' }).click()
  await expect(page.getByRole('button', { name: '恢复出的台账.tzdb' })).toBeVisible()
  expect(ok(await call(page, 'file.info', {}))).toMatchObject({ name: '恢复出的台账.tzdb', counts: { household: 60 } })
  await find(page, head, head)
})

async function addField(page: Page, label: string): Promise<void> {
  await goTo(page, '设置')
  await page.getByRole('tab', { name: '自设项目' }).click()
  await page.getByLabel('名称').fill(label)
  await page.getByRole('button', { name: '增加', exact: true }).click()
  await expect(told(page, `已增加项目“${label}”`)).toBeVisible()
}

async function showColumn(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: '列', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('查找列').fill(label)
  await dialog.getByLabel(label, { exact: true }).check()
  await dialog.getByRole('button', { name: '应用' }).click()
  await expect(dialog).toBeHidden()
}

async function exportAll(page: Page, numbers: 'masked' | 'full'): Promise<void> {
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^整个台账/).check()
  if (numbers === 'full') {
    await dialog.getByLabel('完整号码').check()
    await dialog.getByLabel('用途').fill('核对花名册')
  }
  await dialog.getByRole('button', { name: '选择位置并导出…' }).click()
  await expect(dialog.getByText(/^已把 .+导出到/)).toBeVisible()
  await dialog.getByRole('button', { name: '完成' }).click()
}

/** Chooses the workbook that the dialog answers and reads the line of sums of the plan. */
async function planImport(page: Page): Promise<Readonly<{ read: number; accepted: number; rejected: number }>> {
  await goTo(page, '导入')
  await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
  const sums = page.getByRole('group', { name: '合计' })
  await expect(sums).toBeVisible()
  const [read = 0, accepted = 0, rejected = 0] = [...((await sums.textContent()) ?? '').matchAll(/[\d,]+/g)].map(([digits]) =>
    Number(digits.replaceAll(',', '')),
  )
  return { read, accepted, rejected }
}
