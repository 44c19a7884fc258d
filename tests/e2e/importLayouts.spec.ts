import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call, ok, openPractice } from './bridge.ts'
import { goTo } from './hands.ts'
import { launch } from './launch.ts'
import { numberOf, writeStrangeWorkbook, wrongNumberOf } from './strangeWorkbook.ts'
import { violations } from './violations.ts'

/** A strange layout from a cold start, the same again in three clicks, and the rows that had to wait. */

let folder = ''
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'township-ledger-layouts-'))
  const some = { education: '小学' }
  await writeStrangeWorkbook(join(folder, '一月.xlsx'), [
    { n: 1, education: '念过夜校' },
    { n: 2, education: '念过夜校' },
    { n: 3, ...some, number: wrongNumberOf(3) },
    { n: 4, ...some },
  ])
  await writeStrangeWorkbook(join(folder, '二月.xlsx'), [{ n: 5, education: '念过夜校' }])
  await writeStrangeWorkbook(join(folder, '三月.xlsx'), [{ n: 6, ...some }])
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a strange layout is explained once; the same again takes three clicks; a rejected row waits and is mended', async () => {
  const at = (name: string) => join(folder, name)
  const { page, close } = await start({
    'dialog.openWorkbook': [at('一月.xlsx'), at('二月.xlsx')],
    'dialog.saveLayouts': [at('格式.tzgs')],
    'dialog.openLayouts': [at('格式.tzgs')],
  })
  try {
    await explain(page)
    await importAgain(page)
    await dropAgain(page, at('三月.xlsx'))
    await mendWaiting(page)
    await shareLayouts(page, at('格式.tzgs'))
  } finally {
    await close()
  }
})

/** As a new user would: every question is answered where it is asked. */
async function explain(page: Page): Promise<void> {
  const begun = Date.now()
  await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
  const phone = page.getByRole('group', { name: '“平时打哪个号”是' })
  await expect(phone).toBeVisible()
  expect(await violations(page)).toEqual([])
  await shot(page, 'questions')
  await phone
    .getByRole('button', { name: /联系电话/ })
    .first()
    .click()
  const word = page.getByRole('group', { name: '“念过夜校”对应' })
  await word.getByRole('button', { name: '不录入' }).click()
  await expect(word.getByRole('button', { name: '不录入' })).toHaveAttribute('aria-pressed', 'true')
  await shot(page, 'answered')
  await page.getByRole('button', { name: '下一步：逐行核对' }).click()
  await expect(sums(page)).toContainText('读取 4 行 = 接受 3 + 退回 1 + 跳过 0')
  await shot(page, 'check')
  await page.getByRole('button', { name: '下一步：导入' }).click()
  await page.getByRole('button', { name: '导入 3 行' }).click()
  await expect(page.getByText('退回的 1 行已放进“待处理行”')).toBeVisible()
  await shot(page, 'finish')
  expect(Date.now() - begun).toBeLessThan(120_000)
  const { layouts, words } = ok(await call(page, 'layouts.list', {}))
  expect(layouts.map(({ name }) => name)).toEqual(['青山村摸底情况表'])
  expect(words.map(({ word: said, code }) => [said, code])).toEqual([['念过夜校', '']])
}

async function importAgain(page: Page): Promise<void> {
  const before = await persons(page)
  await page.getByRole('button', { name: /再导入|另一个文件|下一个/ }).click()
  await shot(page, 'choose')
  expect(await violations(page)).toEqual([])
  const clicks = await countClicks(page)
  await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
  await expect(page.getByText('与记住的格式“青山村摸底情况表”是同一种表')).toBeVisible()
  await expect(sums(page)).toContainText('读取 1 行 = 接受 1 + 退回 0 + 跳过 0')
  await page.getByRole('button', { name: '下一步：导入' }).click()
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByText('《二月.xlsx》的 1 行已写入台账。')).toBeVisible()
  expect(await clicks()).toBeLessThanOrEqual(3)
  expect(await persons(page)).toBe(before + 1)
}

