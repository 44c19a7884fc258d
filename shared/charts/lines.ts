import type { Amount } from './barRows.ts'
import { box, line, widthOf, words } from './drawing.ts'
import type { Drawing, Shape } from './drawing.ts'
import { legend } from './legend.ts'
import { markText, scaleOf } from './scale.ts'
import type { Scale } from './scale.ts'
import { seriesTone } from './tones.ts'

export type Course = Readonly<{ name: string; amounts: readonly Amount[] }>

/** `labels` are the days or years below, one for each amount. */
export type Lines = Readonly<{ title: string; unit: string; labels: readonly string[]; courses: readonly Course[] }>

const plotHeight = 170

/** A course over time; gaps where nothing can be said. The axis starts at zero only where the values come near it. */
export function lineChart(lines: Lines, width: number): Drawing {
  const values = lines.courses.flatMap((course) => course.amounts.flatMap(({ value }) => (value === null ? [] : [value])))
  const scale = scaleOf(values, nearZero(values))
  const tones = lines.courses.map((_, index) => seriesTone(index))
  const head = legend(
    lines.courses.map((course) => course.name),
    width,
    tones,
  )
  const top = head.height + 18
  const left = Math.max(24, ...scale.marks.map((mark) => widthOf(markText(mark), 11))) + 8
  const half = Math.max(20, ...lines.labels.map((label) => widthOf(label, 11) / 2))
  const area = { left, top, width: width - left - half - 4, scale, count: lines.labels.length }
  const shapes = [
    ...head.shapes,
    ...grid(area),
    ...below(lines.labels, area),
    ...lines.courses.flatMap((course, index) => courseShapes(lines, { course, index }, area)),
  ]
  return { width, height: top + plotHeight + 26, alt: altOf(lines), shapes }
}

type Area = Readonly<{ left: number; top: number; width: number; scale: Scale; count: number }>

function nearZero(values: readonly number[]): boolean {
  const most = Math.max(0, ...values)
  const least = Math.min(most, ...values)
  return least <= most * 0.6
}

function xAt(area: Area, index: number): number {
  return area.left + 10 + (area.count < 2 ? 0 : (index / (area.count - 1)) * (area.width - 10))
}

function yAt(area: Area, value: number): number {
  return area.top + plotHeight * (1 - area.scale.at(value))
}

function grid(area: Area): readonly Shape[] {
  return area.scale.marks.flatMap((mark) => {
    const y = yAt(area, mark)
    return [
      line([area.left, y], [area.left + area.width, y], mark === 0 ? 'axis' : 'grid'),
      words(markText(mark), { x: area.left - 6, y: y + 4 }, { align: 'end', size: 11, tone: 'dim' }),
    ]
  })
}

/** As many labels as fit; the last always. */
function below(labels: readonly string[], area: Area): readonly Shape[] {
  const widest = Math.max(1, ...labels.map((label) => widthOf(label, 11))) + 10
  const every = Math.max(1, Math.ceil((widest * labels.length) / Math.max(1, area.width)))
  return labels.flatMap((label, index) =>
    (labels.length - 1 - index) % every === 0
      ? [words(label, { x: xAt(area, index), y: area.top + plotHeight + 18 }, { align: 'middle', size: 11, tone: 'dim' })]
      : [],
  )
}

type Placed = Readonly<{ course: Course; index: number }>

function courseShapes(lines: Lines, { course, index }: Placed, area: Area): readonly Shape[] {
  const tone = seriesTone(index)
  const points = course.amounts.map(({ value }, at) => (value === null ? null : ([xAt(area, at), yAt(area, value)] as const)))
  const dots = points.flatMap((point, at): readonly Shape[] => {
    if (!point) return []
    const [x, y] = point
    const says = `${lines.labels[at] ?? ''} ${course.name} ${course.amounts[at]!.text}${lines.unit}`
    return [box({ x: x - 3, y: y - 3, width: 6, height: 6 }, tone, { says })]
  })
  return [...runs(points).map((run): Shape => ({ kind: 'line', points: run, tone, width: 2 })), ...dots, ...ends(lines, course, points)]
}

/** The figures of the first and last point, of a single course only. */
function ends(lines: Lines, course: Course, points: readonly (readonly [number, number] | null)[]): readonly Shape[] {
  if (lines.courses.length > 1) return []
  const known = points.flatMap((point, at) => (point ? [{ point, text: course.amounts[at]!.text }] : []))
  const shown = known.length > 1 ? [known[0]!, known.at(-1)!] : known
  return shown.map(({ point: [x, y], text }) => words(text, { x, y: y - 8 }, { align: 'middle', bold: true }))
}

function runs(points: readonly (readonly [number, number] | null)[]): readonly (readonly (readonly [number, number])[])[] {
  const found: (readonly [number, number])[][] = [[]]
  for (const point of points) {
    if (point) found.at(-1)!.push(point)
    else found.push([])
  }
  return found.filter((run) => run.length > 1)
}

function altOf(lines: Lines): string {
  const courses = lines.courses.map(
    (course) => `${course.name}：${course.amounts.map(({ text }, at) => `${lines.labels[at] ?? ''} ${text || '无'}`).join('，')}`,
  )
  return `折线图。${lines.title}（${lines.unit}）。${courses.join('；')}。`
}
