export const waysOfWork = [checks, figures, cockpit, reports, forms, print, history, handover]

async function checks({ page, goTo, shot, main }) {
  await goTo('疑点清单')
  await page.getByRole('button', { name: '重新检查' }).waitFor()
  await page.waitForTimeout(3_000)
  await shot('checks', main())
}

async function figures({ page, goTo, shot, main }) {
  await goTo('统计报表')
  await page.getByRole('tab', { name: '报表' }).click()
  await page.getByRole('columnheader', { name: '户数（户）' }).waitFor()
  await page.waitForTimeout(800)
  await shot('figures', main())
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
  await shot('reports', main())
}

async function forms({ page, goTo, shot, main }) {
  await goTo('打印中心')
  await page.waitForTimeout(1_000)
  await shot('forms', main())
}

async function print({ page, shot }) {
  await page.keyboard.press('Alt+1')
  await page.locator('[role=gridcell]').first().waitFor()
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await page.locator('iframe').waitFor()
  await page.waitForTimeout(800)
  await shot('print', page.getByRole('main'))
  await page.keyboard.press('Escape')
}

async function history({ page, goTo, shot, main }) {
  await goTo('历史')
  await page.waitForTimeout(800)
  await shot('history', main())
}

async function handover({ page, goTo, shot, main }) {
  await goTo('交接')
  await page.getByRole('button', { name: '打印交接单…' }).waitFor()
  await shot('handover', main())
}
