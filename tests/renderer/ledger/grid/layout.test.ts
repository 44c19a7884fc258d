import { expect, test } from 'vitest'
import { defaultLayout, fitLayout, gridColumns, moveColumn, resizeColumn, resumeLayout, toggleSort } from '#renderer/ledger/grid/layout.ts'
import { scrollLeftFor, scrollTopFor, sliceColumns } from '#renderer/ledger/grid/slice.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'

const household = ledgerOf(shippedRegistry, 'household')
const layout = defaultLayout(household)

test.each(shippedRegistry.ledgers.map((ledger) => [ledger.id, ledger] as const))('%s has columns that stand side by side', (_, ledger) => {
  const columns = gridColumns(ledger, defaultLayout(ledger))
  expect(columns.length).toBeGreaterThan(0)
  columns.reduce((left, column) => {
    expect(column.left).toBe(left)
    return left + column.width
  }, 0)
})

test('fields that the office has added are shown from the start, and when the list is taken up again, but not in an old view', () => {
  const added = { id: 'x_1', label: '自设', type: 'text' as const, section: 'custom' }
  const ledger = { ...household, fields: [...household.fields, added] }
  const shown = (columns: typeof layout.columns) => columns.find((choice) => choice.field === 'x_1')?.shown
  expect(shown(defaultLayout(ledger).columns)).toBe(true)
  expect(shown(resumeLayout(ledger, layout).columns)).toBe(true)
  expect(shown(fitLayout(ledger, layout).columns)).toBe(false)
  const hidden = { ...resumeLayout(ledger, layout) }
  const columns = hidden.columns.map((choice) => (choice.field === 'x_1' ? { ...choice, shown: false } : choice))
  expect(shown(resumeLayout(ledger, { ...hidden, columns }).columns)).toBe(false)
})

test('the title is frozen and comes first', () => {
  expect(gridColumns(household, layout)[0]).toMatchObject({ pinned: true, field: { id: 'headName' } })
})

test('a view saved before a field existed offers it hidden, and one that names a lost field forgets it', () => {
  const old = {
    columns: [
      { field: 'headName', width: 90, pinned: true, shown: true },
      { field: 'gone', width: 90, pinned: false, shown: true },
    ],
    sort: [{ field: 'gone', down: false }],
  }
  const fitted = fitLayout(household, old)
  expect(gridColumns(household, fitted).map((column) => column.field.id)).toEqual(['headName'])
  expect(fitted.columns.find((choice) => choice.field === 'kind')?.shown).toBe(false)
  expect(fitted.sort).toEqual([])
})

test('headings sort up, down, not at all; Shift joins', () => {
  const up = toggleSort([], 'kind', false)
  const down = toggleSort(up, 'kind', false)
  expect([up, down, toggleSort(down, 'kind', false)]).toEqual([[{ field: 'kind', down: false }], [{ field: 'kind', down: true }], []])
  expect(toggleSort(up, 'village', true)).toHaveLength(2)
  expect(toggleSort(up, 'village', false)).toEqual([{ field: 'village', down: false }])
})

test('columns move among their own and keep a usable width', () => {
  const ids = gridColumns(household, layout).map((column) => column.field.id)
  const moved = gridColumns(household, moveColumn(layout, ids[2]!, -1)).map((column) => column.field.id)
  expect([moved[1], moved[2]]).toEqual([ids[2], ids[1]])
  expect(resizeColumn(layout, 'kind', 5).columns.find((choice) => choice.field === 'kind')?.width).toBe(48)
})

test('only columns in sight, the frozen and the focused ones are drawn', () => {
  const all = { ...layout, columns: layout.columns.map((choice) => ({ ...choice, shown: true })) }
  const columns = gridColumns(household, all)
  const slice = sliceColumns(columns, 3_000, 800, 5)
  expect(slice.cells.length).toBeLessThan(columns.length / 2)
  expect(slice.cells.map((cell) => cell.index)).toEqual(expect.arrayContaining([0, 5]))
  const wanted = columns.length - 1
  const left = scrollLeftFor(columns, wanted, 0, 800)
  expect(sliceColumns(columns, left, 800, 0).cells.some((cell) => cell.index === wanted)).toBe(true)
  expect(scrollTopFor(100, 0, 334, 34)).toBe(101 * 32 - 300)
  expect(scrollTopFor(2, 640, 334, 34)).toBe(64)
})
