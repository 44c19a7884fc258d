import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockHtml, blockText, parseBlock, pasteTargets } from '#renderer/ledger/grid/clipboard.ts'

test('what is copied comes back cell for cell', () => {
  const cell = fc.string({ unit: fc.constantFrom('张', 'a', '"', '\t', '\n', ' ', '1', '，'), maxLength: 6 })
  const grid = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
  fc.assert(
    fc.property(grid, (rows) => {
      const isLoneBlank = rows.length >= 1 && rows.at(-1)!.length === 1 && rows.at(-1)![0] === ''
      fc.pre(!isLoneBlank)
      expect(parseBlock(blockText(rows))).toEqual(rows)
    }),
  )
})

test('reads what Excel puts on the clipboard', () => {
  expect(parseBlock('张三\t是\r\n李四\t否\r\n')).toEqual([
    ['张三', '是'],
    ['李四', '否'],
  ])
  expect(parseBlock('"两\n行"\t"他说""好"""')).toEqual([['两\n行', '他说"好"']])
  expect(parseBlock('5"管\t2')).toEqual([['5"管', '2']])
  expect(parseBlock('a\t\t\r\n')).toEqual([['a', '', '']])
  expect(parseBlock('')).toEqual([])
})

test('one cell fills the marked block, a block is cut at the edge and says so', () => {
  const extent = { rows: 3, columns: 2 }
  expect(pasteTargets([['是']], { top: 0, bottom: 2, left: 1, right: 1 }, extent).targets).toHaveLength(3)
  const { targets, outside } = pasteTargets(
    [
      ['1', '2'],
      ['3', '4'],
    ],
    { top: 2, bottom: 2, left: 1, right: 1 },
    extent,
  )
  expect(targets).toEqual([{ row: 2, column: 1, text: '1' }])
  expect(outside).toBe(3)
})

test('table cells are text for Excel and carry no markup of their own', () => {
  expect(blockHtml([['<b>1</b>&']])).toContain('&lt;b&gt;1&lt;/b&gt;&amp;')
  expect(blockHtml([['439999']])).toContain("mso-number-format:'\\@'")
})
