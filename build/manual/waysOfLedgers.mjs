export const waysOfLedgers = [grid, funnel, told, search, household, newHousehold]

async function grid({ page, shot, main }) {
  await page.keyboard.press('Alt+1')
  await page.locator('[role=gridcell]').first().waitFor()
  await shot('ledger', main(), { tall: 420 })
}

async function funnel({ page, shot, main }) {
  await page.getByRole('button', { name: '筛选户类型' }).click()
  await page.getByRole('checkbox', { name: /^脱贫户/ }).waitFor()
  await shot('ledger-filter', main(), { tall: 400 })
  await page.getByRole('textbox', { name: '在列表中查找' }).or(page.getByPlaceholder('在列表中查找')).first().click()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: /^脱贫户/ }).waitFor({ state: 'hidden' })
}

async function told({ page, shot, main }) {
  await page.locator('[role=gridcell][aria-colindex="3"]').first().click()
  await page.keyboard.press('Shift+F1')
  await page.getByRole('tooltip').waitFor()
  await shot('ledger-told', main(), { tall: 320 })
  await page.keyboard.press('Escape')
}

async function search({ page, shot }) {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('lhg')
  await page.getByRole('option').first().waitFor()
  await page.waitForTimeout(300)
  await shot('search', null, { tall: 420 })
  await page.keyboard.press('Enter')
}

async function household({ page, shot, main }) {
  await page.getByRole('button', { name: '新增人口…' }).waitFor()
  await page.waitForTimeout(800)
  await shot('household', main(), { tall: 540 })
}

async function newHousehold({ page, shot, main }) {
  await page.keyboard.press('Alt+1')
  await page.getByRole('button', { name: '新增一户' }).click()
  await page.getByRole('button', { name: /^保存并录下一户/ }).waitFor()
  await shot('newHousehold', main())
  await page.keyboard.press('Alt+ArrowLeft')
}
