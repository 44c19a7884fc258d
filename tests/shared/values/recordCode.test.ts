import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecordCode, recordCode, recordCodeInWords } from '#shared/values/recordCode.ts'

const id = fc.uuid({ version: 7 })

describe('the number of a record', () => {
  test('is 20 digits, tells the tail of the id and nothing else', () => {
    fc.assert(
      fc.property(id, (one) => {
        expect(recordCode(one)).toMatch(/^001\d{17}$/)
        expect(readRecordCode(recordCode(one))).toBe(one.slice(-12))
      }),
    )
    expect(recordCode('01900000-0000-7000-8000-0000000000ff')).toBe('00100000000000025571')
  })

  test('may be typed in groups, in full width and with hyphens', () => {
    fc.assert(fc.property(id, (one) => readRecordCode(recordCodeInWords(one)) === one.slice(-12)))
    expect(recordCodeInWords('01900000-0000-7000-8000-0000000000ff')).toBe('0010 0000 0000 0002 5571')
    expect(readRecordCode('００１０-0000 0000 0002 5571 ')).toBe('0000000000ff')
  })

  test('a wrong digit and two changed over are noticed', () => {
    fc.assert(
      fc.property(id, fc.integer({ min: 3, max: 19 }), fc.integer({ min: 1, max: 9 }), (one, place, by) => {
        const code = recordCode(one)
        const wrong = code.slice(0, place) + ((Number(code[place]) + by) % 10) + code.slice(place + 1)
        expect(readRecordCode(wrong)).toBe('misread')
        const swapped = code.slice(0, place - 1) + code[place] + code[place - 1] + code.slice(place + 1)
        if (place > 3 && swapped !== code) expect(readRecordCode(swapped)).toBe('misread')
      }),
    )
  })

  test('other numbers are none', () => {
    for (const text of ['', '13900001234', '439999198001010017', '6217000000000000001', 'zs', '99912345678901234501'])
      expect(readRecordCode(text)).toBeNull()
    expect(() => recordCode('x')).toThrow()
  })
})
