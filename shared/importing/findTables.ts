import type { Registry } from '#shared/ledger/registry.ts'
import { dictionaryOf } from './dictionary.ts'
import { gridOf, mergeAt, type Grid } from './grid.ts'
import { headerBlockAt, headingsOf, isHeaderLike, isPerhapsHeader, rowLooker, signatureOf, type RowLooker } from './headerBlock.ts'
import { unitsOfLine } from './heading.ts'
import { placeOfLabels, villageOfFileName, villageOfSheetName, villageOfTitle } from './place.ts'
import type { SheetReader } from './rawTable.ts'
import { isSectionCaption, isSignature, noteKind, totalKind } from './rowKinds.ts'
import type { FoundTable, PlaceMark, SkippedRow, TableHeading, TableScan } from './tableTypes.ts'

/**
 * The tables of a sheet. A header is recognised by the share of its cells that are known headings, wherever it
 * stands; a header printed again on the next page is skipped, another header begins another table.
 * `villages` are the names already known, for titles, sheet names and the name of the file.
 */
export function findTables(registry: Registry, reader: SheetReader, villages: readonly string[] = [], file = ''): TableScan {
  const grid = gridOf(reader)
  if (grid.rowCount === 0) return { tables: [], refused: '工作表是空的' }
  const look = rowLooker(grid, dictionaryOf(registry))
  const sure = findBlocks(grid, look, isHeaderLike)
  const blocks = sure.length > 0 ? sure : findBlocks(grid, look, isPerhapsHeader).slice(0, 1)
  if (blocks.length === 0) return { tables: [], refused: '没有找到能识别的表头' }
  const all = blocks.map((block, index) =>
    readTable(grid, look, { block, end: blocks[index + 1]?.titleTop ?? grid.rowCount }, { villages, file }),
  )
  const filled = all.filter((table) => table.dataRows[0] <= table.dataRows[1])
  if (filled.length > 0) return { tables: filled, refused: null }
  return { tables: all.slice(0, 1), refused: '表头下面没有数据' }
}

type Block = {
  titleTop: number
  top: number
  bottom: number
  signature: string
  title: string
  repeats: Array<readonly [number, number]>
}

function findBlocks(grid: Grid, look: RowLooker, isHeader: typeof isHeaderLike): readonly Block[] {
  const blocks: Block[] = []
  let row = 0
  while (row < grid.rowCount) {
    const seen = look(row)
    const last = blocks.at(-1)
    if (seen.hits === 0 || !isHeader(seen) || (last && isWeakSecond(grid, last, row, seen.hits + seen.marks))) {
      row += 1
      continue
    }
    const [top, bottom] = headerBlockAt(grid, look, row)
    addBlock(grid, look, blocks, [top, bottom])
    row = bottom + 1
  }
  return blocks
}

/** Below a header, a row of values that are also headings (户主, 说明) must not begin another table. */
function isWeakSecond(grid: Grid, last: Block, row: number, known: number): boolean {
  if (signatureOf(grid, row) === signatureOf(grid, last.bottom)) return false
  return known < 3 || row === last.bottom + 1
}

function addBlock(grid: Grid, look: RowLooker, blocks: Block[], [top, bottom]: readonly [number, number]): void {
  const last = blocks.at(-1)
  const titleTop = titleTopOf(grid, look, top, last ? last.bottom + 1 : 0)
  const title = titleText(grid, titleTop, top)
  const signature = blockSignature(grid, top, bottom)
  const samePage = last && last.signature === signature && (title === '' || pageless(title) === pageless(last.title))
  if (samePage) last.repeats.push([titleTop, bottom])
  else blocks.push({ titleTop, top, bottom, signature, title, repeats: [] })
}

function blockSignature(grid: Grid, top: number, bottom: number): string {
  const rows: string[] = []
  for (let row = top; row <= bottom; row += 1) rows.push(signatureOf(grid, row))
  return rows.join('\n')
}

/** Titles stand directly above the header: one text a row, or a line of labels; never a row of figures. */
function titleTopOf(grid: Grid, look: RowLooker, top: number, lowest: number): number {
  let row = top
  while (row - 1 >= lowest && top - row < 8) {
    const { filled, figures } = look(row - 1)
    const texts = rowTexts(grid, row - 1)
    const isTitle = filled <= 1 || texts.every((text) => /[:：]/.test(text)) || texts.some((text) => unitsOfLine(text).length > 0)
    // Above the first table nothing can be the end of another: 填表人 and 填报日期 often stand there.
    const isTail = lowest > 0 && texts.some((text) => totalKind(text) !== null || noteKind(text) !== null || isSignature(text))
    const isWide = filled === 0 || lowest === 0 || texts.some((text) => text.length >= 4)
    if (!isTitle || isTail || !isWide || (figures > 0 && filled > 0 && texts.join('').length < 6)) break
    row -= 1
  }
  return row
}

function titleText(grid: Grid, from: number, to: number): string {
  const texts: string[] = []
  for (let row = from; row < to; row += 1) texts.push(...rowTexts(grid, row))
  return texts.join(' ')
}

function pageless(title: string): string {
  return title.replace(/第?[\d一二三四五六七八九十]+页|共[\d一二三四五六七八九十]+页|[\s（）()续表]/g, '')
}

function rowTexts(grid: Grid, row: number): readonly string[] {
  return grid.reader
    .columnsOf(row)
    .map((column) => grid.reader.text(row, column).trim())
    .filter((text) => text !== '')
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
    title: block.title,
    units: unitsOfLine(block.title),
    headerRows: [block.top + 1, block.bottom + 1],
    dataRows: [first, last],
    headings,
    skipped: skipped.filter((entry) => entry.row < last || entry.why !== '空行'),
    places,
  }
}

