import { describe, expect, test } from 'vitest'
import { coerceValue, type CoercibleCell } from '#shared/ledger/derive/coerceValue.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { parseBoolean } from '#shared/values/boolean.ts'
import { parseDate } from '#shared/values/date.ts'
import { cleanIdCard } from '#shared/values/idCard.ts'
import { parseMoney } from '#shared/values/money.ts'
import { parsePhone } from '#shared/values/phone.ts'
import { parseInteger, parseQuantity } from '#shared/values/quantity.ts'

/** The ways in which people of county and township write the same value. */
const codesOf = (problems: readonly { code: string; severity: string }[]): string[] =>
  problems.map(({ code, severity }) => `${severity} ${code}`)

test.each([
  ['2018—1—1', '2018-01-01'],
  ['2018.1.1日', '2018-01-01'],
  ['2018，1，1', '2018-01-01'],
  ['2018。1。1', '2018-01-01'],
  ['2018\\1\\1', '2018-01-01'],
  ['2018 1 1', '2018-01-01'],
  ['2018.1.', '2018-01'],
  ['2018年.1月.1日', '2018-01-01'],
  ['二〇一八年一月', '2018-01'],
  ['二〇一八年十二月三十一日', '2018-12-31'],
])('the date %s is %s', (text, iso) => expect(parseDate(text)).toEqual({ value: iso, problems: [] }))

test.each(['长期', '至今', '不详'])('“%s” is no date, which keeps nobody out', (text) =>
  expect(codesOf(parseDate(text).problems)).toEqual(['疑点 date.word']),
)

test.each(['2018.1-2019.1', '1/1/2018', '18.1.1', '2018年1月上旬'])('%s is not read as some date', (text) =>
  expect(codesOf(parseDate(text).problems)).toEqual(['错误 date.unreadable']),
)

const field = (more: Partial<FieldDefinition>): FieldDefinition => ({ id: 'x', label: '项', type: 'text', section: 's', ...more })
const number = (value: number): CoercibleCell => ({ kind: 'number', text: String(value), number: value })
const text = (value: string): CoercibleCell => ({ kind: 'text', text: value, number: Number.NaN })
const context = { today: '2026-03-02' }

test('2018.1 in a number cell may be January or October: only the year is taken', () => {
  const month = field({ type: 'date', precision: 'month' })
  expect(coerceValue(month, number(2018.1), context)).toMatchObject({ value: '2018', problems: [{ code: 'date.month', severity: '疑点' }] })
  expect(coerceValue(month, text('2018.10'), context)).toEqual({ value: '2018-10', problems: [] })
  expect(coerceValue(month, number(2018.2), context)).toEqual({ value: '2018-02', problems: [] })
})

test.each([
  ['1万2千元', 1_200_000],
  ['2万5千', 2_500_000],
  ['1200（元）', 120_000],
])('the money %s is %i 分', (words, fen) => expect(parseMoney(words)).toEqual({ value: fen, problems: [] }))

test('a guess, a range and a figure in another measure are no money', () => {
  for (const words of ['约1200', '100-200', '2万5', '1200元/年', '100+200']) expect(parseMoney(words).value).toBeNull()
})

test('a unit of the same dimension is converted, one of another is not read over', () => {
  expect(parseQuantity('1.2公顷', { scale: 2, unit: '亩' })).toEqual({ value: 1800, problems: [] })
  expect(parseQuantity('500米', { scale: 2, unit: '公里' })).toEqual({ value: 50, problems: [] })
  expect(parseQuantity('500米', { scale: 2, unit: '亩' }).value).toBeNull()
  expect(parseInteger('3口人', { unit: '人' })).toEqual({ value: 3, problems: [] })
})

test('a share is read as it is written: 42.02 % and 0.31 % alike', () => {
  const percent = field({ type: 'quantity', scale: 2, unit: '%' })
  expect(coerceValue(percent, text('42.02%'), context)).toEqual({ value: 4202, problems: [] })
  expect(coerceValue(percent, number(42.02), context)).toEqual({ value: 4202, problems: [] })
  expect(coerceValue(percent, number(0.31), context)).toEqual({ value: 31, problems: [] })
})

test.each([
  ['☑是□否', 1],
  ['□是☑否', 0],
  ['是□ 否☑', 0],
  ['是√否', 1],
  ['1是', 1],
  ['否。', 0],
  ['是（1）', 1],
  ['v', 1],
] as const)('%s is %i', (words, answer) => expect(parseBoolean(words)).toEqual({ value: answer, problems: [] }))

test.each(['□是□否', '☑是☑否', '2', '正常'])('%s answers nothing', (words) => expect(parseBoolean(words).value).toBeNull())

describe('an ID number among words and marks', () => {
  const own = '439999198001010039'
  test.each([`身份证：${own}`, `${own}张三`, `（${own}）`, '439999-19800101-0039', `${own}。`, `="${own}"`])('%s', (words) =>
    expect(cleanIdCard(words)).toBe(own),
  )
  test.each([`${own}1`, `L${own}`, `${own}/${own}`, `电话13900000001`])('is not made up: %s', (words) =>
    expect(cleanIdCard(words)).not.toBe(own),
  )
})

test.each([
  ['13900000001.0', '13900000001'],
  ['8613900000001', '13900000001'],
  ['13900000001;', '13900000001'],
])('the phone %s is %s', (words, phone) => expect(parsePhone(words)).toEqual({ value: phone, problems: [] }))
