import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call, ok, shell } from './bridge.ts'
import { cells, goTo, resize, startWork, usual, type Work } from './hands.ts'
import { cutTexts, reachedByTab, unreached } from './looking.ts'
import { writeVillageWorkbook } from './officeWorkbook.ts'
import { violations } from './violations.ts'

/** Every screen, as the smallest and the usual office PC show it: readable by assistive programs, by keyboard, and uncut. */

type Screen = Readonly<{ name: string; open: (page: Page) => Promise<unknown> }>

const screens: readonly Screen[] = [
  ...['工作台', '监测帮扶闭环', '信息比对', '查重', '数据包', '合并副本', '外发检查', '交接', '疑点清单'].map((name) => ({
    name,
    open: (page: Page) => goTo(page, name),
  })),
  ...['指标', '报表', '变动', '口径比对'].map((name) => ({
    name: `统计报表：${name}`,
    open: (page: Page) => openTab(page, '统计报表', name),
  })),
  ...['农户', '家庭成员', '人口与户变动', '行政村', '村民小组', '小额信贷', '帮扶项目', '资产处置'].map((name) => ({
    name,
    open: (page: Page) => goTo(page, name),
  })),
  { name: '一户', open: openHousehold },
  { name: '新增一户', open: openNewHousehold },
  { name: '一个项目', open: (page) => openFirst(page, '帮扶项目', '经过') },
  { name: '一个村', open: (page) => openFirst(page, '行政村', '经过') },
  ...['导入', '历史', '回收站', '查看与导出记录', '备份与恢复', '设置'].map((name) => ({
    name,
    open: (page: Page) => goTo(page, name),
  })),
  ...['操作员', '本单位', '自设项目', '文件加密', '关于'].map((name) => ({
    name: `设置：${name}`,
    open: (page: Page) => openTab(page, '设置', name),
  })),
  { name: '条件', open: (page) => openDialog(page, '条件') },
  { name: '列', open: (page) => openDialog(page, '列') },
  { name: '导出', open: (page) => openDialog(page, '导出') },
  { name: '打印', open: (page) => openPrint(page, '农户') },
  { name: '打印整改清单', open: (page) => openPrint(page, '疑点清单') },
]

const sizes = [
  { name: '1366×768', size: usual, zoom: 1 },
  { name: '1024×768', size: { width: 1024, height: 768 }, zoom: 1 },
  { name: '1366×768 at 150 %', size: usual, zoom: 1.5 },
] as const

for (const { name, size, zoom } of sizes) {
  test(`every screen is without violations and uncut (${name})`, async () => {
    test.setTimeout(300_000)
    const work = await startWork({ households: 60, size })
    try {
      await setZoom(work, zoom)
      const found: string[] = []
      for (const screen of screens) {
        await screen.open(work.page)
        await settled(work.page)
        found.push(...(await violations(work.page)).map((text) => `${screen.name}: ${text}`))
        found.push(...(await cutTexts(work.page)).map((text) => `${screen.name}: cut: ${text}`))
        await leave(work.page)
      }
      expect(found).toEqual([])
    } finally {
      await work.end()
    }
  })
}

test('every step of an import is without violations and uncut', async () => {
  const work = await startWork({ households: 60, size: { width: 1024, height: 768 } })
  const { page, folder } = work
  try {
    await writeVillageWorkbook(join(folder, '花名册.xlsx'))
    work.answer({ 'dialog.openWorkbook': [join(folder, '花名册.xlsx')] })
    await goTo(page, '导入')
    const found: string[] = []
    for (const step of ['选择 Excel 文件…', '下一步：逐行核对', '下一步：导入', '导入 5 行']) {
      await page.getByRole('button', { name: step }).click()
      await expect(page.getByRole('button', { name: step })).toBeHidden()
      await page.waitForTimeout(300)
      found.push(...[...(await violations(page)), ...(await cutTexts(page))].map((text) => `after ${step}: ${text}`))
    }
    await expect(page.getByText('已写入台账')).toBeVisible()
    expect(found).toEqual([])
  } finally {
    await work.end()
  }
})

test('Tab reaches every control of every screen', async () => {
  test.setTimeout(300_000)
  const work = await startWork({ households: 60 })
  try {
    const found: string[] = []
    for (const screen of screens) {
      await screen.open(work.page)
      await settled(work.page)
      const reached = await reachedByTab(work.page)
      found.push(...(await unreached(work.page, reached)).map((text) => `${screen.name}: ${text}`))
      await leave(work.page)
    }
    expect(found).toEqual([])
  } finally {
    await work.end()
  }
})

test('the first start and the start screen are without violations and uncut', async () => {
  const work = await startWork()
  try {
    const { page } = work
    await expect(page.getByRole('heading', { name: '乡镇帮扶台账' })).toBeVisible()
    await page.getByRole('button', { name: '新建台账' }).click()
    for (const size of [usual, { width: 1024, height: 768 }]) {
      await resize(work.app, size)
      expect([...(await violations(page)), ...(await cutTexts(page))]).toEqual([])
    }
    expect(await unreached(page, await reachedByTab(page))).toEqual([])
    await page.evaluate(async () => await window.townshipLedger.shell('settings.set', { operator: '' }))
    await page.reload()
    await expect(page.getByLabel('经办人姓名')).toBeFocused()
    expect([...(await violations(page)), ...(await cutTexts(page))]).toEqual([])
  } finally {
    await work.end()
  }
})

async function setZoom(work: Work, zoom: number): Promise<void> {
  if (zoom === 1) return
  ok(await shell(work.page, 'settings.set', { zoom }))
  await work.page.reload()
  await expect(work.page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
}

async function openHousehold(page: Page): Promise<void> {
  await goTo(page, '农户')
  await cells(page).first().click()
  await expect(cells(page).first().getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: '新增人口…' })).toBeVisible()
}

async function openFirst(page: Page, ledger: string, part: string): Promise<void> {
  await goTo(page, ledger)
  await page.getByRole('button', { name: '打开第 1 行' }).click()
  await expect(page.getByRole('region', { name: part })).toBeVisible()
}

async function openNewHousehold(page: Page): Promise<void> {
  await goTo(page, '农户')
  await page.getByRole('button', { name: '新增一户' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '新增一户' })).toBeVisible()
}

async function openTab(page: Page, screen: string, name: string): Promise<void> {
  await goTo(page, screen)
  await page.getByRole('tab', { name, exact: true }).click()
}

/** Figures, findings and what points to a record are reckoned after the screen is drawn. */
async function settled(page: Page): Promise<void> {
  const drawn = () => page.evaluate(() => document.querySelector('main')?.innerHTML.length ?? 0)
  let last = -1
  await expect(async () => {
    const before = last
    last = await drawn()
    expect(last).toBe(before)
  }).toPass({ intervals: [250] })
}

async function openDialog(page: Page, name: string): Promise<void> {
  await goTo(page, '农户')
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.waitForTimeout(250)
}

async function openPrint(page: Page, screen: string): Promise<void> {
  await goTo(page, screen)
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(page.locator('iframe')).toBeVisible()
}

/** Closes what lies over the list, so that the menu can be used again. */
async function leave(page: Page): Promise<void> {
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  if (await page.locator('iframe').isVisible()) await page.getByRole('button', { name: '返回', exact: true }).click()
  if (ok(await call(page, 'file.info', {})) === null) throw new Error('the ledger was closed')
}
