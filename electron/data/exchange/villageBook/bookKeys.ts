import type { RawWorkbook } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'

/** The very hidden sheet by which a returned workbook is known. Office programs keep it; at most they make it merely hidden. */
export const bookKeysSheet = '_村表'

/** A row as it left: record, its head, a digest of each column's cell, joined. */
export type BookRow = readonly [id: string, head: string, digests: string]

export type BookColumn = Readonly<{ field: string; header: string; editable: boolean }>

export type BookSheet = Readonly<{ name: string; ledger: string; columns: readonly BookColumn[]; rows: readonly BookRow[] }>

export type BookKeys = Readonly<{
  version: 1
  /** Id of this workbook. */
  book: string
  databaseId: string
  /** To whom it went, and the how-manieth it was. */
  place: string
  number: number
  /** Village of new rows that name none; '' where it holds several. */
  village: string
  /** ISO time with offset at which it left. */
  at: string
  /** Of the program that wrote it: its changes are logged as made there. */
  appVersion: string
  schemaVersion: number
  salt: string
  sheets: readonly BookSheet[]
}>

/** Text of the key sheet in pieces that fit into cells. */
export function writeBookKeys(keys: BookKeys): readonly string[] {
  return JSON.stringify(keys).match(/[^]{1,15000}/gu) ?? []
}

/** Null where the workbook is none of ours. Nothing in it is taken on trust. */
export function readBookKeys(workbook: RawWorkbook): BookKeys | null {
  const sheet = workbook.sheets.find(({ name }) => name === bookKeysSheet)
  if (!sheet) return null
  const reader = readSheet(sheet)
  const text = Array.from({ length: sheet.rowCount }, (_, row) => reader.text(row, 0)).join('')
  try {
    const value: unknown = JSON.parse(text)
    return isKeys(value) ? value : null
  } catch {
    return null
  }
}

const texts = ['book', 'databaseId', 'place', 'village', 'at', 'appVersion', 'salt'] as const

function isKeys(value: unknown): value is BookKeys {
  if (!isRecord(value) || value.version !== 1 || !texts.every((key) => typeof value[key] === 'string')) return false
  if (!Number.isInteger(value.number) || !Number.isInteger(value.schemaVersion)) return false
  if (Number.isNaN(Date.parse(value.at as string))) return false
  return Array.isArray(value.sheets) && value.sheets.every(isSheet)
}

function isSheet(value: unknown): value is BookSheet {
  if (!isRecord(value) || typeof value.name !== 'string' || typeof value.ledger !== 'string') return false
  if (!Array.isArray(value.columns) || !value.columns.every(isColumn)) return false
  return Array.isArray(value.rows) && value.rows.every((row) => isRow(row, (value.columns as readonly unknown[]).length))
}

function isColumn(value: unknown): value is BookColumn {
  return isRecord(value) && typeof value.field === 'string' && typeof value.header === 'string' && typeof value.editable === 'boolean'
}

function isRow(value: unknown, columns: number): value is BookRow {
  const isTexts = Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === 'string')
  return isTexts && (value[2] as string).length === columns * digestLength
}

/** Characters of a cell's digest: 36 bits, of what is shown beside it anyway. */
export const digestLength = 6

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
