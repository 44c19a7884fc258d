import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ageOfIdCard,
  cleanIdCard,
  idCardCheckSign,
  idCardProblems,
  isValidIdCard,
  parseIdCard,
  raiseIdCard,
  readIdCard,
} from '#shared/values/idCard.ts'
import { dayNumberToIso } from '#shared/values/date.ts'

const today = '2025-11-22'
const codes = (text: string) => idCardProblems(text, today).map((problem) => problem.code)

const first17 = fc
  .record({ day: fc.integer({ min: -20_000, max: 20_000 }), order: fc.integer({ min: 0, max: 999 }) })
  .map(({ day, order }) => `439999${dayNumberToIso(day).replaceAll('-', '')}${String(order).padStart(3, '0')}`)
const number = first17.map((digits) => digits + idCardCheckSign(digits))

describe('ID number', () => {
  test('the example of GB 11643 has check sign X', () => {
    expect(idCardCheckSign('11010519491231002')).toBe('X')
    expect(idCardCheckSign('44052418800101001')).toBe('4')
  })

  test('numbers with the right check sign are valid, any one changed digit before it is found', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (good, place, step) => {
        expect(isValidIdCard(good, today)).toBe(true)
        const digit = String((Number(good[place]) + step) % 10)
        expect(isValidIdCard(good.slice(0, place) + digit + good.slice(place + 1), today)).toBe(false)
      }),
    )
  })

  test('swapping two neighbours is found', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 15 }), (good, place) => {
        fc.pre(good[place] !== good[place + 1])
        const swapped = good.slice(0, place) + good[place + 1] + good[place] + good.slice(place + 2)
        expect(isValidIdCard(swapped, today)).toBe(false)
      }),
    )
  })

  test('what Excel and people wrap around a number is removed', () => {
    const good = '43999919900101123X'
    const wrapped = [
      `'${good}`,
      `="${good}"`,
      ` ${good}\t`,
      `\u00A0${good}\u200B`,
      good.toLowerCase(),
      `G${good}`,
      `４３９９９９１９９００１０１１２３Ｘ`,
      '439999 19900101 123x\n',
    ]
    for (const text of wrapped) expect(cleanIdCard(text)).toBe(good)
  })

  test('cleaning is idempotent and leaves good numbers alone', () => {
    const dirty = fc
      .tuple(fc.constantFrom("'", '="', ' ', 'G', ''), number, fc.constantFrom('"', '\t', '\u200B', ''))
      .map((parts) => parts.join(''))
    fc.assert(fc.property(dirty, (text) => cleanIdCard(cleanIdCard(text)) === cleanIdCard(text)))
    fc.assert(fc.property(number, (good) => cleanIdCard(good) === good))
  })

  test('15 digits are raised to 18 with a doubt', () => {
    expect(raiseIdCard('439999900101123')).toBe('43999919900101123' + idCardCheckSign('43999919900101123'))
    expect(codes('439999900101123')).toEqual(['R004'])
    expect(parseIdCard('439999900101123')).toMatchObject({ kind: 'old15', birthDate: '1990-01-01', sex: '男' })
  })

  test('the check sign that should stand there is told', () => {
    const digits = '43999919900101123'
    const good = idCardCheckSign(digits)
    const wrong = good === '5' ? '6' : '5'
    expect(idCardProblems(digits + wrong, today)[0]?.message).toContain(`应为 ${good}`)
  })

  test('dates, regions and lengths', () => {
    expect(codes(`43999919900231123${idCardCheckSign('43999919900231123')}`)).toEqual(['R003'])
    expect(codes(`43999920300101123${idCardCheckSign('43999920300101123')}`)).toEqual(['R003'])
    expect(codes(`99000019900101123${idCardCheckSign('99000019900101123')}`)).toEqual(['R004'])
    expect(codes('4399991990010112')).toEqual(['R001'])
    expect(codes('4.39999E+17')).toEqual(['idCard.destroyed'])
    expect(codes('999999199001011234')).toEqual(['R005'])
    expect(codes('')).toEqual([])
  })

  test('disability card numbers of 20 and 22 digits', () => {
    const good = '43999919900101123' + idCardCheckSign('43999919900101123')
    expect(parseIdCard(`${good}42`)).toMatchObject({
      kind: 'disability',
      citizen: good,
      disabilityKind: 4,
      disabilityLevel: 2,
    })
    expect(parseIdCard(`${good}42B1`)?.kind).toBe('reissued')
    expect(codes(`${good}42`)).toEqual([])
    expect(codes(`${good}82`)).toEqual(['R011'])
    expect(codes(`${good}45`)).toEqual(['R011'])
    expect(codes(`${good}42C1`)).toEqual(['R011'])
  })

  test('age counts up on the birthday', () => {
    const good = '43999920000615112' + idCardCheckSign('43999920000615112')
    expect(ageOfIdCard(good, '2020-06-14')).toBe(19)
    expect(ageOfIdCard(good, '2020-06-15')).toBe(20)
    expect(ageOfIdCard('无', '2020-06-15')).toBeNull()
  })
})

describe('a number that is as it should be', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 17, maxLength: 17 })
  const areas = fc.constantFrom('43', '11', '99', '00')
  const years = fc.constantFrom('1952', '1899', '2101', '2025', '2026')

  test('is judged as one that has to be cleaned first', () => {
    fc.assert(
      fc.property(digits, areas, years, fc.boolean(), (drawn, area, year, isRight) => {
        const first17 = `${area}${drawn.slice(2, 6)}${year}${drawn.slice(10)}`
        const text = first17 + (isRight ? idCardCheckSign(first17) : 'X')
        expect(readIdCard(text, today)).toEqual(readIdCard(`'${text}`, today))
      }),
    )
    const soon = '43999920251122001'
    const number = soon + idCardCheckSign(soon)
    expect(readIdCard(number, today)).toEqual({ number, problems: [] })
    expect(readIdCard(number, '2025-11-21').problems.map((problem) => problem.code)).toEqual(['R003'])
  })
})
