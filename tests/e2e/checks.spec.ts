import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call, ok, shell } from './bridge.ts'
import { resize, saved, startWork, told, usual, type Work } from './hands.ts'
import { cutTexts, reachedByTab, unreached } from './looking.ts'
import { violations } from './violations.ts'

/** 疑点清单 as 张敏 works through it: by keyboard, in place, and back. */

const medical = '是否参加城乡居民基本医疗保险'

test('puts findings right in the list by keyboard, takes back, explains, exports', async () => {
  const work = await startWork({ households: 60 })
  const { page, folder } = work
  try {
    await plant(page, 3)
    await openList(page)
    const grid = page.getByRole('grid', { name: '疑点' })
    await page.getByRole('tab', { name: '规则' }).click()
    await page.getByRole('button', { name: /基本医疗未保障/ }).click()
    const before = await count(page)
    expect(before).toBeGreaterThanOrEqual(3)
    const names = await rowNames(page)

    await grid.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(medical)).toBeFocused()
    await page.keyboard.type('是')
    await page.keyboard.press('Enter')
    await expect.poll(() => count(page)).toBe(before - 1)
    // The next one has come into its place, and the keyboard goes on from there.
    await expect(grid).toBeFocused()
    await expect(page.locator('[data-focused]')).toContainText(names[2]!)

    await page.keyboard.press('Control+z')
    await expect.poll(() => count(page)).toBe(before)
    expect(await rowNames(page)).toEqual(names)

    await page.keyboard.press('Home')
    await page.getByRole('button', { name: '说明放行…', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '说明放行' }).click()
    await expect(dialog.getByText('请写明核实的情况')).toBeVisible()
    await dialog.getByLabel('核实情况').fill('已在县外参加职工医保，凭证在村部')
    await dialog.getByRole('button', { name: '到今年年底' }).click()
    await dialog.getByRole('button', { name: '说明放行' }).click()
    await expect(told(page, '已说明 1 条')).toBeVisible()
    await expect.poll(() => count(page)).toBe(before - 1)
    await page.getByRole('button', { name: '已说明 1', exact: true }).click()
    await expect(page.getByText('已说明：已在县外参加职工医保')).toBeVisible()

    await page.getByRole('button', { name: /^待处理 / }).click()
    // What was seen last of this part stands there until it is read anew.
    const whole = before - 1
    await expect.poll(() => count(page)).toBe(whole)
    work.answer({ 'dialog.saveWorkbook': [join(folder, '整改清单.xlsx')] })
    await page.getByRole('button', { name: '导出整改清单…' }).click()
    await expect(page.getByRole('dialog').getByText(`已把 ${whole} 条疑点`)).toBeVisible()
    expect(existsSync(join(folder, '整改清单.xlsx'))).toBe(true)
    await page.getByRole('button', { name: '完成' }).click()

    await page.getByRole('button', { name: '已说明 1', exact: true }).click()
    await page.getByRole('button', { name: '撤回说明' }).click()
    await expect(page.getByText('没有已说明的疑点')).toBeVisible()
    await page.getByRole('button', { name: /^看全部待处理/ }).click()
    await expect.poll(() => count(page)).toBe(whole + 1)
    await saved(page)
  } finally {
    await work.end()
  }
})

