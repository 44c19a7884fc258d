import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const waysOfWork = [checks, figures, cockpit, reports, forms, print, history, handover, reconcile, sampling]

async function checks({ page, goTo, shot, main }) {
  await goTo('疑点清单')
  await page.getByRole('button', { name: /^待处理 / }).waitFor()
  await page.getByRole('button', { name: '说明放行…' }).waitFor()
  await page.waitForTimeout(1_000)
  await shot('checks', main())
}

async function figures({ page, goTo, shot, main }) {
  await goTo('统计报表')
  await page.getByRole('tab', { name: '报表' }).click()
  await page.getByRole('columnheader', { name: '户数（户）' }).waitFor()
  await page.waitForTimeout(800)
  await shot('figures', main(), { tall: 480 })
}

async function cockpit({ page, goTo, shot, main }) {
  await goTo('监测帮扶闭环')
  await page.getByRole('button', { name: '登记线索' }).waitFor()
  await page.waitForTimeout(800)
  await shot('cockpit', main())
}

async function reports({ page, goTo, shot, main }) {
  await goTo('文字汇报')
  await page.getByRole('button', { name: '存为 Word…' }).waitFor()
  await page.getByText('正在取数…').waitFor({ state: 'hidden' })
  await page.getByRole('heading', { name: '出报告前的提醒' }).or(page.getByText('出报告前的提醒')).first().waitFor()
  await shot('reports', main(), { tall: 560 })
}

async function forms({ page, goTo, shot, main }) {
  await goTo('打印中心')
  await page.getByText('农户档案', { exact: true }).waitFor()
  await page.waitForTimeout(600)
  await shot('forms', main(), { tall: 460 })
}

async function print({ page, shot }) {
  await page.keyboard.press('Alt+1')
  await page.locator('[role=gridcell]').first().waitFor()
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await page.getByRole('button', { name: '重新生成预览' }).waitFor()
  await page.locator('iframe').waitFor()
  await page.waitForTimeout(800)
  await shot('print', page.getByRole('main'))
  await page.keyboard.press('Escape')
}

async function history({ page, goTo, shot, main }) {
  await goTo('历史')
  await page
    .getByRole('button', { name: /^撤销此步/ })
    .first()
    .waitFor()
  await page.waitForTimeout(800)
  await shot('history', main(), { tall: 420 })
}

async function handover({ page, goTo, shot, main }) {
  await goTo('交接')
  await page.getByRole('button', { name: '打印交接单…' }).waitFor()
  await shot('handover', main(), { tall: 470 })
}

/** Some figures of it are those of the practice ledger, some do not add up. */
const report = `青溪镇十一月份帮扶工作汇报
全镇有农户303户、1043人，其中脱贫户22户、53人。
本月走访农户46户次，其中镇干部走访18户次，村干部走访26户次。
已落实帮扶措施35项，比上月增加5项，占应落实措施40项的87.5%。
`

async function reconcile({ page, goTo, shot, main }, { work }) {
  writeFileSync(join(work, '十一月份帮扶工作汇报.txt'), report)
  await goTo('核数')
  await page.getByRole('button', { name: '选择报告…' }).click()
  await page.getByRole('button', { name: '存为带批注的 Word…' }).waitFor()
  await page.waitForTimeout(800)
  await shot('reconcile', main(), { tall: 520 })
}

async function sampling({ page, goTo, shot, main }) {
  await goTo('迎检抽查')
  await page.getByRole('button', { name: '抽一批户…' }).click()
  await page.getByRole('textbox', { name: '种子' }).fill('20261122')
  await page.getByRole('button', { name: /^抽取 \d+ 户$/ }).click()
  await page.getByRole('button', { name: '再抽一遍核对' }).waitFor()
  await page.waitForTimeout(800)
  await shot('sampling', main(), { tall: 520 })
}
