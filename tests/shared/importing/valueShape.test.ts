import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueMaker } from '#shared/importing/valueShape.ts'
import type { Slot } from '#shared/importing/slots.ts'

const slot = (place: number, key: string): Slot => ({ place, key }) as Slot
const value = fc.oneof(fc.constant(null), fc.string(), fc.integer())

test('the filled values under their keys, whatever was made before; the later of two slots with one key counts', () => {
  for (const count of [1, 7, 52, 60]) {
    const slots = Array.from({ length: count }, (_, place) => slot(place, `field${place === count - 1 ? 0 : place}`))
    const make = valueMaker(slots, ['later'])
    fc.assert(
      fc.property(fc.array(value, { minLength: count, maxLength: count }), (values) => {
        const expected: Record<string, unknown> = {}
        for (const { place, key } of slots) if (values[place] !== null) expected[key] = values[place]
        const all = make.all(values)
        const made = make.filled(all)
        expect(Object.keys(all)).toEqual([...new Set(slots.map(({ key }) => key)), 'later'])
        expect(all).toEqual({ ...Object.fromEntries(Object.keys(all).map((key) => [key, null])), ...expected })
        expect(made).toEqual(expected)
        expect(Object.keys(made).sort()).toEqual(Object.keys(expected).sort())
        made['field0'] = 'changed by whoever has it'
      }),
      { numRuns: 60 },
    )
  }
})
