import type { Reading } from '#data/excel/reading.ts'
import { serialToIso } from '#shared/importing/excelSerial.ts'
import { cellKinds } from '#shared/importing/rawTable.ts'

export type ReadSheet = Reading['sheets'][number]

/** One row of a sheet; a text is decoded only when it is asked for, since of a million rows few are looked at whole. */
export type RowView = Readonly<{
  /** As Excel numbers it. */
  row: number
  /** '' where blank; within a cell merged downwards, what stands at its top. */
  text: (column: number) => string
  /** All texts up to the last filled column. */
  texts: () => readonly string[]
}>

/** Calls `visit` with every row that holds something, in order; answers false to stop. The view is the same object each time. */
export function eachRow(reading: Reading, sheet: ReadSheet, visit: (view: RowView) => boolean): void {
  const { cells } = sheet
  const textOf = textReader(reading)
  const held = mergedDownwards(sheet)
  const count = cells.row.length
  let from = 0
  let to = 0
  const find = (column: number): number => {
    for (let at = from; at < to; at += 1) if (cells.column[at] === column) return at
    return -1
  }
  const own = (column: number): string => {
    const at = find(column)
    return at < 0 ? '' : cellText(sheet, at, textOf)
  }
  const view = {
    row: 0,
    text: (column: number): string => own(column) || held(column, view.row - 1),
    texts: (): readonly string[] => {
      const last = to > from ? cells.column[to - 1]! : -1
      return Array.from({ length: last + 1 }, (_, column) => view.text(column))
    },
  }
  while (from < count) {
    const row = cells.row[from]!
    to = from
    while (to < count && cells.row[to] === row) to += 1
    view.row = row + 1
    held.enter(row, own)
    if (!visit(view)) return
    from = to
  }
}

type TextOf = (index: number) => string

/** Texts may still be packed as UTF-8: decoding a million that nobody reads would fill the heap. */
function textReader({ strings }: Reading): TextOf {
  if (!('ends' in strings)) return (index) => strings[index] ?? ''
  const { bytes, ends } = strings
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return (index) => buffer.toString('utf8', index === 0 ? 0 : ends[index - 1]!, ends[index]!)
}

function cellText({ cells }: ReadSheet, at: number, textOf: TextOf): string {
  const text = cells.text[at]!
  if (text >= 0) return textOf(text).trim()
  const value = cells.number[at]!
  if (cellKinds[cells.kind[at]!] === 'date') return serialToIso(value)
  return Number.isNaN(value) ? '' : String(value)
}

type Held = ((column: number, row: number) => string) & Readonly<{ enter: (row: number, own: (column: number) => string) => void }>

/** Blocks of a household: its head or village stands once, merged over the rows of its members. */
function mergedDownwards({ merges }: ReadSheet): Held {
  const byTop = new Map<number, { column: number; bottom: number }[]>()
  for (const { top, left, bottom } of merges) {
    if (bottom === top) continue
    const list = byTop.get(top)
    if (list) list.push({ column: left, bottom })
    else byTop.set(top, [{ column: left, bottom }])
  }
  const now = new Map<number, { bottom: number; text: string }>()
  const read = (column: number, row: number): string => {
    const block = now.get(column)
    return block && row <= block.bottom ? block.text : ''
  }
  const enter = (row: number, own: (column: number) => string): void => {
    for (const { column, bottom } of byTop.get(row) ?? []) now.set(column, { bottom, text: own(column) })
  }
  return Object.assign(read, { enter })
}
