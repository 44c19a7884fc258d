import type { Drawing, Shape } from './drawing.ts'
import { colors } from './tones.ts'

/** The drawing as SVG markup of that width in millimetres, for paper. Every text is escaped: names are never markup. */
export function drawingSvg(drawing: Drawing, widthMm: number): string {
  const heightMm = (drawing.height / drawing.width) * widthMm
  const body = drawing.shapes.map(shapeSvg).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(drawing.alt)}" width="${mm(widthMm)}" height="${mm(heightMm)}" viewBox="0 0 ${drawing.width} ${drawing.height}">${body}</svg>`
}

function shapeSvg(shape: Shape): string {
  if (shape.kind === 'box')
    return `<rect x="${short(shape.x)}" y="${short(shape.y)}" width="${short(shape.width)}" height="${short(shape.height)}" fill="${colors[shape.tone]}"/>`
  if (shape.kind === 'line')
    return `<polyline points="${pointsOf(shape.points)}" fill="none" stroke="${colors[shape.tone]}" stroke-width="${shape.width}"${shape.dashed ? ' stroke-dasharray="3 3"' : ''}/>`
  return `<text x="${short(shape.x)}" y="${short(shape.y)}" font-size="${shape.size}" text-anchor="${shape.align}" fill="${colors[shape.tone]}"${shape.bold ? ' font-weight="700"' : ''}>${escaped(shape.text)}</text>`
}

/** `x,y x,y` with at most two decimals. */
export function pointsOf(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ')
}

function short(value: number): number {
  return Math.round(value * 100) / 100
}

function mm(length: number): string {
  return `${short(length)}mm`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
