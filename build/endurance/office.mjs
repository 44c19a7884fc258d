import { join } from 'node:path'
import { ask } from '../show/program.mjs'
import { writeVillageWorkbook } from '../show/workbook.mjs'

/**
 * What a clerk does all day, by keyboard and mouse in the real window; each a few actions. Rows, names and values change from
 * round to round, so that nothing is answered from what was kept.
 */
export const office = {
  list: openList,
  find: findHousehold,
  narrow: narrowList,
  edit: editAndUndo,
  filter: filterRows,
  record: lookThroughHousehold,
  members: (stage) => goTo(stage, '家庭成员'),
  figures: lookAtFigures,
  checks: lookAtChecks,
  history: lookAtHistory,
  import: previewImport,
  print: previewPrint,
  home: goHome,
}

/** Initials of usual surnames: each finds many, and so do two, as surname and given name. */
const initials = ['z', 'l', 'w', 'c', 'h', 'y', 'x', 'g', 'm', 't', 'd', 's', 'f', 'q', 'p']
/** Initials that many given names begin with. */
const given = ['j', 'y', 'x', 'g', 'h', 'l', 'c', 'm']

async function openList({ page }) {
  await page.keyboard.press('Alt+1')
  await page.getByRole('grid', { name: '农户' }).waitFor()
  await filledCell(page)
}

async function findHousehold({ page, round }) {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(pick(initials, round) + pick(given, round * 3 + 1), { delay: 20 })
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
}

async function narrowList(stage) {
  const { page, round } = stage
  await openList(stage)
  const all = await rowsOf(page)
  const box = page.getByLabel('在农户中查找')
  await box.fill(pick(initials, round * 3 + 1))
  await page
    .getByText(/^符合条件的 [\d,]+ 户$/)
    .first()
    .waitFor()
  await filledCell(page)
  await page.locator('[role=grid]').evaluate((grid) => grid.scrollTo({ top: 4_000 }))
  await page.waitForTimeout(100)
  await page.locator('[role=grid]').evaluate((grid) => grid.scrollTo({ top: 0 }))
  await clearSearch(page, all)
}

async function editAndUndo(stage) {
  const { page, round } = stage
  await openList(stage)
  const column = await page.getByRole('columnheader', { name: '联系电话' }).getAttribute('aria-colindex')
  const cell = page.locator(`[role=row][aria-rowindex="${2 + (round % 8)}"] [role=gridcell][aria-colindex="${column}"]`)
  const tail = String(1_000 + ((round * 37) % 9_000))
  await cell.click()
  await page.keyboard.type(`1390000${tail}`)
  await page.keyboard.press('Enter')
  await cell.getByText(`139****${tail}`).waitFor()
  await page.getByRole('banner').getByText('已保存', { exact: true }).waitFor()
  // 已保存 may still be told of what was saved before.
  await page.waitForTimeout(700)
  await page.keyboard.press('Control+z')
  await cell.getByText(`139****${tail}`).waitFor({ state: 'detached' })
}

/** The filter language, as saved views ask. */
async function filterRows({ page, round }) {
  const { ids } = await ask(page, 'call', 'ledger.query', { ledger: 'member', filter: `age >= ${30 + (round % 40)} and sex = "女"` })
  await ask(page, 'call', 'ledger.rows', { ledger: 'member', ids: ids.slice(0, 200) })
  await ask(page, 'call', 'ledger.totals', { ledger: 'household', search: pick(initials, round) })
}

async function lookThroughHousehold({ page, round }) {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(pick(initials, round * 5 + 2))
  await page.getByRole('option').first().waitFor()
  await page.waitForTimeout(300)
  await page.getByRole('option').first().click()
  await page.getByRole('option').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(500)
  await page.keyboard.press('End')
}

async function lookAtFigures(stage) {
  await goTo(stage, '统计报表')
  await stage.page.getByRole('tab', { name: '报表', exact: true }).click()
  await stage.page.getByRole('columnheader', { name: '户数（户）' }).first().waitFor()
}

async function lookAtChecks(stage) {
  await goTo(stage, '疑点清单')
  await stage.page.getByRole('button', { name: '重新检查' }).waitFor()
  await stage.page.waitForTimeout(500)
}

async function lookAtHistory(stage) {
  await goTo(stage, '历史')
  await stage.page.waitForTimeout(300)
}

async function goHome({ page }) {
  await goTo({ page }, '工作台')
  await page.waitForTimeout(500)
}

/** A village's register through the wizard up to the review, and given up there. */
async function previewImport(stage) {
  const { page, folder, answer } = stage
  const workbook = join(folder, '村里报来的表.xlsx')
  if (!stage.written) await writeVillageWorkbook(workbook, await registerOf(page))
  stage.written = true
  answer({ 'dialog.openWorkbook': [workbook] })
  await goTo(stage, '导入')
  await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
  await page.getByRole('button', { name: '下一步：逐行核对' }).click()
  await page.locator('[role=gridcell]').first().waitFor()
  await page.getByRole('button', { name: '放弃这次导入' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃', exact: true }).click()
  await page.getByRole('button', { name: '选择 Excel 文件…' }).waitFor()
}

async function registerOf(page) {
  const { ids } = await ask(page, 'call', 'ledger.query', { ledger: 'household' })
  const [row] = await ask(page, 'call', 'ledger.rows', { ledger: 'household', ids: ids.slice(0, 1) })
  return { village: row.links.village, group: row.links.group, known: [] }
}

/** The register of those found, as pages on the screen. */
async function previewPrint(stage) {
  const { page, round } = stage
  await openList(stage)
  const all = await rowsOf(page)
  await page.getByLabel('在农户中查找').fill(pick(initials, round) + pick(given, round + 4))
  await page
    .getByText(/^符合条件的 [\d,]+ 户$/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await page.locator('iframe').first().waitFor()
  await page.waitForTimeout(500)
  await page.getByRole('button', { name: '返回', exact: true }).click()
  await page.locator('iframe').first().waitFor({ state: 'detached' })
  await clearSearch(page, all)
}

async function goTo({ page }, name) {
  await page.keyboard.press('Alt+9')
  const menu = page.getByRole('navigation', { name: '主菜单' })
  await menu.getByRole('textbox', { name: '查找台账' }).fill(name)
  await menu.getByRole('list', { name: '找到的台账' }).getByRole('button', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
}

/** Until the rows of the whole list are there: a click before that means a row of the narrowed one, and rightly so. */
async function clearSearch(page, all) {
  await page.getByLabel('清空查找', { exact: true }).last().click()
  await page
    .getByText(/^符合条件的/)
    .first()
    .waitFor({ state: 'detached' })
  await page.locator(`[role=grid][aria-rowcount="${all}"]`).waitFor()
  await filledCell(page)
  await page.waitForTimeout(400)
}

async function rowsOf(page) {
  return page.locator('[role=grid]').getAttribute('aria-rowcount')
}

/** “…” stands where a row is still on its way. */
async function filledCell(page) {
  await page.locator('[role=grid] [role=gridcell]', { hasText: /[^…]/ }).first().waitFor()
}

function pick(list, index) {
  return list[index % list.length]
}