test('takes the suggestions of a whole rule as one step', async () => {
  const work = await startWork({ households: 60 })
  const { page } = work
  try {
    await plantSuggestions(page, 3)
    await openList(page)
    await page.getByRole('button', { name: /残疾证号与身份证号或等级不一致/ }).click()
    await page.getByRole('button', { name: '全部按建议改（3 条）…' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('残疾等级：四级 → 一级').first()).toBeVisible()
    await dialog.getByRole('checkbox').first().uncheck()
    await dialog.getByRole('button', { name: '按建议改（2 条）' }).click()
    await expect(told(page, '已按建议改 2 条记录')).toBeVisible()
    await expect.poll(() => count(page)).toBe(1)
    // The last one by a key, from the list.
    await page.getByRole('grid', { name: '疑点' }).focus()
    await page.keyboard.press('Shift+Enter')
    await expect(page.getByText('这里没有疑点了')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect.poll(() => count(page)).toBe(1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => count(page)).toBe(3)
  } finally {
    await work.end()
  }
})

test('is without violations, uncut and reached by Tab, full and empty, on every size', async () => {
  test.setTimeout(180_000)
  const work = await startWork({ households: 60 })
  try {
    await plant(work.page, 40)
    const found: string[] = []
    for (const [size, zoom] of sizes) {
      await look(work, size, zoom)
      await openList(work.page)
      await expect(work.page.getByRole('grid', { name: '疑点' })).toBeVisible()
      found.push(...(await faults(work.page, `${size.width} at ${zoom}`)))
      await work.page.getByRole('button', { name: /规则说明$/ }).click()
      found.push(...(await faults(work.page, `rule, ${size.width} at ${zoom}`)))
      await work.page.keyboard.press('Escape')
    }
    expect(await unreached(work.page, await reachedByTab(work.page))).toEqual([])
    expect(found).toEqual([])
  } finally {
    await work.end()
  }
})

test('says that nothing was found, and when', async () => {
  const work = await startWork()
  const { page, folder } = work
  try {
    work.answer({ 'dialog.newDatabase': [join(folder, '空.tzdb')] })
    const grant = ok(await shell(page, 'dialog.newDatabase', { suggestedName: '空.tzdb' }))
    ok(await call(page, 'file.create', { token: grant!.token, township: '青溪镇' }))
    await openList(page)
    await expect(page.getByText('没有发现疑点')).toBeVisible()
    await expect(page.getByText(/^\d{4}-\d\d-\d\d 用 \d+ 条规则检查了整个台账/)).toBeVisible()
    expect(await faults(page, 'empty')).toEqual([])
  } finally {
    await work.end()
  }
})

const sizes = [
  [usual, 1],
  [{ width: 1024, height: 768 }, 1],
  [usual, 1.5],
] as const

/** It stands above the groups of the menu, folded or not. */
async function openList(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('button', { name: '疑点清单', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '疑点清单' })).toBeVisible()
}

async function look(work: Work, size: Readonly<{ width: number; height: number }>, zoom: number): Promise<void> {
  await resize(work.app, size)
  ok(await shell(work.page, 'settings.set', { zoom }))
  await work.page.reload()
}

async function faults(page: Page, where: string): Promise<readonly string[]> {
  return [...(await violations(page)), ...(await cutTexts(page))].map((text) => `${where}: ${text}`)
}

/** How many the list tells. */
async function count(page: Page): Promise<number> {
  const text = (await page.getByRole('status').filter({ hasText: / 条$/ }).first().textContent()) ?? ''
  return Number(text.replace(/\D/g, ''))
}

async function rowNames(page: Page): Promise<readonly string[]> {
  return page.locator('[role=grid] [role=row] [role=gridcell][aria-colindex="5"]').allTextContents()
}

/** Nobody of this many insures himself. */
async function plant(page: Page, many: number): Promise<void> {
  await change(page, many, { hasResidentMedical: 0, hasWorkerMedical: 0 })
}

/** Certificates that say 肢体一级 of people kept as 肢体四级. */
async function plantSuggestions(page: Page, many: number): Promise<void> {
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'member' }))
  const cards = ok(await call(page, 'ledger.reveal', { ledger: 'member', ids: ids.slice(0, many), fields: ['idCard'] }))
  const changes = cards.map(({ id, values }) => ({
    ledger: 'member',
    recordId: id,
    op: 'change' as const,
    values: { health: '残疾', disabilityCode: `${String(values['idCard'])}41`, disabilityKind: '肢体', disabilityLevel: '四级' },
  }))
  ok(await call(page, 'edit.commit', { id: 'planted-suggestions', changes }))
}

async function change(page: Page, many: number, values: Readonly<Record<string, number>>): Promise<void> {
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'member' }))
  const changes = ids.slice(0, many).map((recordId) => ({ ledger: 'member', recordId, op: 'change' as const, values: { ...values } }))
  ok(await call(page, 'edit.commit', { id: 'planted', changes }))
}
