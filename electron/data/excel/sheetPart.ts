import type { MergeRange, RawSheet } from '#shared/importing/rawTable.ts'
import { closeCell, openCell, takeCaptured } from './sheetCell.ts'
import type { SheetContext, SheetState } from './sheetCell.ts'
import { createCellTable, finishCells } from './cellTable.ts'
import { limits } from './limits.ts'
import { parsePart } from './parsePart.ts'
import type { Attributes } from './parsePart.ts'
import { tooLarge } from './refusal.ts'
import { parseRange } from './address.ts'
import type { Budget } from './unpackPart.ts'
import { isTrue } from './workbookParts.ts'
import type { SheetPart } from './workbookParts.ts'

/** Reads one worksheet part. Throws FaultError. */
export function readSheetPart(part: SheetPart, context: SheetContext, budget: Budget): RawSheet {
  const state = startSheet(context)
  parsePart(part.entry, budget, {
    open: (name, attributes) => open(state, name, attributes),
    close: (name) => close(state, name),
    text(piece) {
      if (state.capture) state.captured += piece
    },
  })
  return finishSheet(part, state)
}

function startSheet(context: SheetContext): SheetState {
  return {
    context,
    table: createCellTable(),
    inData: false,
    inCell: false,
    ignoring: false,
    capture: '',
    captured: '',
    row: -1,
    column: -1,
    type: '',
    style: 0,
    hasFormula: false,
    formula: '',
    value: null,
    inline: '',
    rowEnd: 0,
    columnEnd: 0,
    uncached: [0, ''],
    outliers: [0, ''],
    cut: [0, ''],
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
  }
}

function open(state: SheetState, name: string, attributes: Attributes): void {
  if (state.inCell) openInCell(state, name)
  else if (name === 'c' && state.inData) openCell(state, attributes)
  else if (name === 'row' && state.inData) openRow(state, attributes)
  else if (name === 'sheetData') state.inData = true
  else if (name === 'mergeCell') addMerge(state, attributes.ref)
  else if (name === 'col') addHiddenColumns(state, attributes)
}

function openInCell(state: SheetState, name: string): void {
  state.captured = ''
  if (name === 'rPh' || name === 'extLst') state.ignoring = true
  if (state.ignoring || (name !== 'v' && name !== 't' && name !== 'f')) return
  state.capture = name
  if (name === 'f') state.hasFormula = true
}

function close(state: SheetState, name: string): void {
  if (state.inCell) closeInCell(state, name)
  else if (name === 'sheetData') state.inData = false
}

function closeInCell(state: SheetState, name: string): void {
  if (name === 'c') closeCell(state)
  else if (name === 'rPh' || name === 'extLst') state.ignoring = false
  else if (name === state.capture) takeCaptured(state)
}

function openRow(state: SheetState, attributes: Attributes): void {
  state.row = attributes.r === undefined ? state.row + 1 : Number(attributes.r) - 1
  state.column = -1
  if (isTrue(attributes.hidden) && state.row < limits.rows) state.hiddenRows.push(state.row)
}

function addMerge(state: SheetState, ref: string | undefined): void {
  const range = parseRange(ref ?? '')
  if (!range) return
  if (state.merges.length >= limits.merges) throw tooLarge('合并单元格太多')
  state.merges.push(range)
}

function addHiddenColumns(state: SheetState, { hidden, min, max }: Attributes): void {
  if (!isTrue(hidden)) return
  const last = Math.min(Number(max), limits.columns)
  for (let column = Number(min); column <= last; column++) state.hiddenColumns.push(column - 1)
}

function finishSheet({ name, hidden }: SheetPart, state: SheetState): RawSheet {
  const { rowEnd, columnEnd } = state
  return {
    name,
    hidden,
    rowCount: rowEnd,
    columnCount: columnEnd,
    cells: finishCells(state.table),
    strings: state.context.texts.list,
    merges: state.merges.flatMap((merge) => clipMerge(merge, rowEnd, columnEnd)),
    hiddenRows: state.hiddenRows.filter((row) => row < rowEnd),
    hiddenColumns: state.hiddenColumns.filter((column) => column < columnEnd),
    warnings: warningsOf(state),
  }
}

/** A merge over whole columns or beyond the data is cut to the used part; what is left of one cell is none. */
function clipMerge(merge: MergeRange, rowEnd: number, columnEnd: number): readonly MergeRange[] {
  const { top, left } = merge
  const bottom = Math.min(merge.bottom, rowEnd - 1)
  const right = Math.min(merge.right, columnEnd - 1)
  const kept = top <= bottom && left <= right && (top < bottom || left < right)
  return kept ? [{ top, left, bottom, right }] : []
}

function warningsOf({ uncached, outliers, cut }: SheetState): readonly string[] {
  const warnings: string[] = []
  if (uncached[0] > 0)
    warnings.push(`${uncached[0]} 个单元格的公式没有保存结果（如 ${uncached[1]}），读不到数值。请用 WPS 或 Excel 打开并保存一次。`)
  if (outliers[0] > 0) warnings.push(`表格范围之外有 ${outliers[0]} 个零散单元格（如 ${outliers[1]}），没有读入。`)
  if (cut[0] > 0) warnings.push(`${cut[0]} 个单元格的文字超过 32767 个字（如 ${cut[1]}），只读入前面部分。`)
  return warnings
}
