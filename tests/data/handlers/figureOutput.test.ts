import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chartsOf } from '#shared/measures/tableChart.ts'
import { changeText } from '#shared/measures/paperTable.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** Statistical tables and the definition book on their way out: workbook, pages, access log. */

let core: TestCore

beforeAll(async () => {
  core = makeTestCore()
  await core.ok('file.sample', { token: core.token(core.at('数.tzdb')), households: 120, persons: 400, villages: 4, seed: 3 })
})
afterAll(() => core.dispose())

async function sheetOf(path: string): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return book.worksheets[0]!
}

function textsOf(sheet: ExcelJS.Worksheet): readonly (readonly string[])[] {
  const rows: string[][] = []
  sheet.eachRow((row) => rows.push((row.values as ExcelJS.CellValue[]).slice(1).map((value) => String(value ?? ''))))
  return rows
}

test('a table that compares two days writes both and their difference, as numbers', async () => {
  const path = core.at('对比.xlsx')
  const wish = { table: 'householdsByKind', against: '2025-12-31' }
  const answer = await core.ok('figures.table', wish)
  expect(await core.ok('figures.exportTable', { ...wish, token: core.token(path) })).toEqual({
    name: '对比.xlsx',
    rows: answer.rows.length,
  })
  const rows = textsOf(await sheetOf(path))
  const total = rows.find((row) => row[0] === '合计')!
  const cells = answer.rows.at(-1)!.cells
  const expected = cells.flatMap(({ text, against }) => [against!.text, text, changeText(text, against!.text)])
  expect(total.slice(1, 1 + expected.length).map(Number)).toEqual(expected.map(Number))
  expect(rows.flat()).toContain('截至 2026-03-02，与 2025-12-31 对比')
})

test('measures go out with their definitions, only those asked for', async () => {
  const path = core.at('指标.xlsx')
  const ids = ['households', 'householdSize']
  await core.ok('figures.exportMeasures', { ids, token: core.token(path) })
  const values = await core.ok('figures.measures', { ids })
  const rows = textsOf(await sheetOf(path))
  const households = rows.find((row) => row[1] === '总户数')!
  expect(households.slice(0, 4)).toEqual(['农户人口', '总户数', values[0]!.text, '户'])
  expect(households[4]).toContain('在册')
  expect(rows.filter((row) => row[0] === '农户人口')).toHaveLength(2)
})

test('a table is printed with the chart that is wanted, and the print is logged', async () => {
  const answer = await core.ok('figures.table', { table: 'householdsByVillage' })
  const chart = chartsOf(answer)[0]!.id
  const job = await core.ok('figures.printTable', { table: 'householdsByVillage', paper: 'A4', orientation: 'landscape', chart })
  expect(job).toMatchObject({ rows: answer.rows.length, paper: 'A4', pages: 1 })
  const { html } = await core.ok('print.page', { job: job.job, page: 1 })
  expect(html).toMatch(/<div class="d"[^>]*><svg/)
  const lines = html.replace(/<[^>]*>/g, '\n').split('\n')
  expect(answer.rows.map(({ label }) => label).filter((label) => !lines.includes(label))).toEqual([])
  const plain = await core.ok('figures.printTable', {
    table: 'householdsByVillage',
    paper: 'A3',
    orientation: 'portrait',
    against: '2025-12-31',
  })
  const compared = (await core.ok('print.page', { job: plain.job, page: 1 })).html
  expect(compared).toContain('>增减<')
  expect(compared).not.toContain('<div class="d"')
  const [entry] = await core.ok('access.list', { limit: 1 })
  expect(entry).toMatchObject({ action: '打印', count: answer.rows.length })
})

test('every table of the catalogue can be printed', async () => {
  const { tables } = await core.ok('figures.catalogue', {})
  for (const { id } of tables) {
    const job = await core.ok('figures.printTable', { table: id, paper: 'A4', orientation: 'landscape' })
    expect(job.pages, id).toBeGreaterThan(0)
    await core.ok('print.done', { job: job.job })
  }
})

test('the figure of the other day opens its own rows', async () => {
  const [value] = await core.ok('figures.measures', { ids: ['persons'], against: '2025-12-31' })
  const { ledger, filter, asOf } = value!.against!.drill!
  const { ids } = await core.ok('ledger.query', { ledger, filter: filter!, asOf: asOf! })
  expect(ids.length).toBe(value!.against!.value)
})
