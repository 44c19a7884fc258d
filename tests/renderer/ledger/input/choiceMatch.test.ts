import { expect, test } from 'vitest'
import { matchChoices, type Choice } from '#renderer/ledger/input/choiceMatch.ts'
import { lastPart, takeChoice } from '#renderer/ledger/input/useChoices.ts'
import { fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { namePinyin } from '#shared/values/pinyin.ts'

const member = ledgerOf(shippedRegistry, 'member')
const relations: readonly Choice[] = shippedRegistry.codes['relation']!.items.map((item) => ({
  value: item.value,
  label: item.value,
  aliases: item.aliases ?? [],
}))
const first = (typed: string) => matchChoices(relations, typed, namePinyin)[0]?.label

test.each([
  ['po', '配偶'],
  ['zn', '之女'],
  ['zz', '之子'],
  ['hz', '户主'],
  ['配', '配偶'],
  ['老婆', '配偶'],
  ['peiou', '配偶'],
])('%s means %s', (typed, label) => {
  expect(first(typed)).toBe(label)
})

test('without a dictionary characters still find, and nothing fits nonsense', () => {
  expect(matchChoices(relations, '女婿')[0]?.label).toBe('之女婿')
  expect(matchChoices(relations, 'qqq', namePinyin)).toEqual([])
  expect(matchChoices(relations, '')).toBe(relations)
})

test('of several values only the one being typed is replaced', () => {
  const health = fieldOf(member, 'health')
  expect(lastPart('残疾、man')).toBe('man')
  expect(takeChoice(health, '残疾、man', { value: '长期慢性病', label: '长期慢性病' })).toBe('残疾、长期慢性病')
  expect(takeChoice(fieldOf(member, 'sex'), 'n', { value: '女', label: '女' })).toBe('女')
})
