import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { utils, write } from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import { compoundOf, protectCryptoApi, streamOf } from '#tests/fixtures/protectedBooks.ts'
import { goTo, startWork, type Work } from './hands.ts'
import { violations } from './violations.ts'

/** A zip from the county: one of its tables is an old workbook with a password. */

let folder = ''
let work: Work
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'township-ledger-formats-'))
  writeFileSync(join(folder, '各村.zip'), countyZip())
  work = await startWork({ households: 30 })
})
test.afterEach(async () => {
  await work.end()
  rmSync(folder, { recursive: true, force: true })
})

test('a zip asks which table, a protected table asks for its password, and both are taken', async () => {
  const { page } = work
  work.answer({ 'dialog.openWorkbook': [join(folder, '各村.zip')] })
  await goTo(page, '导入')
  await page.getByRole('button', { name: '选择 Excel 文件…' }).click()
  const old = page.getByRole('radio', { name: '白沙村/花名册.xls' })
  await expect(old).toBeVisible()
  expect(await violations(page)).toEqual([])
  await shot('entries')
  await old.check()
  await page.getByRole('button', { name: '读取这一个' }).click()

  const password = page.getByLabel('打开密码', { exact: true })
  await expect(password).toBeFocused()
  expect(await violations(page)).toEqual([])
  await shot('password')
  await page.keyboard.type('wrong')
  await page.keyboard.press('Enter')
  await expect(page.getByText('密码不对，请重新输入')).toBeVisible()
  await shot('wrong')
  await password.fill('2026白沙')
  await page.keyboard.press('Enter')
  await expect(page.getByText('《花名册.xls》中找到 1 个表')).toBeVisible()
  await expect(page.getByText('共 1 行')).toBeVisible()
  await shot('read')
})

async function shot(name: string): Promise<void> {
  const to = process.env['TOWNSHIP_LEDGER_SHOTS']
  if (to) await work.page.screenshot({ path: join(to, `formats-${name}.png`) })
}

function countyZip(): Uint8Array {
  const book = utils.book_new()
  const rows = [
    ['白沙村脱贫户花名册'],
    ['行政村', '户编号', '姓名', '与户主关系', '证件号码'],
    ['白沙村', 'H9001', '示例甲', '户主', '439999196001011237'],
  ]
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '花名册')
  const stream = streamOf(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer, 'Workbook')
  return zipSync({
    '白沙村/花名册.xls': compoundOf({ Workbook: protectCryptoApi(stream, '2026白沙', 128) }),
    '红光村.csv': strToU8('\ufeff行政村,姓名\n红光村,示例乙'),
    '照片.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0),
  })
}
