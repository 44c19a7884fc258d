import { expect, type Page } from '@playwright/test'
import { cell, cells, goTo } from './hands.ts'
import { openHousehold, openTab, type View } from './places.ts'

/**
 * What opens over a place: dialogs, drawers, menus, lists of choices, calendars, messages; opened in the practice ledger
 * as a person does. What needs more than one practice ledger is looked at by the spec that has it (`passing` in looks.ts).
 */
export const dialogs: readonly View[] = [...listDialogs(), ...recordDialogs(), ...paperDialogs(), ...upkeepDialogs(), ...messages()]

/** One of each kind, for every run. */
export const sampledDialogs = dialogs.filter(({ name }) => ['新增小额信贷', '选项打开', '日历打开', '所选', '移入回收站'].includes(name))

function listDialogs(): readonly View[] {
  return [
    { name: '新增帮扶项目', open: (page) => openNew(page, '帮扶项目') },
    { name: '新增小额信贷', open: (page) => openNew(page, '小额信贷') },
    { name: '选项打开', open: openChoices },
    { name: '日历打开', open: openCalendar },
    { name: '一条惠农补贴发放', open: (page) => openRow(page, '惠农补贴发放') },
    ...['户主姓名', '家庭人口数', '户类型'].map((field) => ({
      name: `筛选${field}`,
      open: (page: Page) => openFilter(page, '农户', field),
    })),
    { name: '筛选变动日期', open: (page) => openFilter(page, '人口与户变动', '变动日期') },
    { name: '截至', open: (page) => openMenu(page, '农户', '截至') },
    { name: '视图', open: (page) => openMenu(page, '农户', '视图') },
    { name: '保存视图', open: (page) => openItem(page, '农户', '视图', /保存/) },
    { name: '所选', open: (page) => openChosen(page) },
    { name: '批量修改', open: (page) => openChosen(page, '批量修改…') },
    { name: '移入回收站', open: (page) => openChosen(page, '移入回收站…') },
    { name: '一格的修改记录', open: openCellHistory },
    { name: '自何时起', open: openSince },
  ]
}

function recordDialogs(): readonly View[] {
  return [
    { name: '新增人口', open: (page) => openOfHousehold(page, '新增人口…') },
    { name: '一人的操作', open: (page) => openPersonMenu(page) },
    { name: '减少人口', open: (page) => openPersonMenu(page, '减少人口…') },
    { name: '一人的详细', open: (page) => openOfHousehold(page, /^详细：/) },
    { name: '为哪一人', open: (page) => openOfHousehold(page, /^新增：?技能培训/) },
    { name: '一户的修改记录', open: openRecordHistory },
    { name: '离开前的问题', open: openLeaving },
  ]
}

function paperDialogs(): readonly View[] {
  return [
    { name: '一户的打印', open: (page) => openOfHousehold(page, '打印') },
    { name: '打印哪些列', open: (page) => openOfPaper(page, '打印', /更改…$/) },
    { name: '另存为本单位的格式', open: openOwnForm },
    { name: '空白表的预览', open: openForm },
  ]
}

function upkeepDialogs(): readonly View[] {
  return [
    { name: '文件菜单', open: (page) => openFileMenu(page) },
    { name: '复制到 U 盘', open: (page) => openFileMenu(page, '复制到 U 盘…') },
    { name: '一步的明细', open: openDetails },
    { name: '从备份恢复', open: (page) => openPress(page, '备份与恢复', /^恢复 /) },
    { name: '设立操作员', open: (page) => openInTab(page, '设置', '操作员', '设立操作员') },
    { name: '一个参数', open: (page) => openInTab(page, '设置', '政策参数', '监测范围线（人均纯收入）') },
    { name: '第三方组件', open: (page) => openInTab(page, '设置', '关于', /第三方/) },
    { name: '新抽一批', open: (page) => openPressed(page, '迎检抽查', '新抽一批…') },
    { name: '登记线索', open: (page) => openPressed(page, '监测帮扶闭环', '登记线索') },
  ]
}

function messages(): readonly View[] {
  return [
    { name: '可以撤销的消息', open: openUndoMessage },
    // There is a step to be taken back since.
    { name: '撤销此步', open: (page) => openPress(page, '历史', /^撤销此步/) },
    { name: '新手上路', open: openGuide },
  ]
}

type Name = string | RegExp

async function press(page: Page, name: Name): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name, exact: true })
  await button.first().click()
}

async function dialogStands(page: Page): Promise<void> {
  await expect(page.getByRole('dialog').first()).toBeVisible()
}

async function openNew(page: Page, ledger: string): Promise<void> {
  await goTo(page, ledger)
  await press(page, `新增${ledger}`)
  await dialogStands(page)
}

async function openRow(page: Page, ledger: string): Promise<void> {
  await goTo(page, ledger)
  await page.getByRole('button', { name: '打开第 1 行' }).click()
  await dialogStands(page)
}

async function openChoices(page: Page): Promise<void> {
  await openNew(page, '帮扶项目')
  await page.getByRole('dialog').getByRole('combobox', { name: '项目类型', exact: true }).click()
  await expect(page.getByRole('option').first()).toBeVisible()
}

