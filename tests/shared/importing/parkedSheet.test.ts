import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ParkedLayout, ParkedRow } from '#shared/importing/parkedRows.ts'
import { parkedSheet } from '#shared/importing/parkedSheet.ts'

const layout: ParkedLayout = {
  title: '青山村花名册',
  units: ['元'],
  headings: [
    { index: 0, path: ['户主', '姓名'] },
    { index: 2, path: ['电话'] },
  ],
  columns: [
    { index: 0, ledger: 'household', field: 'headName', by: 'program' },
    { index: 2, ledger: null, field: null, by: 'person' },
  ],
}

function rowOf(row: number, texts: Readonly<Record<string, string>>, village?: string): ParkedRow {
  return { id: `r${row}`, head: null, table: 't', place: `表!${row}`, row, cells: { texts, ...(village ? { village } : {}) }, problems: [] }
}

test('waiting rows stand below their headings in the order of their sheet, each in its village', () => {
  const { reader, table, choice, rows } = parkedSheet('表', 'member', layout, [
    rowOf(40, { 0: '乙', 2: '139' }, '红旗村'),
    rowOf(7, { 0: '甲' }, '青山村'),
  ])
  expect(table).toMatchObject({ headerRows: [1, 2], dataRows: [3, 4], title: '青山村花名册', units: ['元'] })
  expect([reader.text(0, 0), reader.text(1, 0), reader.text(0, 2), reader.text(2, 0), reader.text(3, 2)]).toEqual([
    '户主',
    '姓名',
    '电话',
    '甲',
    '139',
  ])
  expect(table.places).toEqual([
    { row: 3, village: '青山村', group: null },
    { row: 4, village: '红旗村', group: null },
  ])
  expect(choice).toEqual({ ledger: 'member', overrides: { 0: { ledger: 'household', field: 'headName' }, 2: null } })
  expect([...rows].map(([row, { id }]) => [row, id])).toEqual([
    [3, 'r7'],
    [4, 'r40'],
  ])
})

test('law: every text is found again in the place of its row, also for very many', () => {
  const texts = fc.dictionary(fc.constantFrom('0', '2'), fc.string({ minLength: 1 }), { minKeys: 1 })
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 30 }), (drawn) => {
      const { reader, rows } = parkedSheet(
        '表',
        'member',
        layout,
        drawn.map((cells, place) => rowOf(place * 3 + 2, cells)),
      )
      for (const [row, parked] of rows)
        for (const [column, text] of Object.entries(parked.cells.texts)) expect(reader.text(row - 1, Number(column))).toBe(text)
    }),
  )
  const many = Array.from({ length: 120_000 }, (_, place) => rowOf(place + 2, { 0: `甲${place}`, 2: '139' }))
  const { reader, table } = parkedSheet('表', 'member', layout, many)
  expect([reader.text(120_001, 0), table.dataRows[1]]).toEqual(['甲119999', 120_002])
})
