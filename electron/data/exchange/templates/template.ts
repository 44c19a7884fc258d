import type { BookLook, CellFormat } from '#data/excel/filling/sheetLook.ts'
import type { ColumnMatch, FieldTarget } from '#shared/importing/matchTypes.ts'
import type { KnownLayout } from '#shared/importing/layoutMemory.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import type { TemplateSetting } from './templateMemory.ts'

/** A workbook of somebody else, into which records are to be written. */
export type Template = Readonly<{
  /** File name. */
  file: string
  bytes: Uint8Array
  sheets: readonly SheetReader[]
  look: BookLook
  tables: readonly TemplateTable[]
  /** .xlsm: Excel opens neither kind under the other's name. */
  hasMacros: boolean
}>

export type TemplateTable = Readonly<{
  sheet: string
  title: string
  /** 1-based. */
  headerRows: readonly [number, number]
  room: Room
  /** Ledger of which a row takes one record; null when the headings do not tell. */
  ledger: string | null
  columns: readonly TemplateColumn[]
  fingerprint: string
}>

/** Rows that the sheet has for records (1-based; last = first − 1 when it has none). */
export type Room = Readonly<{
  first: number
  last: number
  /** Rows with records already, above the blank ones. */
  used: readonly number[]
}>

/** `number` counts the rows, `formula` is computed by the sheet itself, `field` takes a value. */
export type TemplateColumn = Readonly<{
  match: ColumnMatch
  role: 'field' | 'number' | 'formula'
  /** Words that the sheet's own list allows. */
  list: readonly string[] | null
  format: CellFormat
  /** Cells of several rows are merged: one household. */
  merged: boolean
}>

export function targetOf({ match }: TemplateColumn): FieldTarget | null {
  return match.ledger !== null && match.field !== null ? { ledger: match.ledger, field: match.field } : null
}

/** A workbook that is about to be filled. */
export type TemplateInHand = {
  readonly id: string
  readonly ledger: string
  readonly template: Template
  readonly setting: TemplateSetting
  readonly layouts: readonly KnownLayout[]
  remembered: string | null
}
