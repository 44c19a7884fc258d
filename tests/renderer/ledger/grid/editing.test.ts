import { expect, test } from 'vitest'
import { cellKey, isUnsaved, noEdit, reduceEdit, type EditAction, type EditState } from '#renderer/ledger/grid/editing.ts'

const key = cellKey('h1', 'phone')
const sent = { id: 'h1', field: 'phone', text: '1390000', value: '1390000', label: '1390000' }
const open = (text: string, by: 'typing' | 'key'): EditAction => ({
  kind: 'open',
  id: 'h1',
  field: 'phone',
  text,
  link: null,
  by,
})

function run(...actions: readonly EditAction[]): EditState {
  return actions.reduce(reduceEdit, noEdit)
}

test('a sent cell shows its text until it is saved', () => {
  const state = run(open('1', 'typing'), { kind: 'input', text: '1390000', link: null }, { kind: 'send', cells: [sent] })
  expect(state.open).toBeNull()
  expect(state.pending[key]).toMatchObject({ state: 'saving', label: '1390000' })
  expect(reduceEdit(state, { kind: 'saved', keys: [key] }).pending).toEqual({})
})

test('a refused cell keeps the typed text, and F2 opens it with that text and the reason', () => {
  const refused = run({ kind: 'send', cells: [sent] }, { kind: 'refused', keys: [key], message: '位数不对' })
  expect(refused.pending[key]).toMatchObject({ state: 'refused', text: '1390000', message: '位数不对' })
  const reopened = reduceEdit(refused, open('13900000000', 'key'))
  expect(reopened.open).toMatchObject({ text: '1390000', problem: '位数不对' })
  expect(reduceEdit(refused, open('2', 'typing')).open).toMatchObject({ text: '2', problem: null })
})

test('typing on clears the complaint, Esc gives up without touching what is pending', () => {
  const complained = run(open('x', 'typing'), { kind: 'complain', message: '不是数字' })
  expect(complained.open?.problem).toBe('不是数字')
  expect(reduceEdit(complained, { kind: 'input', text: '1', link: null }).open?.problem).toBeNull()
  expect(reduceEdit(complained, { kind: 'cancel' }).open).toBeNull()
})

test('Esc gives a refused text up, in the open cell and at the closed one, but nothing that is being saved', () => {
  const refused = run({ kind: 'send', cells: [sent] }, { kind: 'refused', keys: [key], message: '位数不对' })
  expect(reduceEdit(reduceEdit(refused, open('1', 'key')), { kind: 'abandon' })).toEqual(noEdit)
  expect(reduceEdit(refused, { kind: 'giveUp', id: 'h1', field: 'phone' })).toEqual(noEdit)
  const saving = run({ kind: 'send', cells: [sent] })
  expect(reduceEdit(saving, { kind: 'giveUp', id: 'h1', field: 'phone' })).toEqual(saving)
  expect(reduceEdit(saving, { kind: 'abandon' }).pending).toEqual(saving.pending)
})

test('an open cell and a refused one would be lost with the grid, one that is being saved would not', () => {
  expect(isUnsaved(noEdit)).toBe(false)
  expect(isUnsaved(run(open('1', 'typing')))).toBe(true)
  expect(isUnsaved(run({ kind: 'send', cells: [sent] }))).toBe(false)
  expect(isUnsaved(run({ kind: 'send', cells: [sent] }, { kind: 'refused', keys: [key], message: 'x' }))).toBe(true)
})

test('a refusal of a cell that is no longer pending changes nothing', () => {
  expect(run({ kind: 'refused', keys: [key], message: 'x' }).pending).toEqual({})
})
