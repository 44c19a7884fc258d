import { waysOfExchange } from './waysOfExchange.mjs'
import { waysOfLedgers } from './waysOfLedgers.mjs'
import { waysOfWork } from './waysOfWork.mjs'

/**
 * How each picture comes about, one after the other in one window on one practice ledger. A way waits for what it names by
 * words on the screen: where a place or a button is gone, it fails, and so does the making of the manual.
 */
export const ways = [begin, workbench, help, ...waysOfLedgers, ...waysOfExchange, ...waysOfWork, settings, backups]

async function begin({ page, shot }, { ask, program }) {
  await page.getByLabel('经办人姓名').fill('张敏')
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('heading', { name: '乡镇帮扶台账' }).waitFor()
  await page.getByRole('button', { name: /^练习库/ }).waitFor()
  await shot('start', page.getByRole('main'))
  const { token } = await program.page.evaluate(() =>
    globalThis.townshipLedger.shell('dialog.newDatabase', { suggestedName: '青溪镇帮扶台账' }),
  )
  await ask('file.sample', { token, households: 300, villages: 6, seed: 7 })
  await page.getByRole('heading', { name: '工作台' }).waitFor()
}

async function workbench({ page, shot }) {
  await page
    .getByText(/到期|逾期/)
    .first()
    .waitFor()
  await page.getByText(/次保存/).waitFor()
  await page.waitForTimeout(2_500)
  await shot('home', null, { tall: 560 })
}

async function help({ page, shot }) {
  await page.keyboard.press('Alt+1')
  await page.getByRole('grid', { name: '农户' }).waitFor()
  await page.locator('[role=gridcell]').first().waitFor()
  await page.keyboard.press('F1')
  await page.getByRole('dialog', { name: '帮助' }).getByRole('article').waitFor()
  // New rows stay coloured for a moment.
  await page.waitForTimeout(2_000)
  await shot('help', null, { tall: 600 })
  await page.keyboard.press('F1')
}

async function settings({ page, goTo, shot, main }) {
  await goTo('设置')
  await page.getByRole('tab', { name: '操作员' }).click()
  await page.getByRole('button', { name: '设立操作员' }).waitFor()
  await shot('settings-operators', main())
  await page.getByRole('tab', { name: '政策参数' }).click()
  await page.getByText('标准线', { exact: true }).first().waitFor()
  await page.waitForTimeout(400)
  await shot('settings-policy', main(), { tall: 430 })
}

async function backups({ page, goTo, shot, main }) {
  await goTo('备份与恢复')
  await page.getByRole('button', { name: '立即备份' }).click()
  await page.getByRole('cell', { name: '手动' }).waitFor()
  await page.waitForTimeout(1_000)
  await shot('backups', main())
}
