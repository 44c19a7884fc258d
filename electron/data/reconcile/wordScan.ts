import { createXmlScanner } from '#data/excel/xmlScanner.ts'
import type { ReportCell, ReportTable, ReportText } from '#shared/reconcile/reportText.ts'

/** A stretch of the report's text, and the characters of document.xml in which it stands. */
export type WordPiece = Readonly<{
  /** Of the text. */
  start: number
  text: string
  /** Of the XML: inside <w:t>, references and all. */
  from: number
  to: number
  /** Of the XML: the run around it, from `<w:r` to behind `</w:r>`. */
  run: WordRun
  /** In a text box: Word takes no comments there. */
  isBoxed: boolean
}>

export type WordRun = {
  start: number
  end: number
  /** Opening tag and <w:rPr>, to be repeated where the run is cut. */ head: string
  /** Where its first content begins. */ body: number
}

export type WordScan = Readonly<{ report: ReportText; pieces: readonly WordPiece[]; prefix: string }>

const tag = /<(\/?)([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:[^"'>]|"[^"]*"|'[^']*')*?)(\/?)>|<[!?](?:--[\s\S]*?--|[^>]*)>/g

/**
 * Text of document.xml with the place of every character: paragraphs end in a line end, tabs and breaks are blanks, deleted
 * text of tracked changes is none, what Word keeps twice for old readers (Fallback) is read once. Throws FaultError when the XML is broken.
 */
export function scanWord(xml: string): WordScan {
  validate(xml)
  const state = newState(/<([A-Za-z_][\w.-]*:)?document[\s>]/.exec(xml)?.[1] ?? '')
  for (const match of xml.matchAll(tag)) {
    if (match[3] === undefined || (match[2] ?? '') !== state.prefix) {
      if (match[3] === 'Fallback') state.fallback += match[1] ? -1 : match[5] ? 0 : 1
      continue
    }
    if (state.fallback > 0) continue
    const place = { at: match.index, end: match.index + match[0].length }
    if (match[1]) close(state, xml, match[3], place)
    else {
      open(state, match[3], match[4] ?? '', place)
      if (match[5]) close(state, xml, match[3], place)
    }
  }
  const text = state.text.join('')
  return { report: { text, tables: state.tables, isInParagraphs: true }, pieces: state.pieces, prefix: state.prefix }
}

/** Strict, since everything after relies on tags that match. */
function validate(xml: string): void {
  const scanner = createXmlScanner({ open: () => {}, close: () => {} })
  for (let at = 0; at < xml.length; at += 1 << 20) scanner.write(xml.slice(at, at + (1 << 20)).replace(/^\ufeff/, ''))
  scanner.close()
}

type Grid = { cells: (ReportCell & { isMerged: boolean })[]; row: number; column: number; start: number; span: number; isMerged: boolean }
type Place = Readonly<{ at: number; end: number }>

type State = {
  readonly prefix: string
  readonly text: string[]
  length: number
  readonly pieces: WordPiece[]
  readonly tables: ReportTable[]
  readonly grids: Grid[]
  readonly runs: WordRun[]
  fallback: number
  boxes: number
  /** Where the content of the open <w:t> begins; -1: none is open. */
  textFrom: number
}

function newState(prefix: string): State {
  return { prefix, text: [], length: 0, pieces: [], tables: [], grids: [], runs: [], fallback: 0, boxes: 0, textFrom: -1 }
}

function put(state: State, text: string): void {
  state.text.push(text)
  state.length += text.length
}

function open(state: State, name: string, attributes: string, { at, end }: Place): void {
  const grid = state.grids.at(-1)
  if (name === 'r') state.runs.push({ start: at, end: -1, head: '', body: end })
  else if (name === 't') state.textFrom = end
  else if (name === 'tab' || name === 'br' || name === 'cr') put(state, state.runs.length > 0 ? ' ' : '')
  else if (name === 'txbxContent') state.boxes += 1
  else if (name === 'tbl') state.grids.push({ cells: [], row: -1, column: 0, start: 0, span: 1, isMerged: false })
  else if (!grid) return
  else if (name === 'tr') [grid.row, grid.column] = [grid.row + 1, 0]
  else if (name === 'tc') [grid.start, grid.span, grid.isMerged] = [state.length, 1, false]
  else if (name === 'gridSpan') grid.span = Math.max(1, Math.min(100, Number(/val="(\d+)"/.exec(attributes)?.[1] ?? 1)))
  else if (name === 'vMerge') grid.isMerged = !/val="restart"/.test(attributes)
  else if (name === 'gridBefore') grid.column += Number(/val="(\d+)"/.exec(attributes)?.[1] ?? 0)
}

function close(state: State, xml: string, name: string, { at, end }: Place): void {
  const grid = state.grids.at(-1)
  if (name === 't') endText(state, xml, at)
  else if (name === 'rPr') endProperties(state, xml, end)
  else if (name === 'r') {
    const run = state.runs.pop()
    if (run) run.end = end
  } else if (name === 'p') put(state, '\n')
  else if (name === 'txbxContent') state.boxes -= 1
  else if (name === 'tc' && grid) endCell(state, grid)
  else if (name === 'tbl') endTable(state)
}

function endText(state: State, xml: string, to: number): void {
  const from = state.textFrom
  const run = state.runs.at(-1)
  state.textFrom = -1
  if (from < 0 || !run || to <= from) return
  const text = decoded(xml.slice(from, to))
  state.pieces.push({ start: state.length, text, from, to, run, isBoxed: state.boxes > 0 })
  put(state, text)
}

/** Properties of a run come first in it; those of paragraphs stand outside of runs. */
function endProperties(state: State, xml: string, end: number): void {
  const run = state.runs.at(-1)
  if (!run || run.head !== '') return
  run.head = xml.slice(run.start, end)
  run.body = end
}

function endCell(state: State, grid: Grid): void {
  const { row, column, start, span, isMerged } = grid
  grid.cells.push({ row, column, rowSpan: 1, columnSpan: span, start, end: Math.max(start, state.length - 1), isMerged })
  grid.column += span
}

/** Cells that go on from the one above make that one taller. */
function endTable(state: State): void {
  const grid = state.grids.pop()
  if (!grid) return
  const cells: ReportCell[] = []
  for (const { isMerged, ...cell } of grid.cells) {
    const above = isMerged ? cells.findIndex((one) => one.column === cell.column && one.row + one.rowSpan === cell.row) : -1
    if (above >= 0) cells[above] = { ...cells[above]!, rowSpan: cells[above]!.rowSpan + 1 }
    else cells.push(cell)
  }
  const columns = Math.max(0, ...cells.map(({ column, columnSpan }) => column + columnSpan))
  state.tables.push({ rows: grid.row + 1, columns, cells })
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#(\d+)|#[xX]([\da-fA-F]+)|(\w+));/g, (all, decimal?: string, hex?: string, name?: string) =>
    name === undefined ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)) : (named[name] ?? all),
  )
}

/** How many characters of the XML make the first `count` characters of the text. */
export function encodedLength(xml: string, count: number): number {
  let at = 0
  for (let done = 0; done < count;) {
    const reference = xml[at] === '&' ? /^&(?:#\d+|#[xX][\da-fA-F]+|\w+);/.exec(xml.slice(at, at + 12))?.[0] : undefined
    done += reference === undefined ? 1 : decoded(reference).length
    at += reference?.length ?? 1
  }
  return at
}
