import { describe, expect, it } from 'vitest'
import { pagesHtml } from '#shared/printing/html.ts'
import { rectificationList } from '#shared/printing/layouts/rectificationList.ts'
import type { RectificationData, RectificationRow } from '#shared/printing/layouts/rectificationList.ts'
import { paginate } from '#shared/printing/paginate.ts'
import { rowLines } from '../invented.ts'

const options = { paper: 'A4', orientation: 'landscape', edition: 'internal', date: '2026年3月2日', printedBy: '张敏' } as const

function rows(count: number, severity = '错误'): readonly RectificationRow[] {
  return Array.from({ length: count }, (_, index) => ({
    household: `户主${index}`,
    title: `成员${index}`,
    field: '是否参加城乡居民基本医疗保险',
    message: `成员${index}没有参加基本医疗保险，应当核实原因并在集中缴费期内动员参保`,
    severity,
    helpers: index % 2 ? '陈干部' : '',
  }))
}

const data: RectificationData = {
  township: '测试镇',
  asOf: '2026年3月2日',
  villages: [
    { village: '白沙村', rows: [...rows(70), ...rows(5, '提醒')] },
    { village: '梅湾村', rows: rows(3) },
    { village: '未分村', rows: rows(1, '疑点') },
  ],
}

describe('整改清单 on paper', () => {
  it('has a list with its own title, numbers and pages for each village', () => {
    const document = rectificationList(data, { ...options, pageBreakByVillage: true })
    expect(document.sections.map((section) => section.title)).toEqual([
      '测试镇白沙村疑点整改清单',
      '测试镇梅湾村疑点整改清单',
      '测试镇未分村疑点整改清单',
    ])
    expect(document.sections.map((section) => section.totals)).toEqual([
      ['合计 75 条，其中错误 70 条、提醒 5 条'],
      ['合计 3 条'],
      ['合计 1 条'],
    ])
    const pages = paginate(document)
    const html = pagesHtml(document, pages, [0, pages.pages.length], 'paper')
    for (const text of ['截至 2026年3月2日', '填报单位（盖章）：测试镇梅湾村', '填表人：', '内部资料 注意保管'])
      expect(html.includes(text)).toBe(true)
    expect(pages.pages.flatMap(rowLines).map((line) => line.cells[0])).toEqual([75, 3, 1].flatMap(numbersTo))
    expect(html.match(/第 1 页 共 \d+ 页/g)).toHaveLength(3)
  })

  it('runs through as one list, each village under its name', () => {
    const document = rectificationList(data, { ...options, pageBreakByVillage: false })
    expect(document.sections).toHaveLength(1)
    expect(document.sections[0]!.groups.flatMap((group) => group.heading ?? [])).toEqual([
      '白沙村　共 75 条，其中错误 70 条、提醒 5 条',
      '梅湾村　共 3 条',
      '未分村　共 1 条',
    ])
    expect(document.sections[0]!.totals).toEqual(['合计 79 条，其中错误 73 条、提醒 5 条、疑点 1 条'])
    expect(paginate(document).pages.flatMap(rowLines)).toHaveLength(79)
  })

  it('leaves room to write by hand, however long the texts beside it', () => {
    for (const paper of ['A4', 'A3'] as const) {
      for (const orientation of ['landscape', 'portrait'] as const) {
        const document = rectificationList(data, { ...options, paper, orientation, pageBreakByVillage: true })
        const widths = paginate(document).widths
        for (const index of [6, 8, 9]) expect(widths[index]).toBeGreaterThan(document.columns[index]!.width * 0.68)
      }
    }
  })

  it('says that there is nothing', () => {
    const document = rectificationList({ ...data, villages: [] }, { ...options, pageBreakByVillage: true })
    expect(document.sections.map(({ title, totals }) => [title, totals])).toEqual([['测试镇疑点整改清单', ['合计 0 条']]])
    expect(paginate(document).pages).toHaveLength(1)
  })
})

function numbersTo(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1))
}
