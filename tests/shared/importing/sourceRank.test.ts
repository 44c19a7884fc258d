import { expect, test } from 'vitest'
import { goesBefore, guessRank } from '#shared/importing/sourceRank.ts'
import type { MatchWhy } from '#shared/importing/matchTypes.ts'

const columns = (...headers: readonly string[]) => headers.map((header) => ({ header, why: 'label' as MatchWhy }))

test.each([
  ['（自定义）监测对象信息 (22).xlsx', [], 'national'],
  ['（基础信息）户信息_20231218.xlsx', [], 'national'],
  ['1-脱贫户信息_20250902-继续享受政策.xlsx', [], 'national'],
  ['改过名字.xlsx', ['户编号', '人编号', '姓名'], 'national'],
  ['我们的花名册.xlsx', ['户编号', '姓名'], 'manual'],
  ['3-02025.9.1-某县农村低保备案表.xls', ['姓名'], 'department'],
  ['2-2025.9.3持证残疾人名单.xlsx', ['姓名'], 'department'],
  ['电话更正.xlsx', ['姓名', '联系电话'], 'manual'],
] as const)('%s with %s is of %s', (file, headers, rank) => {
  expect(guessRank(file, columns(...headers))).toBe(rank)
})

test('our own exports are the word of the office', () => {
  expect(guessRank('户信息_20251201.xlsx', [{ header: '户编号', why: 'key' }])).toBe('manual')
})

test('the national system goes before departments, departments before the office', () => {
  expect([goesBefore('national', 'department'), goesBefore('department', 'manual'), goesBefore('manual', 'manual')]).toEqual([
    true,
    true,
    false,
  ])
})
