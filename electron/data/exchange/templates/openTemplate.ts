import { partText, readPackage } from '#data/excel/filling/package.ts'
import { bookLook, type BookLook, type SheetLook } from '#data/excel/filling/sheetLook.ts'
import { parseRange } from '#data/excel/address.ts'
import { findTables } from '#shared/importing/findTables.ts'
import { gridOf } from '#shared/importing/grid.ts'
import { headingsOf } from '#shared/importing/headerBlock.ts'
import { recallLayout, type KnownLayout } from '#shared/importing/layoutMemory.ts'
import { fingerprintOf, matchHeaders } from '#shared/importing/matchHeaders.ts'
import type { ColumnMatch, FieldTarget } from '#shared/importing/matchTypes.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import { isSignature, noteKind, totalKind } from '#shared/importing/rowKinds.ts'
import type { FoundTable } from '#shared/importing/tableTypes.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { findRoom } from './findRoom.ts'
import type { Template, TemplateColumn, TemplateTable } from './template.ts'

/** Columns that a person pointed at: by place of the table in the workbook, then zero-based column; null = stays blank. */
export type Pointing = Readonly<Record<number, Readonly<Record<number, FieldTarget | null>>>>

export type OpenInput = Readonly<{
  registry: Registry
  file: string
  bytes: Uint8Array
  sheets: readonly SheetReader[]
  /** Ledger from which it is to be filled. */
  ledger?: string | undefined
  pointing?: Pointing
  /** What people decided of columns when they imported sheets with such headings. */
  layouts?: readonly KnownLayout[]
}>

/** Finds the tables of a template and which field each of their columns takes. Throws FaultError on a damaged package. */
export function openTemplate(input: OpenInput): Template {
  const { file, bytes, sheets } = input
  const parts = readPackage(bytes)
  const look = bookLook(parts)
  const found = sheets.flatMap((reader) => (reader.sheet.hidden ? [] : tablesOf(input, reader).map((table) => ({ reader, table }))))
  const tables = found.map(({ reader, table }, index) =>
    describe({ ...input, look, reader, table, pointed: input.pointing?.[index] ?? {} }),
  )
  const hasMacros = /macroEnabled/i.test(partText(parts, '[Content_Types].xml') ?? '')
  return { file, bytes, sheets, look, tables, hasMacros }
}

function tablesOf(input: OpenInput, reader: SheetReader): readonly FoundTable[] {
  const scan = findTables(input.registry, reader)
  return scan.tables.length > 0 ? scan.tables : unknownTable(reader)
}

/** A heading of which no word is known is still one: the fullest of the first rows. The person points at its columns. */
function unknownTable(reader: SheetReader): readonly FoundTable[] {
  const counts = Array.from({ length: Math.min(12, reader.sheet.rowCount) }, (_, row) => wordsIn(reader, row))
  const most = Math.max(0, ...counts)
  const row = counts.indexOf(most)
  if (most < 3) return []
  const merges = reader.sheet.merges.filter((merge) => merge.top < row && merge.bottom >= row && merge.bottom - merge.top < 4)
  const top = Math.min(row, ...merges.map((merge) => merge.top))
  const bottom = Math.max(
    row,
    ...reader.sheet.merges.filter((merge) => merge.top === row && merge.bottom - row < 3).map((merge) => merge.bottom),
  )
  const headings = headingsOf(gridOf(reader), top, bottom)
  const empty = { title: '', units: [], skipped: footRows(reader, bottom + 1), places: [] }
  return [{ ...empty, sheet: reader.sheet.name, headerRows: [top + 1, bottom + 1], dataRows: [bottom + 2, bottom + 1], headings }]
}

/** Totals, notes and signatures under a heading, by their words. */
function footRows(reader: SheetReader, from: number): FoundTable['skipped'] {
  return Array.from({ length: Math.max(0, reader.sheet.rowCount - from) }, (_, at) => from + at).flatMap((row) => {
    const texts = reader.columnsOf(row).map((column) => reader.text(row, column).trim())
    const why =
      texts
        .slice(0, 3)
        .map(totalKind)
        .find((kind) => kind !== null) ??
      noteKind(texts[0] ?? '') ??
      (texts.some(isSignature) ? '填表人/签字行' : null)
    return why === null ? [] : [{ row: row + 1, why }]
  })
}