async function openCalendar(page: Page): Promise<void> {
  await goTo(page, '统计报表')
  await page.getByRole('tab', { name: '指标', exact: true }).click()
  await press(page, '打开日历')
  await expect(page.getByRole('main').or(page.locator('body')).getByRole('table').last()).toBeVisible()
}

async function openFilter(page: Page, ledger: string, field: string): Promise<void> {
  await goTo(page, ledger)
  await press(page, `筛选${field}`)
  await expect(page.getByLabel(`筛选${field}`).last()).toBeVisible()
}

async function openMenu(page: Page, screen: string, button: Name): Promise<void> {
  await goTo(page, screen)
  await press(page, button)
}

async function openItem(page: Page, screen: string, button: Name, item: Name): Promise<void> {
  await openMenu(page, screen, button)
  await page.getByRole('menuitem', { name: item }).click()
  await dialogStands(page)
}

/** What can be done with the rows that are chosen. */
async function openChosen(page: Page, item?: string): Promise<void> {
  await goTo(page, '农户')
  await cells(page).first().click()
  await press(page, /^所选 /)
  if (item === undefined) return expect(page.getByRole('menuitem').first()).toBeVisible()
  await page.getByRole('menuitem', { name: item }).click()
  await dialogStands(page)
}

async function openCellHistory(page: Page): Promise<void> {
  await goTo(page, '农户')
  await (await cell(page, 0, '户类型')).click()
  await page.keyboard.press('F8')
  await dialogStands(page)
}

async function openSince(page: Page): Promise<void> {
  await goTo(page, '农户')
  const status = await cell(page, 0, '户类型')
  const now = (await status.innerText()).trim()
  await status.click()
  await page.keyboard.type(now === '脱贫户' ? '一般农户' : '脱贫户')
  await page.keyboard.press('Enter')
  await dialogStands(page)
}

async function openOfHousehold(page: Page, button: Name): Promise<void> {
  await openHousehold(page)
  await press(page, button)
  await expect(page.locator('[role=dialog], [role=menu]').first()).toBeVisible()
}

async function openPersonMenu(page: Page, item?: string): Promise<void> {
  await openHousehold(page)
  await press(page, /的操作$/)
  if (item === undefined) return expect(page.getByRole('menuitem').first()).toBeVisible()
  await page.getByRole('menuitem', { name: item }).click()
  await dialogStands(page)
}

async function openRecordHistory(page: Page): Promise<void> {
  await openHousehold(page)
  await press(page, '修改记录')
  await expect(page.getByRole('heading', { level: 1, name: /历史|修改记录/ })).toBeVisible()
}

/** Something is typed and not saved when the menu is used. */
async function openLeaving(page: Page): Promise<void> {
  await goTo(page, '农户')
  await press(page, '新增一户')
  await page.getByLabel('第 1 人姓名').fill('周未保存')
  await page.keyboard.press('Alt+1')
  await dialogStands(page)
}

async function openOfPaper(page: Page, button: string, inside: Name): Promise<void> {
  await goTo(page, '农户')
  await press(page, button)
  await expect(page.locator('iframe')).toBeVisible()
  await press(page, inside)
  await dialogStands(page)
}

async function openOwnForm(page: Page): Promise<void> {
  await openForm(page)
  await press(page, '另存为本单位的格式…')
  await dialogStands(page)
}

async function openForm(page: Page): Promise<void> {
  await goTo(page, '打印中心')
  await press(page, '空白表：农户信息采集表')
  await expect(page.locator('iframe')).toBeVisible()
}

async function openInTab(page: Page, screen: string, tab: string, button: Name): Promise<void> {
  await openTab(page, screen, tab)
  await press(page, button)
  await dialogStands(page)
}

async function openFileMenu(page: Page, item?: string): Promise<void> {
  await goTo(page, '工作台')
  await page
    .getByRole('banner')
    .getByRole('button', { name: /练习台账/ })
    .click()
  if (item === undefined) return expect(page.getByRole('menuitem').first()).toBeVisible()
  await page.getByRole('menuitem', { name: item }).click()
  await dialogStands(page)
}

async function openPress(page: Page, screen: string, button: Name): Promise<void> {
  await goTo(page, screen)
  await press(page, button)
  await dialogStands(page)
}

/** A form that takes the place of the screen. */
async function openPressed(page: Page, screen: string, button: Name): Promise<void> {
  await goTo(page, screen)
  await press(page, button)
  await expect(
    page
      .getByRole('main')
      .getByRole('button', { name: /^(登记|抽取)/ })
      .last(),
  ).toBeVisible()
}

async function openDetails(page: Page): Promise<void> {
  await goTo(page, '历史')
  await press(page, /^明细/)
  await expect(page.getByRole('table', { name: '修改明细' })).toBeVisible()
}

async function openUndoMessage(page: Page): Promise<void> {
  await openChosen(page, '移入回收站…')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^移入 / })
    .click()
  await expect(page.locator('.mantine-Notification-root').last()).toBeVisible()
}

async function openGuide(page: Page): Promise<void> {
  await goTo(page, '农户')
  await page.getByRole('button', { name: '新手上路', exact: true }).click()
  await expect(page.getByRole('button', { name: '离开新手上路' })).toBeVisible()
}
