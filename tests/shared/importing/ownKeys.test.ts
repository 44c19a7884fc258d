import { describe, expect, it } from 'vitest'
import { ownKeys, ownKeysSheet, writeOwnKeys } from '#shared/importing/ownKeys.ts'
import type { OwnSheet } from '#shared/importing/ownKeys.ts'
import { cellKinds } from '#shared/importing/rawTable.ts'
import type { RawSheet, RawWorkbook } from '#shared/importing/rawTable.ts'

const own: OwnSheet = {
  name: '户',
  ledgers: ['household', 'member'],
  headerRow: 1,
  columns: [
    { column: 0, header: '姓名', field: 'name' },
    { column: 1, header: '身份证号', field: 'idCard' },
    { column: 2, header: '编号', field: '_id' },
  ],
  recordIdColumn: 2,
}

function textSheet(name: string, rows: readonly (readonly string[])[]): RawSheet {
  const cells = rows.flatMap((row, at) => row.map((text, column) => ({ row: at, column, text }))).filter((cell) => cell.text !== '')
  return {
    name,
    hidden: false,
    rowCount: rows.length,
    columnCount: Math.max(...rows.map((row) => row.length)),
    cells: {
      row: Uint32Array.from(cells, (cell) => cell.row),
      column: Uint16Array.from(cells, (cell) => cell.column),
      kind: new Uint8Array(cells.length).fill(cellKinds.indexOf('text')),
      number: new Float64Array(cells.length).fill(Number.NaN),
      text: Int32Array.from(cells, (_, at) => at),
      flags: new Uint8Array(cells.length),
    },
    strings: cells.map((cell) => cell.text),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    warnings: [],
  }
}

function bookOf(rows: readonly (readonly string[])[], keys: readonly string[] = writeOwnKeys([own])): RawWorkbook {
  return {
    sheets: [
      textSheet('户', rows),
      textSheet(
        ownKeysSheet,
        keys.map((piece) => [piece]),
      ),
    ],
    warnings: [],
  }
}

const headers = ['姓名', '身份证号', '编号']

describe('ownKeys', () => {
  it('finds the sheet as it was written', () => {
    expect(ownKeys(bookOf([['台账'], headers, ['甲']]))).toEqual(new Map([['户', own]]))
  })

  it('follows columns and headers that the user moved', () => {
    const moved = ownKeys(bookOf([['台账'], ['加的一行'], ['备注', '身份证号', '姓名', '编号'], ['甲']])).get('户')
    expect(moved).toMatchObject({ headerRow: 2, recordIdColumn: 3 })
    expect(moved?.columns.map(({ column, field }) => [column, field])).toEqual([
      [2, 'name'],
      [1, 'idCard'],
      [3, '_id'],
    ])
  })

  it('leaves out columns that are renamed, doubled or gone', () => {
    expect(
      ownKeys(bookOf([[''], ['姓名', '证件', '编号']]))
        .get('户')
        ?.columns.map((column) => column.field),
    ).toEqual(['name', '_id'])
    const without = ownKeys(bookOf([[''], ['姓名', '身份证号']])).get('户')
    expect(without?.recordIdColumn).toBeUndefined()
    const doubled = ownKeys(bookOf([[''], ['x', '身份证号', '姓名', '姓名', '编号']])).get('户')
    expect(doubled?.columns.map((column) => column.field)).toEqual(['idCard', '_id'])
  })

  it('does not know a sheet whose headers are others, nor foreign files', () => {
    expect(ownKeys(bookOf([[''], ['甲', '乙', '丙']])).size).toBe(0)
    expect(ownKeys({ sheets: [textSheet('户', [headers])], warnings: [] }).size).toBe(0)
  })

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"version":2,"sheets":[]}',
    '{"version":1,"sheets":[{"name":"户","ledgers":[1],"headerRow":1,"columns":[]}]}',
    '{"version":1,"sheets":[{"name":"户","ledgers":[],"headerRow":-1,"columns":[]}]}',
    '{"version":1,"sheets":[{"name":"户","ledgers":[],"headerRow":0,"columns":[{"column":"0"}]}]}',
  ])('takes nothing from %s', (keys) => {
    expect(ownKeys(bookOf([[''], headers], [keys])).size).toBe(0)
  })

  it('splits long keys without breaking rare characters', () => {
    const columns = Array.from({ length: 2000 }, (_, column) => ({
      column,
      header: `𠮷${column}`,
      field: `field${column}`,
    }))
    const pieces = writeOwnKeys([{ ...own, columns }])
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.every((piece) => piece.length <= 32_767 && !/[\ud800-\udbff]$/.test(piece))).toBe(true)
    expect(ownKeys(bookOf([[''], columns.map((column) => column.header)], pieces)).get('户')?.columns).toHaveLength(2000)
  })
})
