import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { againstWords, dayBefore, periodWords } from '#shared/reports/periods.ts'
import { changePhrase, changeSize, figureText, periodText, wanText } from '#shared/reports/phrases.ts'

const said = (value: number, text = String(value)) => ({ value, text })

describe('figures in words', () => {
  test('no grouping; zeros behind the point for 万元 and 角分; — for what cannot be said', () => {
    expect(figureText(said(150_000, '1,500.00'), '元')).toBe('1500')
    expect(figureText(said(150_050, '1,500.50'), '元')).toBe('1500.50')
    expect(figureText(said(1, '1,962.20'), '万元')).toBe('1962.20')
    expect(figureText(said(10_000, '100.00'), '%')).toBe('100')
    expect(figureText(said(10, '10'), '户')).toBe('10')
    expect(figureText({ value: null, text: '' }, '%')).toBe('—')
    expect(wanText(said(962_000))).toBe('0.96')
  })

  test('increase, decrease and none, each with its own words', () => {
    expect(changePhrase(said(15), said(12), '户', '上月末')).toBe('，较上月末增加3户')
    expect(changePhrase(said(12), said(15), '户', '上月末')).toBe('，较上月末减少3户')
    expect(changePhrase(said(12), said(12), '户', '上年末')).toBe('，与上年末持平')
    expect(changePhrase(said(9_620, '96.20'), said(9_500, '95.00'), '%', '上年末')).toBe('，较上年末提高1.2个百分点')
    expect(changePhrase(said(1, '1,000.50'), said(2, '1,200.00'), '元/人', '上年末')).toBe('，较上年末减少199.5元')
    expect(changePhrase(said(12), null, '户', '上月末')).toBe('')
  })

  test('what is printed adds up: then ± change = now', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000_000 }), (a, b) => {
        const text = (value: number) => (value / 100).toFixed(2)
        const size = Number(changeSize(said(a, text(a)), said(b, text(b)), '万元'))
        expect(Math.round(size * 100)).toBe(Math.abs(a - b))
      }),
    )
  })

  test('the part of a yearly count that falls into the period', () => {
    const days = (asOf: string, against: string | null) => ({ asOf, against })
    expect(periodText(said(30), said(20), '次', days('2026-06-30', '2026-05-31'))).toBe('10')
    expect(periodText(said(7), said(90), '次', days('2026-01-31', '2025-12-31'))).toBe('7')
    expect(periodText(said(7), said(90), '次', days('2026-06-30', '2025-06-30'))).toBe('—')
    expect(periodText(said(7), null, '次', days('2026-06-30', null))).toBe('—')
  })
})

test('days to compare with and their names', () => {
  expect(dayBefore('month', '2026-03-15')).toBe('2026-02-28')
  expect(dayBefore('quarter', '2026-05-01')).toBe('2026-03-31')
  expect(dayBefore('year', '2026-05-01')).toBe('2025-12-31')
  expect(againstWords('2026-01-31', '2025-12-31')).toBe('上年末')
  expect(againstWords('2026-03-31', '2026-02-28')).toBe('上月末')
  expect(againstWords('2026-06-30', '2026-03-31')).toBe('上季度末')
  expect(againstWords('2026-06-30', '2025-06-30')).toBe('上年同期')
  expect(againstWords('2026-02-28', '2025-02-28')).toBe('上年同期')
  expect(againstWords('2026-06-30', '2026-01-05')).toBe('2026年1月5日')
  expect(periodWords('quarter', '2026-06-30')).toBe('2026年第二季度')
})
