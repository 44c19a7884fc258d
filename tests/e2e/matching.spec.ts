import { existsSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { expect, test, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { goTo, resize, startWork, told, usual, type Size } from './hands.ts'
import { cutTexts } from './looking.ts'
import { idNumber } from './officeWorkbook.ts'
import { violations } from './violations.ts'

/** 信息比对 and 查重 as 张敏 works through them: a list of the vehicle office, decisions by keys, a person entered twice. */

type Person = Readonly<{ id: string; name: string; idCard: string }>

test('compares a list, decides by keys, hands out, exports, and sees only what is new next month', async () => {
  const work = await startWork({ households: 60 })
  const { page, folder, app } = work
  try {
    const people = await somePeople(page, 12)
    const [january, february] = [join(folder, '车管所反馈1月.xlsx'), join(folder, '车管所反馈2月.xlsx')]
    await writeList(january, people.slice(0, 6))
    await writeList(february, people.slice(2, 9))
    work.answer({ 'dialog.openWorkbook': [january, february], 'dialog.saveWorkbook': [join(folder, '核实清单.xlsx')] })
    await goTo(page, '信息比对')
    await look(page, '空')
    await page.getByRole('button', { name: '选择名单文件…' }).click()
    await expect(page.getByRole('combobox', { name: '这是什么名单' })).toHaveValue('车辆')
    await look(page, '列')
    await page.getByRole('button', { name: /^开始比对/ }).click()
    await expect(page.getByRole('button', { name: '新增 6' })).toBeVisible()
    await look(page, '结果')
    await page.getByRole('button', { name: /^保存为比对批次/ }).click()
    await expect(told(page, '新增线索 6 条')).toBeVisible()

    const grid = page.getByRole('grid', { name: '比对线索' })
    await expect(grid.getByRole('row')).toHaveCount(7)
    await grid.focus()
    await page.keyboard.press('2')
    await expect(grid.getByRole('row').nth(1)).toContainText('不属实')
    await page.keyboard.press('1')
    await expect(grid.getByRole('row').nth(2)).toContainText('属实')
    for (const size of [usual, small]) {
      await resize(app, size)
      await look(page, `线索${size.width}`)
      expect(await violations(page)).toEqual([])
      expect(await cutTexts(page)).toEqual([])
    }
    await resize(app, usual)

    await page.getByRole('button', { name: '派发…' }).click()
    await page.getByRole('radio', { name: /指定一个人/ }).check()
    await page.getByRole('textbox', { name: '核实人' }).last().fill('陈村长')
    await page.getByRole('dialog').getByRole('button', { name: '派发' }).click()
    await expect(told(page, '已派发 6 条')).toBeVisible()
    await page.getByRole('button', { name: '导出核实清单…' }).click()
    await page.getByRole('button', { name: '选择位置并导出…' }).click()
    await expect(told(page, '已导出 6 条线索')).toBeVisible()
    expect(existsSync(join(folder, '核实清单.xlsx'))).toBe(true)

    await page.getByRole('button', { name: '比对新名单…' }).click()
    await page.getByRole('button', { name: /^开始比对/ }).click()
    await expect(page.getByRole('button', { name: '新增 3' })).toBeVisible()
    await expect(page.getByRole('button', { name: '以前已有 4' })).toBeVisible()
    await expect(page.getByRole('button', { name: '名单中消失 2' })).toBeVisible()
    await page.getByRole('button', { name: '放下这份名单' }).click()
    await expect(grid).toBeVisible()
  } finally {
    await work.end()
  }
})

test('finds a person entered twice, merges field by field, and takes it back', async () => {
  const work = await startWork({ households: 60 })
  const { page, app } = work
  try {
    const [person, other] = await somePeople(page, 2)
    await enterTwice(page, person!, other!)
    await goTo(page, '查重')
    const grid = page.getByRole('grid', { name: '疑似重复' })
    await expect(grid.getByRole('row').nth(1)).toContainText(person!.name)
    for (const size of [usual, small]) {
      await resize(app, size)
      await look(page, `查重${size.width}`)
      expect(await violations(page)).toEqual([])
      expect(await cutTexts(page)).toEqual([])
    }
    await resize(app, usual)
    const before = await grid.getByRole('row').count()
    await page.getByRole('button', { name: '合并为一人…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '合并' }).click()
    await expect(told(page, '已合并')).toBeVisible()
    await expect.poll(() => pairsShown(page)).toBe(before - 2)
    await page.keyboard.press('Control+z')
    await expect.poll(() => pairsShown(page)).toBe(before - 1)
    await grid.focus()
    await page.keyboard.press('n')
    await expect(told(page, '不再提示')).toBeVisible()
    await expect.poll(() => pairsShown(page)).toBe(before - 2)
  } finally {
    await work.end()
  }
})

const small: Size = { width: 1024, height: 768 }

/** A screenshot for the person who develops, where SHOTS names a folder. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}

async function pairsShown(page: Page): Promise<number> {
  const text = await page.getByRole('status').filter({ hasText: '疑似重复' }).textContent()
  return Number(/有 (\d+) 对/.exec(text ?? '')?.[1] ?? -1)
}

async function somePeople(page: Page, count: number): Promise<readonly Person[]> {
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'member', filter: 'status = "在册" and not idCard is blank' }))
  const chosen = ids.filter((_, index) => index % 7 === 0).slice(0, count)
  const revealed = ok(await call(page, 'ledger.reveal', { ledger: 'member', ids: chosen, fields: ['idCard'] }))
  const rows = ok(await call(page, 'ledger.rows', { ledger: 'member', ids: chosen }))
  return rows.map(({ id, values }) => ({
    id,
    name: String(values['name']),
    idCard: String(revealed.find((row) => row.id === id)?.values['idCard']),
  }))
}

async function writeList(path: string, people: readonly Person[]): Promise<void> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('车辆')
  sheet.addRow(['某县机动车登记信息'])
  sheet.addRow(['序号', '所有人', '身份证明号码', '号牌号码', '车辆品牌', '登记日期'])
  people.forEach(({ name, idCard }, index) => sheet.addRow([index + 1, name, idCard, `粤X${idCard.slice(-5)}`, '五菱宏光', '2024-05-01']))
  for (let n = 0; n < 40; n += 1)
    sheet.addRow([people.length + n, `路人${n}`, idNumber('19510101', n), `粤A${n}0000`, '东风', '2020-01-01'])
  await book.xlsx.writeFile(path)
}

/** The same name and birth date without a number, in the household of somebody else. */
async function enterTwice(page: Page, person: Person, other: Person): Promise<void> {
  const [row] = ok(await call(page, 'ledger.rows', { ledger: 'member', ids: [person.id] }))
  const [host] = ok(await call(page, 'ledger.rows', { ledger: 'member', ids: [other.id] }))
  const { name, birthDate, sex } = row!.values
  const values = {
    household: host!.values['household'] ?? null,
    name: name ?? null,
    birthDate: birthDate ?? null,
    sex: sex ?? null,
    relation: '其他',
  }
  const change = { ledger: 'member', recordId: crypto.randomUUID(), op: 'add' as const, values }
  ok(await call(page, 'edit.commit', { id: crypto.randomUUID(), changes: [change] }))
}
