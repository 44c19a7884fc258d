import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { call, ok } from './bridge.ts'
import { goTo, resize, startWork, type Work } from './hands.ts'
import { launch } from './launch.ts'
import { cutTexts } from './looking.ts'
import { violations } from './violations.ts'

/** Two programs with a data folder each, and a folder that counts as the stick between them. */

let here: Work
test.afterEach(async () => here?.end())

const password = '清水河边的老槐树'
const shots = process.env['TOWNSHIP_LEDGER_SHOTS']

test('a share goes to a village, comes back, and what both changed is decided', async () => {
  test.setTimeout(300_000)
  here = await startWork({ households: 30, sticks: ['U 盘'] })
  const { page, folder } = here
  const [village, household] = await placeOfFirst(page)
  const out = join(folder, 'U 盘', '给村里.tzpkg')

  await goTo(page, '数据包')
  await page.getByRole('combobox', { name: '给谁' }).fill(village.name)
  await choose(page, '哪些村', village.name)
  await page.getByLabel('要做的事').fill('核对全村电话（2026-12-31前）')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByLabel('再输一遍').fill(password)
  await expect(page.getByText(/第 1 号包：/)).toBeVisible({ timeout: 30_000 })
  await look(here, '打包带走')
  here.answer({ 'dialog.savePackage': [out] })
  await page.getByRole('button', { name: '选择位置并打包…' }).click()
  await expect(page.getByRole('heading', { name: `已打好给${village.name}的第 1 号包` })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('就可以拔出')).toBeVisible()
  await look(here, '打好了')

  const back = join(folder, 'U 盘', '交回.tzpkg')
  await atVillage(out, back, household)
  await change(page, household, { address: '镇里写的 1 号' })

  await page.getByRole('tab', { name: '收包' }).click()
  here.answer({ 'dialog.openReturns': [back] })
  await page.getByRole('button', { name: '添加文件…' }).click()
  await page.getByLabel('“交回.tzpkg”的密码').fill('猜的密码')
  await page.keyboard.press('Enter')
  await expect(page.getByText('密码不对，请重新输入')).toBeVisible()
  await page.getByLabel('“交回.tzpkg”的密码').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row').filter({ hasText: '交回.tzpkg' })).toContainText('王芳（')
  await look(here, '收包')
  await page.getByRole('button', { name: '合并 1 份' }).click()
  await expect(page.getByText(/已合并 “交回.tzpkg”/)).toBeVisible({ timeout: 60_000 })
  await look(here, '取定')
  const row = page.getByRole('row', { name: /的家庭住址/ })
  await expect(row).toContainText('镇里写的 1 号')
  await expect(row).toContainText('村里写的 9 号')
  await row.getByRole('button', { name: /取这个：村里写的 9 号/ }).click()
  await expect(page.getByRole('heading', { name: /待取定/ })).toHaveCount(0)
  const [stored] = ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [household] }))
  expect(stored!.values).toMatchObject({ address: '村里写的 9 号', bankName: '农商行' })
  await page.getByRole('tab', { name: '来往记录' }).click()
  await expect(page.getByRole('table', { name: '来往记录' }).getByRole('row')).toHaveCount(3)
  await look(here, '来往记录')
  expect(ok(await call(page, 'file.verify', {}))).toMatchObject({ ok: true, problems: [] })
})

test('a village without the program fills in a workbook, and what it changed comes in', async () => {
  test.setTimeout(240_000)
  here = await startWork({ households: 30 })
  const { page, folder } = here
  const [village, household] = await placeOfFirst(page)
  const path = join(folder, '填报.xlsx')
  await goTo(page, '数据包')
  await page.getByText('Excel 表格（对方没有本程序）').click()
  await choose(page, '哪些村', village.name)
  await choose(page, '哪些台账（一本一张表）', /^农户（/)
  await page.getByRole('button', { name: '选农户的列…' }).click()
  await look(here, '选列')
  for (const label of ['家庭住址', '备注']) await page.getByRole('checkbox', { name: `${label}可以填` }).check()
  await page.getByRole('button', { name: '选好了' }).click()
  await look(here, 'Excel 表格')
  here.answer({ 'dialog.saveWorkbook': [path] })
  await page.getByRole('button', { name: '选择位置并写出…' }).click()
  await expect(page.getByRole('heading', { name: `已写出给${village.name}的第 1 号表格` })).toBeVisible()

  await fillIn(path, '村里填的 5 号')
  await change(page, household, { phone: '13900007777' })
  await drop(page, path)
  await expect(page.getByRole('tab', { name: '收包', selected: true })).toBeVisible()
  await page.getByPlaceholder('表上没写，请填填表人').fill('刘会计')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row').filter({ hasText: '填报.xlsx' })).toContainText('刘会计（Excel 表格')
  await expect(page.getByRole('group', { name: '“填报.xlsx”里要看的内容' })).toContainText('只供查看')
  await look(here, '收表格')
  await page.getByRole('button', { name: '合并 1 份' }).click()
  await expect(page.getByText(/已合并 “填报.xlsx”：新增 0 条，修改 1 条/)).toBeVisible({ timeout: 60_000 })
  const rows = ok(await call(page, 'ledger.query', { ledger: 'household', filter: 'address = "村里填的 5 号"' }))
  expect(rows.ids).toHaveLength(1)
})

