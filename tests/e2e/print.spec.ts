import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { goTo, pdfText, startWork, told, type Work } from './hands.ts'

/** The register of households on paper: what was previewed is what the PDF holds. */

let work: Work
test.beforeEach(async () => {
  work = await startWork({ households: 300 })
})
test.afterEach(() => work.end())

/** Of the practice ledger, and so booklets. */
const villages = 6

/** Sheets in points: A4 and A3 across. */
const sheets = { A4: [842, 595], A3: [1191, 842] } as const

for (const paper of ['A4', 'A3'] as const) {
  test(`300 households by village on ${paper}, numbers masked`, async () => {
    const { page, folder } = work
    const target = join(folder, '花名册.pdf')
    work.answer({ 'dialog.savePdf': [target] })
    await openPreview(page)
    if (paper === 'A3') await choose(page, async () => page.getByText('A3', { exact: true }).click())
    const pages = await toldPages(page)
    await savePdf(page, pages)

    const pdf = pdfText(target)
    expect(pdf.pages).toBe(pages)
    expect(sizeOf(target)).toEqual(sheets[paper])
    expect(fullNumbers(pdf.text)).toEqual([])
    // 买买提·依明 may go on in a second line of its narrow cell, behind the point only.
    for (const name of await headNames(page)) for (const part of name.split(/(?<=·)/)) expect(bare(pdf.text)).toContain(part)
    // Each village is numbered by itself.
    expect(bare(pdf.text).match(/第1页共\d+页/g)).toHaveLength(villages)
  })
}

test('full numbers need a purpose, are all printed and stand in the access log', async () => {
  const { page, folder } = work
  const target = join(folder, '内部.pdf')
  work.answer({ 'dialog.savePdf': [target] })
  await openPreview(page)
  await page.getByLabel('完整号码（内部存档）').check()
  await expect(page.getByRole('button', { name: '更新预览' })).toBeDisabled()
  await expect(page.getByRole('button', { name: '保存为 PDF…' })).toBeDisabled()
  await choose(page, () => page.getByLabel('用途').fill('入户核对'))
  await savePdf(page, await toldPages(page))
  const persons = ok(await call(page, 'file.info', {}))?.counts['member'] ?? 0
  const numbers = new Set(fullNumbers(pdfText(target).text))
  const known = await numberedPersons(page)
  expect(persons).toBeGreaterThan(600)
  expect(numbers.size).toBe(known)
  const entries = ok(await call(page, 'access.list', { limit: 20 }))
  expect(entries.some((entry) => JSON.stringify(entry).includes('入户核对'))).toBe(true)
})

test('a cancelled PDF leaves nothing behind', async () => {
  const { page, folder } = work
  const target = join(folder, '取消.pdf')
  work.answer({ 'dialog.savePdf': [target, target] })
  await openPreview(page)
  const pages = await toldPages(page)
  await page.getByRole('button', { name: '保存为 PDF…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(existsSync(target)).toBe(false)
  expect(readdirSync(folder).filter((name) => name.includes('取消'))).toEqual([])
  await savePdf(page, pages)
  expect(pdfText(target).pages).toBe(pages)
})

test('a drawing process that dies is told, and the next PDF is drawn', async () => {
  const { app, page, folder } = work
  const target = join(folder, '再来.pdf')
  work.answer({ 'dialog.savePdf': [target, target] })
  await openPreview(page)
  const pages = await toldPages(page)
  await page.getByRole('button', { name: '保存为 PDF…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  // A window that has just drawn its part is no longer needed: they are ended until one was missed.
  const isTold = async () => {
    await crashDrawing(app)
    return told(page, '生成 PDF 时出错').isVisible()
  }
  await expect.poll(isTold, { intervals: [30] }).toBe(true)
  expect(existsSync(target)).toBe(false)
  await savePdf(page, pages)
  expect(pdfText(target).pages).toBe(pages)
})

test('the command line prints the same ledger', async () => {
  const { page, folder } = work
  ok(await call(page, 'file.close', {}))
  const ledger = join(work.userData, '练习库', '练习台账_1.tzdb')
  const target = join(folder, '命令行.pdf')
  const cli = fileURLToPath(new URL('../../build/cli.mjs', import.meta.url))
  const args = [cli, 'print', ledger, target, '--layout', 'householdRoster', '--paper', 'A3', '--mask', '--json']
  const { pages } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { pages: number }
  const pdf = pdfText(target)
  expect(pdf.pages).toBe(pages)
  expect(sizeOf(target)).toEqual(sheets.A3)
  expect(fullNumbers(pdf.text)).toEqual([])
})

test('the list of what is to be put right, a part for each village', async () => {
  const { page, folder } = work
  const target = join(folder, '整改清单.pdf')
  work.answer({ 'dialog.savePdf': [target] })
  await goTo(page, '疑点清单')
  await openPreview(page)
  await savePdf(page, await toldPages(page))
  const text = bare(pdfText(target).text)
  expect(text.match(/疑点整改清单(?!（续）)/g)).toHaveLength((text.match(/第1页共\d+页/g) ?? []).length)
  for (const heading of ['整改措施', '责任人', '完成日期', '签字', '填表人：']) expect(text).toContain(heading)
  expect(fullNumbers(text)).toEqual([])

  await choose(page, () => page.getByLabel('每村另起一页，单独编页码').uncheck())
  const whole = ok(await call(page, 'access.list', { limit: 2 }))
  expect(whole.every((entry) => JSON.stringify(entry).includes('整改清单'))).toBe(true)
  await page.getByRole('button', { name: '返回', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '疑点清单' })).toBeVisible()
})

/** Kills the process of the hidden window that draws, once there is one. */
function crashDrawing(app: Work['app']): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => {
    const drawing = BrowserWindow.getAllWindows().filter((window) => !window.isVisible())
    for (const { webContents } of drawing) webContents.forcefullyCrashRenderer()
  })
}

async function openPreview(page: Page): Promise<void> {
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(page.locator('iframe')).toBeVisible()
}

/** Changes a choice and has the preview made anew. */
async function choose(page: Page, change: () => Promise<unknown>): Promise<void> {
  await change()
  await page.getByRole('button', { name: '更新预览' }).click()
  await expect(page.getByRole('button', { name: '重新生成预览' })).toBeVisible()
}

async function toldPages(page: Page): Promise<number> {
  const note = page.getByText(/ · 共 \d+ 页$/)
  await expect(note).toBeVisible()
  return Number(/共 (\d+) 页/.exec((await note.textContent()) ?? '')?.[1])
}

async function savePdf(page: Page, pages: number): Promise<void> {
  await page.getByRole('button', { name: '保存为 PDF…' }).click()
  await expect(told(page, new RegExp(`已保存“.*”，共 ${pages} 页`))).toBeVisible({ timeout: 60_000 })
}

function sizeOf(path: string): readonly number[] {
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? []
  return [Math.round(Number(width)), Math.round(Number(height))]
}

function fullNumbers(text: string): readonly string[] {
  return text.match(/439999\d{11}[\dX]/g) ?? []
}

function bare(text: string): string {
  return text.replace(/\s/g, '')
}

async function headNames(page: Page): Promise<readonly string[]> {
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'household' }))
  const rows = ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [...ids] }))
  return rows.map((row) => String(row.values['headName'] ?? '')).filter(Boolean)
}

/** Persons on the list whose number is known. */
async function numberedPersons(page: Page): Promise<number> {
  return ok(await call(page, 'ledger.query', { ledger: 'member', filter: '' })).ids.length
}
