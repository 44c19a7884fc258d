import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { call, ok } from './bridge.ts'
import { cell, cells, goTo, startWork, told } from './hands.ts'
import { violations } from './violations.ts'

/** What was copied in Excel, WPS or a web page: into the cells of a list, as new rows, as a table to be compared. */

const shots = process.env['TOWNSHIP_LEDGER_SHOTS']

async function shot(page: Page, name: string): Promise<void> {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`) })
}

/** Puts rows on the clipboard as Excel does: as text and as a page. */
async function copy(app: ElectronApplication, rows: readonly (readonly string[])[]): Promise<void> {
  const text = `${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`
  const lines = rows.map((row) => `<tr>${row.map((one) => `<td style='mso-number-format:"\\@"'>${one}</td>`).join('')}</tr>`)
  const html = `<html><body><!--StartFragment--><table>${lines.join('')}</table><!--EndFragment--></body></html>`
  await app.evaluate(
    ({ clipboard }, content) => {
      ;(clipboard as unknown as { write: (forms: Readonly<{ text: string; html: string }>) => void }).write(content)
    },
    { text, html },
  )
}

async function phones(page: Page, count: number): Promise<readonly (readonly [string, string])[]> {
  const { ids } = ok(await call(page, 'ledger.query', { ledger: 'member' }))
  const rows = ok(await call(page, 'ledger.reveal', { ledger: 'member', ids: ids.slice(0, count), fields: ['idCard', 'phone'] }))
  return rows.map((row) => [String(row.values['idCard']), String(row.values['phone'] ?? '')])
}

test('a block goes into the cells it is put on, after a look at what changes, and comes off in one step', async () => {
  const { app, page, end } = await startWork({ households: 20 })
  try {
    await goTo(page, '行政村')
    await expect(cells(page).first()).toHaveText(/[^…]/)
    const before = ok(await call(page, 'ledger.query', { ledger: 'village' })).ids.length
    await (await cell(page, before - 1, '行政村')).click()
    const name = await (await cell(page, before - 1, '行政村')).innerText()
    await copy(app, [[name], ['新村甲'], ['新村乙']])
    await page.keyboard.press('Control+v')
    const dialog = page.getByRole('dialog', { name: '粘贴这些内容？' })
    await expect(dialog).toContainText('新增 2 条')
    await shot(page, 'pastePreview')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '粘贴', exact: true }).click()
    await expect(told(page, /新增 2 条/)).toBeVisible()
    expect(ok(await call(page, 'ledger.query', { ledger: 'village' })).ids).toHaveLength(before + 2)
    await page.keyboard.press('Control+z')
    await expect(async () => expect(ok(await call(page, 'ledger.query', { ledger: 'village' })).ids).toHaveLength(before)).toPass()
  } finally {
    await end()
  }
})

test('many cells are shown before and after; what cannot be read stays marked at its cell', async () => {
  const { app, page, end } = await startWork({ households: 20 })
  try {
    await goTo(page, '家庭成员')
    await expect(cells(page).first()).toHaveText(/[^…]/)
    await (await cell(page, 0, '家庭成员联系电话')).click()
    await copy(
      app,
      Array.from({ length: 25 }, (_, n) => [n === 3 ? '不是电话' : `1395555${String(n).padStart(4, '0')}`]),
    )
    await page.keyboard.press('Control+v')
    const dialog = page.getByRole('dialog', { name: '粘贴这些内容？' })
    await expect(dialog).toContainText('修改 24 格，1 格有误（会标红，不写入）')
    await shot(page, 'pasteMany')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '粘贴', exact: true }).click()
    await expect(told(page, /1 格内容有误/)).toBeVisible()
    await expect(await cell(page, 3, '家庭成员联系电话')).toContainText('不是电话')
    await expect(await cell(page, 4, '家庭成员联系电话')).toContainText('139****0004')
    // Refused text would hold up the closing of the window: Esc gives it up.
    await (await cell(page, 3, '家庭成员联系电话')).click()
    await page.keyboard.press('Escape')
    await expect(await cell(page, 3, '家庭成员联系电话')).not.toContainText('不是电话')
  } finally {
    await end()
  }
})

test('a table with headings is compared with the ledgers before anything is written', async () => {
  const { app, page, end } = await startWork({ households: 20 })
  try {
    const known = await phones(page, 3)
    await cells(page).first().click()
    await copy(app, [['姓名', '身份证号', '联系电话'], ...known.map(([id], n) => ['', id, `1392222222${n}`])])
    await page.keyboard.press('Control+v')
    await expect(page.getByRole('heading', { level: 1, name: '导入' })).toBeVisible()
    const next = page.getByRole('button', { name: '下一步：逐行核对' })
    const last = page.getByRole('button', { name: '下一步：导入' })
    await expect(next.or(last)).toBeVisible()
    if (await next.isVisible()) await next.click()
    await expect(page.getByRole('group', { name: '合计' })).toContainText('读取 3 行 = 接受 3 + 退回 0 + 跳过 0')
    await shot(page, 'pastedTable')
    await last.click()
    await page.getByRole('button', { name: '导入 3 行' }).click()
    await expect(page.getByText('《剪贴板》的 3 行已写入台账。')).toBeVisible()
    const now = new Map(await phones(page, 3))
    expect(known.map(([id]) => now.get(id))).toEqual(['13922222220', '13922222221', '13922222222'])
  } finally {
    await end()
  }
})

test('where a file is chosen, a copied table is taken as well', async () => {
  const { app, page, end } = await startWork({ households: 20 })
  try {
    const [first] = await phones(page, 1)
    await goTo(page, '导入')
    await copy(app, [
      ['姓名', '身份证号', '联系电话'],
      ['', first?.[0] ?? '', '13922222229'],
    ])
    await page.keyboard.press('Control+v')
    await expect(page.getByText('剪贴板').first()).toBeVisible()
    await expect(page.getByRole('button', { name: /^下一步/ })).toBeVisible()
    expect(await violations(page)).toEqual([])
  } finally {
    await end()
  }
})