/** Villages already known, and the name of the file. */
type PlaceNames = Readonly<{ villages: readonly string[]; file: string }>

function firstPlace(grid: Grid, block: Block, { villages, file }: PlaceNames): PlaceMark {
  const labels = placeOfLabels(block.title)
  const village =
    labels.village ??
    villageOfTitle(block.title, villages) ??
    villageOfSheetName(grid.sheet.name, villages) ??
    villageOfFileName(file, villages)
  return { row: block.top + 1, village, group: labels.group }
}

type Region = Readonly<{
  grid: Grid
  look: RowLooker
  block: Block
  end: number
  headings: readonly TableHeading[]
  places: PlaceMark[]
}>

function classifyRows(region: Region): readonly SkippedRow[] {
  const { block, end } = region
  const skipped: SkippedRow[] = []
  const inRepeat = new Map<number, string>()
  for (const [from, to] of block.repeats) {
    for (let row = from; row <= to; row += 1) inRepeat.set(row, row >= to - (block.bottom - block.top) ? '重复表头' : '标题')
  }
  const index = indexColumn(region.headings)
  const columns = new Set(region.headings.map((heading) => heading.index))
  let afterNote = false
  let dataSeen = 0
  for (let row = block.bottom + 1; row < end; row += 1) {
    const why: string | null = inRepeat.get(row) ?? rowReason(region, row, { index, columns, afterNote, dataSeen })
    afterNote = why === '注释' || why === '说明' || (afterNote && why === '空行')
    if (why === null) dataSeen += 1
    else skipped.push({ row: row + 1, why })
  }
  return skipped
}

/** The running number of rows, which alone does not make a record. */
function indexColumn(headings: readonly TableHeading[]): number {
  return headings.find((heading) => /^(?:序号|编号|序|行次|no\.?)$/i.test(heading.path.at(-1) ?? ''))?.index ?? -1
}

type RowContext = Readonly<{ index: number; columns: ReadonlySet<number>; afterNote: boolean; dataSeen: number }>

function rowReason(region: Region, row: number, context: RowContext): string | null {
  const { grid, look } = region
  const { filled, figures } = look(row)
  if (filled === 0) return '空行'
  if (filled > 8 && figures >= 2 && context.dataSeen > 0 && !startsAsTotal(grid, row)) return null
  const columns = grid.reader.columnsOf(row).filter((column) => grid.reader.text(row, column).trim() !== '')
  const inside = columns.filter((column) => context.columns.has(column))
  if (inside.length === 0) return '表外内容'
  if (inside.every((column) => column === context.index) && figures === filled) return '空行（只有序号）'
  const texts = columns.map((column) => grid.reader.text(row, column).trim())
  const total = texts
    .slice(0, 3)
    .map(totalKind)
    .find((kind) => kind !== null)
  if (total) return total
  const note = noteKind(texts[0] ?? '')
  if (note && filled <= 3) return note
  if (filled <= 8 && texts.some(isSignature)) return '填表人/签字行'
  if (filled === 1) return singleReason(region, row, texts[0] ?? '', context)
  if (isColumnNumbers(texts)) return '栏次'
  return isOutsideBlock(grid, row, columns, context) ? '表外内容' : null
}

/** Only the first cells are read: this runs for every row of a large sheet. */
function startsAsTotal(grid: Grid, row: number): boolean {
  const { cells, strings } = grid.sheet
  const start = grid.rowStart[row] ?? 0
  for (let index = start; index < Math.min(start + 3, grid.rowStart[row + 1] ?? 0); index += 1) {
    const text = strings[cells.text[index] ?? -1]
    if (text !== undefined && /计|汇总/.test(text) && totalKind(text) !== null) return true
  }
  return false
}

function singleReason(region: Region, row: number, text: string, context: RowContext): string | null {
  const column = region.grid.reader.columnsOf(row)[0] ?? 0
  const merge = mergeAt(region.grid, row, column)
  const isWide = merge !== undefined && merge.right > merge.left
  if (isSectionCaption(text) && (isWide || column <= 1) && region.headings.length >= 3) {
    markPlace(region, row, text)
    return '分段标题'
  }
  if (context.afterNote) return '注释'
  if (isWide || text.length > 20) return '说明'
  return null
}

function markPlace(region: Region, row: number, text: string): void {
  const name = text.replace(/[\s\u3000:：]|[（(].*[）)]$/g, '').replace(/^[（(]?[一二三四五六七八九十]+[）)]?[、.．]/, '')
  const before = region.places.at(-1)
  if (/(?:村|社区)$/.test(name)) region.places.push({ row: row + 1, village: name, group: null })
  else if (name.endsWith('组')) region.places.push({ row: row + 1, village: before?.village ?? null, group: name })
}

/** 1 2 3 4 … or 甲 乙 1 2 3 under the header. */
function isColumnNumbers(texts: readonly string[]): boolean {
  if (texts.length < 3) return false
  const numbers = texts.filter((text) => !/^[甲乙丙丁戊己庚辛壬癸A-Z]$/.test(text)).map(Number)
  return (
    numbers.length >= 2 &&
    numbers.every((value, index) => Number.isInteger(value) && value < 300 && (index === 0 || value === (numbers[index - 1] ?? 0) + 1))
  )
}

/** Form fields below a list: cells merged sideways where the rows of the list have none. */
function isOutsideBlock(grid: Grid, row: number, columns: readonly number[], context: RowContext): boolean {
  if (context.dataSeen === 0) return false
  const wide = columns.filter((column) => {
    const merge = mergeAt(grid, row, column)
    return merge !== undefined && merge.right > merge.left && merge.top === row
  })
  return wide.length >= 2 || (wide.length === 1 && wide[0] === columns[0])
}
