import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isDateSerial, isoToSerial, serialToIso } from '#shared/importing/excelSerial.ts'

it.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [60, '1900-02-29'],
  [61, '1900-03-01'],
  [43_845, '2020-01-15'],
  [43_845.75, '2020-01-15 18:00:00'],
  [43_844.999_999_9, '2020-01-15'],
  [2_958_465, '9999-12-31'],
  [0.5, '12:00:00'],
])('serial %s is %s', (serial, iso) => {
  expect(serialToIso(serial)).toBe(iso)
})

it('takes dates and serials for one another from 1900-03-01 on', () => {
  fc.assert(fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => isoToSerial(serialToIso(serial)) === serial))
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 90_000 }), fc.integer({ min: 0, max: 86_399 }), (day, second) => {
      const serial = day + second / 86_400
      return Math.abs((isoToSerial(serialToIso(serial)) ?? 0) - serial) < 1e-7
    }),
  )
})

it.each(['2021-02-29', '2020-13-01', '1900-01-01', '2020-1-5', '2020', '', '2020-01-15 25:00:00', '0000-00-00'])(
  'finds no serial for %s',
  (iso) => {
    expect(isoToSerial(iso)).toBeNull()
  },
)

it('knows what Excel shows as a date', () => {
  expect([-1, 0, 1, 2_958_465.5, 2_958_466, Number.NaN].map(isDateSerial)).toEqual([false, true, true, true, false, false])
})
