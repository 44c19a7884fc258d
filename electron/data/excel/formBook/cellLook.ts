import type { Borders, Style } from 'exceljs'
import type { BookCell } from './bookLine.ts'

/** Styles that were made, by what they look like: exceljs recognises styles by identity. */
export type Looks = Map<string, Partial<Style>>

export function lookOf(looks: Looks, cell: BookCell): Partial<Style> {
  const key = JSON.stringify([
    cell.pt,
    cell.align,
    cell.valign,
    cell.font,
    cell.bold,
    cell.upright,
    cell.shrinks,
    cell.ruled,
    cell.open,
    cell.figure?.format,
  ])
  const known = looks.get(key)
  if (known) return known
  const made = makeLook(cell)
  looks.set(key, made)
  return made
}

/** Faces that Chinese offices have; WPS and Excel take the nearest where one is missing. */
const faces = { song: '宋体', fangSong: '仿宋', hei: '黑体' } as const
const thin = { style: 'thin' } as const

function makeLook({ pt, align, valign, font, bold, upright, shrinks, ruled, open, figure }: BookCell): Partial<Style> {
  return {
    font: { name: faces[font ?? 'song'], size: pt, bold: bold ?? false },
    // Numbers of persons and accounts stay text also when the cell is edited.
    numFmt: figure?.format ?? '@',
    alignment: {
      horizontal: align,
      vertical: valign ?? 'middle',
      ...(shrinks ? { shrinkToFit: true } : upright ? { textRotation: 'vertical' as const } : { wrapText: true }),
    },
    ...(ruled ? { border: bordersOf(open) } : {}),
  }
}

function bordersOf(open: BookCell['open']): Partial<Borders> {
  return { left: thin, right: thin, ...(open === 'above' ? {} : { top: thin }), ...(open === 'below' ? {} : { bottom: thin }) }
}
