import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { goTo, resize, startWork, told, usual, type Work } from './hands.ts'
import { cutTexts } from './looking.ts'
import { violations } from './violations.ts'

let here: Work
test.afterEach(async () => here?.end())

test('backups stand at a second place too, and what was lost comes back record by record', async () => {
  test.setTimeout(300_000)
  here = await startWork({ households: 20, sticks: ['移动硬盘'] })
  const { page } = here
  const disk = join(here.folder, '移动硬盘')
  const removed = await newFamily(page)
  ok(await call(page, 'backup.make', {}))
  await expect(page.getByRole('button', { name: /^最近验证的备份 今天 \d\d:\d\d（本机）$/ })).toBeVisible()

  await goTo(page, '备份与恢复')
  here.answer({ 'dialog.backupFolder': [disk] })
  await page.getByRole('button', { name: '选择另一个盘…' }).click()
  await expect(page.getByRole('button', { name: /^最近验证的备份 今天 \d\d:\d\d（本机、移动硬盘）$/ })).toBeVisible({ timeout: 60_000 })
  expect(readdirSync(join(disk, '台账备份')).filter((name) => name.endsWith('.tzdb'))).toHaveLength(1)
  await page.getByRole('button', { name: '现在演练' }).click()
  await expect(page.getByText(/演练通过：.+能完整恢复/)).toBeVisible({ timeout: 60_000 })
  await look(page, 'backups')

  const [changed] = await households(page)
  await edit(page, { recordId: changed!, op: 'change', values: { address: '改错了' } })
  await edit(page, { recordId: removed, op: 'remove', values: {} })
  await page
    .getByRole('button', { name: /^恢复 / })
    .first()
    .click()
  await expect(page.getByText(/这份备份之后的 2 步修改不在其中：张敏 2 步/)).toBeVisible({ timeout: 60_000 })
  await look(page, 'restore')
  await page.getByRole('button', { name: '取消' }).click()

  await page
    .getByRole('button', { name: /^查看 / })
    .first()
    .click()
  const hits = page.getByRole('region', { name: '备份里的记录' }).getByRole('button')
  await expect(hits.filter({ hasText: '改过' })).toHaveCount(1, { timeout: 60_000 })
  await hits.filter({ hasText: '改过' }).click()
  await page.getByRole('checkbox', { name: '取回家庭住址' }).check()
  await look(page, 'look-changed')
  await page.getByRole('button', { name: '取回选中的 1 项' }).click()
  await expect(told(page, '已从备份取回 1 条记录')).toBeVisible()
  expect((await rowOf(page, changed!)).values['address']).not.toBe('改错了')

  await hits.filter({ hasText: '农户 · ' }).filter({ hasText: '已删除' }).click()
  await expect(page.getByRole('checkbox', { name: /^连同后来删掉的：家庭成员 \d+ 人/ })).toBeChecked()
  await look(page, 'look-removed')
  await page.getByRole('button', { name: '取回这条记录' }).click()
  await expect.poll(async () => (await rowOf(page, removed)).removed).toBe(false)
  expect(
    ok(await call(page, 'ledger.record', { ledger: 'household', id: removed }))
      .children.find(({ ledger }) => ledger === 'member')!
      .rows.every(({ removed: gone }) => !gone),
  ).toBe(true)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await rowOf(page, removed)).removed).toBe(true)
  expect(ok(await call(page, 'file.verify', {}))).toMatchObject({ ok: true })
})

test('a second place that is not there is said plainly and stops nobody', async () => {
  test.setTimeout(300_000)
  here = await startWork({ households: 20, sticks: ['移动硬盘'] })
  const { page } = here
  ok(await call(page, 'backup.make', {}))
  await goTo(page, '备份与恢复')
  mkdirSync(join(here.folder, '会拔掉的盘'))
  here.answer({ 'dialog.backupFolder': [join(here.folder, '会拔掉的盘')] })
  await page.getByRole('button', { name: '选择另一个盘…' }).click()
  await expect(page.getByRole('button', { name: /（本机、会拔掉的盘）$/ })).toBeVisible({ timeout: 60_000 })
  renameSync(join(here.folder, '会拔掉的盘'), join(here.folder, '拔掉了'))
  ok(await call(page, 'backup.make', {}))
  await expect(page.getByRole('button', { name: /（本机），会拔掉的盘 没有插上$/ })).toBeVisible()
  await look(page, 'place-missing')
  renameSync(join(here.folder, '拔掉了'), join(here.folder, '会拔掉的盘'))
  await page.getByRole('button', { name: '现在复制' }).click({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: /（本机、会拔掉的盘）$/ })).toBeVisible({ timeout: 60_000 })
})

/** At both sizes: nothing cut off, nothing that a screen reader would miss; a picture to look at. */
async function look(page: Page, name: string): Promise<void> {
  for (const size of [{ width: 1024, height: 768 }, usual]) {
    await resize(here.app, size)
    await page.screenshot({ path: test.info().outputPath(`${name}-${size.width}.png`), animations: 'disabled' })
    expect(await cutTexts(page)).toEqual([])
  }
  expect(await violations(page)).toEqual([])
}

async function households(page: Page): Promise<readonly string[]> {
  return ok(await call(page, 'ledger.query', { ledger: 'household', sort: [{ field: 'code', down: false }] })).ids
}

/** A household that nothing but its members belongs to. */
async function newFamily(page: Page): Promise<string> {
  const [village] = ok(await call(page, 'ledger.query', { ledger: 'village' })).ids
  const id = (number: number) => `0190aaaa-0000-7000-8000-00000000000${number}`
  const member = (number: number, name: string, relation: string) =>
    ({ ledger: 'member', recordId: id(number), op: 'add', values: { household: id(1), name, relation } }) as const
  const household = { ledger: 'household', recordId: id(1), op: 'add', values: { village: village! } } as const
  ok(await call(page, 'edit.commit', { id: id(9), changes: [household, member(2, '赵大山', '户主'), member(3, '钱小河', '配偶')] }))
  return id(1)
}

async function rowOf(page: Page, id: string) {
  return ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [id] }))[0]!
}

type Step = Readonly<{ recordId: string; op: 'change' | 'remove'; values: Record<string, string> }>
let steps = 0

async function edit(page: Page, step: Step): Promise<void> {
  steps += 1
  const id = `${step.recordId.slice(0, 20)}${String(steps).padStart(6, '0')}`
  ok(await call(page, 'edit.commit', { id, changes: [{ ledger: 'household', ...step }] }))
}
