import { captionOfPage, rowTexts, type Block } from './blocks.ts'
import { mergeAt, type Grid } from './grid.ts'
import { placeOfCaption } from './place.ts'
import type { RowLooker } from './rowLook.ts'
import { isPageMark, isSectionCaption, isSignature, isSignatureHead, noteKind, totalKind } from './rowKinds.ts'
import type { PlaceMark, SkippedRow, TableHeading } from './tableTypes.ts'

/** A table with the rows that may belong to it. `places` grows with the captions that are met. */
export type Region = Readonly<{
  grid: Grid
  look: RowLooker
  block: Block
  end: number
  headings: readonly TableHeading[]
  places: PlaceMark[]
}>

/** Rows below the header that carry no record, with the reason. */
export function classifyRows(region: Region): readonly SkippedRow[] {
  const { block, end } = region
  const skipped: SkippedRow[] = []
  const inRepeat = new Map<number, '重复表头' | '标题'>()
  for (const [from, to] of block.repeats) {
    for (let row = from; row <= to; row += 1) inRepeat.set(row, row >= to - (block.bottom - block.top) ? '重复表头' : '标题')
  }
  const index = indexColumn(region.headings)
  const columns = new Set(region.headings.map((heading) => heading.index))
  let afterNote = false
  let dataSeen = 0
  for (let row = block.bottom + 1; row < end; row += 1) {
    const repeated = inRepeat.get(row)
    const why: string | null =
      repeated === '标题' ? titleReason(region, row) : (repeated ?? rowReason(region, row, { index, columns, afterNote, dataSeen }))
    afterNote = why === '注释' || why === '说明' || (afterNote && why === '空行')
    if (why === null) dataSeen += 1
    else skipped.push({ row: row + 1, why })
  }
  return skipped
}

/** Over a repeated header: the title again, or the place of the rows of this page. */
function titleReason(region: Region, row: number): '标题' | '分段标题' {
  const caption = captionOfPage(rowTexts(region.grid, row))
  if (caption === null) return '标题'
  markPlace(region, row, caption)
  return '分段标题'
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
  const note = noteKind(grid.reader.text(row, columns[0] ?? 0).trim())
  if (note && filled <= 3) return note
  if (inside.length === 0) return '表外内容'
  if (inside.every((column) => column === context.index) && figures === filled) return '空行（只有序号）'
  const texts = columns.map((column) => grid.reader.text(row, column).trim())
  const total = texts
    .slice(0, 3)
    .map(totalKind)
    .find((kind) => kind !== null)
  if (total) return total
  if (filled <= 8 && (texts.some(isSignature) || (figures === 0 && isSignatureHead(texts)))) return '填表人/签字行'
  if (filled === 1) return singleReason(region, row, texts[0] ?? '', context)
  if (isColumnNumbers(texts)) return '栏次'
  return isOutsideBlock(grid, row, columns, context) ? '表外内容' : null
}

/** Only the first cells are read: this runs for every row of a large sheet. */
function startsAsTotal(grid: Grid, row: number): boolean {
  const { cells, strings } = grid.sheet
  const start = grid.rowStart[row] ?? 0
  for (let index = start; index < Math.min(start + 3, grid.rowStart[row + 1] ?? 0); index += 1) {
    const at = cells.text[index] ?? -1
    const text = at < 0 ? undefined : strings.at(at)
    if (text !== undefined && /计|汇总/.test(text) && totalKind(text) !== null) return true
  }
  return false
}

function singleReason(region: Region, row: number, text: string, context: RowContext): string | null {
  const column = region.grid.reader.columnsOf(row)[0] ?? 0
  const merge = mergeAt(region.grid, row, column)
  const isWide = merge !== undefined && merge.right > merge.left
  if (isPageMark(text)) return '页码/以下空白'
  // A village of which only the name is known is a record where villages are listed, each once.
  if (!isWide && isListOfPlaces(region, column) && !isRepeatedBelow(region, row, column)) return null
  if (isSectionCaption(text) && (isWide || column <= (region.headings[0]?.index ?? 0) + 1) && region.headings.length >= 3) {
    markPlace(region, row, text)
    return '分段标题'
  }
  if (context.afterNote) return '注释'
  if (isWide || text.length > 20) return '说明'
  return null
}

/** The column names villages or groups, and no other column names persons or things. */
function isListOfPlaces({ headings }: Region, column: number): boolean {
  const leafOf = (heading: TableHeading): string => heading.path.at(-1) ?? ''
  const isPlace = headings.some((heading) => heading.index === column && /村|社区|居委会|小组/.test(leafOf(heading)))
  return isPlace && !headings.some((heading) => /姓名|户主|户名|身份证|证件|(?<!村|社区|小组)名称/.test(leafOf(heading)))
}

/** The row below is of the same place: this one is its caption. */
function isRepeatedBelow({ grid }: Region, row: number, column: number): boolean {
  const below = grid.reader.text(row + 1, column).trim()
  return below !== '' && grid.reader.text(row, column).trim().endsWith(below)
}

function markPlace(region: Region, row: number, text: string): void {
  const { village, group } = placeOfCaption(text)
  if (village !== null) region.places.push({ row: row + 1, village, group: null })
  else if (group !== null) region.places.push({ row: row + 1, village: region.places.at(-1)?.village ?? null, group })
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
