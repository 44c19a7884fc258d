import { box, fitted, letter, line, widthOf, words } from './drawing.ts'
import type { Drawing, Shape } from './drawing.ts'
import { legend } from './legend.ts'
import { markText, scaleOf } from './scale.ts'
import type { Scale } from './scale.ts'
import { seriesTone, toneOn } from './tones.ts'
import type { Tone } from './tones.ts'

/** One value of a row with the words of it as the table says them. */
export type Amount = Readonly<{ value: number | null; text: string }>

export type BarRow = Readonly<{ label: string; amounts: readonly Amount[] }>

/** `stacked`: one bar of parts. `beside`: the first is what was planned, the second what was done, drawn over it. */
export type Bars = Readonly<{
  title: string
  series: readonly string[]
  unit: string
  rows: readonly BarRow[]
  shape: 'stacked' | 'beside'
  /** Said below: how many rows are not drawn since they have nothing. */
  omitted?: number
}>

const rowHeight = 26
const thickness = 16
const longestLabel = 150

/** Lying bars, a row each, longest label to the left, the figure behind its bar. */
export function barRows(bars: Bars, width: number): Drawing {
  const left = Math.min(longestLabel, Math.max(40, ...bars.rows.map((row) => widthOf(row.label)))) + 8
  const right = Math.max(30, ...bars.rows.map((row) => widthOf(tailOf(bars, row)))) + 8
  const head = legend(bars.series, width, tonesOf(bars))
  const scale = scaleOf(bars.rows.map((row) => lengthOf(bars, row)))
  const top = head.height + 6
  const area = { left, top, width: Math.max(80, width - left - right), height: bars.rows.length * rowHeight }
  const shapes = [
    ...head.shapes,
    ...marks(scale, area),
    ...bars.rows.flatMap((row, index) => rowShapes(bars, row, { ...area, top: top + index * rowHeight, scale })),
  ]
  const note = bars.omitted ? words(`另有 ${bars.omitted} 行没有数，未画`, { x: 0, y: top + area.height + 38 }, { tone: 'dim' }) : null
  return { width, height: top + area.height + (note ? 46 : 22), alt: altOf(bars), shapes: note ? [...shapes, note] : shapes }
}

type Area = Readonly<{ left: number; top: number; width: number; height: number }>

function rowShapes(bars: Bars, row: BarRow, area: Area & Readonly<{ scale: Scale }>): readonly Shape[] {
  const middle = area.top + rowHeight / 2
  const name = words(fitted(row.label, area.left - 8), { x: area.left - 8, y: middle + 4 }, { align: 'end' })
  const end = area.left + area.scale.at(Math.max(0, lengthOf(bars, row))) * area.width
  const tail = words(tailOf(bars, row), { x: end + 6, y: middle + 4 }, { tone: 'dim' })
  const parts = bars.shape === 'stacked' ? stackedParts(bars, row, area) : besideParts(bars, row, area)
  return [name, ...parts, tail]
}

function stackedParts(bars: Bars, row: BarRow, area: Area & Readonly<{ scale: Scale }>): readonly Shape[] {
  let from = 0
  return row.amounts.flatMap((amount, index) => {
    const value = Math.max(0, amount.value ?? 0)
    const x = area.left + area.scale.at(from) * area.width
    const width = area.scale.at(area.scale.low + value) * area.width
    from += value
    if (value === 0) return []
    const tone = seriesTone(index)
    const says = `${row.label}　${bars.series[index] ?? ''} ${amount.text}${bars.unit}`
    const y = area.top + (rowHeight - thickness) / 2
    const inside = bars.series.length > 1 && widthOf(amount.text, 11) + 4 <= width
    const label = words(amount.text, { x: x + width / 2, y: y + 12 }, { align: 'middle', size: 11, tone: toneOn(tone) })
    return [box({ x, y, width, height: thickness }, tone, { says }), ...(inside ? [label] : [])]
  })
}

/** The plan as a pale broad bar, what was done as a dark narrow one in it. */
function besideParts(bars: Bars, row: BarRow, area: Area & Readonly<{ scale: Scale }>): readonly Shape[] {
  return row.amounts.slice(0, 2).map((amount, index) => {
    const height = index === 0 ? thickness : thickness / 2
    const y = area.top + (rowHeight - height) / 2
    const width = Math.max(0, area.scale.at(Math.max(0, amount.value ?? 0))) * area.width
    const says = `${row.label}　${bars.series[index] ?? ''} ${amount.text}${bars.unit}`
    return box({ x: area.left, y, width, height }, index === 0 ? 'plan' : 'first', { says })
  })
}

function lengthOf(bars: Bars, row: BarRow): number {
  const values = row.amounts.map((amount) => Math.max(0, amount.value ?? 0))
  return bars.shape === 'stacked' ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values)
}

function tailOf(bars: Bars, row: BarRow): string {
  if (bars.shape === 'beside') {
    const [plan, done] = row.amounts
    const share = plan?.value ? ` ${(((done?.value ?? 0) / plan.value) * 100).toFixed(1)}%` : ''
    return `${done?.text ?? ''} / ${plan?.text ?? ''}${share}`
  }
  return bars.series.length === 1 ? (row.amounts[0]?.text ?? '') : markText(Number(lengthOf(bars, row).toPrecision(12)))
}

function tonesOf(bars: Bars): readonly Tone[] {
  return bars.series.map((_, index) => (bars.shape === 'stacked' ? seriesTone(index) : index === 0 ? 'plan' : 'first'))
}

function marks(scale: Scale, area: Area): readonly Shape[] {
  const bottom = area.top + area.height
  return scale.marks.flatMap((value) => {
    const x = area.left + scale.at(value) * area.width
    return [
      line([x, area.top], [x, bottom]),
      words(markText(value), { x, y: bottom + letter + 3 }, { align: 'middle', size: 11, tone: 'dim' }),
    ]
  })
}

function altOf(bars: Bars): string {
  const rows = bars.rows.map(
    (row) =>
      `${row.label}：${row.amounts.map((amount, index) => `${bars.series.length > 1 ? `${bars.series[index] ?? ''} ` : ''}${amount.text || '无'}`).join('，')}`,
  )
  return `条形图。${bars.title}（${bars.unit}）。${rows.join('；')}。`
}
