import type { Borders, Fill, Font, Style } from 'exceljs'
import type { ColumnSpec } from './sheetSpec.ts'

/*
 * One object per style, never copied: exceljs recognises styles by identity, which keeps styles.xml small and
 * writing fast.
 */

const font: Partial<Font> = { name: '宋体', size: 11 }
const bold: Partial<Font> = { ...font, bold: true }
const line = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const
const border: Partial<Borders> = { top: line, left: line, bottom: line, right: line }

export const styles = {
  title: { font: { name: '黑体', size: 16 }, alignment: { horizontal: 'center', vertical: 'middle' } },
  unitLine: { font, alignment: { horizontal: 'right' } },
  note: { font, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
  header: headerStyle('FFE7E6E6'),
  requiredHeader: headerStyle('FFFFE699'),
  problem: { font, border, numFmt: '@', fill: fill('FFFFC7CE'), alignment: { vertical: 'top', wrapText: true } },
  reason: {
    font: { ...font, color: { argb: 'FF9C0006' } },
    border,
    numFmt: '@',
    alignment: { vertical: 'top', wrapText: true },
  },
} satisfies Record<string, Partial<Style>>

export type CellKindName = ColumnSpec['kind']

/** IDs, bank numbers and phones stay text (`@`) also when the user edits the cell. */
export const dataStyles: Readonly<Record<CellKindName, Partial<Style>>> = {
  text: { font, border, numFmt: '@', alignment: { vertical: 'top', wrapText: true } },
  number: { font, border },
  integer: { font, border, numFmt: '0' },
  money: { font, border, numFmt: '0.00' },
  date: { font, border, numFmt: 'yyyy-mm-dd', alignment: { horizontal: 'center' } },
}

export const totalStyles: Readonly<Record<CellKindName, Partial<Style>>> = {
  text: { ...dataStyles.text, font: bold },
  number: { ...dataStyles.number, font: bold },
  integer: { ...dataStyles.integer, font: bold },
  money: { ...dataStyles.money, font: bold },
  date: { ...dataStyles.date, font: bold },
}

/** As `dataStyles`, on the colour that marks a cell to be mended. */
export const problemStyles: Readonly<Record<CellKindName, Partial<Style>>> = {
  text: styles.problem,
  number: { ...dataStyles.number, fill: styles.problem.fill },
  integer: { ...dataStyles.integer, fill: styles.problem.fill },
  money: { ...dataStyles.money, fill: styles.problem.fill },
  date: { ...dataStyles.date, fill: styles.problem.fill },
}

function headerStyle(argb: string): Partial<Style> {
  return {
    font: bold,
    border,
    numFmt: '@',
    fill: fill(argb),
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  }
}

function fill(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } }
}
