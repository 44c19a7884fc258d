import { expect, test } from 'vitest'
import { mostQuestions, questionsOf } from '#shared/inspection/questions.ts'
import { inRouteOrder } from '#shared/inspection/route.ts'
import { strataFields, stratumName } from '#shared/inspection/strata.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

test('the way goes by village, group and address, numbers as numbers, what is not known last', () => {
  const stop = (village: string, group: string, address: string, head = '') => ({ village, group, address, head })
  const stops = [
    stop('白沙村', '10组', '1号'),
    stop('白沙村', '', '3号'),
    stop('白沙村', '2组', '12号'),
    stop('安平村', '1组', '8号'),
    stop('白沙村', '2组', ''),
    stop('白沙村', '2组', '2号'),
  ]
  expect(inRouteOrder(stops, (one) => one).map(({ village, group, address }) => `${village}${group}${address}`)).toEqual([
    '安平村1组8号',
    '白沙村2组2号',
    '白沙村2组12号',
    '白沙村2组',
    '白沙村10组1号',
    '白沙村3号',
  ])
})

test('questions are numbered, each once, and what is too much is counted', () => {
  const doubt = (place: number) => ({ rule: 'R001', title: '年龄', message: `第${place}人` })
  expect(questionsOf([])).toBe('')
  expect(questionsOf([doubt(1), doubt(1), doubt(2)])).toBe('1. 年龄：第1人\n2. 年龄：第2人')
  const many = Array.from({ length: mostQuestions + 3 }, (_, place) => doubt(place))
  expect(questionsOf(many).split('\n')).toHaveLength(mostQuestions + 1)
  expect(questionsOf(many)).toContain('另有 3 条疑点')
})

test('households are parted by place and options, the usual ones first, never by numbers of persons', () => {
  const fields = strataFields(ledgerOf(shippedRegistry, 'household'))
  expect(fields.slice(0, 3).map(({ id }) => id)).toEqual(['village', 'kind', 'monitoringKind'])
  expect(fields.every(({ type }) => ['choice', 'boolean', 'link'].includes(type))).toBe(true)
  expect(stratumName([])).toBe('全部')
  expect(stratumName(['白沙村', '脱贫户'])).toBe('白沙村 · 脱贫户')
})
