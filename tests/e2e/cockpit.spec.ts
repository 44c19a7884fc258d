import { expect, test, type Locator, type Page } from '@playwright/test'
import { addDays } from '#shared/values/date.ts'
import { call, ok, shell } from './bridge.ts'
import { goTo, resize, saved, startWork, told, usual } from './hands.ts'
import { cutTexts, reachedByTab, unreached } from './looking.ts'
import { violations } from './violations.ts'

/** 监测帮扶闭环 as 张敏 works through it: one household from the clue to the end of the risk, without leaving the screen. */

const today = new Date().toLocaleDateString('sv-SE')
const ago = (days: number): string => addDays(today, -days)

test('leads a household from a clue to the end of the risk', async () => {
  test.setTimeout(240_000)
  const work = await startWork({ households: 240, start: 'home' })
  const { page } = work
  try {
    const { id, name } = await someHousehold(page)
    await goTo(page, '监测帮扶闭环')
    await page.getByRole('button', { name: '登记线索' }).click()
    const clue = page.getByRole('form', { name: '登记线索' })
    await fill(clue, { 发现日期: ago(300), 线索来源: '村级/网格排查', 线索对象姓名: name, 线索内容: '家中有人患大病' })
    await clue.getByLabel('所属户').fill(name)
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .click()
    await clue.getByRole('button', { name: '登记', exact: true }).click()
    await expect(told(page, '已登记线索')).toBeVisible()
    await expect(page.getByRole('button', { name: /^线索 \d+ 逾期 1$/ })).toBeVisible()

    await step(page, name, '受理', { 受理人: '王芳', 核查责任人: '驻村工作队', 核查期限: ago(297) }, '受理')
    await step(
      page,
      name,
      '入户核实',
      { 核查日期: ago(298), 入户核实人: '王芳、赵强', 核查结果: '拟纳入监测', 核查情况: '自付医疗费用较高' },
      null,
    )
    await step(
      page,
      name,
      '入户核实',
      { 监测对象类别: '脱贫不稳定户', 致贫返贫风险1: '因病', 承诺授权书签订日期: ago(299) },
      '保存核实结果',
    )
    await step(page, name, '信息比对', { 信息比对日期: ago(296) }, '保存比对结果')
    await meet(page, ago(295))
    await step(page, name, '张榜公示', { 村级公示开始日期: ago(294), 村级公示结束日期: ago(288) }, '开始公示')
    await step(page, name, '公示期满', {}, '记下公示结果')
    await step(page, name, '乡镇审核', { 乡镇审核日期: ago(286), 乡镇审核人: '周立' }, '保存审核意见')
    await step(page, name, '县级审定', { 县级审定日期: ago(284), 县级审定文号: '农发〔2026〕3号' }, '纳入监测')
    await expect.poll(() => kindOf(page, id)).toBe('脱贫不稳定户')
    expect(await kindOf(page, id, ago(285))).toBeNull()

    await step(page, name, '落实帮扶措施', { 措施开始日期: ago(270), 措施大类: '健康帮扶', 措施子项: '医疗救助' }, '保存措施')
    await page.getByRole('button', { name: '提出风险消除' }).click()
    await step(page, name, '提出风险消除', { 村提名消除日期: ago(40) }, '提出消除')
    await step(page, name, '消除入户核实', { 消除入户核实日期: ago(39), 消除核实人: '王芳、赵强', 走访内容: '务工稳定' }, '保存核实结果')
    await meet(page, ago(38))
    await step(page, name, '消除公示', { 消除公示开始日期: ago(37), 消除公示结束日期: ago(29) }, '开始公示')
    await step(page, name, '消除公示期满与乡镇审核', { 消除乡镇审核日期: ago(27), 消除乡镇审核人: '周立' }, '保存审核意见')
    await step(page, name, '消除县级审定', { 消除县级审定日期: ago(20) }, '消除风险')
    await expect.poll(() => kindOf(page, id)).toBeNull()
    expect(await kindOf(page, id, ago(21))).toBe('脱贫不稳定户')
    await expect(page.getByRole('complementary', { name: `${name}的办理` })).toHaveCount(0)
    await saved(page)

    await page.getByText('每月', { exact: true }).click()
    await expect(page.getByRole('button', { name: /^消除风险/ })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect.poll(() => kindOf(page, id)).toBe('脱贫不稳定户')
  } finally {
    await work.end()
  }
})

test('is without violations, uncut and reached by Tab on every size, full and empty', async () => {
  test.setTimeout(180_000)
  const work = await startWork({ households: 60, start: 'home' })
  const { page } = work
  try {
    const found: string[] = []
    const look = async (where: string) =>
      found.push(...[...(await violations(page)), ...(await cutTexts(page))].map((text) => `${where}: ${text}`))
    for (const [size, zoom] of sizes) {
      await resize(work.app, size)
      ok(await shell(page, 'settings.set', { zoom }))
      await page.reload()
      await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
      await expect(page.getByText(/次保存/)).toBeVisible()
      await look(`home, ${size.width} at ${zoom}`)
      await goTo(page, '监测帮扶闭环')
      await expect(page.getByRole('button', { name: /^全部待办/ })).toBeVisible()
      await look(`cockpit, ${size.width} at ${zoom}`)
    }
    expect(await unreached(page, await reachedByTab(page))).toEqual([])
    expect(found).toEqual([])
  } finally {
    await work.end()
  }
})

const sizes = [
  [usual, 1],
  [{ width: 1024, height: 768 }, 1],
  [usual, 1.5],
] as const

async function fill(form: Locator, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const input = form.getByLabel(label, { exact: false }).first()
    await input.fill(value)
    await input.press('Tab')
  }
}

