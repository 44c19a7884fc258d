import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, blockOf, clamp, everything, move, moveOf, sizeOf, type Move } from '#renderer/ledger/grid/selection.ts'

const extent = { rows: 10, columns: 4, page: 3 }
const steps: readonly Move[] = ['up', 'down', 'left', 'right', 'home', 'end', 'top', 'bottom', 'pageUp', 'pageDown', 'next', 'previous']

test('every walk of keys stays inside the grid', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ step: fc.constantFrom(...steps), extend: fc.boolean() }), { maxLength: 60 }), (walk) => {
      const end = walk.reduce((selection, { step, extend }) => move(selection, step, extent, extend), at(5, 2))
      const block = blockOf(end)
      return block.top >= 0 && block.bottom < extent.rows && block.left >= 0 && block.right < extent.columns && block.top <= block.bottom
    }),
  )
})

test('Tab wraps into the next row and Shift+Tab takes it back', () => {
  const wrapped = move(at(2, 3), 'next', extent)
  expect(wrapped.focus).toEqual({ row: 3, column: 0 })
  expect(move(wrapped, 'previous', extent).focus).toEqual({ row: 2, column: 3 })
  expect(move(at(9, 3), 'next', extent).focus).toEqual({ row: 9, column: 3 })
})

test('with Shift the anchor stays and the block grows', () => {
  const grown = move(move(at(4, 1), 'down', extent, true), 'right', extent, true)
  expect(blockOf(grown)).toEqual({ top: 4, bottom: 5, left: 1, right: 2 })
  expect(sizeOf(blockOf(grown))).toBe(4)
  expect(blockOf(move(grown, 'up', extent))).toEqual({ top: 4, bottom: 4, left: 2, right: 2 })
})

test('a page is as long as told, Ctrl+End goes to the last row', () => {
  expect(move(at(1, 0), 'pageDown', extent).focus.row).toBe(4)
  expect(move(at(8, 0), 'pageDown', extent).focus.row).toBe(9)
  expect(moveOf({ key: 'End', ctrlKey: true, metaKey: false, shiftKey: false })).toBe('bottom')
  expect(moveOf({ key: 'a', ctrlKey: false, metaKey: false, shiftKey: false })).toBeNull()
  expect(sizeOf(blockOf(everything(extent)))).toBe(40)
})

test('a grid that became smaller pulls the focus back, an unchanged one keeps the very object', () => {
  const selection = at(9, 3)
  expect(clamp(selection, extent)).toBe(selection)
  expect(clamp(selection, { rows: 3, columns: 2, page: 1 }).focus).toEqual({ row: 2, column: 1 })
})