/** A file let go over any screen: no dialog, two clicks. */
async function dropAgain(page: Page, path: string): Promise<void> {
  await goTo(page, '历史')
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop', x: number, y: number) =>
    session.send('Input.dispatchDragEvent', { type, x, y, data })
  await drag('dragEnter', 600, 400)
  await drag('dragOver', 600, 400)
  // A person lets go when the window says so, often right after the mouse came over something else.
  await expect(page.getByText(/^松开鼠标/)).toBeVisible()
  await shot(page, 'drag')
  await drag('drop', 60, 300)
  await expect(page.getByText(/^松开鼠标/)).toHaveCount(0)
  await expect(page.getByText('与记住的格式“青山村摸底情况表”是同一种表')).toBeVisible()
  await page.getByRole('button', { name: '下一步：导入' }).click()
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByText('《三月.xlsx》的 1 行已写入台账。')).toBeVisible()
}

async function mendWaiting(page: Page): Promise<void> {
  await goTo(page, '待处理行')
  await expect(page.getByText('《一月.xlsx》')).toBeVisible()
  await expect(page.getByRole('cell', { name: '第 5 行', exact: true })).toBeVisible()
  await expect(page.getByText(wrongNumberOf(3))).toHaveCount(0)
  expect(await violations(page)).toEqual([])
  await shot(page, 'parked')
  const before = await persons(page)
  await page.getByRole('button', { name: '改正并导入…' }).click()
  await expect(page.locator('[role=gridcell]:focus')).toContainText(wrongNumberOf(3))
  await shot(page, 'mend')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(numberOf(3))
  await page.keyboard.press('Enter')
  await expect(sums(page)).toContainText('读取 1 行 = 接受 1 + 退回 0 + 跳过 0')
  await page.getByRole('button', { name: '下一步：导入' }).click()
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByText('原先待处理的 1 行这次已经导入')).toBeVisible()
  expect(await persons(page)).toBe(before + 1)
  await goTo(page, '待处理行')
  await expect(page.getByText('没有待处理的行')).toBeVisible()
}

async function shareLayouts(page: Page, path: string): Promise<void> {
  await goTo(page, '设置')
  await page.getByRole('tab', { name: '表格格式' }).click()
  await expect(page.getByText('平时打哪个号 → ', { exact: false })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await shot(page, 'layouts')
  await page.getByRole('button', { name: '全部导出…' }).click()
  await expect.poll(() => existsSync(path)).toBe(true)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    format: 'township-ledger/layouts',
    layouts: [{ name: '青山村摸底情况表' }],
  })
  await page.getByRole('button', { name: '改名“青山村摸底情况表”' }).click()
  await page.getByRole('textbox', { name: '名称' }).fill('村里的摸底表')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('村里的摸底表')).toBeVisible()
  await page.getByRole('button', { name: '从文件导入…' }).click()
  await expect(page.getByText(/没有与本台账不同的内容/)).toBeVisible()
  await shot(page, 'share')
}

async function start(answers: Readonly<Record<string, readonly string[]>>) {
  const dialogs = join(folder, 'dialogs.json')
  writeFileSync(dialogs, JSON.stringify(answers))
  const program = await launch({ channel: 'main', env: { TOWNSHIP_LEDGER_DIALOGS: dialogs } })
  const { page } = program
  await page.getByLabel('经办人姓名').fill('张敏')
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('button', { name: /打开台账/ }).waitFor()
  await openPractice(page, 20)
  await goTo(page, '导入')
  return program
}

/** Counts the clicks that reach the page from now on. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Reflect.set(window, 'clicks', 0)
    addEventListener('click', () => Reflect.set(window, 'clicks', Number(Reflect.get(window, 'clicks')) + 1), true)
  })
  return () => page.evaluate(() => Number(Reflect.get(window, 'clicks')))
}

function sums(page: Page) {
  return page.getByRole('group', { name: '合计' })
}

async function persons(page: Page): Promise<number> {
  return ok(await call(page, 'ledger.query', { ledger: 'member' })).ids.length
}

/** Pictures for people who look at the screens; none in an ordinary run. */
async function shot(page: Page, name: string): Promise<void> {
  const place = process.env['TOWNSHIP_LEDGER_SHOTS']
  if (place) await page.screenshot({ path: join(place, `${name}.png`) })
}