function wordsIn(reader: SheetReader, row: number): number {
  return reader.columnsOf(row).filter((column) => reader.cell(row, column)?.kind === 'text').length
}

type DescribeInput = OpenInput &
  Readonly<{ look: BookLook; reader: SheetReader; table: FoundTable; pointed: Readonly<Record<number, FieldTarget | null>> }>

function describe(input: DescribeInput): TemplateTable {
  const { registry, reader, table } = input
  const overrides = { ...decidedInImports(input), ...input.pointed }
  const free = matchHeaders(registry, reader, table, { overrides })
  const match =
    input.ledger === undefined || free.ledger === input.ledger || isHalfOf(registry, free.ledger, input.ledger)
      ? free
      : preferred(free, matchHeaders(registry, reader, table, { overrides, ledger: input.ledger }))
  const look = input.look.sheet(table.sheet)
  const runningColumn = match.columns.find(isRunning)?.index ?? -1
  const room = findRoom({ reader, look, table, runningColumn })
  const context = { ...input, look, book: input.look, pattern: room.first <= room.last ? room.first : (room.used.at(-1) ?? room.first) }
  return {
    sheet: table.sheet,
    title: table.title,
    headerRows: table.headerRows,
    room,
    ledger: match.ledger,
    columns: match.columns.map((column) => describeColumn(context, room.last, column)),
    fingerprint: match.fingerprint,
  }
}

/** A column that was not to be imported may well be filled: only fields are taken over. */
function decidedInImports({ layouts = [], table }: DescribeInput): Readonly<Record<number, FieldTarget>> {
  const decisions = recallLayout(layouts, fingerprintOf(table.headings), table.headings)?.decisions ?? {}
  return Object.fromEntries(Object.entries(decisions).flatMap(([column, target]) => (target ? [[column, target]] : [])))
}

/** Without any column of the wished ledger the headings know better. */
function preferred<T extends Readonly<{ ledger: string | null }>>(free: T, forced: T): T {
  return forced.ledger === null ? free : forced
}

/** Household and member fill each other's lists. */
function isHalfOf(registry: Registry, found: string | null, wished: string): boolean {
  const halves = registry.ledgers.filter((ledger) => ledger.id === found || ledger.id === wished)
  return found !== null && halves.some((one) => halves.some((other) => one.parent?.ledger === other.id))
}

function isRunning({ header, field }: ColumnMatch): boolean {
  return field === null && /(?:^|\/)(?:序号|序|编号|行次|no\.?)$/i.test(header)
}

type ColumnContext = Readonly<{ reader: SheetReader; look: SheetLook; book: BookLook; sheets: readonly SheetReader[]; pattern: number }>

function describeColumn(context: ColumnContext, last: number, match: ColumnMatch): TemplateColumn {
  const { look, pattern } = context
  const computed = look.cells(pattern).some((cell) => cell.column === match.index && cell.formula)
  const formula = look.lists(pattern).get(match.index)
  return {
    match,
    role: computed ? 'formula' : isRunning(match) ? 'number' : 'field',
    list: formula === undefined ? null : wordsOf(context, formula),
    format: look.format(pattern, match.index),
    merged: look.merges.some(
      ({ top, bottom, left, right }) => left === match.index && right === left && top < bottom && top + 1 >= pattern && bottom + 1 <= last,
    ),
  }
}

/** The words of a drop-down list: written in the rule, standing in a range or behind a name. Null where they are computed. */
function wordsOf(context: ColumnContext, formula: string): readonly string[] | null {
  const inline = /^"(.*)"$/s.exec(formula.trim())?.[1]
  if (inline !== undefined) return distinct(inline.replaceAll('""', '"').split(','))
  const named = context.book.names.get(formula.trim().replace(/^=/, '')) ?? formula
  const [, sheet, range = ''] = /^=?(?:(.*)!)?([^!]+)$/.exec(named.trim()) ?? []
  const name = sheet?.replace(/^'|'$/g, '').replaceAll("''", "'") ?? context.reader.sheet.name
  const place = /^[$A-Z\d:]+$/i.test(range) ? parseRange(range) : null
  const reader = context.sheets.find((one) => one.sheet.name === name)
  if (!place || !reader) return null
  const words: string[] = []
  for (let row = place.top; row <= Math.min(place.bottom, reader.sheet.rowCount - 1); row += 1)
    for (let column = place.left; column <= place.right; column += 1) words.push(reader.text(row, column))
  return distinct(words)
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))]
}
