import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tornWords } from '#shared/printing/breakWords.ts'
import { lineCount, textWidth, wrapText } from '#shared/printing/textMetrics.ts'
import { wrapEven } from '#shared/printing/wrapEven.ts'

test.each([
  ['管护责任人', 3.2, '管护\n责任人'],
  ['家庭人口数', 3.4, '家庭\n人口数'],
  ['证件号码', 3.1, '证件\n号码'],
  ['资产所在村', 3.3, '资产\n所在村'],
  ['文盲或半文盲', 3.3, '文盲或\n半文盲'],
  ['高职高专二年级', 3.46, '高职\n高专\n二年级'],
  ['之兄弟姐妹', 2.7, '之\n兄弟\n姐妹'],
  ['弱劳动力或半劳动力', 5.1, '弱劳动力或\n半劳动力'],
])('%s in %s em parts between its words', (text, em, lines) => {
  expect(wrapEven(text, em)).toBe(lines)
  expect(tornWords(lines)).toBe(0)
})

test('a name with a dot goes on after it', () => {
  expect(
    wrapEven('阿卜杜热合曼·买买提吐尔逊', 6.6)
      .split('\n')
      .some((line) => line.startsWith('·')),
  ).toBe(false)
})

test('no character is lost, no line is added, none is too wide', () => {
  const text = fc.array(fc.constantFrom('家', '庭', '人', '口', '数', '责', '任', '（', '）', '、', '2', 'A', '𠮷'), {
    minLength: 1,
    maxLength: 20,
  })
  fc.assert(
    fc.property(text, fc.double({ min: 2, max: 9, noNaN: true }), (chars, em) => {
      const line = chars.join('')
      const broken = wrapEven(line, em)
      expect(broken.replace(/\n/g, '')).toBe(line)
      expect(lineCount(broken)).toBe(lineCount(wrapText(line, em)))
      for (const one of broken.split('\n')) expect(textWidth(one) <= em || [...one].length <= 2 || /^[\w（）、]/.test(one)).toBe(true)
    }),
  )
})
