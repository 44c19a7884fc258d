import type { RawSheet } from '#shared/importing/rawTable.ts'
import { parseRange } from './address.ts'
import { limits } from './limits.ts'
import { parsePart } from './parsePart.ts'
import type { EarlySheet } from './earlySheet.ts'
import type { Attributes, XmlHandlers } from './xmlScanner.ts'
import { addMerge, finishSheet, hideColumns, hideRow, startSheet } from './sheetBuilder.ts'
import { closeCell, openCell, takeCaptured } from './sheetCell.ts'
import type { SheetState, XlsxContext } from './sheetCell.ts'
import type { Budget } from './unpackPart.ts'
import { isTrue } from './workbookParts.ts'
import type { SheetPart } from './workbookParts.ts'
import type { ZipEntry } from './zipDirectory.ts'

/** Reads one worksheet part. Throws FaultError. */
export function readSheetPart(part: SheetPart, context: XlsxContext, budget: Budget, early?: EarlySheet): Omit<RawSheet, 'strings'> {
  const state = startPart(part.entry, context, early)
  const handlers: XmlHandlers = {
    open: (name, attributes) => open(state, name, attributes),
    close: (name) => close(state, name),
    text(piece) {
      if (state.capture) state.captured += piece
    },
  }
  parsePart(part.entry, budget, handlers, early?.begin)
  const sheet = finishSheet(part, state)
  early?.end(sheet, state.table)
  return sheet
}

/** Bytes of XML that a cell takes, a little less than usual: with room for all of them none is copied later. */
const bytesOfCell = 32
const leastRoom = 1024

/** Its size is told by the file, which may lie; what lies more than that is refused when it is unpacked. */
function roomFor({ claimedBytes, packed }: ZipEntry): number {
  const bytes = Math.min(claimedBytes, packed.length * limits.inflateRatio)
  return Math.max(leastRoom, Math.min(Math.ceil(bytes / bytesOfCell), limits.cells))
}

function startPart(entry: ZipEntry, { book, looks }: XlsxContext, early: EarlySheet | undefined): SheetState {
  return {
    ...startSheet(book, roomFor(entry)),
    looks,
    early,
    inData: false,
    inCell: false,
    ignoring: false,
    capture: '',
    captured: '',
    type: '',
    style: 0,
    formula: '',
    value: null,
    inline: '',
  }
}

function open(state: SheetState, name: string, attributes: Attributes): void {
  if (state.inCell) openInCell(state, name)
  else if (name === 'c' && state.inData) openCell(state, attributes)
  else if (name === 'row' && state.inData) openRow(state, attributes)
  else if (name === 'sheetData') state.inData = true
  else if (name === 'mergeCell') takeMerge(state, attributes.ref)
  else if (name === 'col' && isTrue(attributes.hidden)) hideColumns(state, Number(attributes.min) - 1, Number(attributes.max) - 1)
}

function openInCell(state: SheetState, name: string): void {
  state.captured = ''
  if (name === 'rPh' || name === 'extLst') state.ignoring = true
  if (state.ignoring || (name !== 'v' && name !== 't' && name !== 'f')) return
  state.capture = name
  if (name === 'f') state.fromFormula = true
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
  state.early?.row(state.table)
  state.row = attributes.r === undefined ? state.row + 1 : Number(attributes.r) - 1
  state.column = -1
  if (isTrue(attributes.hidden)) hideRow(state, state.row)
}

function takeMerge(state: SheetState, ref: string | undefined): void {
  const range = parseRange(ref ?? '')
  if (range) addMerge(state, range)
}
