import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PrintDocument, PrintGroup } from '#shared/printing/document.ts'
import type { Pages } from '#shared/printing/pages.ts'
import { paginate } from '#shared/printing/paginate.ts'
import { plainText } from '#shared/printing/textMetrics.ts'
import { anyDocument, documentOf, lowestMm, rowLines } from './invented.ts'

const columns = [
  { id: 'no', header: ['序号'], width: 10, align: 'center', shared: true },
  { id: 'name', header: ['姓名'], width: 20, align: 'left' },
  { id: 'note', header: ['备注'], width: 40, align: 'left' },
] as const

function household(no: number, members: number, note = ''): PrintGroup {
  return { rows: Array.from({ length: members }, (_, at) => [String(no), `人${no}之${at}`, note]) }
}

/** All text of the own (not merged) columns, section by section, without line ends. */
function ownText(document: PrintDocument): string {
  const own = document.columns.map((column) => column.shared !== true)
  const cells = document.sections.flatMap((section) =>
    section.groups.flatMap((group) => group.rows.flatMap((row) => row.filter((_, at) => own[at]))),
  )
  return sorted(cells.map(plainText))
}

function drawnOwnText(document: PrintDocument, pages: Pages): string {
  const own = document.columns.map((column) => column.shared !== true)
  const cells = pages.pages.flatMap((page) => rowLines(page).flatMap((line) => line.cells.filter((_, at) => own[at])))
  return sorted(cells)
}

/** Cells may be cut into pieces at a page's end, so the characters are compared, not the cells. */
function sorted(cells: readonly string[]): string {
  return [...cells.join('').replaceAll('\n', '')].sort().join('')
}

describe('laws of paginate', () => {
  it('loses no row and no character', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const pages = paginate(document)
        const rows = document.sections.reduce(
          (sum, section) => sum + section.groups.reduce((count, group) => count + group.rows.length, 0),
          0,
        )
        const drawn = pages.pages.reduce((sum, page) => sum + rowLines(page).filter((line) => !line.continued).length, 0)
        expect(drawn).toBe(rows)
        expect(pages.rows).toBe(rows)
        expect(drawnOwnText(document, pages)).toBe(ownText(document))
      }),
      { numRuns: 150 },
    )
  })

  it('shows the merged cells of every group', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const pages = paginate(document)
        const drawn = pages.pages
          .flatMap((page) => rowLines(page).flatMap((line) => line.cells))
          .join('')
          .replaceAll('\n', '')
        for (const group of document.sections.flatMap((section) => section.groups)) {
          document.columns.forEach((column, at) => {
            const text = plainText(group.rows[0]?.[at] ?? '').replaceAll('\n', '')
            // Text longer than a page is drawn in pieces, which the law above counts.
            if (column.shared && text.length < 60) expect(drawn).toContain(text)
          })
        }
      }),
      { numRuns: 60 },
    )
  })

  it('keeps everything above the bottom margin', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const pages = paginate(document)
        const bottom = pages.heightMm - document.margins.bottom
        for (const page of pages.pages) expect(lowestMm(page, pages, document.margins.top)).toBeLessThanOrEqual(bottom + 1e-6)
        const width = pages.widths.reduce((sum, mm) => sum + mm, 0)
        expect(width).toBeLessThanOrEqual(pages.widthMm - document.margins.left - document.margins.right + 1e-6)
      }),
      { numRuns: 150 },
    )
  })

  it('merges only over rows of the same page', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        for (const page of paginate(document).pages) {
          let open = 0
          for (const line of rowLines(page)) {
            if (open === 0) open = line.span
            else expect(line.span).toBe(0)
            open -= 1
          }
          expect(open).toBe(0)
        }
      }),
      { numRuns: 80 },
    )
  })
})

describe('paginate', () => {
  it('keeps a household on one page', () => {
    const pages = paginate(documentOf(columns, [Array.from({ length: 60 }, (_, at) => household(at, 1 + (at % 7)))]))
    const pagesOf = new Map<string, Set<number>>()
    pages.pages.forEach((page, index) => {
      for (const line of rowLines(page)) {
        const no = /^人(\d+)之/.exec(line.cells[1] ?? '')?.[1] ?? ''
        pagesOf.set(no, (pagesOf.get(no) ?? new Set()).add(index))
      }
    })
    expect(pagesOf.size).toBe(60)
    expect([...pagesOf.values()].every((set) => set.size === 1)).toBe(true)
    expect(pages.pages.length).toBeGreaterThan(5)
  })

  it('repeats the merged cells where a household longer than a page goes on', () => {
    const pages = paginate(documentOf(columns, [[household(7, 90)]]))
    expect(pages.pages.length).toBeGreaterThan(2)
    for (const page of pages.pages) {
      const [first] = rowLines(page)
      expect(first?.cells[0]).toBe('7')
      expect(first?.span).toBe(rowLines(page).length)
    }
  })

  it('cuts a row that is longer than a page between lines', () => {
    const pages = paginate(documentOf(columns, [[household(1, 1, '很长的说明'.repeat(1_500))]]))
    const lines = pages.pages.flatMap(rowLines)
    expect(pages.pages.length).toBeGreaterThan(1)
    expect(lines.map((line) => line.continued)).toEqual(lines.map((_, at) => at > 0))
    expect(
      lines
        .map((line) => line.cells[2])
        .join('')
        .replaceAll('\n', ''),
    ).toBe('很长的说明'.repeat(1_500))
  })

  it('does not leave totals and signature alone on a page', () => {
    for (let households = 1; households < 80; households += 1) {
      const groups = Array.from({ length: households }, (_, at) => household(at, 2))
      const { pages } = paginate(documentOf(columns, [groups], { signature: { labels: ['填表人'], place: 'end' } }))
      const last = pages[pages.length - 1]
      expect(last?.signature).toEqual([['填表人']])
      expect(last && rowLines(last).length).toBeGreaterThan(0)
    }
  })

  it('numbers pages through the document or by section', () => {
    const sections = [Array.from({ length: 40 }, (_, at) => household(at, 2)), [household(1, 1)]]
    const through = paginate(documentOf(columns, sections)).pages
    expect(through.map((page) => page.number)).toEqual(through.map((_, at) => at + 1))
    expect(through.every((page) => page.total === through.length)).toBe(true)
    const anew = paginate(documentOf(columns, sections, { numbering: 'section' })).pages
    expect(anew[anew.length - 1]).toMatchObject({ section: 1, number: 1, total: 1, first: true })
  })

  it('lays out every one of 38,006 rows', () => {
    const groups = Array.from({ length: 11_001 }, (_, at) =>
      household(at, at % 11_001 < 5_003 ? 4 : 3, at % 9 ? '' : '长期在外务工，逢年过节回村居住'),
    )
    const document = documentOf(columns, [groups])
    const pages = paginate(document)
    expect(pages.rows).toBe(38_006)
  })
})
