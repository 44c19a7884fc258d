import type { Drawing } from '../charts/drawing.ts'
import type { HeaderRow } from './header.ts'

/** What stands on the sheets: every line broken, every height fixed. Lengths in millimetres. */
export type Pages = Readonly<{
  widthMm: number
  heightMm: number
  widths: readonly number[]
  type: TypeSize
  header: readonly HeaderRow[]
  pages: readonly Page[]
  /** Table rows of the document that were laid out (a row cut at a page's end counts once). */
  rows: number
}>

export type TypeSize = Readonly<{ fontPt: number; emMm: number; lineMm: number; paddingMm: number; titlePt: number }>

export type Page = Readonly<{
  section: number
  /** First page of its section: full title and subtitle. Others carry a short running head. */
  first: boolean
  head: PageHead
  lines: readonly PageLine[]
  /** Rows of labels to sign, with their height each; empty when the signature is not on this page. */
  signature: readonly (readonly string[])[]
  number: number
  total: number
}>

export type PageHead = Readonly<{
  title: string
  titleMm: number
  /** Under the title; on a page that continues a section its right part stands beside the title. */
  subtitle: readonly [left: string, middle: string, right: string]
  subtitleMm: number
}>

export type PageLine = RowLine | FullLine | DrawnLine

export type RowLine = Readonly<{
  kind: 'row'
  heightMm: number
  cells: readonly string[]
  /** Rows that the shared cells cover from here; 0 when a row above covers this one. */
  span: number
  /** The rest of a row that was longer than its page. */
  continued: boolean
  strong: boolean
}>

/** A line over all columns: a heading in the table or a total. */
export type FullLine = Readonly<{ kind: 'heading' | 'total'; heightMm: number; text: string }>

/** A chart under the table. */
export type DrawnLine = Readonly<{ kind: 'drawing'; heightMm: number; widthMm: number; drawing: Drawing }>
