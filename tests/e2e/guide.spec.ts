import { expect, test, type Page } from '@playwright/test'
import { call, ok, shell } from './bridge.ts'
import { cell, cells, startWork, told } from './hands.ts'
import { cutTexts } from './looking.ts'
import { violations } from './violations.ts'

/** A newcomer begins with the practice ledger: tasks tick themselves when they are done, and not before. */
test('the guide leads a newcomer through tasks that tick themselves', async () => {
  const work = await startWork()
  const { page } = work
  try {
    await page.getByRole('button', { name: '先练习' }).click()
    await expect(guide(page)).toContainText('已完成 0 / 12', { timeout: 60_000 })
    expect(await violations(page)).toEqual([])
    expect(await cutTexts(page)).toEqual([])
    const words = ok(await call(page, 'guide.state', {}))!.words!

    // Going on does not tick.
    await button(page, '下一个').click()
    await button(page, '下一个').click()
    await expect(guide(page)).toContainText('已完成 0 / 12')

    await choose(page, '用拼音首字母找一户')
    await page.keyboard.press('Control+k')
    await page.keyboard.type(words.letters)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: words.name })).toBeVisible()
    await praised(page, 1)

    await button(page, '下一个').click()
    await button(page, '带我去').click()
    await expect(cells(page).first()).toHaveText(/[^…]/)
    await (await cell(page, 2, '联系电话')).click()
    await page.keyboard.type('13900001111')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('banner').getByRole('button', { name: '撤销' })).not.toHaveAttribute('data-disabled')
    await expect(guide(page)).toContainText('已完成 1 / 12')
    await page.keyboard.press('Control+z')
    await praised(page, 2)

    await folding(page)

    await choose(page, '点开一个数字，看是哪些户')
    await page.getByRole('button', { name: /^总户数/ }).click()
    await praised(page, 3)

    await choose(page, '备份一次，再打开看看')
    await page.getByRole('main').getByRole('button', { name: '立即备份' }).click()
    await expect(told(page, '已备份并核对')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('row').filter({ hasText: '手动' }).getByRole('button', { name: /^查看/ }).click()
    await praised(page, 4)

    // Left and taken up again from the bar above, in the same ledger.
    await button(page, '离开新手上路').click()
    await expect(guide(page)).toBeHidden()
    await page.getByRole('button', { name: '新手上路', exact: true }).click()
    await expect(guide(page)).toContainText('已完成 4 / 12')
    expect(ok(await shell(page, 'workbooks.list', {})).map(({ name }) => name)).toEqual([words.sheet])
  } finally {
    await work.end()
  }
})

function guide(page: Page) {
  return page.getByRole('complementary', { name: '新手上路' })
}

function button(page: Page, name: string) {
  return guide(page).getByRole('button', { name, exact: true })
}

/** Takes a task from the list and goes to where it begins. */
async function choose(page: Page, title: string): Promise<void> {
  await guide(page).getByRole('list', { name: '全部练习' }).getByRole('button', { name: title }).click()
  await expect(guide(page).getByRole('region', { name: title })).toBeVisible()
  await button(page, '带我去').click()
}

async function praised(page: Page, count: number): Promise<void> {
  await expect(guide(page)).toContainText(`已完成 ${count} / 12`)
  await expect(guide(page).getByText(/^完成。/)).toBeVisible()
}

/** Folded it leaves a strip, and stays so until it is unfolded. */
async function folding(page: Page): Promise<void> {
  await button(page, '收起新手上路').click()
  await expect(guide(page)).toHaveText('2 / 12')
  await button(page, '展开新手上路').click()
  await expect(guide(page)).toContainText('已完成 2 / 12')
}
