import { describe, expect, it } from 'vitest'
import { checkColumns } from '#renderer/import/check/columns.ts'
import { moveFocus } from '#renderer/import/check/move.ts'
import { columnsInSight, drawnRows, rowsInSight } from '#renderer/import/check/viewport.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

const column = (index: number, field: string | null) => ({
  index,
  letter: String.fromCharCode(65 + index),
  header: `基本信息/表头${index}`,
  ledger: field === null ? null : 'member',
  field,
  why: null,
  confidence: 1,
  samples: ['大湾村'],
  candidates: [],
})

describe('columns of the check', () => {
  const columns = [column(0, null), column(1, 'name'), column(2, 'idCard')]

  it('shows the mapped ones with the field they become, side by side', () => {
    const [name, idCard, ...rest] = checkColumns(shippedRegistry, { columns, changes: [] }, false)
    expect([name?.header, name?.field, name?.left]).toEqual(['表头1', '姓名', 0])
    expect([idCard?.field, idCard?.left]).toEqual(['证件号码', name?.width])
    expect(rest).toEqual([])
  })

  it('shows all on demand', () => {
    expect(checkColumns(shippedRegistry, { columns, changes: [] }, true).map(({ field }) => field)).toEqual([null, '姓名', '证件号码'])
  })

  it('draws what is in sight and the focused one', () => {
    const wide = Array.from({ length: 50 }, (_, index) => ({
      index,
      letter: '',
      header: '',
      field: null,
      left: index * 100,
      width: 100,
    }))
    const places = columnsInSight(wide, { left: 2_000, width: 500 }, 0).map(({ place }) => place)
    expect(places[0]).toBe(0)
    expect(places.slice(1)).toEqual([17, 18, 19, 20, 21, 22, 23, 24, 25, 26])
  })
})

describe('rows in sight', () => {
  it('lie around the scroll place and within the list', () => {
    expect(rowsInSight({ top: 0, left: 0, width: 0, height: 320 }, 5)).toEqual([0, 4])
    expect(rowsInSight({ top: 3_200, left: 0, width: 0, height: 320 }, 38_006)).toEqual([92, 118])
  })

  it('include the focused row, wherever it is, but none that is gone', () => {
    expect(drawnRows([5, 7], 2, 10)).toEqual([2, 5, 6, 7])
    expect(drawnRows([5, 7], 9, 10)).toEqual([5, 6, 7, 9])
    expect(drawnRows([5, 7], 6, 10)).toEqual([5, 6, 7])
    expect(drawnRows([5, 7], 12, 10)).toEqual([5, 6, 7])
  })
})

describe('keys', () => {
  const size = { rows: 100, columns: 5, page: 10 }
  it.each([
    ['ArrowDown', false, { row: 51, column: 2 }],
    ['ArrowUp', true, { row: 0, column: 2 }],
    ['ArrowRight', false, { row: 50, column: 3 }],
    ['PageDown', false, { row: 60, column: 2 }],
    ['Home', false, { row: 50, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
  ])('%s (Ctrl %s)', (key, ctrlKey, expected) => {
    expect(moveFocus({ row: 50, column: 2 }, { key, ctrlKey }, size)).toEqual(expected)
  })

  it('stay in the grid and leave other keys alone', () => {
    expect(moveFocus({ row: 99, column: 4 }, { key: 'ArrowDown', ctrlKey: false }, size)).toEqual({
      row: 99,
      column: 4,
    })
    expect(moveFocus({ row: 0, column: 0 }, { key: 'a', ctrlKey: false }, size)).toBeNull()
  })
})
