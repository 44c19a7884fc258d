import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { call, ok, shell } from './bridge.ts'
import { goTo, pdfText, startWork, usual, type Work } from './hands.ts'
import { cutTexts, reachedByTab, unreached } from './looking.ts'
import { violations } from './violations.ts'

/** 统计报表 in a real window: figures add up, open exactly their rows, and leave the program as they are shown. */

const parts = ['指标', '报表', '变动', '口径比对'] as const

test('the kinds of households add up, and each figure opens exactly as many rows', async () => {
  const work = await startWork({ households: 150 })
  try {
    const { page } = work
    await openTable(page, '户类型统计表')
    const rows = await figuresOf(page.getByRole('table', { name: '户类型统计表' }))
    const kinds = rows.filter((row) => row.label !== '合计')
    const total = rows.find((row) => row.label === '合计')!
    for (const at of [0, 1]) expect(kinds.reduce((sum, row) => sum + row.figures[at]!, 0)).toBe(total.figures[at])
    expect(total.figures[0]).toBeGreaterThan(0)
    for (const { label, figures } of rows) {
      if (figures[0] === 0) continue
      await page.getByRole('button', { name: `户类型统计表 ${label} 户数（户） ${figures[0]}：打开名单` }).click()
      await expect(page.locator('[role=grid]')).toHaveAttribute('aria-rowcount', String(figures[0]! + 1))
      await page.getByRole('banner').getByRole('button', { name: '返回' }).click()
      await expect(page.getByRole('table', { name: '户类型统计表' })).toBeVisible()
    }
  } finally {
    await work.end()
  }
})

test('a figure opens its rows by keyboard, and coming back finds the choices unchanged', async () => {
  const work = await startWork({ households: 60 })
  try {
    const { page } = work
    await goTo(page, '统计报表')
    await page.getByLabel('查找指标').fill('女性人口')
    const [women] = ok(await call(page, 'figures.measures', { ids: ['women'] }))
    const figure = page.getByRole('button', { name: `女性人口 ${women!.text}人：打开名单` })
    await figure.focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('[role=grid]')).toHaveAttribute('aria-rowcount', String(Number(women!.value) + 1))
    await page.getByRole('banner').getByRole('button', { name: '返回' }).click()
    await expect(page.getByLabel('查找指标')).toHaveValue('女性人口')
  } finally {
    await work.end()
  }
})

test('a table is exported and opens in the office program with the figures of the screen', async () => {
  const work = await startWork({ households: 60 })
  try {
    const { page, folder } = work
    await openTable(page, '分村户数人口表')
    const shown = await figuresOf(page.getByRole('table', { name: '分村户数人口表' }))
    const path = join(folder, '分村.xlsx')
    work.answer({ 'dialog.saveWorkbook': [path] })
    await page.getByRole('button', { name: '导出 Excel…' }).click()
    await expect(page.getByText('导出到“分村.xlsx”', { exact: false })).toBeVisible()
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    const texts: string[][] = []
    book.worksheets[0]!.eachRow((row) => texts.push((row.values as ExcelJS.CellValue[]).slice(1).map((value) => String(value ?? ''))))
    for (const { label, figures } of shown) {
      const found = texts.find((row) => row[0] === label)!
      expect(found.slice(1, 1 + figures.length).map(Number)).toEqual(figures)
    }
    execFileSync('soffice', ['--headless', '--convert-to', 'csv', '--outdir', folder, path], { stdio: 'ignore' })
  } finally {
    await work.end()
  }
})

