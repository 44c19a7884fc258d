import type { Drawing } from '../charts/drawing.ts'
import type { Orientation, PaperName } from './paper.ts'

/**
 * A thing to print, before it is cut into pages. All text is display text: formatted, and masked where the edition
 * asks for it, by whoever made it. Lengths are millimetres.
 */
export type PrintDocument = Readonly<{
  paper: PaperName
  orientation: Orientation
  margins: Margins
  /** Body size in points; made smaller when the columns do not fit the width (10.5 is 五号). */
  fontPt: number
  columns: readonly PrintColumn[]
  sections: readonly PrintSection[]
  signature: Signature
  /** Left of the page number on every page, e.g. 内部资料 注意保管; '' for none. */
  footer: string
  /** Right of the page number on every page, e.g. the print date; '' for none. */
  footerRight: string
  /** 第 X 页 共 Y 页 counted through the document or anew in each section (a section is bound by itself). */
  numbering: 'document' | 'section'
  /** Pale text across every page. */
  watermark?: string
}>

export type Margins = Readonly<{ top: number; right: number; bottom: number; left: number }>

export type PrintColumn = Readonly<{
  id: string
  /** Heading from the top level down: ['收入', '工资性收入']. Neighbours with the same upper heading share one cell. */
  header: readonly string[]
  /** Wished width; all widths are scaled together to the width of the sheet. */
  width: number
  align: 'left' | 'center' | 'right'
  /** Numbers, dates, ID numbers: kept on one line where the sheet is wide enough. */
  nowrap?: boolean
  /** Names of people, which may go on below after a dot: 阿卜杜热合曼·买买提. */
  isName?: boolean
  /** Filled in with a pen: keeps its wished width, though nothing stands in it. */
  blank?: boolean
  /** One cell for the whole group (序号, 户主, 人口 of a household), taken from the group's first row. */
  shared?: boolean
}>

/** Cell texts, one per column. */
export type PrintRow = readonly string[]

/** Rows that belong together (members of one household): kept on one page unless longer than a page. */
export type PrintGroup = Readonly<{
  rows: readonly PrintRow[]
  /** Line over the full width before the group, e.g. the village's name. */
  heading?: string
  /** Set apart: the 合计 row of a statistical table. */
  strong?: boolean
}>

/** Starts on a new page. */
export type PrintSection = Readonly<{
  title: string
  subtitle: Subtitle
  groups: readonly PrintGroup[]
  /** Closing lines of the table: 合计 N 户 N 人. */
  totals: readonly string[]
  /** Charts under the table, each over the full width. */
  drawings?: readonly Drawing[]
}>

/** The line between title and table. */
export type Subtitle = Readonly<{ left: string; middle: string; right: string }>

export type Signature = Readonly<{
  /** 填表人, 审核人…: each followed by room to sign. Empty for none. */
  labels: readonly string[]
  place: 'end' | 'everyPage'
}>

export const noSignature: Signature = { labels: [], place: 'end' }

/** Margins that every office printer can print; the page number stands inside the bottom one. */
export const usualMargins: Margins = { top: 13, right: 12, bottom: 14, left: 12 }
