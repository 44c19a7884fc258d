import { textWidth } from '../printing/textMetrics.ts'
import type { Tone } from './tones.ts'

/** A chart as shapes, in CSS pixels from the upper left corner. `alt` says the same in words. */
export type Drawing = Readonly<{ width: number; height: number; alt: string; shapes: readonly Shape[] }>

export type Shape = Box | Course | TextShape

/** `says` is shown on pointing at it; `pick` names what a click on it opens. */
export type Box = Readonly<{
  kind: 'box'
  x: number
  y: number
  width: number
  height: number
  tone: Tone
  says?: string
  pick?: string
}>

/** A line through points; a short one is an axis or a mark. */
export type Course = Readonly<{
  kind: 'line'
  points: readonly (readonly [x: number, y: number])[]
  tone: Tone
  width: number
  dashed?: boolean
}>

export type TextShape = Readonly<{
  kind: 'text'
  x: number
  /** Of the base line. */
  y: number
  text: string
  align: 'start' | 'middle' | 'end'
  size: number
  tone: Tone
  bold?: boolean
  pick?: string
}>

/** Size of the letters of a drawing, pixels. */
export const letter = 12

/** Width of a text in a drawing, a little more than any font needs. */
export function widthOf(text: string, size = letter): number {
  return textWidth(text) * size
}

/** The text with an ellipsis where it is wider than the room; the full one stands in the table beside. */
export function fitted(text: string, room: number, size = letter): string {
  if (widthOf(text, size) <= room) return text
  const signs = [...text]
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, size) > room) signs.pop()
  return `${signs.join('')}…`
}

export function words(
  text: string,
  at: Readonly<{ x: number; y: number }>,
  look: Partial<Pick<TextShape, 'align' | 'size' | 'tone' | 'bold' | 'pick'>> = {},
): TextShape {
  return { kind: 'text', text, ...at, align: 'start', size: letter, tone: 'text', ...look }
}

export function box(
  area: Readonly<{ x: number; y: number; width: number; height: number }>,
  tone: Tone,
  more: Pick<Box, 'says' | 'pick'> = {},
): Box {
  return { kind: 'box', ...area, tone, ...more }
}

export function line(from: readonly [number, number], to: readonly [number, number], tone: Tone = 'grid', dashed = false): Course {
  return { kind: 'line', points: [from, to], tone, width: 1, ...(dashed ? { dashed } : {}) }
}
