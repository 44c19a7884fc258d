import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageLine } from '#shared/printing/pages.ts'
import { pixelMm } from '#shared/printing/paper.ts'
import { tableCss, tableFrame, tableHtml } from '#shared/printing/tableHtml.ts'
import { rulesPath } from '#shared/printing/tableRules.ts'

const columns = [{ align: 'center', shared: true }, { align: 'left' }, { align: 'right' }] as const
const widths = [30, 100, 70].map((pixels) => pixels * pixelMm)
const lineMm = 3.6124
const linePixels = lineMm / pixelMm

function row(pixels: number, cells: readonly string[], span = 1): PageLine {
  return { kind: 'row', heightMm: pixels * pixelMm, cells, span, continued: false, strong: false }
}

/** Height and text of every line of a column, as a browser would stack them. */
function stacked(html: string, css: string, column: number): readonly Readonly<{ height: number; text: string }>[] {
  const block = new RegExp(`<p class="k k${column}">(.*?)</p>`, 's').exec(html)?.[1] ?? ''
  return [...block.matchAll(/<b class="x(\d+)[^"]*">(.*?)<\/b>/gs)].flatMap(([, name, text]) => {
    const height = Number(new RegExp(`\\.x${name}\\{line-height:([\\d.]+)px`).exec(css)?.[1])
    return text!
      .slice(0, -1)
      .split('\n')
      .map((line) => ({ height, text: line }))
  })
}

const groups = fc.array(
  fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
  { minLength: 1, maxLength: 8 },
)

describe('table', () => {
  it('stacks every column to the height of the rows, each text in the middle of its cell', () => {
    fc.assert(
      fc.property(groups, (sizes) => {
        const lines = sizes.flatMap((rows, group) =>
          rows.map(([a, b], at) => {
            const text = (count: number) => Array.from({ length: count }, (_, line) => `${group}-${at}-${line}`).join('\n')
            const pixels = Math.ceil(Math.max(a!, b!) * linePixels) + 7
            return row(pixels, [`${group}`, text(a!), text(b!)], at === 0 ? rows.length : 0)
          }),
        )
        const frame = tableFrame(columns, widths, lineMm)
        const html = tableHtml(lines, frame)
        const heights = lines.map(({ heightMm }) => Math.round(heightMm / pixelMm))
        for (const column of [0, 1, 2]) {
          const stack = stacked(html, tableCss(frame), column)
          expect(stack.reduce((sum, { height }) => sum + height, 0)).toBe(heights.reduce((sum, one) => sum + one, 0))
          let top = 0
          const middles = new Map<string, number[]>()
          for (const { height, text } of stack) {
            const cell = column === 0 ? text : text.split('-').slice(0, 2).join('-')
            if (text !== '') middles.set(cell, [...(middles.get(cell) ?? []), top + height / 2])
            top += height
          }
          let start = 0
          sizes.forEach((rows, group) =>
            rows.forEach((_, at) => {
              const first = sizes.slice(0, group).reduce((sum, one) => sum + one.length, 0) + at
              const covered = column === 0 ? heights.slice(first, first + rows.length) : [heights[first]!]
              const middle = start + covered.reduce((sum, one) => sum + one, 0) / 2
              const own = middles.get(column === 0 ? `${group}` : `${group}-${at}`) ?? []
              if (column !== 0 || at === 0)
                expect(Math.abs(own.reduce((sum, one) => sum + one, 0) / own.length - middle)).toBeLessThan(0.05)
              start += heights[first]!
            }),
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  it('rules no line through a merged cell, and none between columns through a line over all of them', () => {
    const lines: readonly PageLine[] = [
      row(20, ['1', 'a', 'b'], 2),
      row(20, ['', 'c', 'd'], 0),
      { kind: 'total', heightMm: 15 * pixelMm, text: '合计' },
    ]
    const path = rulesPath(lines, { tops: [0, 20, 40, 55], lefts: [0, 30, 130, 200] }, [true, false, false])
    expect(path).toBe('M30 20H200M0 40H200M0 55H200M0 0V55M30 0V40M130 0V40M200 0V55')
  })

  it('leaves charts under the table without rules', () => {
    const chart: PageLine = { kind: 'drawing', heightMm: 50 * pixelMm, widthMm: 40, drawing: { width: 10, height: 5, marks: [] } as never }
    const path = rulesPath([row(20, ['1', 'a', 'b']), chart], { tops: [0, 20, 70], lefts: [0, 30, 130, 200] }, [true, false, false])
    expect(path).toBe('M0 20H200M0 0V20M30 0V20M130 0V20M200 0V20')
  })

  it('draws texts only as texts', () => {
    const frame = tableFrame(columns, widths, lineMm)
    const html = tableHtml([row(40, ['<i>', '</p>\n&', '"'])], frame)
    expect(html).not.toMatch(/<i>|&\n/)
    expect(stacked(html, tableCss(frame), 1).map(({ text }) => text)).toEqual(['', '&#60;/p&#62;', '&#38;', ''])
  })
})
