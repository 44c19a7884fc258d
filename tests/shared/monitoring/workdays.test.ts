import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkdays, isWorkday, readHolidays } from '#shared/monitoring/workdays.ts'
import { policyItems } from '#shared/policy/index.ts'
import { addDays, dayNumberToIso } from '#shared/values/date.ts'

const shipped = readHolidays(String(policyItems.find(({ id }) => id === 'holidays')!.values[0]!.value))

test('knows weekends, holidays and weekend days that are worked', () => {
  expect(isWorkday('2026-11-20', shipped)).toBe(true)
  expect(isWorkday('2026-11-21', shipped)).toBe(false)
  expect(isWorkday('2026-02-14', shipped)).toBe(true)
  expect(isWorkday('2026-02-16', shipped)).toBe(false)
  expect(isWorkday('2025-10-11', shipped)).toBe(true)
  // Thursday before 国庆节 2026 to the Thursday after.
  expect(addWorkdays('2026-09-30', 1, shipped)).toBe('2026-10-08')
  expect(addWorkdays('2026-10-09', 1, shipped)).toBe('2026-10-10')
})

test('shipped days are 11 public holidays with their bridges, each once', () => {
  const of = (year: string) => [...shipped.off].filter((day) => day.startsWith(year)).length
  expect([of('2025'), of('2026')]).toEqual([28, 33])
  expect([...shipped.worked].filter((day) => shipped.off.has(day))).toEqual([])
})

test('leaves out what cannot be read', () => {
  expect(readHolidays('国庆,2026-13-01,2026-05-01~,~').off.size).toBe(0)
  expect(readHolidays('2026-01-01~2036-01-01').off.size).toBe(31)
})

test('the n-th working day is a working day, and n of them lie between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20_000, max: 21_000 }), fc.integer({ min: 1, max: 40 }), (start, count) => {
      const from = dayNumberToIso(start)
      const to = addWorkdays(from, count, shipped)
      let found = 0
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, shipped)) found += 1
      return isWorkday(to, shipped) && found === count
    }),
    { numRuns: 200 },
  )
})
