import { describe, expect, test } from 'vitest'
import { apply, idOf, plan } from './people.ts'
import { buildReader, type TestCell } from './sheetBuilder.ts'

const header = ['行政村', '户编号', '姓名', '与户主关系', '证件号码']
const sheet = (rows: readonly (readonly TestCell[])[]) => [buildReader('Sheet1', [header, ...rows])]
const known = apply(
  {},
  plan(
    sheet([
      ['白沙村', 'H1', '张三', '户主', idOf(1)],
      ['白沙村', 'H1', '李四', '配偶', idOf(2)],
      ['青石村', 'H2', '王五', '户主', idOf(103)],
      ['青石村', 'H3', '张三', '户主', idOf(105)],
      ['青石村', 'H4', '赵六', '户主', idOf(6, '19900101')],
    ]),
  ),
)
/** The number as Excel leaves it: fifteen digits, in the cell or in the text that it showed. */
const lost = (n: number, birth?: string): TestCell => Number(idOf(n, birth).slice(0, 15)) * 1000
const proposals = (...row: readonly TestCell[]): unknown[] =>
  plan(sheet([row]), known).tables.flatMap(({ problems, rows }) => {
    expect(rows.map((one) => one.decision)).toEqual(['rejected'])
    expect(rows[0]?.records).toEqual([])
    return problems.map((problem) => problem.proposal)
  })

describe('an ID number that has lost its last digits', () => {
  test('is proposed where one known person has its digits and the name, and never filled in', () => {
    expect(proposals('白沙村', 'H1', '张三', '户主', lost(1))).toEqual([idOf(1)])
    expect(proposals('白沙村', 'H1', '张三', '户主', `${idOf(1).slice(0, 15)}000`)).toEqual([idOf(1)])
    expect(proposals('青石村', 'H4', '赵六', '户主', '4.39999E+17')).toEqual([idOf(6, '19900101')])
  })

  test('is not proposed where the name is another, or nobody has it', () => {
    expect(proposals('白沙村', 'H1', '孙七', '之子', lost(1))).toEqual([undefined])
    expect(proposals('白沙村', 'H1', '张三', '户主', lost(1, '19910101'))).toEqual([undefined])
  })

  test('of two namesakes goes by the village, and is not proposed where that does not tell them apart', () => {
    expect(proposals('青石村', 'H3', '张三', '户主', '4.39999198E+17')).toEqual([idOf(105)])
    expect(proposals('', 'H9', '张三', '户主', '4.39999198E+17')).toEqual([undefined])
  })

  test('without a name goes by the village', () => {
    expect(proposals('青石村', 'H4', '', '户主', lost(6, '19900101'))).toEqual([idOf(6, '19900101')])
    expect(proposals('白沙村', 'H4', '', '户主', lost(6, '19900101'))).toEqual([undefined])
    expect(proposals('白沙村', 'H1', '', '户主', lost(1))).toEqual([undefined])
  })
})
