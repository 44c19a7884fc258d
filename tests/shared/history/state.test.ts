import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change, ChangeOp } from '#shared/history/changeSet.ts'
import { stateOfRecord } from '#shared/history/state.ts'

function change(setId: string, parents: readonly string[], after: Record<string, string | null>, op: ChangeOp = 'change'): Change {
  return { setId, ledger: 'household', recordId: 'r', parents, op, before: {}, after, origin: null, effective: '', reason: null }
}

test('the causally last write wins, whatever the clock or the order', () => {
  const changes = [
    change('c', ['b'], { phone: '3' }),
    change('a', [], { phone: '1', name: 'x' }, 'add'),
    change('b', ['a'], { phone: '2' }),
  ]
  expect(stateOfRecord(changes)).toEqual({
    values: { name: 'x', phone: '3' },
    removed: false,
    heads: ['c'],
    conflicts: [],
  })
})

test('two writes that did not know of each other are a conflict that a person sees', () => {
  const state = stateOfRecord([
    change('a', [], { phone: '1' }, 'add'),
    change('b', ['a'], { phone: '2' }),
    change('c', ['a'], { phone: '3' }),
  ])
  expect(state.heads).toEqual(['b', 'c'])
  expect(state.conflicts).toEqual([
    {
      field: 'phone',
      candidates: [
        { setId: 'b', value: '2' },
        { setId: 'c', value: '3' },
      ],
    },
  ])
  expect(state.values.phone).toBe('3')
})

test('different fields of one record merge without a conflict', () => {
  const state = stateOfRecord([
    change('a', [], { phone: '1', name: 'x' }, 'add'),
    change('b', ['a'], { phone: '2' }),
    change('c', ['a'], { name: 'y' }),
  ])
  expect(state.conflicts).toEqual([])
  expect(state.values).toEqual({ phone: '2', name: 'y' })
})

test('a decision after the merge settles the conflict', () => {
  const changes = [
    change('a', [], { phone: '1' }, 'add'),
    change('b', ['a'], { phone: '2' }),
    change('c', ['a'], { phone: '3' }),
    change('d', ['b', 'c'], { phone: '2' }),
  ]
  expect(stateOfRecord(changes)).toEqual({ values: { phone: '2' }, removed: false, heads: ['d'], conflicts: [] })
})

test('a removal against an edit keeps the record', () => {
  const diverged = [change('a', [], { phone: '1' }, 'add'), change('b', ['a'], {}, 'remove'), change('c', ['a'], {}, 'restore')]
  expect(stateOfRecord(diverged).removed).toBe(false)
  expect(stateOfRecord(diverged.slice(0, 2)).removed).toBe(true)
})

/** A random history: each change knows some of the earlier ones. */
const history = fc
  .array(
    fc.record({
      knows: fc.array(fc.nat(), { maxLength: 3 }),
      field: fc.constantFrom('a', 'b', 'c'),
      value: fc.constantFrom('1', '2', null),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((steps) =>
    steps.map((step, index) =>
      change(
        `s${String(index).padStart(2, '0')}`,
        index === 0 ? [] : [...new Set(step.knows.map((n) => `s${String(n % index).padStart(2, '0')}`))],
        { [step.field]: step.value },
        index === 0 ? 'add' : 'change',
      ),
    ),
  )

test('depends on the set of changes only, not on order or repetition', () => {
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), (changes, random) => {
      const shuffled = changes
        .map((entry) => [random.next().value as number, entry] as const)
        .sort(([x], [y]) => x - y)
        .map(([, entry]) => entry)
      expect(stateOfRecord([...shuffled, ...changes])).toEqual(stateOfRecord(changes))
    }),
    { numRuns: 400 },
  )
})
