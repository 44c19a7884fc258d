import { expect, test } from 'vitest'
import type { EarlyPiece } from '#data/excel/earlySheet.ts'
import { readPacked } from '#data/excel/readBytes.ts'
import { cellKinds, type CellColumns } from '#shared/importing/rawTable.ts'
import { oneSheet } from '#tests/fixtures/workbooks.ts'

const columns = 26
const cellOf = (row: number, column: number): string =>
  column === 0 ? '<c t="s"><v>0</v></c>' : column === 1 ? `<c t="str"><v>甲${row}</v></c>` : `<c><v>${row + column}</v></c>`
const rowOf = (row: number): string =>
  `<row r="${row}">${Array.from({ length: columns }, (_, column) => cellOf(row, column)).join('')}</row>`
const rowsOf = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, n) => rowOf(from + n)).join('')

function readTold(data: string) {
  const texts: string[] = []
  const cells: CellColumns[] = []
  const ends: boolean[] = []
  const merges: unknown[] = []
  const tellEarly = (piece: EarlyPiece): void => {
    if ('texts' in piece) texts.push(...piece.texts)
    else if ('isTrue' in piece) ends.push(piece.isTrue)
    else {
      cells.push(piece.cells)
      merges.push(piece.merges)
    }
  }
  const reading = readPacked(oneSheet(data, { strings: '<si><t>白沙村</t></si>' }), { tellEarly })
  if ('fault' in reading) throw new Error(reading.fault)
  return { texts, cells, ends, merges, reading }
}

test('cells of a large sheet are told in pieces, whole rows in the order in which they stand in the end', () => {
  const { texts, cells, ends, reading } = readTold(rowsOf(1, 6000))
  const whole = reading.sheets[0]!.cells
  expect(cells.length).toBe(2)
  expect(ends).toEqual([true])
  let at = 0
  for (const piece of cells) {
    for (const name of Object.keys(whole) as (keyof CellColumns)[])
      expect(Buffer.from(piece[name].buffer).equals(Buffer.from(whole[name].slice(at, at + piece[name].length).buffer)), name).toBe(true)
    at += piece.row.length
    expect(whole.row[at]).toBeGreaterThan(piece.row[piece.row.length - 1]!)
    expect(texts[piece.text.reduce((most, text) => Math.max(most, text), -1)]).toBeDefined()
  }
  expect([...(reading.strings as readonly string[])].slice(0, texts.length)).toEqual(texts)
  expect(cellKinds[whole.kind[1]!]).toBe('text')
})

test('a small sheet is told as a whole only', () => {
  expect(readTold(rowsOf(1, 50)).cells).toEqual([])
})

test('a row of which cells come later, or a row that comes too late, makes what was told untrue', () => {
  const late = `<row r="3000"><c r="AD3000"><v>1</v></c></row>`
  expect(readTold(rowsOf(1, 6000) + late).ends).toEqual([false])
  // 2,521 rows × 26 cells are the first piece, which ends as the next row begins: here the same one again.
  const again = '<row r="2521"><c r="AA2521"><v>1</v></c></row>'
  const { cells, ends } = readTold(`${rowsOf(1, 2521)}${again}${rowsOf(2522, 6000)}`)
  expect(cells.length).toBeGreaterThan(0)
  expect(ends).toEqual([false])
})
