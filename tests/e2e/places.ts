import { expect, type Page } from '@playwright/test'
import type { Overlay, Place } from '#renderer/bridge/navigation.tsx'
import { cells, goTo } from './hands.ts'

/** A thing to look at: a screen, a tab of it, or a dialog over it, opened in the practice ledger as a person does. */
export type View = Readonly<{ name: string; open: (page: Page) => Promise<unknown> }>

/** `held`: the spec that shows this place, because it needs more than one practice ledger. */
type Views = readonly View[] | Readonly<{ held: string }>

/** Every place of the program. A new one does not compile until it stands here. */
export const viewsOf: Readonly<Record<Place['screen'] | Overlay['screen'], Views>> = {
  home: byMenu('工作台'),
  ledger: [
    ...byMenu('农户', '家庭成员', '人口与户变动', '行政村', '村民小组', '小额信贷', '帮扶项目', '资产处置'),
    { name: '条件', open: (page) => openDialog(page, '条件') },
    { name: '列', open: (page) => openDialog(page, '列') },
  ],
  record: [
    { name: '一个项目', open: (page) => openFirst(page, '帮扶项目', '经过') },
    { name: '一个村', open: (page) => openFirst(page, '行政村', '经过') },
  ],
  household: [{ name: '一户', open: openHousehold }],
  newHousehold: [{ name: '新增一户', open: openNewHousehold }],
  import: byMenu('导入'),
  parked: byMenu('待处理行'),
  history: byMenu('历史'),
  merge: byMenu('合并副本'),
  county: { held: 'county.spec.ts' },
  packages: [...byMenu('数据包'), ...byTab('数据包', '收包', '来往记录')],
  removed: byMenu('回收站'),
  access: byMenu('查看与导出记录'),
  backups: byMenu('备份与恢复'),
  checks: byMenu('疑点清单'),
  figures: byTab('统计报表', '指标', '报表', '变动', '口径比对'),
  reports: [{ name: '文字汇报：出报告', open: openReport }, ...byTab('文字汇报', '模板', '已出报告')],
  cockpit: byMenu('监测帮扶闭环'),
  sampling: byMenu('迎检抽查'),
  leaks: byMenu('外发检查'),
  reconcile: byMenu('核数'),
  handover: byMenu('交接'),
  forms: byMenu('打印中心'),
  matching: byMenu('信息比对'),
  duplicates: byMenu('查重'),
  settings: byTab('设置', '经办人', '显示', '操作员', '本单位', '自设项目', '政策参数', '表格格式', '文件加密', '关于'),
  upgrade: byMenu('检查新版本'),
  print: [{ name: '打印', open: (page) => openPaper(page, '农户', '打印') }],
  printTable: [{ name: '打印报表', open: openPrintTable }],
  printFindings: [{ name: '打印整改清单', open: (page) => openPaper(page, '疑点清单', '打印') }],
  printHandover: [{ name: '打印交接单', open: openPrintHandover }],
  printCounty: { held: 'county.spec.ts' },
  printManual: [{ name: '打印手册', open: openPrintManual }],
  recoverySheet: { held: 'sealing.spec.ts' },
  export: [{ name: '导出', open: (page) => openDialog(page, '导出') }],
}

/** What lies over a screen without being a place. */
const over: readonly View[] = [
  { name: '查找', open: openSearch },
  { name: '帮助', open: openHelp },
]

/** Ledgers that differ from 农户 in their columns alone. */
const sameLists: readonly string[] = ['家庭成员', '人口与户变动', '行政村', '村民小组', '小额信贷', '资产处置']

/** All views, in the order of the places. */
export const views: readonly View[] = [...Object.values(viewsOf).flatMap((list) => ('held' in list ? [] : list)), ...over]

/**
 * One view of every list, and of every tab, for walks by the keyboard. Not what lies over a screen without keeping the
 * keyboard: `查找` closes when it leaves, the help stands beside the work.
 */
export const keyboardViews: readonly View[] = views.filter(({ name }) => ![...sameLists, '查找', '帮助', '打印手册'].includes(name))

/** Figures, findings and what points to a record are reckoned after the screen is drawn. */
export async function settled(page: Page, forMs = 120): Promise<void> {
  const drawn = () => page.evaluate(() => document.body.innerHTML.length)
  let last = -1
  await expect(async () => {
    const before = last
    last = await drawn()
    expect(last).toBe(before)
  }).toPass({ intervals: [forMs], timeout: 20_000 })
}

/** Closes what lies over the screen, so that the menu can be used again. */
export async function leave(page: Page): Promise<void> {
  const leaving = page.getByRole('button', { name: '放弃并离开' })
  if (await leaving.isVisible()) await leaving.click()
  const over = page.locator('[role=dialog], [role=menu]').filter({ visible: true })
  await expect(async () => {
    // What is open in a dialog is closed before the dialog.
    if ((await over.count()) > 0) await page.keyboard.press('Escape')
    // One whose anchor was out of sight in some look has lost the keyboard.
    if ((await over.count()) > 0) await over.last().press('Escape', { timeout: 500 })
    await expect(over).toHaveCount(0, { timeout: 500 })
  }).toPass({ timeout: 15_000 })
  if (await page.locator('iframe').isVisible()) await page.getByRole('button', { name: '返回', exact: true }).click()
}

function byMenu(...names: readonly string[]): readonly View[] {
  return names.map((name) => ({ name, open: (page) => goTo(page, name) }))
}

function byTab(screen: string, ...tabs: readonly string[]): readonly View[] {
  return tabs.map((tab) => ({ name: `${screen}：${tab}`, open: (page) => openTab(page, screen, tab) }))
}

export async function openTab(page: Page, screen: string, name: string): Promise<void> {
  await goTo(page, screen)
  await page.getByRole('tab', { name, exact: true }).click()
}

/** It can be saved when its figures are there. */
async function openReport(page: Page): Promise<void> {
  await openTab(page, '文字汇报', '出报告')
  await expect(page.getByRole('button', { name: '存为 Word…' })).toBeEnabled()
}

async function openDialog(page: Page, name: string): Promise<void> {
  await goTo(page, '农户')
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

export async function openHousehold(page: Page): Promise<void> {
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

async function openPaper(page: Page, screen: string, button: string): Promise<void> {
  await goTo(page, screen)
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click()
  await expect(page.locator('iframe')).toBeVisible()
}

async function openPrintTable(page: Page): Promise<void> {
  await openTab(page, '统计报表', '报表')
  await page.getByRole('button', { name: '打印…' }).click()
  await expect(page.locator('iframe')).toBeVisible()
}

async function openPrintHandover(page: Page): Promise<void> {
  await goTo(page, '交接')
  await page.getByRole('textbox', { name: '接收人' }).fill('李明')
  await page.getByRole('button', { name: '打印交接单…' }).click()
  await expect(page.locator('iframe')).toBeVisible()
}

async function openPrintManual(page: Page): Promise<void> {
  await openHelp(page)
  await page.getByRole('dialog').getByRole('button', { name: /打印/ }).click()
  await expect(page.locator('iframe')).toBeVisible()
}

async function openSearch(page: Page): Promise<void> {
  await goTo(page, '工作台')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('zs')
  await expect(page.getByRole('option').first()).toBeVisible()
}

async function openHelp(page: Page): Promise<void> {
  await goTo(page, '工作台')
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog')).toBeVisible()
}
