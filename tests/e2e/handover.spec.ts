import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { call, ok } from './bridge.ts'
import { goTo, resize, startWork, told, usual, type Work } from './hands.ts'
import { cutTexts } from './looking.ts'
import { violations } from './violations.ts'

/** A list is looked through before it leaves; the office is handed over on paper and by file. */

let work: Work
test.afterEach(async () => work?.end())

test('a list with full numbers is found out and masked; the office is handed over', async () => {
  test.setTimeout(240_000)
  work = await startWork({ households: 40, start: 'home' })
  const { page, folder } = work
  const [list, masked, copy] = [join(folder, '名单.xlsx'), join(folder, '名单（已遮盖）.xlsx'), join(folder, '交接.tzdb')]
  await writeList(page, list)
  work.answer({ 'dialog.openOutgoing': [list, masked], 'dialog.saveWorkbook': [masked], 'dialog.newDatabase': [copy] })

  await goTo(page, '外发检查')
  await look(page, 'leaks-none')
  await page.getByRole('button', { name: '选择文件…' }).click()
  await expect(page.getByText('有 3 人的完整号码：证件号 3 个，在 3 处。')).toBeVisible()
  await look(page, 'leaks')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '另存遮盖的一份…' }).click()
  await expect(told(page, '遮盖 3 处，重新检查过')).toBeVisible()
  await page.getByRole('button', { name: '选择文件…' }).click()
  await expect(page.getByText('没有找到完整的证件号、手机号和银行卡号。')).toBeVisible()

  await goTo(page, '交接')
  await page.getByRole('textbox', { name: '接收人' }).fill('李明')
  await expect(page.getByRole('region', { name: '操作员' })).toBeVisible({ timeout: 60_000 })
  await look(page, 'handover')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '另存一份台账带走…' }).click()
  await expect(told(page, '已另存“交接.tzdb”')).toBeVisible()
  expect(existsSync(copy)).toBe(true)
  await page.getByRole('button', { name: '打印交接单…' }).click()
  await expect(page.getByText('帮扶台账交接单').first()).toBeVisible({ timeout: 60_000 })
  await look(page, 'handover-print')
})

async function writeList(page: Page, path: string): Promise<void> {
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'member', filter: 'idCard != ""' }))
  const rows = ok(await call(page, 'ledger.reveal', { ledger: 'member', ids: ids.slice(0, 3), fields: ['name', 'idCard'] }))
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('名单')
  sheet.addRow(['姓名', '证件号码'])
  for (const { values } of rows) sheet.addRow([values['name'], values['idCard']])
  await workbook.xlsx.writeFile(path)
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
