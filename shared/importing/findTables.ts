import type { Registry } from '#shared/ledger/registry.ts'
import { bandsOf } from './bands.ts'
import { captionOfPage, findBlocks, rowTexts, type Block } from './blocks.ts'
import { dictionaryOf } from './dictionary.ts'
import { gridOf, type Grid } from './grid.ts'
import { headingsOf } from './headerBlock.ts'
import { unitsOfLine } from './heading.ts'
import { placeOfCaption, placeOfLabels, villageOfFileName, villageOfSheetName, villageOfTitle } from './place.ts'
import type { SheetReader } from './rawTable.ts'
import { isHeaderLike, isPerhapsHeader, rowLooker, type RowLook, type RowLooker } from './rowLook.ts'
import { classifyRows } from './rowReasons.ts'
import { refusalOfSheet } from './sheetKinds.ts'
import { structuralHeader } from './structuralHeader.ts'
import type { FoundTable, PlaceMark, TableScan } from './tableTypes.ts'
import { yearOfTitle } from './wording.ts'

/**
 * The tables of a sheet, one below the other or side by side. A header is recognised by the share of its cells that are
 * known headings, wherever it stands, else by its form; a header printed again on the next page is skipped, another
 * header begins another table.
 */
export function findTables(registry: Registry, reader: SheetReader, { villages = [], file = '', looks }: Around = {}): TableScan {
  const grid = gridOf(reader)
  if (grid.rowCount === 0) return { tables: [], refused: '工作表是空的' }
  const names: PlaceNames = { villages, file }
  const parts = new Map<Grid, Part>()
  const partOf = (one: Grid): Part => {
    const made = parts.get(one) ?? readPart(one, rowLooker(one, dictionaryOf(registry), one === grid ? looks : undefined))
    parts.set(one, made)
    return made
  }
  const bands = bandsOf(grid, (one) => partOf(one).blocks)
  const tables = bands.flatMap((band) => tablesOf(band, partOf(band), names))
  if (tables.length === 0) return { tables: [], refused: refusalOfSheet(grid, dictionaryOf(registry)) }
  const filled = tables.filter((table) => table.dataRows[0] <= table.dataRows[1])
  if (filled.length > 0) return { tables: filled, refused: null }
  return { tables: tables.slice(0, 1), refused: '表头下面没有数据' }
}

/** `villages`: names already known, for titles, sheet names and the name of the file. `looks`: rows that were looked at before. */
type Around = Readonly<{ villages?: readonly string[]; file?: string; looks?: readonly RowLook[] }>

/** Every row of a sheet is looked at once, also where it is asked whether the sheet has tables side by side. */
type Part = Readonly<{ look: RowLooker; blocks: readonly Block[] }>

function readPart(grid: Grid, look: RowLooker): Part {
  return { look, blocks: blocksOf(grid, look) }
}

function tablesOf(grid: Grid, { look, blocks }: Part, names: PlaceNames): readonly FoundTable[] {
  return blocks.map((block, index) => {
    const found = readTable(grid, look, { block, end: blocks[index + 1]?.titleTop ?? grid.rowCount }, names)
    const table = index > 0 ? found : { ...found, skipped: [...rowsAbove(look, block.titleTop), ...found.skipped] }
    // The file is named after its first table: what stands below another one may be anything.
    return index === 0 || block.signature === blocks[0]?.signature ? table : { ...table, file: undefined }
  })
}

/** Sure headers; where there are none, the first that may be one. */
function blocksOf(grid: Grid, look: RowLooker): readonly Block[] {
  const sure = findBlocks(grid, look, isHeaderLike)
  if (sure[0]) return [...strangeAbove(grid, look, sure[0].titleTop), ...sure]
  const perhaps = findBlocks(grid, look, isPerhapsHeader).slice(0, 1)
  if (perhaps.length > 0) return perhaps
  const row = structuralHeader(grid, look)
  return row === null ? [] : findBlocks(grid, look, (_, at) => at === row, true)
}

/** A table of strange headings above one that is known: its rows must not vanish. */
function strangeAbove(grid: Grid, look: RowLooker, end: number): readonly Block[] {
  if (end < 3) return []
  const above = findBlocks(grid, look, (seen, row) => row < end && isPerhapsHeader(seen)).slice(0, 1)
  if (above.length > 0) return above
  const row = structuralHeader(grid, look, end)
  return row === null ? [] : findBlocks(grid, look, (_, at) => at === row, true)
}

/** What stands above the first title of a sheet and belongs to no table. */
function rowsAbove(look: RowLooker, end: number): FoundTable['skipped'] {
  const rows: { row: number; why: string }[] = []
  for (let row = 0; row < end; row += 1) if (look(row).filled > 0) rows.push({ row: row + 1, why: '表外内容' })
  return rows
}

function readTable(grid: Grid, look: RowLooker, { block, end }: Readonly<{ block: Block; end: number }>, names: PlaceNames): FoundTable {
  const headings = headingsOf(grid, block.top, block.bottom)
  const places = [firstPlace(grid, block, names)]
  const skipped = classifyRows({ grid, look, block, end, headings, places })
  const skippedRows = new Set(skipped.map((entry) => entry.row))
  let first = block.bottom + 2
  while (first <= end && skippedRows.has(first)) first += 1
  let last = end
  while (last >= first && skippedRows.has(last)) last -= 1
  return {
    sheet: grid.sheet.name,
    ...(names.file === '' ? {} : { file: names.file }),
    title: block.title,
    ...yearOf(block.title, grid.sheet.name, names.file),
    units: unitsOfLine(block.title),
    headerRows: [block.top + 1, block.bottom + 1],
    dataRows: [first, last],
    headings,
    skipped: skipped.filter((entry) => entry.row < last || entry.why !== '空行'),
    places,
  }
}

/** The nearest text that names a year: title, sheet, file. */
function yearOf(...texts: readonly string[]): Pick<FoundTable, 'year'> {
  for (const text of texts) {
    const year = yearOfTitle(text)
    if (year !== null) return { year }
  }
  return {}
}

/** Villages already known, and the name of the file. */
type PlaceNames = Readonly<{ villages: readonly string[]; file: string }>

function firstPlace(grid: Grid, block: Block, { villages, file }: PlaceNames): PlaceMark {
  const labels = placeOfLabels(block.title)
  const caption = captionAbove(grid, block)
  const village =
    labels.village ??
    villageOfTitle(block.title, villages) ??
    caption?.village ??
    villageOfSheetName(grid.sheet.name, villages) ??
    villageOfFileName(file, villages)
  return { row: block.top + 1, village, group: labels.group ?? caption?.group ?? null }
}

function captionAbove(grid: Grid, block: Block): ReturnType<typeof placeOfCaption> | null {
  for (let row = block.top - 1; row >= block.titleTop; row -= 1) {
    const caption = captionOfPage(rowTexts(grid, row))
    if (caption !== null) return placeOfCaption(caption)
  }
  return null
}
