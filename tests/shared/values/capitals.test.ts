import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capitals } from '#shared/values/capitals.ts'

/** Reads capitals back, by the meaning of the words alone. */
function read(text: string): number {
  const sign = text.startsWith('负') ? -1 : 1
  const plain = text.replace(/^负/, '').replace(/整$/, '')
  const [whole, rest] = plain.includes('元') ? plain.split('元') : ['', plain]
  const digit = (word: string) => '零壹贰叁肆伍陆柒捌玖'.indexOf(word)
  const four = (part: string) => {
    let sum = 0
    for (const [, number, place] of part.replaceAll('零', '').matchAll(/([壹贰叁肆伍陆柒捌玖])([仟佰拾]?)/g))
      sum += digit(number!) * ({ 仟: 1000, 佰: 100, 拾: 10 }[place!] ?? 1)
    return sum
  }
  const upTo = (part: string): number => {
    if (part.includes('亿')) return upTo(part.slice(0, part.lastIndexOf('亿'))) * 100_000_000 + upTo(part.slice(part.lastIndexOf('亿') + 1))
    if (part.includes('万')) return four(part.slice(0, part.indexOf('万'))) * 10_000 + four(part.slice(part.indexOf('万') + 1))
    return four(part)
  }
  const small = /^零?(?:([壹贰叁肆伍陆柒捌玖])角)?(?:([壹贰叁肆伍陆柒捌玖])分)?$/.exec(rest!)!
  return sign * (upTo(whole!) * 100 + digit(small[1] ?? '零') * 10 + digit(small[2] ?? '零'))
}

describe('capitals of amounts', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [30, '叁角整'],
    [1_000, '壹拾元整'],
    [1_050, '壹拾元零伍角整'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '壹拾万柒仟元零伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [1_000_005_00, '壹佰万零伍元整'],
    [100_000_001_00, '壹亿零壹元整'],
    [1_000_000_000_000_00, '壹万亿元整'],
    [1_200_000_000_000_00, '壹万贰仟亿元整'],
    [-12_345, '负壹佰贰拾叁元肆角伍分'],
  ])('%i 分 is %s', (fen, words) => expect(capitals(fen)).toBe(words))

  it('says every amount exactly', () => {
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeInteger(), fc.integer({ min: 0, max: 2_000_000 })), (fen) => {
        expect(read(capitals(fen))).toBe(fen)
      }),
      { numRuns: 3_000 },
    )
  })

  it('says no zero twice and none before a unit', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => void expect(fen === 0 ? '' : capitals(fen)).not.toMatch(/零零|零[元万亿角分整]|^零/)),
      {
        numRuns: 3_000,
      },
    )
  })
})
