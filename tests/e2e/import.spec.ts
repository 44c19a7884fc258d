import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import exceljs from 'exceljs'
import { call, ok, openPractice } from './bridge.ts'
import { goTo } from './hands.ts'
import { goodNumbers, writeHostileWorkbook } from './hostileWorkbook.ts'
import { channels, launch } from './launch.ts'
import { violations } from './violations.ts'

/** The import wizard in the running program, from the workbook of an office to the undone import. */

let folder = ''
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'township-ledger-import-'))
  await writeHostileWorkbook(join(folder, '花名册.xlsx'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

for (const channel of channels()) {
  test(`a workbook is read, mended, committed and undone (${channel})`, async () => {
    const { page, close } = await start(channel, {
      'dialog.openWorkbook': [join(folder, '花名册.xlsx')],
      'dialog.saveWorkbook': [join(folder, '退回行.xlsx')],
    })
    try {
      const before = await counts(page)
      await chooseFile(page)
      await expect(page.getByText('表头第 3–4 行，数据第 5–10 行，共 6 行')).toBeVisible()
      await page.getByText(/查看或改动各列/).click()
      await expect(page.getByLabel('G 列“家庭成员信息/身份证号码”导入为').first()).toHaveValue('证件号码')
      expect(await violations(page)).toEqual([])

      await page.getByRole('button', { name: '下一步：逐行核对' }).click()
      await expect(sums(page)).toContainText('读取 6 行 = 接受 4 + 退回 2 + 跳过 0')
      await expect(page.getByRole('tab', { name: '退回 2' })).toHaveAttribute('aria-selected', 'true')
      await expect(focused(page)).toContainText(/43999919720611022/)
      await expect(page.getByText(/错误：身份证校验码错误/)).toBeVisible()
      expect(await violations(page)).toEqual([])

      await mendFocused(page, goodNumbers[1])
      await expect(sums(page)).toContainText('读取 6 行 = 接受 5 + 退回 1 + 跳过 0')
      await expect(focused(page)).toContainText('43999919800701051')
      expect(await counts(page)).toEqual(before)

      await page.getByRole('button', { name: '退回行另存为 Excel…' }).click()
      await expect(page.getByText(/已把 1 行退回行存到“退回行.xlsx”/)).toBeVisible()
      expect(await savedNames(join(folder, '退回行.xlsx'))).toContain('周独居')

      await page.getByRole('button', { name: '下一步：导入' }).click()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: '导入 5 行' }).click()
      await expect(page.getByText('《花名册.xlsx》的 5 行已写入台账。')).toBeVisible()
      expect(await counts(page)).toEqual({ household: before.household + 2, member: before.member + 5 })
      expect(await violations(page)).toEqual([])

      await page.getByRole('button', { name: '撤销这次导入' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click()
      await expect(page.getByText(/已回到导入以前的样子/)).toBeVisible()
      expect(await counts(page)).toEqual(before)
    } finally {
      await close()
    }
  })
}

test('the work outlives another screen and a restart of the data core', async () => {
  const { page, app, close } = await start('main', { 'dialog.openWorkbook': [join(folder, '花名册.xlsx')] })
  try {
    await chooseFile(page)
    await page.getByRole('button', { name: '下一步：逐行核对' }).click()
    await expect(focused(page)).toContainText(/43999919720611022/)
    await mendFocused(page, goodNumbers[1])
    await expect(sums(page)).toContainText('退回 1 ')

    await goTo(page, '历史')
    await goTo(page, '导入')
    await expect(sums(page)).toContainText('退回 1 ')

    await killDataCore(app)
    await page.getByRole('tab', { name: /全部/ }).click()
    await page.getByRole('button', { name: '重新核对，保留已做的修改' }).click()
    await expect(page.getByText('已重新读取文件，您所做的对应和修改都还在。')).toBeVisible()
    await expect(sums(page)).toContainText('读取 6 行 = 接受 5 + 退回 1 + 跳过 0')
  } finally {
    await close()
  }
})

test('a column that is left out, a skipped row and a file that is no workbook', async () => {
  const notes = join(folder, '说明.xlsx')
  writeFileSync(notes, '不是工作簿')
  const { page, close } = await start('main', { 'dialog.openWorkbook': [notes, join(folder, '花名册.xlsx')] })
  try {
    await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
    await expect(page.getByRole('alert')).toContainText('说明.xlsx')
    await chooseFile(page)

    await page.getByText(/查看或改动各列/).click()
    const phone = page.getByLabel('I 列“联系电话”导入为').first()
    await phone.click()
    await phone.fill('不导入')
    await page.getByRole('option', { name: '不导入' }).click()
    await expect(phone).toHaveValue('不导入')
    await page.getByRole('button', { name: '下一步：逐行核对' }).click()
    await expect(page.getByRole('columnheader', { name: /联系电话/ })).toHaveCount(0)
    await page.getByRole('switch', { name: '全部列' }).click()
    await expect(page.getByRole('columnheader', { name: /联系电话/ })).toHaveCount(1)

    await page.getByRole('button', { name: '跳过此行' }).click()
    await expect(sums(page)).toContainText('读取 6 行 = 接受 4 + 退回 1 + 跳过 1')
    await page.getByRole('tab', { name: '跳过 1' }).click()
    await page.getByRole('button', { name: '恢复此行' }).click()
    await expect(sums(page)).toContainText('读取 6 行 = 接受 4 + 退回 2 + 跳过 0')
  } finally {
    await close()
  }
})

async function start(channel: 'main' | 'legacy', answers: Readonly<Record<string, readonly string[]>>) {
  const dialogs = join(folder, 'dialogs.json')
  writeFileSync(dialogs, JSON.stringify(answers))
  const program = await launch({ channel, env: { TOWNSHIP_LEDGER_DIALOGS: dialogs } })
  const { page } = program
  await page.getByLabel('经办人姓名').fill('张敏')
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('button', { name: /打开台账/ }).waitFor()
  await openPractice(page, 20)
  await goTo(page, '导入')
  return program
}

async function chooseFile(page: Page): Promise<void> {
  await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
  await expect(page.getByRole('button', { name: '下一步：逐行核对' })).toBeVisible()
}

/** The cell that has the keyboard. */
function focused(page: Page) {
  return page.locator('[role=gridcell]:focus')
}

function sums(page: Page) {
  return page.getByRole('group', { name: '合计' })
}

async function mendFocused(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

async function counts(page: Page): Promise<Readonly<{ household: number; member: number }>> {
  const household = ok(await call(page, 'ledger.query', { ledger: 'household' })).ids.length
  const member = ok(await call(page, 'ledger.query', { ledger: 'member' })).ids.length
  return { household, member }
}

/** Every text of the first sheet. */
async function savedNames(path: string): Promise<readonly string[]> {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(path)
  const texts: string[] = []
  book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)))
  return texts
}

async function killDataCore(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron }) => {
    const core = electron.getAppMetrics().find((one) => one.name === 'TownshipLedgerData' || one.serviceName === 'TownshipLedgerData')
    if (!core) throw new Error('no data core among the processes')
    process.kill(core.pid, 'SIGKILL')
  })
}
