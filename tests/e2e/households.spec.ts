import { expect, test, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { cells, find, goTo, saved, startWork, told, type Work } from './hands.ts'
import { idNumber } from './officeWorkbook.ts'

/** What happens to households and persons in the course of a year, by keyboard and menu. */

let work: Work
test.beforeEach(async () => {
  work = await startWork({ households: 60 })
})
test.afterEach(() => work.end())

/** Strokes that a household of four persons may cost. */
const mostStrokes = 240

test('a household of four is typed from paper by keyboard alone', async () => {
  const { page } = work
  const { village, group } = await somePlace(page)
  const before = await counts(page)
  await page.getByRole('button', { name: '新增一户' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '新增一户' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: '行政村' })).toBeFocused()

  const hands = typist(page)
  await hands.type(village)
  await hands.press('Enter')
  await hands.type(group)
  await hands.press('Enter')
  const right = idNumber('19750520', 511)
  const wrong = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1')
  await hands.type('陆')
  await hands.type('大山')
  await hands.press('Enter')
  await expect(page.getByLabel('第 1 人证件号码')).toBeFocused()
  await hands.type(wrong)
  await hands.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '校验码错误' })).toBeVisible()
  await page.getByLabel('第 1 人证件号码').focus()
  await page.keyboard.press('Control+a')
  await hands.type(right)
  await hands.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '校验码错误' })).toBeHidden()
  await expect(page.getByLabel('第 1 人性别')).toHaveValue('男')
  await expect(page.getByLabel('第 1 人出生日期')).toHaveValue('1975-05-20')
  await expectAge(page, 1, 1975)
  await passOver(hands, 4)
  for (const [index, person] of members.entries()) await typeMember(page, hands, index + 2, person)
  await hands.press('Control+Enter')
  await expect(told(page, /已保存 陆大山 户，4 人/)).toBeVisible()

  expect(await counts(page)).toEqual({ household: before.household + 1, member: before.member + 4 })
  console.log(`strokes for a household of four: ${hands.strokes()}`)
  expect(hands.strokes()).toBeLessThanOrEqual(mostStrokes)
  await find(page, 'lds', '陆大山')
  await expect(page.getByLabel('陆小川的姓名')).toBeVisible()
})

test('a death is entered with its date and stands in the history', async () => {
  const { page } = work
  const { head, name } = await someMember(page)
  await find(page, head, head)
  await page.getByRole('button', { name: `${name}的操作` }).click()
  await page.getByRole('menuitem', { name: '减少人口…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('变动原因').fill('死亡')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('变动日期').fill('2026-03-05')
  await page.keyboard.press('Control+Enter')
  await expect(told(page, `已登记减少人口：${name}`)).toBeVisible()
  await expect(page.getByText(/显示已减少的 1 人/)).toBeVisible()

  await goTo(page, '人口与户变动')
  await expect(cells(page).filter({ hasText: '2026-03-05' })).toBeVisible()
  await goTo(page, '历史')
  await expect(page.getByText(`减少人口：${name}`).first()).toBeVisible()
})

test('several rows are changed as one step, removed and brought back', async () => {
  const { page } = work
  for (const row of [0, 1, 2]) await page.getByLabel(`选中第 ${row + 1} 行`).check()
  await rowsMenu(page, '批量修改…')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '修改哪一项' }).click()
  await page.getByRole('option', { name: '家庭住址', exact: true }).click()
  await dialog.getByLabel(/^改为/).fill('批改路1号')
  await dialog.getByRole('button', { name: '修改 3 户' }).click()
  await expect(told(page, '已修改 3 户')).toBeVisible()
  expect(await addresses(page)).toEqual(['批改路1号', '批改路1号', '批改路1号'])
  await goTo(page, '历史')
  await page.getByRole('button', { name: /撤销此步：.*家庭住址改为“批改路1号”/ }).click()
  await page.getByRole('dialog').getByRole('button').last().click()
  await expect.poll(() => addresses(page)).not.toContain('批改路1号')

  await goTo(page, '农户')
  for (const row of [0, 1, 2]) await page.getByLabel(`选中第 ${row + 1} 行`).check()
  await rowsMenu(page, '移入回收站…')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /移入 3 户/ })
    .click()
  await expect(told(page, '已移入回收站：3 户')).toBeVisible()
  await expect(page.getByText('57 户', { exact: true })).toBeVisible()
  await goTo(page, '回收站')
  await page
    .getByRole('button', { name: /^恢复 / })
    .first()
    .click()
  await expect(page.getByText('共 2 户')).toBeVisible()
  await goTo(page, '农户')
  await expect(page.getByText('58 户', { exact: true })).toBeVisible()
  await saved(page)
})

