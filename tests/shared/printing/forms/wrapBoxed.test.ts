import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrapBoxed } from '#shared/printing/forms/wrapBoxed.ts'
import { textWidth } from '#shared/printing/textMetrics.ts'

test('a box to tick stays with its words', () => {
  expect(wrapBoxed('☐因病 ☑因学 ☐自身发展动力不足 ☐其他', 10)).toBe('☐因病 ☑因学\n☐自身发展动力不足\n☐其他')
})

test('nothing is lost, no line is wider than the room', () => {
  const words = fc.array(fc.constantFrom('☐因病', '☑因安全饮水', '☐其他', '家庭收入：', '12/345', '□有，建议纳入监测'), { maxLength: 12 })
  fc.assert(
    fc.property(words, fc.integer({ min: 4, max: 40 }), (some, roomEm) => {
      const text = some.join(' ')
      const lines = wrapBoxed(text, roomEm).split('\n')
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      for (const line of lines) expect(textWidth(line.trimEnd())).toBeLessThanOrEqual(roomEm + 0.001)
    }),
  )
})
