import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import exceljs from 'exceljs'
import { startWork } from './hands.ts'
import { channels } from './launch.ts'
import { violations } from './violations.ts'

/** The county's workbook in the running program: chosen, pointed at, filled; the second time in three clicks. */

for (const channel of channels()) {
  test(`the county's workbook is filled, and known the next time (${channel})`, async () => {
    const work = await startWork({ channel, households: 30 })
    const { page, folder } = work
    try {
      await writeTemplate(join(folder, '县表样.xlsx'))
      work.answer({
        'dialog.openWorkbook': [join(folder, '县表样.xlsx')],
        'dialog.saveWorkbook': [join(folder, '上报一.xlsx'), join(folder, '上报二.xlsx')],
      })
      await page.getByRole('button', { name: /^导出/ }).click()
      await page.getByText('按县里表样填报').click()
      await page.getByRole('button', { name: '选择表样文件…' }).click()
      await expect(page.getByText('表样：县表样.xlsx')).toBeVisible()
      await page.getByRole('combobox', { name: 'F 列“主要诉求甲”填入' }).click()
      await page.getByRole('option', { name: '备注' }).first().click()
      await expect(page.getByText('请指定')).toHaveCount(0)
      expect(await violations(page)).toEqual([])

      await page.getByRole('tab', { name: '填好的样子' }).click()
      await expect(page.getByRole('table', { name: '填好的前几行' }).getByRole('row')).toHaveCount(21)
      await page.getByLabel('完整号码').click()
      await page.getByLabel('用途').fill('报县局')
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: '选择位置并填写…' }).click()
      await expect(page.getByText(/已把 \d+ 行导出到“上报一.xlsx”/)).toBeVisible()
      await page.getByRole('button', { name: '完成' }).click()
      await expectFilled(join(folder, '上报一.xlsx'))

      await page.getByRole('button', { name: /^导出/ }).click()
      await page.getByText('按县里表样填报').click()
      await page.getByRole('button', { name: /^县表样/ }).click()
      await page.getByRole('button', { name: '选择位置并填写…' }).click()
      await expect(page.getByText(/已把 \d+ 行导出到“上报二.xlsx”/)).toBeVisible()
      await expectFilled(join(folder, '上报二.xlsx'))
    } finally {
      await work.end()
    }
  })
}

async function writeTemplate(path: string): Promise<void> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('花名册')
  sheet.mergeCells('A1:F1')
  sheet.getCell('A1').value = '示例县农户花名册'
  sheet.getRow(2).values = ['序号', '行政村', '户主姓名', '户主证件号码', '家庭人口', '主要诉求甲']
  for (let row = 3; row <= 5; row++)
    for (let column = 1; column <= 6; column++) sheet.getCell(row, column).border = { top: { style: 'thin' } }
  sheet.getCell('A6').value = '合计'
  sheet.getCell('E6').value = { formula: 'SUM(E3:E5)', result: 0 }
  book.addWorksheet('填报说明').getCell('A1').value = '请于月底前报送'
  await book.xlsx.writeFile(path)
}

async function expectFilled(path: string): Promise<void> {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(path)
  const sheet = book.getWorksheet('花名册')!
  expect(sheet.getCell('A3').value).toBe(1)
  expect(String(sheet.getCell('D3').value)).toMatch(/^\d{17}[\dX]$/)
  const total = sheet.getColumn(1).values.indexOf('合计')
  expect(total).toBeGreaterThan(30)
  expect(sheet.getCell(`E${total}`).formula).toBe(`SUM(E3:E${total - 1})`)
  expect(book.getWorksheet('填报说明')!.getCell('A1').value).toBe('请于月底前报送')
}