/** The next step of the case beside the list; without a verb the form stays open. */
async function step(page: Page, name: string, label: string, values: Readonly<Record<string, string>>, verb: string | null): Promise<void> {
  const panel = page.getByRole('complementary', { name: `${name}的办理` })
  const form = panel.getByRole('form', { name: label, exact: true })
  await expect(form).toBeVisible()
  await fill(form, values)
  if (verb === null) return
  await form.getByRole('button', { name: new RegExp(`^${verb}`) }).click()
  await expect(told(page, `${name}：已保存${label}`)).toBeVisible()
}

async function meet(page: Page, day: string): Promise<void> {
  const form = page.getByRole('form', { name: '民主评议（会商）' })
  await expect(form).toBeVisible()
  await fill(form, { 会议日期: day, 主持人: '周立', 实到人数: '26', 同意票: '26' })
  await form.getByRole('button', { name: '保存会议（1 户）' }).click()
  await expect(told(page, '已保存会议')).toBeVisible()
  await expect(form).toHaveCount(0)
}

/** A 脱贫户 that nobody monitors, and of which the practice ledger knows no clue either. */
async function someHousehold(page: Page): Promise<Readonly<{ id: string; name: string }>> {
  const filter = 'kind = "脱贫户" and monitoringKind is blank'
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'household', filter }))
  const busy = new Set<unknown>()
  for (const ledger of ['clue', 'monitoring']) {
    const found = ok(await call(page, 'ledger.query', { ledger }))
    const rows = ok(await call(page, 'ledger.rows', { ledger, ids: found.ids.slice(0, 500) }))
    for (const row of rows) busy.add(row.values['household'])
  }
  const [row] = ok(await call(page, 'ledger.rows', { ledger: 'household', ids: ids.filter((id) => !busy.has(id)).slice(0, 1) }))
  return { id: row!.id, name: String(row!.values['headName']) }
}

async function kindOf(page: Page, id: string, asOf?: string): Promise<unknown> {
  const view = ok(await call(page, 'ledger.record', { ledger: 'household', id, ...(asOf ? { asOf } : {}) }))
  return view.row.values['monitoringKind'] ?? null
}
