import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  chineseDate,
  dayNumberToIso,
  daysInMonth,
  fullYears,
  isIsoDate,
  isIsoDay,
  isoToDayNumber,
  isoToSerial,
  parseDate,
  serialToIso,
} from '#shared/values/date.ts'

/** 1900-03-01 … 2099-12-31 */
const day = fc.integer({ min: -25_508, max: 47_481 }).map(dayNumberToIso)

describe('date', () => {
  test.each([
    ['20180101', '2018-01-01'],
    ['2018.1.1', '2018-01-01'],
    ['2018-1-1', '2018-01-01'],
    ['2018/1/1', '2018-01-01'],
    ['2018年1月', '2018-01'],
    ['2018年1月1日', '2018-01-01'],
    ['201801', '2018-01'],
    ['43101', '2018-01-01'],
    ['43101.75', '2018-01-01'],
    ['2018', '2018'],
    ['2018年', '2018'],
    ['２０１８－０１－０１', '2018-01-01'],
    ['2018-01-01 12:30:00', '2018-01-01'],
    ["'2018-01-01", '2018-01-01'],
    ['2000-02-29', '2000-02-29'],
  ])('%s is %s', (text, iso) => expect(parseDate(text)).toEqual({ value: iso, problems: [] }))

  test.each(['—', '/', '无', '', ' '])('“%s” is blank', (text) => expect(parseDate(text)).toEqual({ value: null, problems: [] }))

  test.each(['2018-02-30', '1900-02-29', '2018-13-01', '2018-00-01', '18991231', '昨天', '2018-1-1-1', '2101', '2018年1月32日'])(
    '%s is refused',
    (text) => {
      const result = parseDate(text)
      expect(result.value).toBeNull()
      expect(result.problems).toHaveLength(1)
    },
  )

  test('every day survives each way of writing it, and the Excel serial', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const [year, month, date] = iso.split('-').map(Number)
        const forms = [
          iso,
          iso.replaceAll('-', ''),
          `${year}.${month}.${date}`,
          `${year}/${month}/${date}`,
          `${year}年${month}月${date}日`,
          chineseDate(iso),
        ]
        for (const form of forms) expect(parseDate(form).value).toBe(iso)
        expect(serialToIso(isoToSerial(iso))).toBe(iso)
        expect(dayNumberToIso(isoToDayNumber(iso))).toBe(iso)
      }),
    )
  })

  test('known serials, and the day that Excel invented', () => {
    expect(isoToSerial('2018-01-01')).toBe(43101)
    expect(serialToIso(61)).toBe('1900-03-01')
    expect(serialToIso(59)).toBe('1900-02-28')
    expect(serialToIso(60)).toBeNull()
    expect(serialToIso(0)).toBeNull()
    expect(serialToIso(Number.NaN)).toBeNull()
  })

  test('months and days', () => {
    expect([daysInMonth(2000, 2), daysInMonth(1900, 2), daysInMonth(2024, 2), daysInMonth(2023, 4)]).toEqual([29, 28, 29, 30])
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28')
    expect(addMonths('2023-01-31', -2)).toBe('2022-11-30')
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01')
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 300 }), (iso, days) => isoToDayNumber(addDays(iso, days)) - isoToDayNumber(iso) === days),
    )
  })

  test('full years', () => {
    expect(fullYears('2000-02-29', '2018-02-28')).toBe(17)
    expect(fullYears('2000-02-29', '2018-03-01')).toBe(18)
    expect(fullYears('2000-06', '2018-05-31')).toBe(17)
    expect(fullYears('2000', '2018-05-31')).toBe(18)
    expect(fullYears('2020-01-01', '2019-12-31')).toBeNull()
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 30_000 }), (iso, days) => {
        const on = addDays(iso, days)
        fc.pre(isIsoDay(on))
        const age = fullYears(iso, on) ?? -1
        return age >= 0 && age <= fullYears(iso, addDays(on, 1))!
      }),
    )
  })

  test('ISO forms', () => {
    expect(['2018', '2018-02', '2018-02-28'].every(isIsoDate)).toBe(true)
    expect(['2018-2', '2018-02-30', '201802', '', '1899'].some(isIsoDate)).toBe(false)
  })
})
