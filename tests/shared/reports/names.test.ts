import { describe, expect, test } from 'vitest'
import { shippedBook } from '#shared/measures/index.ts'
import { placeholderNames } from '#tests/fixtures/placeholderNames.ts'
import { measureByName, measureName, nearestName, reportTables, reportWords, tableByName } from '#shared/reports/names.ts'

describe('names of a template', () => {
  test('every measure has one of its own, without signs that placeholders are made of', () => {
    const names = shippedBook.measures.map(measureName)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[^{}:：#^/@=]+$/)
    for (const word of Object.keys(reportWords)) expect(measureByName(word)).toBeUndefined()
    for (const measure of shippedBook.measures) expect(measureByName(measureName(measure))).toBe(measure)
  })

  test('a name that was ever shipped is known for ever: templates of offices say it', () => {
    expect(placeholderNames.filter((name) => measureByName(name) === undefined)).toEqual([])
    expect(shippedBook.measures.map(measureName).filter((name) => !placeholderNames.includes(name))).toEqual([])
  })

  test('a wrong name finds the one that was meant', () => {
    expect(nearestName('总户', 'figures')).toBe('总户数')
    expect(nearestName('三类监测对象户', 'figures')).toBe('三类监测对象户数')
    expect(nearestName('监测对象月报', 'tables')).toBe('三类监测对象月报表')
    expect(nearestName('zzz', 'figures')).toBeNull()
  })

  test('no table of a report has a row a person or household', () => {
    for (const id of ['T02', 'T02M', 'T08', 'T18D', 'T21H', 'T21W', 'T28D'])
      expect(reportTables.some((table) => table.id === id)).toBe(false)
    expect(tableByName('三类监测对象月报表')?.id).toBe('T06')
  })
})
