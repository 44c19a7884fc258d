import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { call, ok } from './bridge.ts'
import { goTo, pdfText, startWork, told, type Work } from './hands.ts'

/** The work on paper in one sitting: a list from the 打印中心, a report in Word, the check of a report, an inspection. */

let work: Work
test.beforeEach(async () => {
  work = await startWork({ households: 60 })
})
test.afterEach(() => work.end())

test('prints a list, makes a report, finds the mistake of another and draws households for an inspection', async () => {
  const { page, folder } = work
  const at = (name: string) => join(folder, name)
  writeFileSync(at('别人写的汇报.txt'), '全镇共有脱贫户10户，其中：东村3户，西村4户，南村2户。')
  work.answer({
    'dialog.savePdf': [at('签字册.pdf'), at('抽查名单.pdf')],
    'dialog.saveWorkbook': [at('签字册.xlsx')],
    'dialog.saveWord': [at('月报.docx'), at('批注.docx')],
    'dialog.openReport': [at('别人写的汇报.txt')],
  })

  await test.step('every household of the query stands on the list once', async () => {
    await goTo(page, '打印中心')
    await page.getByRole('textbox', { name: '查找表格' }).fill('签字')
    await page.getByRole('button', { name: /^农户签字花名册/ }).click()
    await expect(page.getByText('只印户状态为“在册”的')).toBeVisible()
    await page.getByLabel('签字事项').fill('领取明白卡')
    await preview(page)
    await savePdf(page)
    const { ids } = ok(await call(page, 'ledger.query', { ledger: 'household', filter: 'status = "在册"' }))
    expect(rowsOf(at('签字册.pdf'))).toBe(ids.length)
    await page.getByRole('button', { name: '导出 Excel…' }).click()
    await expect(told(page, '已保存“签字册.xlsx”')).toBeVisible()
    expect(partsOf(at('签字册.xlsx'))).toContain('xl/workbook.xml')
  })

  await test.step('the report that is shown is the one that is saved', async () => {
    await goTo(page, '文字汇报')
    const paper = page.getByLabel('报告的文字')
    await expect(paper.getByText('户').first()).toBeVisible()
    await page.getByRole('button', { name: '存为 Word…' }).click()
    await expect(page.getByRole('dialog')).toContainText('月报.docx')
    await page.keyboard.press('Escape')
    const text = wordText(at('月报.docx'))
    const heading = await paper.locator('h1, h2, p').first().innerText()
    expect(text).toContain(heading.replace(/\s/g, ''))
  })

  await test.step('a sum that does not add up is told and written into a commented copy', async () => {
    await goTo(page, '核数')
    await page.getByRole('button', { name: '选择报告…' }).click()
    await expect(page.getByRole('status').filter({ hasText: '别人写的汇报' })).toContainText('错误 1')
    await page.getByRole('button', { name: '存为带批注的 Word…' }).click()
    await expect(told(page, '已另存“批注.docx”')).toBeVisible()
    expect(partsOf(at('批注.docx'))).toContain('word/comments.xml')
  })

  await test.step('a sample can be drawn again and is printed with its seed', async () => {
    await goTo(page, '迎检抽查')
    await page.getByRole('button', { name: '抽一批户…' }).click()
    await page.getByRole('textbox', { name: '种子' }).fill('20260302')
    await page.getByRole('button', { name: /^抽取 \d+ 户$/ }).click()
    await expect(told(page, /^已抽出 \d+ 户/)).toBeVisible()
    await page.getByRole('button', { name: '再抽一遍核对' }).click()
    await expect(page.getByText('与名单完全一致')).toBeVisible()
    await page.getByRole('button', { name: '打印', exact: true }).click()
    await page.getByRole('menuitem', { name: /^抽查名单/ }).click()
    await expect(page.getByRole('form', { name: '打印选项' })).toBeVisible()
    await preview(page)
    await savePdf(page)
    expect(pdfText(at('抽查名单.pdf')).text).toContain('20260302')
  })
})

/** Lays the pages out where that has not been done at once. */
async function preview(page: Page): Promise<void> {
  const make = page.getByRole('button', { name: /^(生成|更新|重新生成)预览$/ })
  await expect(make).toBeEnabled()
  if ((await make.innerText()) !== '重新生成预览') await make.click()
  await expect(page.locator('iframe').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '重新生成预览' })).toBeVisible()
}

async function savePdf(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存为 PDF…' }).click()
  await expect(told(page, /^已保存“.*\.pdf”，共 \d+ 页/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Running numbers in the first column, by their place on the page. */
function rowsOf(path: string): number {
  const words = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 100_000_000 })
  const found = [...words.matchAll(/xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>(\d+)<\/word>/g)]
  return found.filter(([, left, right]) => Number(left) > 30 && Number(right) < 85).length
}

function partsOf(path: string): readonly string[] {
  return Object.keys(unzipSync(readFileSync(path)))
}

function wordText(path: string): string {
  const xml = strFromU8(unzipSync(readFileSync(path))['word/document.xml']!)
  return xml.replace(/<[^>]*>/g, '').replace(/\s/g, '')
}