test('a table is previewed with a chart and saved as PDF', async () => {
  const work = await startWork({ households: 60 })
  try {
    const { page, folder } = work
    await openTable(page, '户类型统计表')
    await page.getByRole('button', { name: '打印…' }).click()
    await expect(page.locator('iframe')).toBeVisible()
    await page.getByRole('combobox', { name: '表下附图' }).click()
    await page.getByRole('option').first().click()
    await page.getByRole('button', { name: '更新预览' }).click()
    await expect(page.frameLocator('iframe').locator('.d svg')).toBeVisible()
    const path = join(folder, '表.pdf')
    work.answer({ 'dialog.savePdf': [path] })
    await page.getByRole('button', { name: '保存为 PDF…' }).click()
    await expect(page.getByText('已保存“表.pdf”', { exact: false })).toBeVisible()
    const { pages, text } = pdfText(path)
    expect(pages).toBe(1)
    for (const words of ['户类型统计表', '边缘易致贫户', '合计', '填表人']) expect(text.replace(/\s/g, '')).toContain(words)
  } finally {
    await work.end()
  }
})

const sizes = [
  { name: '1366×768', size: usual, zoom: 1 },
  { name: '1024×768', size: { width: 1024, height: 768 }, zoom: 1 },
  { name: '1366×768 at 150 %', size: usual, zoom: 1.5 },
] as const

for (const { name, size, zoom } of sizes) {
  test(`every part is without violations and uncut, full and empty (${name})`, async () => {
    test.setTimeout(180_000)
    const work = await startWork({ households: 60, size })
    try {
      const { page } = work
      const found: string[] = []
      if (zoom !== 1) await setZoom(page, zoom)
      for (const filled of [true, false]) {
        if (!filled) await openEmpty(work)
        for (const part of parts) found.push(...(await faultsOf(page, part)).map((text) => `${part} ${filled ? '' : 'empty '}${text}`))
      }
      expect(found).toEqual([])
    } finally {
      await work.end()
    }
  })
}

test('Tab reaches every control of each part', async () => {
  test.setTimeout(180_000)
  const work = await startWork({ households: 60 })
  try {
    const { page } = work
    const found: string[] = []
    for (const part of parts) {
      await openPart(page, part)
      if (part === '指标') await page.getByLabel('查找指标').fill('村民小组')
      if (part === '口径比对') await expect(page.getByRole('region', { name: '比对结果' })).toBeVisible()
      found.push(...(await unreached(page, await reachedByTab(page))).map((text) => `${part}: ${text}`))
    }
    expect(found).toEqual([])
  } finally {
    await work.end()
  }
})

async function setZoom(page: Page, zoom: number): Promise<void> {
  ok(await shell(page, 'settings.set', { zoom }))
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
}

type Row = Readonly<{ label: string; figures: readonly number[] }>

/** The body of a table as numbers. */
async function figuresOf(table: Locator): Promise<readonly Row[]> {
  await expect(table).toBeVisible()
  const rows = await table.locator('tbody tr').all()
  return Promise.all(
    rows.map(async (row) => ({
      label: (await row.locator('th').innerText()).trim(),
      figures: (await row.locator('td').allInnerTexts()).map((text) => Number(text.replace(/,/g, ''))),
    })),
  )
}

async function openPart(page: Page, part: (typeof parts)[number]): Promise<void> {
  await goTo(page, '统计报表')
  await page.getByRole('tab', { name: part }).click()
  await expect(page.getByRole('tabpanel', { name: part })).toBeVisible()
}

async function openTable(page: Page, name: string): Promise<void> {
  await openPart(page, '报表')
  await page.getByRole('navigation', { name: '报表目录' }).getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('table', { name })).toBeVisible()
}

async function faultsOf(page: Page, part: (typeof parts)[number]): Promise<readonly string[]> {
  await openPart(page, part)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await expect(page.getByText(/^正在.*…$/)).toHaveCount(0)
  return [...(await violations(page)), ...(await cutTexts(page)).map((text) => `cut: ${text}`)]
}

/** A ledger that nobody has written into yet. */
async function openEmpty({ page, folder, answer }: Work): Promise<void> {
  answer({ 'dialog.newDatabase': [join(folder, '空.tzdb')] })
  const grant = ok(await shell(page, 'dialog.newDatabase', { suggestedName: '空.tzdb' }))
  ok(await call(page, 'file.create', { token: grant!.token, township: '空镇' }))
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible()
  await expect(page.getByRole('banner').getByText('空.tzdb', { exact: false })).toBeVisible()
}
