import { describe, expect, test } from 'vitest'
import { coerceText } from '#shared/ledger/derive/coerceValue.ts'
import { matchChoices, unknownWords } from '#shared/ledger/derive/matchChoice.ts'
import { defineCodes } from '#shared/ledger/define.ts'
import { taught as after, withLearnedWords } from '#shared/ledger/learnedWords.ts'
import { codesOf, fieldOf, ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

const list = defineCodes({
  id: 'work',
  label: '务工类型',
  items: [{ value: '县内务工', aliases: ['县内'], doubtful: ['打工'] }, { value: '省外务工' }],
  none: ['未务工'],
})
const registry: Registry = { schemaVersion: 1, ledgers: [], codes: { work: list } }
const context = { today: '2026-03-02', label: '务工类型' }
const taught = (words: Record<string, string>) => withLearnedWords(registry, { work: words }).codes['work']

describe('learned words', () => {
  test('are aliases of the value that was said, in single and in several choices', () => {
    expect(unknownWords(list, '务工（县内）、省外务工', true)).toEqual(['务工（县内）'])
    const read = matchChoices(taught({ '务工（县内）': '县内务工' }), '务工(县内)、省外务工', context)
    expect(read).toEqual({ value: '县内务工,省外务工', problems: [] })
  })

  test('overrule what the list guessed or said before, and may say that nothing applies', () => {
    expect(matchChoices(taught({ 打工: '省外务工' }), '打工', context)).toEqual({ value: '省外务工', problems: [] })
    expect(matchChoices(taught({ 县内: '省外务工' }), '县内', context)).toEqual({ value: '省外务工', problems: [] })
    expect(matchChoices(taught({ 在家: '' }), '在家', context)).toEqual({ value: null, problems: [] })
    expect(unknownWords(taught({ 在家: '' })!, '在家', false)).toEqual([])
  })

  test('of values and lists that are not there change nothing', () => {
    expect(withLearnedWords(registry, { gone: { 甲: '乙' } })).toBe(registry)
    expect(matchChoices(taught({ 甲: '没有这一项' }), '甲', context).value).toBeNull()
  })

  test('the later of two lessons counts, however the word is written; a lesson can be taken back', () => {
    const known = after({ work: { '务工(县内)': '县内务工' } }, [{ list: 'work', word: '务工（县内）', value: '' }])
    expect(known).toEqual({ work: { '务工（县内）': '' } })
    expect(after(known, [{ list: 'work', word: '务工(县内)', value: null }])).toEqual({ work: {} })
  })

  test('hold wherever the shipped ledgers read a choice', () => {
    const field = fieldOf(ledgerOf(shippedRegistry, 'household'), 'kind')
    const codes = codesOf(shippedRegistry, field)!
    const word = '建档立卡户(已脱贫甲类)'
    expect(coerceText(field, word, { codes, today: '2026-03-02' }).problems).not.toEqual([])
    const knowing = codesOf(withLearnedWords(shippedRegistry, { [codes.id]: { [word]: codes.items[1]!.value } }), field)
    expect(coerceText(field, word, { codes: knowing, today: '2026-03-02' })).toEqual({ value: codes.items[1]!.value, problems: [] })
  })
})
