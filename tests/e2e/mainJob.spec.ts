import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { cell, cells, find, goTo, saved, expectStored, startWork, told } from './hands.ts'
import { channels } from './launch.ts'
import { writeVillageWorkbook } from './officeWorkbook.ts'

test('a village’s workbook becomes a ledger that is searched, edited and found again', async () => {
  const work = await startWork()
  const { page, folder } = work
  const ledger = join(folder, '青溪镇台账.tzdb')
  const workbook = join(folder, '花名册.xlsx')
  await writeVillageWorkbook(workbook)
  try {
    work.answer({ 'dialog.newDatabase': [ledger], 'dialog.openWorkbook': [workbook] })
    await createLedger(page)
    await importWorkbook(page)

    await find(page, 'oyjp', '欧阳建平')
    await expect(page.getByLabel('欧阳晓雯的姓名')).toHaveValue('欧阳晓雯')

    await editByKeyboard(page)
    await expectStored(ledger, 'PRAGMA integrity_check', 'ok')
    await expectStored(ledger, 'SELECT address FROM household WHERE address IS NOT NULL', '村部旁12号')

    await page.keyboard.press('Control+z')
    await expect(told(page, '已撤销：')).toBeVisible()
    await saved(page)
    await expectStored(ledger, 'SELECT count(*) FROM household WHERE address IS NOT NULL', '0')
    await page.keyboard.press('Control+y')
    await expect(told(page, '已恢复：')).toBeVisible()
    await expectStored(ledger, 'SELECT count(*) FROM household WHERE address IS NOT NULL', '1')

    await work.quit()
    await expectStored(ledger, 'PRAGMA integrity_check', 'ok')
    await reopened(work)
  } finally {
    await work.end()
  }
})

for (const channel of channels()) {
  test(`a practice ledger is searched, edited and put back (${channel})`, async () => {
    const { page, end } = await startWork({ channel, households: 60 })
    try {
      const { name, id } = await firstHousehold(page)
      await find(page, name, name)
      await page.keyboard.press('Alt+1')
      await expect(cells(page).first()).toHaveText(/[^…]/)
      const code = await cell(page, 0, '户编号')
      await code.click()
      await expect(code).toHaveAttribute('data-focus', 'true')
      await page.keyboard.type('A-1')
      await page.keyboard.press('Enter')
      await saved(page)
      await expect.poll(() => codeOf(page, id)).toBe('A-1')
      await page.keyboard.press('Control+z')
      await expect(told(page, '已撤销：')).toBeVisible()
      await expect.poll(() => codeOf(page, id)).not.toBe('A-1')
    } finally {
      await end()
    }
  })
}

async function createLedger(page: Page): Promise<void> {
  await page.getByRole('button', { name: '新建台账' }).click()
  await page.keyboard.type('青溪镇')
  await page.keyboard.press('Enter')
  await expect(page.getByText('青溪镇的台账已经建好，还没有农户')).toBeVisible()
}

async function importWorkbook(page: Page): Promise<void> {
  await goTo(page, '导入')
  await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
  await page.getByRole('button', { name: '下一步：逐行核对' }).click()
  const sums = page.getByRole('group', { name: '合计' })
  await expect(sums).toContainText('读取 6 行 = 接受 5 + 退回 1 + 跳过 0')
  await page.getByRole('button', { name: '下一步：导入' }).click()
  await page.getByRole('button', { name: '导入 5 行' }).click()
  await expect(page.getByText('《花名册.xlsx》的 5 行已写入台账。')).toBeVisible()
}

/** From anywhere to the list, along the row to the address, typing over it: no mouse. */
async function editByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press('Alt+1')
  await expect(cells(page).first()).toBeVisible()
  await addColumn(page, '家庭住址')
  const wanted = await cell(page, 0, '家庭住址')
  await (await cell(page, 0, '户主姓名')).click()
  for (let steps = Number(await wanted.getAttribute('aria-colindex')) - 2; steps > 0; steps -= 1) await page.keyboard.press('ArrowRight')
  await expect(wanted).toHaveAttribute('data-focus', 'true')
  await page.keyboard.type('村部旁12号')
  await page.keyboard.press('Enter')
  await expect(wanted).toContainText('村部旁12号')
  await saved(page)
}

async function addColumn(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: '列', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('查找列').fill(label)
  await dialog.getByLabel(label, { exact: true }).check()
  await dialog.getByRole('button', { name: '应用' }).click()
  await expect(dialog).toBeHidden()
}

async function reopened(before: Awaited<ReturnType<typeof startWork>>): Promise<void> {
  const work = await startWork({ before })
  try {
    await work.page
      .getByRole('button', { name: /青溪镇台账\.tzdb/ })
      .first()
      .click()
    await goTo(work.page, '农户')
    await expect(cells(work.page).filter({ hasText: '欧阳建平' })).toBeVisible()
    await goTo(work.page, '家庭成员')
    await expect(cells(work.page).filter({ hasText: '农德才' }).first()).toBeVisible()
    await goTo(work.page, '历史')
    await expect(work.page.getByText(/^从《花名册\.xlsx》|花名册\.xlsx/).first()).toBeVisible()
  } finally {
    await work.quit()
  }
}

async function firstHousehold(page: Page): Promise<Readonly<{ id: string; name: string }>> {
  const id = ok(await call(page, 'ledger.query', { ledger: 'household' })).ids[0] ?? ''
  const [row] = ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [id] }))
  return { id, name: String(row?.values['headName']) }
}

async function codeOf(page: Page, id: string): Promise<unknown> {
  return ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [id] }))[0]?.values['code']
}
