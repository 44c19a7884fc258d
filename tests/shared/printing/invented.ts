import fc from 'fast-check'
import { noSignature, usualMargins } from '#shared/printing/document.ts'
import type { PrintColumn, PrintDocument, PrintGroup } from '#shared/printing/document.ts'
import type { Page, Pages, RowLine } from '#shared/printing/pages.ts'

/** Invented documents for the laws of pagination. */
const characters = ['户', '主', '（', '）', '，', '。', 'A', 'W', '7', ' ', '\n', '\t', '-', '<', '&', '𠮷', '①', '“']

export const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...characters), { maxLength: 12 }).map((chars) => chars.join('')) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...characters), { maxLength: 900 }).map((chars) => chars.join('')) },
)

export const anyColumns: fc.Arbitrary<readonly PrintColumn[]> = fc
  .array(
    fc.record({
      width: fc.integer({ min: 8, max: 60 }),
      shared: fc.boolean(),
      nowrap: fc.boolean(),
      deep: fc.boolean(),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((specs) =>
    specs.map((spec, index) => ({
      id: `c${index}`,
      header: spec.deep ? ['收入情况', `第${index}项收入`] : [`第${index}项`],
      width: spec.width,
      align: 'left' as const,
      shared: spec.shared,
      nowrap: spec.nowrap,
    })),
  )

export const anyDocument: fc.Arbitrary<PrintDocument> = fc
  .record({
    columns: anyColumns,
    paper: fc.constantFrom('A3' as const, 'A4' as const, 'A5' as const, 'B5' as const),
    orientation: fc.constantFrom('portrait' as const, 'landscape' as const),
    place: fc.constantFrom('end' as const, 'everyPage' as const),
    numbering: fc.constantFrom('document' as const, 'section' as const),
  })
  .chain(({ columns, ...frame }) => {
    const row = fc.array(anyText, { minLength: columns.length, maxLength: columns.length })
    const group: fc.Arbitrary<PrintGroup> = fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 40 }) })
    return fc
      .array(fc.array(group, { maxLength: 12 }), { minLength: 1, maxLength: 3 })
      .map((sections) => documentOf(columns, sections, { ...frame, signature: { labels: ['填表人', '审核人'], place: frame.place } }))
  })

export function documentOf(
  columns: readonly PrintColumn[],
  sections: readonly (readonly PrintGroup[])[],
  more: Partial<PrintDocument> = {},
): PrintDocument {
  return {
    paper: 'A4',
    orientation: 'landscape',
    margins: usualMargins,
    fontPt: 10.5,
    columns,
    sections: sections.map((groups, index) => ({
      title: `第${index + 1}村花名册`,
      subtitle: { left: '填报单位（盖章）：', middle: '', right: '单位：人' },
      groups,
      totals: [`合计 ${groups.length} 户`],
    })),
    signature: noSignature,
    footer: '内部资料 注意保管',
    footerRight: '',
    numbering: 'document',
    ...more,
  }
}

export function rowLines(page: Page): readonly RowLine[] {
  return page.lines.flatMap((line) => (line.kind === 'row' ? [line] : []))
}

/** Where the lowest thing on the page ends, measured from the top edge. */
export function lowestMm(page: Page, pages: Pages, top: number): number {
  const header = pages.header.reduce((sum, row) => sum + row.heightMm, 0)
  const lines = page.lines.reduce((sum, line) => sum + line.heightMm, 0)
  return top + page.head.titleMm + page.head.subtitleMm + header + lines + page.signature.length * 9
}
