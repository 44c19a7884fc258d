import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellKinds } from '#shared/importing/rawTable.ts'
import type { CellKind, MergeRange, RawSheet } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'

type Cell = Readonly<{
  row: number
  column: number
  kind: CellKind
  number?: number
  text?: string
  fromFormula?: boolean
}>

function sheetOf(cells: readonly Cell[], merges: readonly MergeRange[] = []): RawSheet {
  const strings = cells.flatMap((cell) => (cell.text === undefined ? [] : [cell.text]))
  return {
    name: '表',
    hidden: false,
    rowCount: Math.max(0, ...cells.map((cell) => cell.row + 1)),
    columnCount: Math.max(0, ...cells.map((cell) => cell.column + 1)),
    cells: {
      row: Uint32Array.from(cells, (cell) => cell.row),
      column: Uint16Array.from(cells, (cell) => cell.column),
      kind: Uint8Array.from(cells, (cell) => cellKinds.indexOf(cell.kind)),
      number: Float64Array.from(cells, (cell) => cell.number ?? Number.NaN),
      text: Int32Array.from(cells, (cell) => (cell.text === undefined ? -1 : strings.indexOf(cell.text))),
      flags: Uint8Array.from(cells, (cell) => (cell.fromFormula ? 1 : 0)),
    },
    strings,
    merges,
    hiddenRows: [],
    hiddenColumns: [],
    warnings: [],
  }
}

const sample = sheetOf(
  [
    { row: 0, column: 1, kind: 'text', text: '甲' },
    { row: 0, column: 4, kind: 'number', number: 0.1 },
    { row: 2, column: 0, kind: 'date', number: 43_845 },
    { row: 2, column: 3, kind: 'boolean', number: 1, fromFormula: true },
    { row: 2, column: 5, kind: 'number', number: 4.3999919900101102e17, text: '4.3999919900101102E+17' },
  ],
  [{ top: 0, left: 1, bottom: 2, right: 2 }],
)

describe('readSheet', () => {
  const reader = readSheet(sample)

  it('gives cells with the text that follows from them', () => {
    expect(reader.cell(0, 1)).toEqual({ kind: 'text', text: '甲', number: Number.NaN, fromFormula: false })
    expect(reader.cell(0, 4)).toEqual({ kind: 'number', text: '0.1', number: 0.1, fromFormula: false })
    expect(reader.cell(2, 0)).toEqual({ kind: 'date', text: '2020-01-15', number: 43_845, fromFormula: false })
    expect(reader.cell(2, 3)).toEqual({ kind: 'boolean', text: 'TRUE', number: 1, fromFormula: true })
    expect(reader.text(2, 5)).toBe('4.3999919900101102E+17')
  })

  it('is blank elsewhere, also outside the sheet', () => {
    for (const [row, column] of [
      [0, 0],
      [1, 1],
      [0, 5],
      [3, 0],
      [-1, 0],
      [0, -1],
      [1e6, 1e6],
    ] as const) {
      expect(reader.cell(row, column)).toBeNull()
      expect(reader.text(row, column)).toBe('')
    }
    expect([reader.columnsOf(0), reader.columnsOf(1), reader.columnsOf(9), reader.columnsOf(-1)]).toEqual([[1, 4], [], [], []])
  })

  it('resolves merges only when asked', () => {
    expect([reader.text(1, 2), reader.text(1, 2, true), reader.text(2, 1, true), reader.text(1, 3, true)]).toEqual(['', '甲', '甲', ''])
  })

  it('finds every cell of any sheet and none besides', () => {
    const places = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), {
      selector: (place) => place.join(),
    })
    fc.assert(
      fc.property(places, (list) => {
        const cells = [...list]
          .sort((a, b) => a[0] - b[0] || a[1] - b[1])
          .map(([row, column]) => ({ row, column, kind: 'number' as const, number: row * 100 + column }))
        const any = readSheet(sheetOf(cells))
        const wanted = new Set(cells.map((cell) => cell.number))
        for (let row = 0; row <= 31; row++) {
          for (let column = 0; column <= 31; column++)
            expect(any.cell(row, column)?.number).toBe(wanted.has(row * 100 + column) ? row * 100 + column : undefined)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('writes small numbers without an exponent, exactly', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (number) => {
        const text = readSheet(sheetOf([{ row: 0, column: 0, kind: 'number', number }])).text(0, 0)
        return /^-?\d+(\.\d+)?$/.test(text) && Number(text) === (number === 0 ? 0 : number)
      }),
    )
  })
})
