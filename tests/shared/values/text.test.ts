import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBoolean } from '#shared/values/boolean.ts'
import { chineseNumber, groupKey, parseChineseNumber } from '#shared/values/chineseNumber.ts'
import { namePinyin } from '#shared/values/pinyin.ts'
import { comparableText, isBlankSign, normalizeLongText, normalizeName, normalizeText } from '#shared/values/text.ts'

describe('text', () => {
  test('blanks, line breaks, zero-width marks', () => {
    expect(normalizeText(' 健康\u00A0 ')).toBe('健康')
    expect(normalizeText('户主\n姓名')).toBe('户主 姓名')
    expect(normalizeText('张\u200B三\uFEFF')).toBe('张三')
    expect(normalizeLongText('甲 \r\n乙\t丙')).toBe('甲\n乙 丙')
    expect(comparableText('（自定义）Ａ 1')).toBe('(自定义)a1')
  })

  test('names', () => {
    expect(normalizeName('张 三')).toBe('张三')
    expect(normalizeName('张　三')).toBe('张三')
    expect(normalizeName('买买提•艾力')).toBe('买买提·艾力')
    expect(normalizeName('买买提 . 艾力')).toBe('买买提·艾力')
    expect(normalizeName('𬱖 明')).toBe('𬱖明')
  })

  test('each normalisation is idempotent', () => {
    const text = fc.string({
      unit: fc.constantFrom('张', '三', ' ', '\n', '\r', '\u200B', '\u3000', '·', '.', 'a', '（', '１', '-'),
    })
    for (const normalize of [normalizeText, normalizeLongText, normalizeName, comparableText]) {
      fc.assert(fc.property(text, (value) => normalize(normalize(value)) === normalize(value)))
    }
  })

  test('signs for nothing', () => {
    expect(['', '-', '—', '/', '——', '空', 'NULL'].every(isBlankSign)).toBe(true)
    expect(['无', '0', '否'].some(isBlankSign)).toBe(false)
  })

  test('yes and no', () => {
    for (const word of ['是', '有', '√', '1', 'Y', '已参保 ']) expect(parseBoolean(word).value).toBe(1)
    for (const word of ['否', '无', '×', '0', '未参保']) expect(parseBoolean(word).value).toBe(0)
    expect(parseBoolean('/')).toEqual({ value: null, problems: [] })
    expect(parseBoolean('也许').problems).toHaveLength(1)
  })
})

describe('Chinese numerals', () => {
  test('back and forth', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99 }), (value) => parseChineseNumber(chineseNumber(value)) === value))
    expect(parseChineseNumber('一百零三')).toBe(103)
    expect(parseChineseNumber('二〇')).toBe(20)
    expect(parseChineseNumber('甲')).toBeNull()
  })

  test('groups', () => {
    for (const name of ['3组', '三组', '第三组', '第3村民小组', '３组', '三社', '3']) expect(groupKey(name)).toBe('3组')
    expect(groupKey('张家湾')).toBe('张家湾')
  })
})

describe('pinyin', () => {
  test('surname readings come first, everyday readings are kept', () => {
    expect(namePinyin('单乐')).toMatchObject({ full: expect.arrayContaining(['shanle', 'danle', 'shanyue']) })
    for (const [name, reading] of [
      ['曾庆', 'zengqing'],
      ['仇英', 'qiuying'],
      ['解放', 'xiefang'],
      ['查明', 'zhaming'],
      ['区明', 'ouming'],
      ['吕明', 'lvming'],
      ['尉迟恭', 'yuchigong'],
    ]) {
      expect(namePinyin(name!).full[0]).toBe(reading)
    }
  })

  test('at most four readings, dots and blanks dropped, nothing for signs', () => {
    expect(namePinyin('重单曾乐解查').full.length).toBeLessThanOrEqual(4)
    expect(namePinyin('艾力·买买提').initials).toContain('almmt')
    expect(namePinyin('·？')).toEqual({ full: [], initials: [] })
  })
})
