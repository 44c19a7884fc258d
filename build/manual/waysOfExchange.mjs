import { join } from 'node:path'
import { writeVillageWorkbook } from '../show/workbook.mjs'

export const waysOfExchange = [importing, parked, exporting, packages]

async function importing({ page, goTo, shot, main }, { ask, work }) {
  await writeVillageWorkbook(join(work, '村里报来的表.xlsx'), await registerOf(ask))
  await goTo('导入')
  await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
  await page.getByRole('button', { name: '下一步：逐行核对' }).waitFor()
  await page.getByText('查看或改动各列').click()
  await shot('import-tables', main(), { tall: 460 })
  await page.getByRole('button', { name: '下一步：逐行核对' }).click()
  await page.locator('[role=gridcell]').first().waitFor()
  await page.waitForTimeout(600)
  await shot('import-check', main())
  await page.getByRole('button', { name: '下一步：导入' }).click()
  await page.getByRole('button', { name: /^导入 .* 行$/ }).click()
  await page.getByText('已写入台账').waitFor()
  await shot('import-done', main())
}

/** A place in the practice ledger, and persons of it who get a new phone in the workbook. */
async function registerOf(ask) {
  const { ids } = await ask('ledger.query', { ledger: 'household' })
  const rows = await ask('ledger.rows', { ledger: 'household', ids: ids.slice(0, 3) })
  const shown = await ask('ledger.reveal', { ledger: 'household', ids: rows.map((row) => row.id), fields: ['headIdCard'] })
  const numbers = new Map(shown.map(({ id, values }) => [id, values.headIdCard]))
  const { village, group } = rows[0].links
  return { village, group, known: rows.map((row) => ({ name: row.values.headName, id: numbers.get(row.id) })) }
}

async function parked({ page, goTo, shot, main }) {
  await goTo('待处理行')
  await page
    .getByRole('button', { name: /改正并导入/ })
    .first()
    .waitFor()
  await shot('parked', main())
}

async function exporting({ page, shot }) {
  await page.keyboard.press('Alt+1')
  await page.locator('[role=gridcell]').first().waitFor()
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByLabel(/^整个台账/).check()
  await shot('export', page.getByRole('dialog'), { room: 8 })
  await page.keyboard.press('Escape')
}

async function packages({ page, goTo, shot, main }) {
  await goTo('数据包')
  await page.getByRole('tab', { name: '打包带走' }).waitFor()
  await page.waitForTimeout(500)
  await shot('packages', main(), { tall: 520 })
}