const members = [
  { name: '陆桂花', relation: '配偶', id: idNumber('19771103', 522), sex: '女', birth: '1977-11-03' },
  { name: '陆小川', relation: '之子', id: idNumber('20010709', 533), sex: '男', birth: '2001-07-09' },
  { name: '陆小燕', relation: '之女', id: idNumber('20050218', 544), sex: '女', birth: '2005-02-18' },
] as const

async function typeMember(page: Page, hands: Typist, line: number, person: (typeof members)[number]): Promise<void> {
  await expect(page.getByLabel(`第 ${line} 人姓名`)).toBeFocused()
  await hands.type(person.name)
  await hands.press('Enter')
  await hands.type(person.relation)
  await hands.press('Enter')
  await hands.type(person.id)
  await hands.press('Enter')
  await expect(page.getByLabel(`第 ${line} 人性别`)).toHaveValue(person.sex)
  await expect(page.getByLabel(`第 ${line} 人出生日期`)).toHaveValue(person.birth)
  await expectAge(page, line, Number(person.birth.slice(0, 4)))
  if (line < 4) await passOver(hands, 4)
}

/** Phone, education, health and skill stay blank here. */
async function passOver(hands: Typist, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await hands.press('Enter')
}

async function expectAge(page: Page, line: number, born: number): Promise<void> {
  const years = new Date().getFullYear() - born
  const row = page.getByRole('row').filter({ has: page.getByLabel(`第 ${line} 人姓名`) })
  await expect(row.getByRole('cell').nth(-2)).toHaveText(new RegExp(`^(${years - 1}|${years})$`))
}

type Typist = ReturnType<typeof typist>

/** Types and counts: a key with Ctrl is one stroke; a Chinese sign counts as two (its pinyin initials and the choice). */
function typist(page: Page) {
  let strokes = 0
  return {
    type: async (text: string) => {
      for (const sign of text) strokes += /[\u4e00-\u9fff]/.test(sign) ? 2 : 1
      await page.keyboard.type(text)
    },
    press: async (key: string) => {
      strokes += 1
      await page.keyboard.press(key)
    },
    strokes: () => strokes,
  }
}

/** Of the first three households. */
async function addresses(page: Page): Promise<readonly unknown[]> {
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'household' }))
  const rows = ok(await call(page, 'ledger.rows', { ledger: 'household', ids: ids.slice(0, 3) }))
  return rows.map((row) => row.values['address'])
}

async function rowsMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: /^所选 / }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function counts(page: Page): Promise<Readonly<{ household: number; member: number }>> {
  const found = ok(await call(page, 'file.info', {}))?.counts ?? {}
  return { household: found['household'] ?? 0, member: found['member'] ?? 0 }
}

async function somePlace(page: Page): Promise<Readonly<{ village: string; group: string }>> {
  const [id = ''] = ok(await call(page, 'ledger.query', { ledger: 'household' })).ids
  const [row] = ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [id] }))
  return { village: String(row?.links['village']), group: String(row?.links['group']) }
}

/** Somebody who is not the head, in a household whose head's name is not borne twice. */
async function someMember(page: Page): Promise<Readonly<{ head: string; name: string }>> {
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'member' }))
  const rows = ok(await call(page, 'ledger.rows', { ledger: 'member', ids: [...ids] }))
  const heads = rows.filter((row) => row.values['relation'] === '户主').map((row) => String(row.values['name']))
  const alone = (head: unknown) => heads.filter((name) => name === head).length === 1
  const found = rows.find((row) => row.values['relation'] !== '户主' && alone(row.values['headName']) && row.values['status'] === '在册')
  return { head: String(found?.values['headName']), name: String(found?.values['name']) }
}
