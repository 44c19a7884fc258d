import { expect, test } from 'vitest'
import { evaluate, unknown, type CellLookup } from '#data/excel/filling/evaluate.ts'

const cells: Readonly<Record<string, number | string>> = { '1,0': 2, '2,0': 3, '3,0': '甲', '1,1': 0.1, '2,1': 0.2 }
const lookup: CellLookup = (row, column) => cells[`${row},${column}`] ?? null

test.each([
  ['SUM(A1:A9)', 5],
  ['SUM(B1:B2)', 0.3],
  ['A1+A2*2-1', 7],
  ['-A1^2', 4],
  ['(A1+A2)/2', 2.5],
  ['COUNT(A1:A3)', 2],
  ['COUNTA(A1:A9)', 3],
  ['AVERAGE($A$1:A$2)', 2.5],
  ['MAX(A1:A3)-MIN(A1,A2)', 1],
  ['ROUND(2.345*100,1)', 234.5],
  ['ROUND(-2.5,0)', -3],
  ['IF(A3="甲","是","否")', '是'],
  ['IF(A9="","",A9*2)', ''],
  ['IF(A1>=2,A1,0)', 2],
  ['A3&"户"&A1', '甲户2'],
  ['A9+1', 1],
  ['50%', 0.5],
])('%s', (formula, result) => {
  expect(evaluate(formula, lookup)).toBe(result)
})

test.each(['VLOOKUP(A1,B:C,2,0)', '汇总!A1', 'TODAY()', 'A3+1', 'A1/A9', 'SUM(A1:A3', '名称', 'SUM(A:A)', 'IF(A3,1,2)', '{1,2}', 'A1 A2'])(
  'what only a spreadsheet program can tell is left to it: %s',
  (formula) => {
    expect(evaluate(formula, lookup)).toBe(unknown)
  },
)