/** A screen has to fit the windows of townships, also enlarged, and to be read out. */
async function look({ app, page }: Work, name: string): Promise<void> {
  expect(await violations(page)).toEqual([])
  const views = [
    { width: 1366, zoom: 1 },
    { width: 1024, zoom: 1 },
    { width: 1366, zoom: 1.5 },
  ]
  for (const { width, zoom } of [...views, views[0]!]) {
    await resize(app, { width, height: 768 })
    await app.evaluate(({ BrowserWindow }, factor) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor), zoom)
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(Math.round(width / zoom))
    if (shots) await shoot(app, join(shots, `${name}-${width}-${zoom}.png`))
    expect(await cutTexts(page)).toEqual([])
  }
}

/** As the window shows it: the page's own screenshots leave the zoom out. */
async function shoot(app: Work['app'], path: string): Promise<void> {
  const picture = await app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]!.capturePage()).toDataURL())
  writeFileSync(path, Buffer.from(picture.split(',')[1]!, 'base64'))
}

/** Lets a file go over the window. */
async function drop(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
    // A person lets go when the window says so.
    if (type === 'dragOver') await expect(page.getByText(/^松开鼠标/)).toBeVisible()
  }
}

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option }).first().click()
  await page.keyboard.press('Escape')
}

/** The village of the first household, and that household. */
async function placeOfFirst(page: Page): Promise<readonly [Readonly<{ id: string; name: string }>, string]> {
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'household' }))
  const [row] = ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [ids[0]!] }))
  return [{ id: String(row!.values['village']), name: row!.links['village']! }, ids[0]!]
}

let steps = 0

async function change(page: Page, recordId: string, values: Record<string, string>): Promise<void> {
  steps += 1
  const id = `${recordId.slice(0, 20)}${String(steps).padStart(6, '0')}`
  ok(await call(page, 'edit.commit', { id, changes: [{ ledger: 'household', recordId, op: 'change', values }] }))
}

/** The village's PC: a double click on the package, some work, and the way back. */
async function atVillage(out: string, back: string, household: string): Promise<void> {
  const desk = mkdtempSync(join(tmpdir(), 'township-ledger-village-'))
  const dialogs = join(desk, 'dialogs.json')
  writeFileSync(dialogs, JSON.stringify({ 'dialog.newDatabase': [join(desk, '村里的台账.tzdb')], 'dialog.savePackage': [back] }))
  const { app, page, close } = await launch({ args: [out], env: { TOWNSHIP_LEDGER_DIALOGS: dialogs } })
  try {
    await page.getByLabel('经办人姓名').fill('王芳')
    await page.getByRole('button', { name: '开始使用' }).click()
    await expect(page.getByText(/这是给.+的数据包，另存为台账文件后打开/)).toBeVisible({ timeout: 60_000 })
    await page.getByLabel('密码', { exact: true }).fill(password)
    const work = { app, page } as Work
    await look(work, '村里打开')
    await page.getByRole('button', { name: '另存为台账文件并打开…' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible({ timeout: 60_000 })
    await look(work, '村里的工作台')
    await page.getByRole('button', { name: '要做的事（1）' }).click()
    await expect(page.getByRole('dialog')).toContainText('核对全村电话（2026-12-31 前）')
    await page.keyboard.press('Escape')
    await change(page, household, { address: '村里写的 9 号', bankName: '农商行' })
    await page.getByRole('button', { name: '交回数据包…' }).click()
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByLabel('再输一遍').fill(password)
    await look(work, '交回')
    await page.getByRole('button', { name: '选择位置并打包…' }).click()
    await expect(page.getByRole('heading', { name: /^已打好给/ })).toBeVisible({ timeout: 60_000 })
    await call(page, 'file.close', {})
  } finally {
    await close()
    rmSync(desk, { recursive: true, force: true })
  }
}

/** In an office program: an address in the first row, and a name in a column that only shows. */
async function fillIn(path: string, address: string): Promise<void> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const sheet = book.getWorksheet('农户')!
  const columnOf = (header: string) => {
    for (let column = 1; column <= sheet.columnCount; column++) if (sheet.getCell(3, column).text === header) return column
    throw new Error(`no column ${header}`)
  }
  sheet.getCell(4, columnOf('家庭住址')).value = address
  sheet.getCell(5, columnOf('行政村')).value = '别的村'
  await book.xlsx.writeFile(path)
}
