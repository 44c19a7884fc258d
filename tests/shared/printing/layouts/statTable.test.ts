import { describe, expect, it } from 'vitest'
import { barRows } from '#shared/charts/barRows.ts'
import type { PaperTable } from '#shared/measures/paperTable.ts'
import { pagesHtml } from '#shared/printing/html.ts'
import { statTable } from '#shared/printing/layouts/statTable.ts'
import { paginate } from '#shared/printing/paginate.ts'

function table(rows: number): PaperTable {
  return {
    title: '分村户数表',
    note: '按在册户统计。',
    asOf: '2026-03-02',
    unit: '户',
    rowLabel: '行政村',
    columns: [
      { id: 'a', header: ['类型', '脱贫户'], align: 'right', part: 'now', nowrap: true },
      { id: 'b', header: ['类型', '一般农户'], align: 'right', part: 'now', nowrap: true },
    ],
    rows: Array.from({ length: rows }, (_, index) => ({
      key: String(index),
      label: index === rows - 1 ? '合计' : `村${index}`,
      indent: index === 1 ? 1 : 0,
      total: index === rows - 1,
      cells: [{ text: String(index) }, { text: String(index * 2) }],
    })),
  }
}

const drawing = barRows(
  { title: '图', series: ['户'], unit: '户', rows: [{ label: '甲', amounts: [{ value: 3, text: '3' }] }], shape: 'stacked' },
  900,
)
const options = { paper: 'A4', orientation: 'landscape', edition: 'public', date: '', printedBy: '张敏' } as const

describe('a statistical table on paper', () => {
  it('prints every row once, its day, unit and note, the total set apart', () => {
    const document = statTable({ township: '测试镇', table: table(70) }, options)
    const pages = paginate(document)
    const rows = pages.pages.flatMap((page) => page.lines.filter((line) => line.kind === 'row'))
    expect(rows.map((row) => row.cells[1])).toEqual(Array.from({ length: 70 }, (_, index) => String(index)))
    expect(rows.filter((row) => row.strong).map((row) => row.cells[0])).toEqual(['合计'])
    expect(rows[1]!.cells[0]).toBe('　村1')
    const html = pagesHtml(document, pages, [0, pages.pages.length], 'paper')
    for (const text of ['测试镇分村户数表', '截至 2026-03-02', '单位：户', '说明：按在册户统计。', 'colspan="2">类型<', '填表人：'])
      expect(html).toContain(text)
  })

  it('puts a chart under the table, whole, on a page that has room for it', () => {
    for (let count = 2; count < 60; count += 3) {
      const document = statTable({ township: '测试镇', table: table(count), drawings: [drawing] }, options)
      const pages = paginate(document)
      const room = pages.heightMm - document.margins.top - document.margins.bottom
      const drawn = pages.pages.flatMap((page) => page.lines.filter((line) => line.kind === 'drawing'))
      expect(drawn).toHaveLength(1)
      for (const page of pages.pages) {
        const used = page.lines.reduce((sum, line) => sum + line.heightMm, page.head.titleMm + page.head.subtitleMm)
        expect(used).toBeLessThanOrEqual(room)
      }
    }
    const document = statTable({ township: '测试镇', table: table(5), drawings: [drawing] }, options)
    expect(pagesHtml(document, paginate(document), [0, 1], 'screen')).toContain('<svg')
  })
})
