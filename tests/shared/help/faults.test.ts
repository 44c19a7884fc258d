import { describe, expect, test } from 'vitest'
import { findFaults, toldFaults } from '#shared/help/faults/index.ts'
import { faultNumbers, retiredNumbers } from '#shared/ipc/faultNumbers.ts'
import { givenNumbers } from './givenNumbers.ts'

describe('numbers of faults', () => {
  test('three digits, each given once', () => {
    const numbers = [...Object.values(faultNumbers), ...retiredNumbers]
    expect(numbers.filter((number) => number < 100 || number > 999)).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('what was given stays: to the same fault, or retired', () => {
    const now = new Map<number, string>(Object.entries(faultNumbers).map(([code, number]) => [number, code]))
    const gone = Object.entries(givenNumbers).filter(([number, code]) => now.get(Number(number)) !== code)
    expect(gone.filter(([number]) => !retiredNumbers.includes(Number(number)))).toEqual([])
  })

  test('every number stands in the list of given ones, so that it cannot be given again', () => {
    const kept = Object.entries(faultNumbers).filter(([code, number]) => givenNumbers[number] !== code)
    expect(kept).toEqual([])
  })
})

describe('faults in the manual', () => {
  test('each says what happened and how it is mended, beyond its number', () => {
    expect(toldFaults().length).toBe(Object.keys(faultNumbers).length)
    expect(toldFaults().filter(({ happened, mend }) => happened === '' || mend === '')).toEqual([])
    expect(toldFaults().filter(({ message }) => /[{}]/.test(message))).toEqual([])
  })

  test('a number is found however it is typed, a message by its words', () => {
    for (const typed of ['E107', 'e107', ' 107 ']) expect(findFaults(typed).map(({ code }) => code)).toEqual(['file.locked'])
    expect(findFaults('U 盘 空间').map(({ code }) => code)).toContain('copy.full')
    expect(findFaults('E000')).toEqual([])
    expect(findFaults('')).toEqual([])
  })
})
