import { ask } from './program.mjs'
import { writeVillageWorkbook } from './workbook.mjs'

const households = 300
/** Households of the practice ledger that stand in the village's workbook too. */
const knownHouseholds = 3
const newPhone = '13900002202'
const maskedPhone = '139****2202'

/** First question, then a practice ledger. */
export async function makePractice({ page, say, shot }, { ledger }) {
  await page.getByLabel('经办人姓名').fill('张敏')
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('heading', { name: '乡镇帮扶台账' }).waitFor()
  await shot('开始')
  const { token } = await ask(page, 'shell', 'dialog.newDatabase', { suggestedName: '练习台账' })
  const file = await ask(page, 'call', 'file.sample', { token, households, villages: 6, seed: 7 })
  await page.getByRole('heading', { name: '工作台' }).waitFor()
  await page.waitForTimeout(2_000)
  await shot('工作台')
  await page.keyboard.press('Alt+1')
  await page.getByRole('grid', { name: '农户' }).waitFor()
  await page.locator('[role=gridcell]').first().waitFor()
  // New rows stay coloured for a moment.
  await page.waitForTimeout(2_000)
  say(`生成练习库：${file.counts.household} 户、${file.counts.member} 人 → ${ledger}`)
  await shot('台账')
}

/** A village's workbook through the wizard, with one wrong number mended on the way. */
export async function importWorkbook({ page, say, shot }, { workbook }) {
  const rows = await writeVillageWorkbook(workbook, await registerOf(page))
  say(`村里报来的表：标题行、两行表头、合并单元格，${rows} 人，其中 1 个证件号写错 → ${workbook}`)
  await goTo(page, '导入')
  await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
  await page.getByRole('button', { name: '下一步：逐行核对' }).waitFor()
  await shot('导入-识别结果')
  await page.getByRole('button', { name: '下一步：逐行核对' }).click()
  await page.locator('[role=gridcell]').first().waitFor()
  await page.waitForTimeout(300)
  await shot('导入-逐行核对')
  await page.getByRole('button', { name: '下一步：导入' }).click()
  await page.getByRole('button', { name: /^导入 .* 行$/ }).click()
  await page.getByText('已写入台账').waitFor()
  say('核对后整批写入；号码写错的那一行退回，没有写入')
  await shot('导入-完成')
}

/** A place in the practice ledger, and persons of it who get a new phone in the workbook. */
async function registerOf(page) {
  const { ids } = await ask(page, 'call', 'ledger.query', { ledger: 'household' })
  const rows = await ask(page, 'call', 'ledger.rows', { ledger: 'household', ids: ids.slice(0, knownHouseholds) })
  const shown = await ask(page, 'call', 'ledger.reveal', {
    ledger: 'household',
    ids: rows.map((row) => row.id),
    fields: ['headIdCard'],
  })
  const numbers = new Map(shown.map(({ id, values }) => [id, values.headIdCard]))
  const { village, group } = rows[0].links
  return { village, group, known: rows.map((row) => ({ name: row.values.headName, id: numbers.get(row.id) })) }
}

/** By the search of the menu. */
async function goTo(page, name) {
  await page.keyboard.press('Alt+9')
  const menu = page.getByRole('navigation', { name: '主菜单' })
  await menu.getByRole('textbox', { name: '查找台账' }).fill(name)
  await menu.getByRole('list', { name: '找到的台账' }).getByRole('button', { name, exact: true }).click()
}

/** What is doubtful, and figures that open the rows behind them. */
export async function checkAndCount({ page, say, shot }) {
  await goTo(page, '疑点清单')
  await page.getByRole('button', { name: '重新检查' }).waitFor()
  await page.waitForTimeout(3_000)
  await shot('疑点清单')
  await goTo(page, '统计报表')
  await page.getByRole('tab', { name: '报表' }).click()
  await page.getByRole('columnheader', { name: '户数（户）' }).waitFor()
  say('疑点清单列出要改正和核实的；统计报表的数字点开就是名单')
  await shot('统计报表')
}

/** The head of a household just imported, by the first letters of the name: four keys and Enter. */
export async function findByInitials({ page, say, shot }) {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('oyjp')
  await page.getByRole('option').first().waitFor()
  await page.waitForTimeout(200)
  await shot('查找')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '欧阳建平' }).waitFor()
  await page.waitForTimeout(300)
  say('按 Ctrl+K，输入拼音首字母 oyjp，回车：打开欧阳建平户')
  await shot('一户')
}

/** One cell of the grid by keyboard, and back again. */
export async function editAndUndo({ page, say, shot }) {
  await page.keyboard.press('Alt+1')
  await page.getByLabel('在农户中查找').fill('oyjp')
  await page.getByText('符合条件的 1 户').waitFor()
  const cell = await cellOf(page, '联系电话')
  await cell.click()
  await page.keyboard.type(newPhone)
  await page.keyboard.press('Enter')
  await page.getByText(maskedPhone).waitFor()
  await page.getByRole('banner').getByText('已保存').waitFor()
  say(`在格子里直接改联系电话为 ${newPhone}，回车：已写进文件`)
  await shot('修改')
  await page.keyboard.press('Control+z')
  await page.getByText(/^已撤销/).waitFor()
  await page.getByText(maskedPhone).waitFor({ state: 'hidden' })
  say('按 Ctrl+Z：改回原样，历史里两步都在')
  await shot('撤销')
  await page.getByLabel('清空查找').click()
}

async function cellOf(page, label) {
  const heading = page.getByRole('columnheader', { name: label })
  const column = await heading.getAttribute('aria-colindex')
  return page.locator(`[role=gridcell][aria-colindex="${column}"]`).first()
}

export async function exportAll({ page, say, shot }, { exported }) {
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByLabel(/^整个台账/).check()
  await shot('导出')
  await page.getByRole('button', { name: '选择位置并导出…' }).click()
  await page.getByText(/^已把 .+导出到/).waitFor()
  await page.getByRole('button', { name: '完成' }).click()
  say(`导出整个台账，号码隐藏中间几位 → ${exported}`)
}

/** The register of households by village, from the preview. */
export async function printRoster({ page, say, shot }, { pdf }) {
  await page.getByRole('button', { name: '打印', exact: true }).click()
  const save = page.getByRole('button', { name: '保存为 PDF…' })
  await page.locator('iframe').waitFor()
  await page.waitForTimeout(500)
  await shot('打印预览')
  await save.click()
  const told = page.getByText(/^已保存“.*”，共 \d+ 页/)
  await told.waitFor({ timeout: 60_000 })
  const pages = /共 (\d+) 页/.exec((await told.textContent()) ?? '')?.[1]
  say(`农户花名册按行政村分册，共 ${pages} 页 → ${pdf}`)
  await shot('完成')
}
