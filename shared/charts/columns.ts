import { box, fitted, letter, line, widthOf, words } from './drawing.ts'
import type { Drawing, Shape } from './drawing.ts'
import { markText, scaleOf } from './scale.ts'
import type { Scale } from './scale.ts'
import type { Tone } from './tones.ts'

/** A column from `from` to `to` (a distribution starts at zero, a step of a waterfall where the one before ended). */
export type ColumnBar = Readonly<{ label: string; text: string; from: number; to: number; tone: Tone; pick?: string }>

export type Columns = Readonly<{ title: string; unit: string; bars: readonly ColumnBar[]; /** Steps hang together. */ joined: boolean }>

const plotHeight = 190
const top = 26

/** Standing columns with the figure above each and its name below, in up to three lines. */
export function columnChart(columns: Columns, width: number): Drawing {
  const isCut = columns.joined && isSmall(columns.bars)
  const scale = scaleOf(
    columns.bars.flatMap((bar) => (isCut && bar.from === 0 ? [bar.to] : [bar.from, bar.to])),
    !isCut,
  )
  const left = Math.max(24, ...scale.marks.map((mark) => widthOf(markText(mark), 11))) + 8
  const area = { left, width: width - left - 4, scale }
  const pitch = area.width / Math.max(1, columns.bars.length)
  const shapes = [
    ...grid(area),
    ...(isCut ? [words('纵轴不从 0 起', { x: 0, y: 10 }, { size: 11, tone: 'dim' })] : []),
    ...columns.bars.flatMap((bar, index) => barShapes(columns, { bar, index, pitch }, area)),
  ]
  const lines = Math.max(1, ...columns.bars.map((bar) => linesOf(bar.label, pitch - 6).length))
  return { width, height: top + plotHeight + lines * 15 + 10, alt: altOf(columns), shapes }
}

type Area = Readonly<{ left: number; width: number; scale: Scale }>

/** Changes too small to be seen beside what they change. */
function isSmall(bars: readonly ColumnBar[]): boolean {
  const ends = bars.map((bar) => bar.to)
  const least = Math.min(...ends)
  return least > 0 && Math.max(...ends) - least < least * 0.2 && bars.length > 2
}

function heightAt(scale: Scale, value: number): number {
  return top + plotHeight * (1 - scale.at(value))
}

function grid({ left, width, scale }: Area): readonly Shape[] {
  return scale.marks.flatMap((mark) => {
    const y = heightAt(scale, mark)
    return [
      line([left, y], [left + width, y], mark === 0 ? 'axis' : 'grid'),
      words(markText(mark), { x: left - 6, y: y + 4 }, { align: 'end', size: 11, tone: 'dim' }),
    ]
  })
}

type Placed = Readonly<{ bar: ColumnBar; index: number; pitch: number }>

function barShapes(columns: Columns, { bar, index, pitch }: Placed, { left, scale }: Area): readonly Shape[] {
  const room = columns.joined ? Math.min(56, pitch * 0.62) : Math.min(110, pitch * 0.86)
  const middle = left + (index + 0.5) * pitch
  const [high, low] = [heightAt(scale, Math.max(bar.from, bar.to)), heightAt(scale, Math.max(scale.low, Math.min(bar.from, bar.to)))]
  const pick = bar.pick === undefined ? {} : { pick: bar.pick }
  const says = `${bar.label} ${bar.text}${columns.unit}`
  const shapes: Shape[] = [
    box({ x: middle - room / 2, y: high, width: room, height: Math.max(1, low - high) }, bar.tone, { says, ...pick }),
  ]
  const size = widthOf(bar.text, letter) <= pitch ? letter : 10
  shapes.push(words(fitted(bar.text, pitch + 4, size), { x: middle, y: high - 4 }, { align: 'middle', size, bold: true }))
  linesOf(bar.label, pitch - 6).forEach((text, at) =>
    shapes.push(words(text, { x: middle, y: top + plotHeight + 16 + at * 15 }, { align: 'middle', tone: 'dim' })),
  )
  const next = columns.bars[index + 1]
  if (columns.joined && next) {
    const y = heightAt(scale, bar.to)
    shapes.push(line([middle + room / 2, y], [middle + pitch - room / 2, y], 'axis', true))
  }
  return shapes
}

/** The label in at most three lines of the room; what is longer ends with an ellipsis. */
function linesOf(label: string, room: number): readonly string[] {
  const lines: string[] = []
  let rest = [...label]
  while (rest.length > 0 && lines.length < 3) {
    let count = 1
    while (count < rest.length && widthOf(rest.slice(0, count + 1).join('')) <= room) count += 1
    const isLast = lines.length === 2
    lines.push(isLast ? fitted(rest.join(''), room) : rest.slice(0, count).join(''))
    rest = isLast ? [] : rest.slice(count)
  }
  return lines
}

function altOf(columns: Columns): string {
  return `柱形图。${columns.title}（${columns.unit}）。${columns.bars.map((bar) => `${bar.label} ${bar.text || '无'}`).join('；')}。`
}
