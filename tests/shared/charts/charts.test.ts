import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barRows } from '#shared/charts/barRows.ts'
import { columnChart } from '#shared/charts/columns.ts'
import type { Drawing } from '#shared/charts/drawing.ts'
import { lineChart } from '#shared/charts/lines.ts'
import { scaleOf } from '#shared/charts/scale.ts'
import { drawingSvg } from '#shared/charts/svg.ts'

const amount = fc.oneof(fc.nat(100_000), fc.constant(null)).map((value) => ({ value, text: value === null ? '' : String(value) }))
const label = fc.stringMatching(/^[一二三四五六七八九十村户]{1,14}$/)
const width = fc.integer({ min: 300, max: 1_000 })

function boxesOf(drawing: Drawing) {
  return drawing.shapes.filter((shape) => shape.kind === 'box')
}

function expectInside(drawing: Drawing): void {
  for (const box of boxesOf(drawing)) {
    expect(box.width).toBeGreaterThanOrEqual(0)
    expect(box.height).toBeGreaterThan(0)
    expect(box.x).toBeGreaterThanOrEqual(-0.01)
    expect(box.y).toBeGreaterThanOrEqual(-0.01)
    expect(box.x + box.width).toBeLessThanOrEqual(drawing.width + 0.01)
    expect(box.y + box.height).toBeLessThanOrEqual(drawing.height + 0.01)
  }
}

describe('scale', () => {
  it('holds every value between round marks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10_000, max: 1_000_000 }), { minLength: 1, maxLength: 20 }), fc.boolean(), (values, zero) => {
        const scale = scaleOf(values, zero)
        expect(scale.marks.length).toBeGreaterThanOrEqual(2)
        expect(scale.marks.length).toBeLessThanOrEqual(13)
        for (const value of values) {
          expect(scale.at(value)).toBeGreaterThanOrEqual(-1e-9)
          expect(scale.at(value)).toBeLessThanOrEqual(1 + 1e-9)
        }
        if (zero) expect(scale.low <= 0 && scale.high >= 0).toBe(true)
      }),
    )
  })
})

describe('lying bars', () => {
  const rows = fc.array(fc.record({ label, amounts: fc.array(amount, { minLength: 3, maxLength: 3 }) }), { minLength: 1, maxLength: 15 })

  it('draws parts as long as their share of the whole, inside the drawing', () => {
    fc.assert(
      fc.property(rows, width, (given, wide) => {
        const drawing = barRows({ title: '类型', series: ['甲', '乙', '丙'], unit: '户', rows: given, shape: 'stacked' }, wide)
        expectInside(drawing)
        const parts = boxesOf(drawing).filter((box) => box.says)
        const values = given.flatMap((row) => row.amounts.map(({ value }) => value ?? 0)).filter((value) => value > 0)
        expect(parts).toHaveLength(values.length)
        const perUnit = parts.map((part, index) => part.width / values[index]!)
        for (const each of perUnit) expect(each).toBeCloseTo(perUnit[0]!, 6)
      }),
    )
  })

  it('says every figure in words', () => {
    const drawing = barRows(
      {
        title: '进度',
        series: ['计划', '支付'],
        unit: '万元',
        rows: [
          {
            label: '甲村',
            amounts: [
              { value: 20, text: '20.00' },
              { value: 5, text: '5.00' },
            ],
          },
        ],
        shape: 'beside',
      },
      600,
    )
    expect(drawing.alt).toBe('条形图。进度（万元）。甲村：计划 20.00，支付 5.00。')
    expect(drawing.shapes.some((shape) => shape.kind === 'text' && shape.text === '5.00 / 20.00 25.0%')).toBe(true)
  })
})

describe('columns and lines', () => {
  it('hang each step of a waterfall where the one before ended', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 8 }), width, (steps, wide) => {
        let level = 500
        const bars = steps.map((step) => {
          const from = level
          level += step
          return { label: '步', text: String(step), from, to: level, tone: step < 0 ? ('down' as const) : ('up' as const) }
        })
        const ends = { label: '期', text: '', from: 0, tone: 'first' as const }
        const drawing = columnChart(
          { title: '变动', unit: '户', joined: true, bars: [{ ...ends, to: 500 }, ...bars, { ...ends, to: level }] },
          wide,
        )
        expectInside(drawing)
        const joins = drawing.shapes.filter((shape) => shape.kind === 'line' && shape.dashed)
        expect(joins).toHaveLength(steps.length + 1)
      }),
    )
  })

  it('leaves a gap where nothing can be said', () => {
    const amounts = [1, 2, null, 4, 5].map((value) => ({ value, text: String(value ?? '') }))
    const drawing = lineChart({ title: '走势', unit: '户', labels: ['1', '2', '3', '4', '5'], courses: [{ name: '户数', amounts }] }, 500)
    expect(drawing.shapes.filter((shape) => shape.kind === 'line' && shape.width === 2)).toHaveLength(2)
    expectInside(drawing)
  })
})

describe('svg', () => {
  it('never takes a name for markup', () => {
    const drawing = barRows(
      { title: '"<b>', series: ['x'], unit: '', rows: [{ label: '<script>&', amounts: [{ value: 1, text: '1' }] }], shape: 'stacked' },
      400,
    )
    const svg = drawingSvg(drawing, 100)
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('<b>')
    expect(svg).toContain('width="100mm"')
  })
})
