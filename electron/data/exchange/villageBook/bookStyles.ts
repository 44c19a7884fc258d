import type { Style } from 'exceljs'
import { dataStyles, styles } from '#data/excel/cellStyles.ts'
import type { CellKindName } from '#data/excel/cellStyles.ts'

/** One object a style, never copied: exceljs knows styles by identity. */
const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const

/** Cells to be filled in: white, unlocked. */
export const openStyles = byKind((style) => ({ ...style, protection: { locked: false } }))
/** Cells that only show: grey, locked by the sheet's protection. */
export const lockedStyles = byKind((style) => ({ ...style, fill: grey }))

export const nameCell: Partial<Style> = { ...dataStyles.text, protection: { locked: false } }
export const openHeader: Partial<Style> = styles.requiredHeader
export const lockedHeader: Partial<Style> = styles.header

function byKind(change: (style: Partial<Style>) => Partial<Style>): Readonly<Record<CellKindName, Partial<Style>>> {
  const kinds = Object.entries(dataStyles).map(([kind, style]) => [kind, change(style)])
  return Object.fromEntries(kinds) as Readonly<Record<CellKindName, Partial<Style>>>
}
