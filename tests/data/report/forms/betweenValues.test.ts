import { expect, test } from 'vitest'
import { assembled } from '#data/report/forms/fill.ts'
import { parseTemplate } from '#shared/printing/forms/template.ts'

/** What parts two values is not printed where one of them is missing. */

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return assembled(parseTemplate(text), (part) => (typeof part === 'string' ? part : (values[part.path] ?? '')))
}

test.each([
  ['{a} {b}', { b: '乡外县内' }, '乡外县内'],
  ['{a}\u3000{b}', { a: '一般农户' }, '一般农户'],
  ['{a} {b} {c}', { a: '甲', c: '丙' }, '甲 丙'],
  ['{a} {b} {c}', { b: '乙', c: '丙' }, '乙 丙'],
  ['{a}、{b}、{c}', { b: '乙', c: '丙' }, '乙、丙'],
  ['{a}\u3000{b}', { a: '甲', b: '乙' }, '甲\u3000乙'],
  ['住{a}\u3000电话{b}', {}, '住\u3000电话'],
] as const)('%s', (text, values, told) => {
  expect(filled(text, values)).toBe(told)
})
