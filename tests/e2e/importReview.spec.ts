import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import exceljs from 'exceljs'
import { call, ok } from './bridge.ts'
import { goTo, startWork, type Work } from './hands.ts'
import { violations } from './violations.ts'

/** The review of an import that changes what is on record: which changes are taken, cell by cell, column by column. */

const shots = process.env['TOWNSHIP_LEDGER_SHOTS']

async function shot(page: Page, name: string): Promise<void> {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`) })
}

type Known = Readonly<{ id: string; idCard: string; name: string; phone: string }>

async function known(page: Page, count: number): Promise<readonly Known[]> {
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'member', filter: '', sort: [{ field: 'idCard', down: false }] }))
  const some = ids.slice(0, count)
  const rows = ok(await call(page, 'ledger.rows', { ledger: 'member', ids: [...some] }))
  const open = ok(await call(page, 'ledger.reveal', { ledger: 'member', ids: [...some], fields: ['idCard', 'phone'] }))
  return rows.map((row, index) => ({
    id: row.id,
    name: String(row.values['name']),
    idCard: String(open[index]?.values['idCard']),
    phone: String(open[index]?.values['phone'] ?? ''),
  }))
}

async function writeSheet(path: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): Promise<void> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('电话')
  sheet.addRow([...head])
  for (const row of rows) sheet.addRow([...row])
  await book.xlsx.writeFile(path)
}

async function importFile(work: Work, name: string): Promise<void> {
  const { page } = work
  work.answer({ 'dialog.openWorkbook': [join(work.folder, name)] })
  await goTo(page, '导入')
  await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
  await page.getByRole('button', { name: '下一步：逐行核对' }).click()
}

test('what a higher source wrote waits; cells, rows and columns are decided by keyboard and mouse', async () => {
  const work = await startWork({ households: 30 })
  const { page } = work
  try {
    const people = await known(page, 6)
    const first = people.map((one, n) => [one.name, one.idCard, `1390000000${n}`, '小学'])
    await writeSheet(join(work.folder, '（自定义）人员信息_20260302.xlsx'), ['姓名', '证件号码', '联系电话', '文化程度'], first)
    await importFile(work, '（自定义）人员信息_20260302.xlsx')
    await expect(page.getByLabel('这个文件的来源').first()).toHaveValue('国家系统导出')
    await page.getByRole('button', { name: '下一步：导入' }).click()
    await page.getByRole('button', { name: /^导入 6 行/ }).click()
    await expect(page.getByText(/已写入台账/)).toBeVisible()
    await page.getByRole('button', { name: '导入下一个文件' }).click()

    const second = people.map((one, n) => [one.idCard, `1391111111${n}`])
    await writeSheet(join(work.folder, '电话.xlsx'), ['身份证', '电话'], second)
    work.answer({ 'dialog.openWorkbook': [join(work.folder, '电话.xlsx')] })
    await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
    await page.getByRole('button', { name: '下一步：逐行核对' }).click()
    await expect(page.getByText(/6 格的现值来自国家系统导出（20\d\d-\d\d-\d\d）/)).toBeVisible()
    await shot(page, 'held')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '逐格看' }).click()
    await expect(page.getByRole('tab', { name: '待定 6' })).toHaveAttribute('aria-selected', 'true')
    await expect(page.locator('[role=gridcell]:focus')).not.toBeEmpty()
    await page.keyboard.press('End')
    await page.keyboard.press('Space')
    await expect(page.getByRole('tab', { name: '待定 5' })).toBeVisible()
    await expect(page.getByText('待定 5 处，保留原值 0 处')).toBeVisible()
    await shot(page, 'asked')

    await page.getByLabel('只看这一项有变化的行').first().click()
    await page.getByRole('option', { name: /联系电话有变化的 6 行/ }).click()
    await page.getByRole('button', { name: /列：按来源决定/ }).click()
    await shot(page, 'mode')
    await page.getByRole('menuitem', { name: /只填空白/ }).click()
    await expect(page.getByText('待定 0 处，保留原值 5 处')).toBeVisible()
    await page.getByRole('tab', { name: /全部/ }).click()
    await page.getByRole('gridcell').nth(3).click()
    await page.keyboard.press('Shift+Space')
    await expect(page.getByText('待定 0 处，保留原值 4 处')).toBeVisible()
    await shot(page, 'chosen')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '下一步：导入' }).click()
    await shot(page, 'finish')
    await expect(page.getByText(/有 4 处按您的选择保留原值/)).toBeVisible()
    await page.getByRole('button', { name: /^导入 6 行/ }).click()
    await expect(page.getByText(/已写入台账/)).toBeVisible()
    const now = await known(page, 6)
    expect(now.filter((one) => one.phone.startsWith('1391111111'))).toHaveLength(2)
  } finally {
    await work.end()
  }
})
