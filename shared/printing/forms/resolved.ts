import type { Align } from '#shared/forms/define.ts'
import type { Margins } from '../document.ts'
import type { Orientation, PaperName } from '../paper.ts'

/**
 * A form filled in: every text is display text, formatted and masked for its edition. Lengths in millimetres. Sheets are
 * handed over one after the other, since a thousand household files need not be held together.
 */
export type FormPaper = Readonly<{
  paper: PaperName
  orientation: Orientation
  margins: Margins
  /** Body size in points. */
  fontPt: number
  /** Left of the page number on every page; '' for none. */
  footer: string
  footerRight: string
  /** 第 X 页 共 Y 页 through the document or anew on each sheet; none where a sheet is one page and nothing is bound. */
  numbering: 'document' | 'sheet' | 'none'
  watermark?: string
  cards?: CardGrid
  /** Overprinting of pre-printed paper: rules, labels and titles are left out, and all is moved by so many millimetres. */
  overprint?: Readonly<{ rightMm: number; downMm: number }>
}>

export type CardGrid = Readonly<{
  columns: number
  rows: number
  widthMm: number
  heightMm: number
  gapMm: number
  border: boolean
  /** First card of the first sheet that is still there, counted from 1; all are without it. */
  first?: number
}>

/** What starts on a new page (or is one card): a record, a list, the list of a village. */
export type FormSheet = Readonly<{
  /** Names a part of a batch (village, head of the household); no personal numbers. */
  name: string
  /** For parts of a batch by village. */
  village: string
  /** In the top margin of every page but the first; none on cards. */
  running?: RunningHead
  blocks: readonly ResolvedBlock[]
}>

/** What a loose page is known by: paper and record, each '' for none. Shortened where it is longer than the page is wide. */
export type RunningHead = Readonly<{ left: string; right: string }>

export type ResolvedBlock =
  | Readonly<{ kind: 'title'; text: string; pt: number; aboveMm: number }>
  | Readonly<{ kind: 'line'; left: string; middle: string; right: string }>
  | ResolvedText
  | ResolvedGrid
  | ResolvedTable
  | Readonly<{ kind: 'checks'; label: string; items: readonly CheckItem[]; columns: number }>
  | ResolvedSign
  | Readonly<{ kind: 'qr'; text: string; sizeMm: number; align: Align; beside: readonly string[] }>
  /** `source`: a data: address. Shown as wide as the page at most, with its words below. */
  | Readonly<{ kind: 'picture'; source: string; widthMm: number; heightMm: number; caption: string }>
  | Readonly<{ kind: 'space'; mm: number }>
  | Readonly<{ kind: 'break' }>

export type CheckItem = Readonly<{ text: string; ticked: boolean }>

export type ResolvedText = Readonly<{
  kind: 'text'
  text: string
  indent: boolean
  align: Align
  /** Points. */
  pt: number
  bold: boolean
  font: 'song' | 'fangSong' | 'hei'
  aboveMm: number
  /** Never the last thing on a page. */
  keepNext?: boolean
}>

/** Widths are relative; they fill the width of the page. */
export type ResolvedGrid = Readonly<{ kind: 'grid'; widths: readonly number[]; rows: readonly ResolvedGridRow[]; keep: boolean }>
export type ResolvedGridRow = Readonly<{ heightMm: number; cells: readonly ResolvedCell[] }>
export type ResolvedCell = Readonly<{
  text: string
  head: boolean
  span: number
  down: number
  align: Align
  upright: boolean
  foot: string
}>

export type ResolvedTable = Readonly<{
  kind: 'table'
  columns: readonly ResolvedColumn[]
  groups: readonly ResolvedGroup[]
  /** Least height of a row; 0 for that of its text. */
  rowMm: number
  totals?: Readonly<{ label: string; pageTotals: boolean; /** Under the sum: 合计（大写）：…; '' for none. */ capitals: string }>
}>

export type ResolvedColumn = Readonly<{
  id: string
  header: readonly string[]
  widthMm: number
  align: Align
  nowrap: boolean
  /** Merged over the rows of a group. */
  shared: boolean
  /** How its sums are written; null when it is not added up. */
  sum: SumKind | null
}>

/** Money in 分, written in 元 or 万元; a quantity in units of its scale. */
export type SumKind =
  | Readonly<{ kind: 'money'; inWan: boolean }>
  /** A rate of two other columns: never added up, but the quotient of their sums (支付率 = 累计支付合计 ÷ 到位合计). */
  | Readonly<{ kind: 'share'; part: number; whole: number }>
  | Readonly<{ kind: 'quantity'; scale: number; /** Digits after the point that its rows show. */ decimals?: number }>

/** Rows that stay on one page unless they are longer than a page. */
export type ResolvedGroup = Readonly<{
  rows: readonly (readonly string[])[]
  /** Line over the full width before the group. */
  heading?: string
  /** What the group adds to each column that is added up; null elsewhere. */
  sums: readonly (number | null)[]
}>

export type ResolvedSign = Readonly<{
  kind: 'sign'
  labels: readonly string[]
  perRow: number
  rowMm: number
  seal: string
  date: string
  /** Points of the letter that seal and date close, in its face; without it as the rest of the form. */
  letterPt?: number
  everyPage: boolean
}>
