import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  conditionKindOf,
  describeCondition,
  filterText,
  rangeProblem,
  type Condition,
  type Conditions,
} from '#renderer/ledger/filters/condition.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { parseExpression } from '#shared/query/parse.ts'

const household = ledgerOf(shippedRegistry, 'household')
const village = ledgerOf(shippedRegistry, 'village')
const text = (conditions: Conditions, written?: string) => filterText(household.fields, conditions, written)

test('columns become one sentence of the filter language, in the order of the fields', () => {
  const conditions: Conditions = {
    kind: { kind: 'choices', values: ['脱贫户', '一般农户'] },
    memberCount: { kind: 'range', from: '3', to: '' },
    phone: { kind: 'blank', isBlank: true },
    headName: { kind: 'text', how: 'contains', text: ' 张 ' },
  }
  expect(text(conditions)).toBe('headName contains "张" and memberCount >= 3 and phone is blank and kind in ("脱贫户", "一般农户")')
})

test('blank among the chosen values, yes and no, dates and amounts are written as the language wants them', () => {
  expect(text({ kind: { kind: 'choices', values: ['脱贫户', ''] } })).toBe('kind in ("脱贫户") or kind is blank')
  expect(text({ isRelocated: { kind: 'choices', values: [1] } })).toBe('isRelocated in (true)')
  expect(text({ preparedOn: { kind: 'range', from: '2020.1.5', to: '2021' } })).toBe('preparedOn between "2020-01-05" and "2021"')
  expect(text({ preparedOn: { kind: 'range', from: '', to: '2020' } })).toBe('preparedOn between "1900" and "2020"')
  expect(filterText(village.fields, { incomePerHead: { kind: 'range', from: '', to: '8,800.5' } })).toBe('incomePerHead <= 8800.5')
  expect(text({ phone: { kind: 'blank', isBlank: false } })).toBe('not phone is blank')
})

test('an alternative inside one column is bracketed beside others, and so is what was written by hand', () => {
  const either: Conditions = {
    kind: { kind: 'choices', values: ['脱贫户', null] },
    memberCount: { kind: 'range', from: '2', to: '5' },
  }
  expect(text(either)).toBe('memberCount between 2 and 5 and (kind in ("脱贫户") or kind is blank)')
  expect(text({ memberCount: { kind: 'range', from: '2', to: '' } }, 'phone is blank or code is blank')).toBe(
    '(phone is blank or code is blank) and memberCount >= 2',
  )
})

test('nothing said filters nothing', () => {
  expect(
    text({
      headName: { kind: 'text', how: 'contains', text: '  ' },
      memberCount: { kind: 'range', from: 'x', to: '' },
    }),
  ).toBeUndefined()
  expect(text({ gone: { kind: 'blank', isBlank: true } })).toBeUndefined()
})

const words = fc.string({ unit: fc.constantFrom('张', '"', '\\', ' ', 'a', ')', '，'), minLength: 1, maxLength: 5 })
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    how: fc.constantFrom('contains' as const, 'startsWith' as const, 'equals' as const),
    text: words,
  }),
  fc.record({
    kind: fc.constant('choices' as const),
    values: fc.array(fc.oneof(words, fc.constant(null)), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('blank' as const), isBlank: fc.boolean() }),
)

test('whatever is picked, the language can read it', () => {
  const fields = household.fields.filter((field) => field.type === 'text' || field.type === 'choice').map((field) => field.id)
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...fields), condition, { maxKeys: 4 }), (conditions) => {
      const filter = text(conditions)
      expect(filter === undefined || !isFault(parseExpression(filter))).toBe(true)
    }),
  )
})

test('a range that cannot be read is told, a readable or blank one is not', () => {
  const range = (from: string, to: string): Condition => ({ kind: 'range', from, to })
  expect(rangeProblem(fieldOf(household, 'memberCount'), range('abc', ''))).toBe('“abc”不是数字')
  expect(rangeProblem(fieldOf(household, 'preparedOn'), range('2020', '去年'))).toBe('看不懂日期“去年”')
  expect(rangeProblem(fieldOf(household, 'memberCount'), range('3', ' '))).toBeNull()
  expect(rangeProblem(fieldOf(household, 'preparedOn'), range('2020.5', '2021'))).toBeNull()
  expect(rangeProblem(fieldOf(household, 'kind'), { kind: 'blank', isBlank: true })).toBeNull()
})

test('conditions are told in words', () => {
  expect(describeCondition(fieldOf(household, 'kind'), { kind: 'choices', values: ['脱贫户', ''] })).toBe('户类型：脱贫户、（空白）')
  expect(describeCondition(fieldOf(household, 'memberCount'), { kind: 'range', from: '3', to: '' })).toBe('家庭人口数 ≥ 3')
  expect(conditionKindOf(fieldOf(household, 'village'))).toBe('choices')
})
