import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestPieceEm, tornWords } from '#shared/printing/breakWords.ts'
import { lineCount, textWidth, wrapText } from '#shared/printing/textMetrics.ts'
import { wrapClauses, wrapEven, wrapParagraph } from '#shared/printing/wrapEven.ts'

test.each([
  ['管护责任人', 3.2, '管护\n责任人'],
  ['家庭人口数', 3.4, '家庭\n人口数'],
  ['证件号码', 3.1, '证件\n号码'],
  ['资产所在村', 3.3, '资产\n所在村'],
  ['文盲或半文盲', 3.3, '文盲或\n半文盲'],
  ['高职高专二年级', 3.46, '高职\n高专\n二年级'],
  ['之兄弟姐妹', 2.7, '之\n兄弟\n姐妹'],
  ['弱劳动力或半劳动力', 5.1, '弱劳动力或\n半劳动力'],
  ['示例建筑劳务有限公司', 7.2, '示例建筑\n劳务有限公司'],
  ['县内、乡（镇）内', 5.6, '县内、\n乡（镇）内'],
  ['补助金额（元）合计', 6.2, '补助金额\n（元）合计'],
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

test.each([
  ['艾力·阿不力孜', 4.2, '艾力·\n阿不力孜'],
  ['艾力·阿不力孜', 7.1, '艾力·阿不力孜'],
  ['王小明、欧阳志远、李大力', 9.1, '王小明、欧阳志远、\n李大力'],
  ['办理日期2026年3月12日', 7.5, '办理日期\n2026年3月12日'],
  ['松田村和美乡村示范点提升项目项目库公告', 15, '松田村和美乡村示范点\n提升项目项目库公告'],
  ['供给户/合作社', 4.2, '供给户/\n合作社'],
])('%s in %s em keeps names, days and words whole', (text, em, lines) => {
  expect(wrapEven(text, em)).toBe(lines)
})

test('the longest piece of a text is a word, a part of a name or a number', () => {
  expect(longestPieceEm('艾力·阿不力孜')).toBe(4)
  expect(longestPieceEm('弱劳动力或半劳动力')).toBe(4)
  expect(longestPieceEm('2026-03-02 王小明')).toBeCloseTo(textWidth('2026-03-02'))
  expect(longestPieceEm('')).toBe(0)
})

test('a line ends inside a word only where it is narrower than the word', () => {
  const text = fc.array(fc.constantFrom('家庭', '人口', '责任人', '金额', '补贴', '监测', '日期', '劳动力'), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(text, fc.integer({ min: 3, max: 9 }), (words, em) => {
      const broken = wrapEven(words.join(''), em)
      const needed = linesOfWords(words, em)
      if (needed <= lineCount(wrapText(words.join(''), em))) expect(tornWords(broken)).toBe(0)
    }),
  )
})

/** Lines that whole words take. */
function linesOfWords(words: readonly string[], em: number): number {
  let [lines, used] = [1, 0]
  for (const word of words) {
    if (used + word.length > em) [lines, used] = [lines + 1, 0]
    used += word.length
  }
  return lines
}

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

test.each([
  ['按照示财农〔2026〕22号安排', 12],
  ['资金批复（示县财农〔2026〕22号）', 13],
  ['村级资产（资产编号：ZC20190031）', 14],
  ['硬化通组路，路基宽 4.5 米，厚 18 厘米', 13.2],
])('%s in %s em keeps a number with what it is the number of', (text, em) => {
  const wrapped = wrapEven(text, em)
  expect(lineCount(wrapped)).toBe(2)
  expect(tornWords(wrapped)).toBe(0)
})

test('the number of a document and its office are one word', () => {
  expect(tornWords('示财农\n〔2026〕22号')).toBe(1)
  expect(tornWords('资产编号：\nZC20190031')).toBe(1)
  expect(tornWords('资产编号\n（无）')).toBe(0)
  expect(tornWords('硬化通组路，厚 18\n厘米')).toBe(1)
  expect(tornWords('硬化通组路，\n厚 18 厘米')).toBe(0)
})

test('running text keeps full lines and leaves no character alone at its end', () => {
  const text = '经村民代表会议讨论决定现予公示接受群众监督帮扶。'
  expect(wrapText(text, 11.5).split('\n').at(-1)).toBe('扶。')
  expect(wrapParagraph(text, 11.5).split('\n').at(-1)).toBe('帮扶。')
  expect(wrapParagraph(text, 30)).toBe(text)
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 30 }), (em) => {
      const wrapped = wrapParagraph(text.repeat(3), em)
      expect(wrapped.replaceAll('\n', '')).toBe(text.repeat(3))
      expect(lineCount(wrapped)).toBe(lineCount(wrapText(text.repeat(3), em)))
      for (const line of wrapped.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(em)
    }),
  )
})

test('lines of sums end between the sums, and no sum is lost', () => {
  const text = '合计 66 人；工资性收入 1,204,229.00 元；生产经营性支出 100,229.00 元；家庭纯收入 2,100,000.00 元'
  for (const room of [60, 34, 24, 12]) {
    const lines = wrapClauses(text, room).split('\n')
    expect(lines.join('')).toBe(text)
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(room)
    if (room > 20) for (const line of lines.slice(0, -1)) expect(line).toMatch(/元；$|人；$/)
  }
})
