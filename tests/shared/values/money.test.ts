import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney, formatWan, moneyText, parseMoney } from '#shared/values/money.ts'
import { formatQuantity, parseInteger, parseQuantity } from '#shared/values/quantity.ts'

const fen = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })

describe('money', () => {
  test.each([
    ['￥1,200.50', 120_050],
    ['1.2万元', 1_200_000],
    ['145万元', 145_000_000],
    ['1200元', 120_000],
    ['1,200.00元整', 120_000],
    ['0.3亿元', 3_000_000_000],
    ['(1,200)', -120_000],
    ['１２００', 120_000],
    ['3200.5', 320_050],
    ['.5', 50],
    ['3千元', 300_000],
    ['-0.01', -1],
    ['人民币 88.8 元', 8880],
  ])('%s is %i 分', (text, value) => expect(parseMoney(text)).toEqual({ value, problems: [] }))

  test.each(['—', '无', '/', '', '-', '——'])('“%s” is blank', (text) => expect(parseMoney(text)).toEqual({ value: null, problems: [] }))
  test.each(['1,2', '约1200', '1200-1300', '1.2.3', '元', '12,00', '1e400', '十元'])('%s is refused', (text) => {
    expect(parseMoney(text).value).toBeNull()
    expect(parseMoney(text).problems[0]?.severity).toBe('错误')
  })

  test('more than two decimals are rounded with a doubt, the dust of number cells without', () => {
    expect(parseMoney('0.125')).toMatchObject({ value: 13, problems: [{ code: 'money.rounded', severity: '疑点' }] })
    expect(parseMoney('0.30000000000000004', undefined, true)).toEqual({ value: 30, problems: [] })
    expect(parseMoney('0.305', undefined, true).problems).toHaveLength(1)
  })

  test('the column unit multiplies, a unit in the cell wins', () => {
    expect(parseMoney('1.23456', 10_000).value).toBe(1_234_560)
    expect(parseMoney('1200元', 10_000).value).toBe(120_000)
    expect(parseMoney('5', 10_000).value).toBe(5_000_000)
  })

  test('what is shown is read back to the same 分', () => {
    fc.assert(
      fc.property(fen, (value) => {
        expect(parseMoney(formatMoney(value)).value).toBe(value === 0 ? 0 : value)
        expect(parseMoney(moneyText(value)).value).toBe(value === 0 ? 0 : value)
      }),
    )
  })

  test('shown forms', () => {
    expect(formatMoney(123_450)).toBe('1,234.50')
    expect(formatMoney(-5)).toBe('-0.05')
    expect(formatMoney(100_000_000_00)).toBe('100,000,000.00')
    expect(formatWan(145_000_000)).toBe('145.00')
    expect(formatWan(123_456_700_000)).toBe('123,456.70')
    expect(formatWan(123_456_789_000, 4)).toBe('123,456.7890')
    expect(formatWan(-1_235_000, 2)).toBe('-1.24')
  })
})

describe('quantity', () => {
  test('units, rounding, dust, column units', () => {
    expect(parseQuantity('3.5亩', { scale: 2, unit: '亩' }).value).toBe(350)
    expect(parseQuantity('120 ㎡', { scale: 2, unit: '平方米' }).value).toBe(12_000)
    expect(parseQuantity('1.999', { scale: 2 })).toMatchObject({ value: 200, problems: [{ code: 'quantity.rounded' }] })
    expect(parseQuantity('800', { scale: 2, unit: '公里', factor: 0.001 }).value).toBe(80)
    expect(parseQuantity('一亩', { scale: 2 }).value).toBeNull()
  })

  test('whole numbers', () => {
    expect(parseInteger('3人').value).toBe(3)
    expect(parseInteger('3.0', { isNumber: true }).value).toBe(3)
    expect(parseInteger('3.5').problems[0]?.code).toBe('integer.fraction')
    expect(parseInteger('三').value).toBeNull()
    expect(parseInteger('/')).toEqual({ value: null, problems: [] })
  })

  test('shown is read back', () => {
    fc.assert(
      fc.property(
        fen,
        fc.integer({ min: 0, max: 6 }),
        (value, scale) => parseQuantity(formatQuantity(value, scale), { scale }).value === value,
      ),
    )
  })
})
