import { describe, expect, it } from 'vitest'
import { htmlSegments, pagesHtml, segmentRanges } from '#shared/printing/html.ts'
import { paginate } from '#shared/printing/paginate.ts'
import { documentOf } from './invented.ts'

const columns = [
  { id: 'no', header: ['序号'], width: 10, align: 'center', shared: true },
  { id: 'a', header: ['收入', '工资'], width: 20, align: 'right' },
  { id: 'b', header: ['收入', '经营'], width: 20, align: 'right' },
  { id: 'name', header: ['姓名'], width: 20, align: 'left' },
] as const

const hostile = `<img src=x onerror="alert(1)">&'</td>`

describe('html', () => {
  it('draws imported text only as text', () => {
    const document = documentOf(columns, [[{ rows: [['1', hostile, hostile, hostile]], heading: hostile }]], {
      footer: hostile,
      watermark: hostile,
      signature: { labels: [hostile], place: 'end' },
    })
    const html = pagesHtml(document, paginate(document), [0, 1], 'paper')
    expect(html).not.toMatch(/<img|<script|onerror="/)
    expect(html).toContain('&#60;img')
    expect(html).toContain(`content="default-src 'none';style-src 'unsafe-inline'"`)
  })

  it('says the title and the unit on every page of a list', () => {
    const rows = Array.from({ length: 60 }, (_, at) => ({ rows: [[String(at), '1.00', '2.00', '甲']] }))
    const document = documentOf(columns, [rows])
    const pages = paginate(document)
    expect(pages.pages.length).toBeGreaterThan(1)
    pages.pages.forEach((page, at) => {
      const html = pagesHtml(document, pages, [at, at + 1], 'paper')
      expect(html).toContain('单位：人')
      expect(html.includes('第1村花名册（续）'), `page ${at + 1}`).toBe(at > 0)
      expect(page.head.subtitleMm > 0, 'on a line of its own').toBe(at === 0)
    })
  })

  it('merges headings and household cells', () => {
    const document = documentOf(columns, [
      [
        {
          rows: [
            ['1', '1.00', '2.00', '甲'],
            ['1', '3.00', '4.00', '乙'],
          ],
        },
      ],
    ])
    const html = pagesHtml(document, paginate(document), [0, 1], 'paper')
    expect(html).toContain('<th colspan="2">收入</th>')
    expect(html).toMatch(/<th rowspan="2">序号<\/th>/)
    expect(html.match(/<p class="k k0">.*?<\/p>/s)?.[0].match(/>1\n/g), 'said once').toHaveLength(1)
  })

  it('gives every page to exactly one segment', () => {
    const groups = Array.from({ length: 900 }, (_, at) => ({
      rows: [
        [String(at), '', '', '甲'],
        [String(at), '', '', '乙'],
      ],
    }))
    const document = documentOf(columns, [groups, groups.slice(0, 3)])
    const pages = paginate(document)
    const ranges = segmentRanges(pages, 500)
    expect(ranges.length).toBeGreaterThan(3)
    expect(ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at))).toEqual(pages.pages.map((_, at) => at))
    const drawn = [...htmlSegments(document, pages, 500)].join('')
    expect(drawn.match(/class="page/g)).toHaveLength(pages.pages.length)
    expect(drawn).toContain(`第 ${pages.pages.length} 页 共 ${pages.pages.length} 页`)
  })

  it('shows the preview on the screen, the print only on paper', () => {
    const document = documentOf(columns, [[]])
    const pages = paginate(document)
    expect(pagesHtml(document, pages, [0, 1], 'paper')).toContain('@media screen{body{display:none}}')
    expect(pagesHtml(document, pages, [0, 1], 'screen')).not.toContain('@media')
  })
})
