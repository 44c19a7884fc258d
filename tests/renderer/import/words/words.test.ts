import { expect, it } from 'vitest'
import { mergeWords, openWords } from '#renderer/import/words/words.ts'
import type { ImportWord } from '#shared/ipc/outputs.ts'

const word = (text: string, more: Partial<ImportWord> = {}): ImportWord => ({
  list: 'education',
  label: '文化程度',
  word: text,
  count: 3,
  rejects: true,
  answer: null,
  ...more,
})

it('words keep their place, label and count when they are answered; new ones come behind', () => {
  const seen = [word('夜校'), word('私塾')]
  const now = [word('私塾'), word('夜校', { count: 0, rejects: false, label: '文化程度表', answer: '小学' }), word('扫盲班', { count: 1 })]
  expect(mergeWords(seen, now)).toEqual([word('夜校', { answer: '小学' }), word('私塾'), word('扫盲班', { count: 1 })])
})

it('a word that is no longer asked goes', () => {
  expect(mergeWords([word('夜校')], [])).toEqual([])
})

it('only open words are counted', () => {
  expect(openWords([word('夜校'), word('私塾', { count: 5 }), word('扫盲班', { answer: '' })])).toEqual({ words: 2, cells: 8 })
})
