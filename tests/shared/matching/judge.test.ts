import { describe, expect, test } from 'vitest'
import { findMatches } from '#shared/matching/findMatches.ts'
import { foldName, jaroWinkler, nameLikeness } from '#shared/matching/nameForms.ts'
import { birthNearness, numberNearness } from '#shared/matching/nearness.ts'
import { personIndex } from '#shared/matching/personIndex.ts'
import { numberKeys, personKeys, villageKey, type PersonWords } from '#shared/matching/personKeys.ts'
import { inventedIdCard } from '#tests/harness/dataCore.ts'
import { inventTownship, randomFrom } from './twins.ts'

const people = inventTownship(3_000, randomFrom(2))
const index = personIndex(people, { fuzzy: true })
const someone = people.find(({ name, birth }) => name.length === 3 && birth < '1999')!

const best = (words: PersonWords) => findMatches(index, personKeys(words))[0]

describe('names', () => {
  test.each([
    ['张 三', '张三'],
    ['張偉（已故）', '张伟'],
    ['阿依古丽·买买提', '阿依古丽买买提'],
    ['李四2', '李四'],
  ])('%s is compared as %s', (text, folded) => expect(foldName(text)).toBe(folded))

  test('written by sound or shape they stay near, others do not', () => {
    expect(nameLikeness('李娟', '李鹃')).toBeGreaterThan(0.85)
    expect(nameLikeness('王清明', '王清朋')).toBeGreaterThan(0.85)
    expect(nameLikeness('张小明', '张明')).toBeGreaterThan(0.7)
    expect(nameLikeness('张伟', '张芳')).toBeLessThan(0.55)
    expect(nameLikeness('', '')).toBe(0)
  })

  test('Jaro–Winkler of the classic pair', () => expect(jaroWinkler('MARTHA', 'MARHTA')).toBeCloseTo(0.961, 3))
})

describe('numbers and dates', () => {
  const number = inventedIdCard(7)

  test.each([
    [number, { number, lead: '', isValid: true }],
    [` '${number.slice(0, 17)}${number.slice(17).toLowerCase()}`, { number, lead: '', isValid: true }],
    [`${number}42`, { number, lead: '', isValid: true }],
    [`${number.slice(0, 15)}000`, { number: '', lead: number.slice(0, 15), isValid: false }],
    [`${number[0]}.${number.slice(1, 15)}E+17`, { number: '', lead: number.slice(0, 15), isValid: false }],
    ['999999198001010000', { number: '', lead: '', isValid: false }],
    ['无', { number: '', lead: '', isValid: false }],
  ])('%s', (text, keys) => expect(numberKeys(text)).toEqual(keys))

  test('nearness', () => {
    expect(birthNearness('1980-03-12', '1980-12-03')).toBe('swapped')
    expect(birthNearness('1980-03-12', '1990-03-12')).toBe('digit')
    expect(birthNearness('1980-03-12', '1980-03')).toBe('month')
    expect(birthNearness('1980-03-12', '1980-04-20')).toBe('lunar')
    expect(birthNearness('1980-03-12', '1975-08-01')).toBe('far')
    expect(numberNearness(number, number.slice(0, 5) + number.slice(6))).toBe('one')
  })

  test.each(['白沙', '白沙村', '示例镇白沙村', '某县示例镇白沙村民委员会', '白沙村3组', '白沙社区'])('%s is one village', (text) =>
    expect(villageKey(text)).toBe('白沙'),
  )
})

describe('judgements', () => {
  test('the same number under the same name is certain; under another name it is not', () => {
    expect(best(someone)).toMatchObject({ confidence: 1, level: '确定', way: '证件号码相同', reasons: ['证件号码相同', '姓名相同'] })
    const other = best({ ...someone, name: '欧阳另人' })!
    expect(other.level).toBe('很可能')
    expect(other.reasons[1]).toContain('姓名不同')
    const wrong = best({ ...someone, name: '欧阳另人', birth: '2019-05-05' })!
    expect(wrong).toMatchObject({ level: '可能', confidence: 0.4 })
  })

  test('a number of 15 digits is the same number', () => {
    const old = someone.idCard.slice(0, 6) + someone.idCard.slice(8, 17)
    expect(best({ name: someone.name, idCard: old })).toMatchObject({ level: '确定', way: '证件号码相同' })
  })

  test('a number whose last digits are lost is offered as likely, with the reason', () => {
    const match = best({ name: someone.name, idCard: `${someone.idCard.slice(0, 15)}000` })!
    expect(match).toMatchObject({ level: '很可能', way: '证件号码受损' })
    expect(match.reasons.join()).toContain('前 15 位相同')
  })

  test('so is one that was rounded to other digits', () => {
    const { idCard, name } = someone
    const rounded = `${idCard.slice(0, 15)}${idCard.endsWith('048') ? '112' : '048'}`
    const plain = personIndex(people, { fuzzy: false })
    expect(findMatches(plain, personKeys({ name, idCard: rounded }))[0]).toMatchObject({ person: people.indexOf(someone), level: '很可能' })
  })

  test('namesakes without anything else in common are not found', () => {
    expect(best({ name: someone.name, idCard: inventedIdCard(3, '20190101'), birth: '2019-01-01' })).toBeUndefined()
  })

  test('two persons who fit equally well are both named, neither surely', () => {
    const two = personIndex([someone, { ...someone, idCard: '' }, ...people.slice(0, 500)], { fuzzy: true })
    const found = findMatches(two, personKeys({ ...someone, idCard: '' }))
    expect(found.length).toBeGreaterThanOrEqual(2)
    expect(found.every(({ level }) => level !== '确定')).toBe(true)
    expect(found[0]!.reasons.at(-1)).toContain('也相像')
  })

  test('by number alone, an index without names is enough', () => {
    const plain = personIndex(people, { fuzzy: false })
    expect(findMatches(plain, personKeys(someone))[0]).toMatchObject({ person: people.indexOf(someone), confidence: 1 })
    expect(findMatches(plain, personKeys({ ...someone, idCard: '' }))).toEqual([])
  })
})
