import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { unzipSync, strFromU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createXmlScanner } from '#data/excel/xmlScanner.ts'
import { textOf } from '#data/report/written/warnings.ts'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import { shippedReports } from '#shared/reports/templates/index.ts'
import { countedId } from '#tests/harness/dataCore.ts'
import { reportDesk, type ReportDesk } from './reportDesk.ts'

let desk: ReportDesk
beforeAll(async () => void (desk = await reportDesk()))
afterAll(() => desk.core.dispose())

const ids = shippedReports.map(({ id }) => id)
const days = ['2026-07-15', '2026-06-30', '2025-12-31']

describe.each(ids)('the shipped report %s', (template) => {
  test.each(days)('as of %s: figures are those of the book and hold against each other', async (asOf) => {
    const report = await desk.core.ok('reports.preview', { template, asOf })
    expect(report.figures.length).toBeGreaterThanOrEqual(20)
    const values = await desk.core.ok('figures.measures', { asOf, ids: [...new Set(report.figures.map(({ measure }) => measure))] })
    for (const figure of report.figures) {
      const value = values.find(({ id }) => id === figure.measure)!
      expect(figure.now).toEqual({ text: value.text, drill: value.drill })
      if (/^[\d.]+$/.test(figure.text) && !figure.label.includes('（') && figure.unit !== '万元')
        expect(Number(figure.text)).toBe(Number(value.text.replaceAll(',', '')))
    }
    expect(reconcile(textOf(report.lines)).findings).toEqual([])
  })

  test('says nothing of nothing: no figure 0, no unsaid figure, no stray sign', async () => {
    for (const asOf of days) {
      const { lines } = await desk.core.ok('reports.preview', { template, asOf })
      const text = textOf(lines)
      expect(text).not.toMatch(/[^\d.]0(\.00?)?(户|人|个|项|笔|条|万元|元|次)/)
      expect(text).not.toMatch(/[{}—]|，。|：。|、。|。。|，，|，；/)
    }
  })

  test('is a sound package: every part parses, every relation has its part', async () => {
    const { path } = await desk.make({ template })
    const parts = unzipSync(readFileSync(path))
    for (const [name, bytes] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(name)) continue
      const scanner = createXmlScanner({ open: () => {}, close: () => {}, text: () => {} })
      scanner.write(strFromU8(bytes))
      scanner.close()
    }
    const relations = strFromU8(parts['word/_rels/document.xml.rels']!)
    for (const [, target] of relations.matchAll(/Target="([^"]+)"/g)) {
      const name = target!.startsWith('../') ? target!.slice(3) : `word/${target}`
      expect(Object.keys(parts)).toContain(name)
    }
    const body = strFromU8(parts['word/document.xml']!)
    expect(body).not.toMatch(/[\uE000-\uF8FF]|tzGone|\{|\}/)
    const bookmarks = [...body.matchAll(/<w:bookmarkStart w:id="(\d+)"/g)].map((match) => match[1])
    expect(new Set(bookmarks).size).toBe(bookmarks.length)
    expect([...body.matchAll(/<w:bookmarkEnd/g)]).toHaveLength(bookmarks.length)
  })

  test('names no person', async () => {
    const { path } = await desk.make({ template })
    const rows = desk.core.core.context.file().engine.values('SELECT name FROM member WHERE _removed = 0')
    const all = Object.entries(unzipSync(readFileSync(path))).filter(([name]) => /^(word|customXml|docProps)\//.test(name))
    const text = all.map(([, bytes]) => strFromU8(bytes)).join('\n')
    for (const [name] of rows) if (String(name).length > 2) expect(text.includes(String(name))).toBe(false)
    expect(text).not.toMatch(/\d{17}[\dXx]|1[3-9]\d{9}/)
  })
})

test('the same content makes the same bytes', async () => {
  const once = await desk.make({ template: 'quarterly', id: countedId() })
  desk.core.setNow(new Date(2026, 6, 15, 17, 30))
  const again = await desk.make({ template: 'quarterly', id: countedId() })
  expect(again.made).toBe(once.made)
  expect(readFileSync(again.path).equals(readFileSync(once.path))).toBe(true)
})

test('the workbook behind each chart holds, where its formulas point, what the chart shows', async () => {
  const { path } = await desk.make({ template: 'quarterly' })
  const parts = unzipSync(readFileSync(path))
  const charts = Object.keys(parts).filter((name) => name.startsWith('word/charts/chartTz'))
  expect(charts.length).toBeGreaterThan(0)
  for (const name of charts) {
    const markup = strFromU8(parts[name]!)
    const target = /Target="\.\.\/([^"]+)"/.exec(strFromU8(parts[name.replace('charts/', 'charts/_rels/') + '.rels']!))![1]!
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(Buffer.from(parts[`word/${target}`]!) as never)
    const shown = [...markup.matchAll(/<c:f>Sheet1!([^<]+)<\/c:f><c:(?:str|num)Cache>(.*?)<\/c:(?:str|num)Cache>/gs)]
    expect(shown.length).toBeGreaterThan(2)
    for (const [, range, cache] of shown) {
      const [first, last = first!] = range!.replaceAll('$', '').split(':')
      const [from, to] = [first!, last].map((place) => Number(place.slice(1)))
      const cells = Array.from({ length: to! - from! + 1 }, (_, at) => book.worksheets[0]!.getCell(`${first![0]}${from! + at}`).value)
      const cached: (string | null)[] = cells.map(() => null)
      for (const [, at, value] of cache!.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)) cached[Number(at)] = value!
      expect(cells.map((value) => (value === null ? null : String(value)))).toEqual(cached)
    }
  }
})

test('a report with a chart and wide tables: native chart with its values, lying pages, 口径 of each figure once', async () => {
  const { path, figures } = await desk.make({ template: 'quarterly' })
  expect(figures).toBeGreaterThan(60)
  expect(desk.part(path, 'word/charts/chartTz1.xml')).toMatch(/<c:barChart>.*<c:v>\d/s)
  const body = desk.part(path, 'word/document.xml')
  expect(body).toContain('w:orient="landscape"')
  expect(body).toContain('数据口径')
  expect(body.match(/<w:sectPr/g)).toHaveLength(3)
  expect(body).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/)
  const plain = await desk.make({ template: 'quarterly', annex: false })
  expect(desk.part(plain.path, 'word/document.xml')).not.toContain('数据口径')
})
