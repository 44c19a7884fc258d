import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bankCardProblems, hasLuhnDigit, parseBankCard } from '#shared/values/bankCard.ts'
import { maskBankCard, maskIdCard, maskName, maskPhone } from '#shared/values/mask.ts'
import { parsePhone } from '#shared/values/phone.ts'

describe('phone', () => {
  test.each([
    ['13900000001', '13900000001', undefined],
    ['139 0000 0001', '13900000001', undefined],
    ['139-0000-0001', '13900000001', undefined],
    ['+86 13900000001', '13900000001', undefined],
    ['0717-1234567', '0717-1234567', 'R021'],
    ['0717-2234567', '0717-2234567', undefined],
    ['(010)82234567', '010-82234567', undefined],
    ['13900000001、13900000002', '13900000001', 'phone.several'],
    ['13900000001张三', '13900000001', 'phone.words'],
    ['139000000012', '139000000012', 'R021'],
    ['12900000001', '12900000001', 'R021'],
    ['12317', '12317', undefined],
    ['12345', '12345', undefined],
    ['95598', '95598', undefined],
    ['54321', '54321', 'R021'],
  ])('%s gives %s', (text, value, code) => {
    const result = parsePhone(text)
    expect(result.value).toBe(value)
    expect(result.problems.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code])
    expect(result.problems.every((problem) => problem.severity === '疑点')).toBe(true)
  })

  test('blank and unreadable', () => {
    expect(parsePhone('无')).toEqual({ value: null, problems: [] })
    expect(parsePhone('张三').problems[0]?.code).toBe('phone.unreadable')
  })
})

describe('bank card', () => {
  const withDigit = (digits: string) => [...'0123456789'].map((digit) => digits + digit).find(hasLuhnDigit)!

  test('one changed digit breaks the Luhn digit', () => {
    expect(hasLuhnDigit('79927398713')).toBe(true)
    const card = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 18, maxLength: 18 }).map((digits) => withDigit(digits.join('')))
    fc.assert(
      fc.property(card, fc.integer({ min: 0, max: 18 }), fc.integer({ min: 1, max: 9 }), (good, place, step) => {
        expect(bankCardProblems(good)).toEqual([])
        const bad = good.slice(0, place) + ((Number(good[place]) + step) % 10) + good.slice(place + 1)
        expect(bankCardProblems(bad).map((problem) => problem.code)).toEqual(['R023'])
      }),
    )
  })

  test('blanks drop out, destroyed and unreadable numbers are refused', () => {
    expect(parseBankCard(' 8101 0001 2345 ').value).toBe('810100012345')
    expect(parseBankCard('6.2284E+18').problems[0]?.code).toBe('bankCard.destroyed')
    expect(parseBankCard('农商行').problems[0]?.code).toBe('bankCard.unreadable')
  })
})

describe('mask', () => {
  test('forms', () => {
    expect(maskIdCard('439999199001011234')).toBe('439***********1234')
    expect(maskPhone('13900001234')).toBe('139****1234')
    expect(maskPhone('0717-2234567')).toBe('0717-223****')
    expect(maskBankCard('6228480000005678')).toBe('**** 5678')
    expect(maskName('欧阳小明')).toBe('欧***')
  })

  test('the birth date never shows', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 18, maxLength: 22 }), (digits) => {
        const masked = maskIdCard(digits.join(''))
        expect(masked.slice(3, -4)).toMatch(/^\*{11,}$/)
        expect(masked).toHaveLength(digits.length)
      }),
    )
  })
})
