import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TableAnswer, TableCell } from '#shared/ipc/parts/figures.ts'
import { changeText, paperTable } from '#shared/measures/paperTable.ts'
import { chartsOf, tableDrawing } from '#shared/measures/tableChart.ts'
import { mergedHeads } from '#shared/printing/header.ts'

function cell(text: string, then?: string): TableCell {
  return { value: text, text, drill: { ledger: 'household' }, ...(then === undefined ? {} : { against: { value: then, text: then } }) }
}

function answer(rows: readonly (readonly [label: string, ...texts: string[]])[]): TableAnswer {
  return {
    id: 'x',
    label: '分村表',
    note: '按村。',
    asOf: '2026-03-02',
    from: '2026-01-01',
    rowLabel: '行政村',
    columns: [
      { id: 'a', label: '脱贫户', group: '户类型', unit: '户', kind: 'integer' },
      { id: 'b', label: '一般农户', group: '户类型', unit: '户', kind: 'integer' },
      { id: 'total', label: '合计', group: '户类型', unit: '户', kind: 'integer' },
      { id: 'plan', label: '计划投入', unit: '万元', kind: 'money' },
      { id: 'paid', label: '累计支付', unit: '万元', kind: 'money' },
      { id: 'note', label: '备注', kind: 'text' },
    ],
    rows: rows.map(([label, ...texts]) => ({
      key: label,
      label,
      cells: texts.map((text) => cell(text, text === '' ? '' : '1')),
      ...(label === '合计' ? { total: true } : {}),
    })),
  }
}

const sample = answer([
  ['甲村', '1', '2', '3', '10.00', '5.00', ''],
  ['乙村', '4', '5', '9', '20.00', '5.00', '无'],
  ['合计', '5', '7', '12', '30.00', '10.00', ''],
])

describe('the difference of two written figures', () => {
  it('is the figure of now when it is added to that of then, to the last digit', () => {
    const fen = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 })
    const text = (value: number) => (value / 100).toFixed(2)
    fc.assert(
      fc.property(fen, fen, (now, then) => {
        const change = changeText(text(now), text(then))
        expect(Math.round(Number(change.replace(/,/g, '')) * 100)).toBe(now - then)
        expect(change.startsWith('+')).toBe(now > then)
      }),
    )
  })

  it('reads separators, and says nothing where a figure is missing', () => {
    expect(changeText('1,234.50', '999.5')).toBe('+235.00')
    expect(changeText('3', '3')).toBe('0')
    expect(changeText('', '3')).toBe('')
    expect(changeText('甲村', '3')).toBe('')
  })
})

describe('a table on paper', () => {
  it('tells each figure three times where it compares, and texts once', () => {
    const paper = paperTable(sample, '2025-12-31')
    expect(paper.columns).toHaveLength(5 * 3 + 1)
    expect(paper.columns[0]!.header).toEqual(['户类型', '脱贫户（户）', '2025-12-31'])
    expect(paper.rows[1]!.cells.slice(0, 3).map(({ text }) => text)).toEqual(['1', '4', '+3'])
    expect(paper.rows.every((row) => row.cells.length === paper.columns.length)).toBe(true)
  })

  it('merges heads without losing a column', () => {
    const paper = paperTable(sample, '2025-12-31')
    const rows = mergedHeads([{ header: [paper.rowLabel] }, ...paper.columns])
    const covered = rows.flatMap((cells) => cells.map((one) => one.colSpan * one.rowSpan)).reduce((sum, area) => sum + area, 0)
    expect(covered).toBe((paper.columns.length + 1) * rows.length)
  })

  it('names the one unit over the table, several in the heads', () => {
    expect(paperTable(sample).unit).toBe('')
    const single = {
      ...sample,
      columns: sample.columns.slice(0, 3),
      rows: sample.rows.map((row) => ({ ...row, cells: row.cells.slice(0, 3) })),
    }
    expect(paperTable(single).unit).toBe('户')
    expect(paperTable(single).columns[0]!.header).toEqual(['户类型', '脱贫户'])
  })
})

describe('drawings of a table', () => {
  it('draw parts without their total, then plan against payment, then single columns', () => {
    const charts = chartsOf(sample)
    expect(charts.map((chart) => chart.shape)).toEqual(['stacked', 'plan', 'bars', 'bars', 'bars', 'bars', 'bars'])
    expect(charts[0]!.columns).toEqual(['a', 'b'])
    expect(charts[1]!.columns).toEqual(['plan', 'paid'])
    expect(tableDrawing(sample, charts[0]!, 600).alt).toContain('甲村：脱贫户 1，一般农户 2；乙村：脱贫户 4，一般农户 5。')
  })

  it('draw years as a course and bands as columns; a single row not at all', () => {
    const shapes = (labels: readonly string[]) => {
      const rows = labels.map((label): readonly [string, ...string[]] => [label, '1', '2', '3', '1.00', '1.00', ''])
      return chartsOf(answer(rows)).map((chart) => chart.shape)
    }
    expect(shapes(['2024', '2025', '2026'])).toContain('lines')
    expect(shapes(['5000元以下', '5000—10000元', '10000元以上'])).toContain('columns')
    expect(shapes(['甲村'])).toEqual([])
  })
})
