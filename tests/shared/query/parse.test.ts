import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFault } from '#shared/ipc/faults.ts'
import { printExpression, type Expression } from '#shared/query/expression.ts'
import { parseExpression } from '#shared/query/parse.ts'

test('reads the sentence of the manual', () => {
  expect(parseExpression('village = "白沙村" and kind in ("脱贫户","监测户") and income < 8800')).toEqual({
    kind: 'and',
    parts: [
      { kind: 'compare', field: 'village', operator: '=', value: '白沙村' },
      { kind: 'in', field: 'kind', values: ['脱贫户', '监测户'] },
      { kind: 'compare', field: 'income', operator: '<', value: 8800 },
    ],
  })
})

test('binds and tighter than or, and not tightest', () => {
  expect(parseExpression('a = 1 or not b = 2 and c is blank')).toEqual({
    kind: 'or',
    parts: [
      { kind: 'compare', field: 'a', operator: '=', value: 1 },
      {
        kind: 'and',
        parts: [
          { kind: 'not', part: { kind: 'compare', field: 'b', operator: '=', value: 2 } },
          { kind: 'blank', field: 'c' },
        ],
      },
    ],
  })
})

test('takes Chinese labels, keywords, quotes and full-width signs', () => {
  expect(parseExpression('户类型 属于（“脱贫户”，“一般农户”） 且 联系电话 不为空 且 家庭人口数 ≥ 3')).toEqual({
    kind: 'and',
    parts: [
      { kind: 'in', field: '户类型', values: ['脱贫户', '一般农户'] },
      { kind: 'not', part: { kind: 'blank', field: '联系电话' } },
      { kind: 'compare', field: '家庭人口数', operator: '>=', value: 3 },
    ],
  })
})

test.each(['village =', 'village "白沙村"', 'kind in ()', '(a = 1', 'a = 1 b = 2', 'a = "x', 'a ~ 1', '', 'a between 1', 'a starts "x"'])(
  'refuses %j with a place',
  (source) => {
    const result = parseExpression(source)
    expect(isFault(result) && result.fault).toBe('query.syntax')
    expect(isFault(result) && result.detail?.length).toBeGreaterThan(3)
  },
)

const field = fc.constantFrom('kind', 'name', '户类型', 'x_1', 'memberCount')
const literal = fc.oneof(fc.string(), fc.integer(), fc.boolean())
const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.record({
    kind: fc.constant('compare' as const),
    field,
    operator: fc.constantFrom('=' as const, '!=' as const, '<' as const, '>=' as const),
    value: literal,
  }),
  fc.record({ kind: fc.constant('in' as const), field, values: fc.array(literal, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constantFrom('contains' as const, 'startsWith' as const), field, value: fc.string() }),
  fc.record({ kind: fc.constant('between' as const), field, from: literal, to: literal }),
  fc.record({ kind: fc.constant('blank' as const), field }),
)
const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ kind: fc.constant('not' as const), part: tie('tree') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}))

test('what is printed reads back equal', () => {
  fc.assert(
    fc.property(tree, (expression) => {
      expect(parseExpression(printExpression(expression))).toEqual(expression)
    }),
    { numRuns: 500 },
  )
})
