import { expect, test } from 'vitest'
import { defineCodes } from '#shared/ledger/define.ts'
import { adviseChoice } from '#shared/ledger/derive/adviseChoice.ts'

const schooling = defineCodes({
  id: 'schooling',
  label: '文化程度',
  items: [
    { value: '小学' },
    { value: '初中' },
    { value: '高中', aliases: ['中专'] },
    { value: '大专' },
    { value: '本科及以上', aliases: ['本科', '大学'] },
  ],
})
const kind = defineCodes({
  id: 'kind',
  label: '户类型',
  items: [{ value: '一般户' }, { value: '脱贫户' }, { value: '脱贫不稳定户', aliases: ['不稳定'] }, { value: '低保', aliases: ['低保户'] }],
})

test.each([
  ['大专在读', '大专'],
  ['本科生', '本科及以上'],
  ['在校生（小学）', '小学'],
  [' 中专 二年级', '高中'],
])('%s: one name stands within', (text, value) => {
  expect(adviseChoice(schooling, text)).toBe(value)
})

test.each([
  [schooling, '扫盲班', 'no name'],
  [schooling, '小学或初中', 'two values'],
  [schooling, '未上初中', 'turned by 未'],
  [kind, '非低保户', 'turned by 非'],
  [kind, '原低保户', 'turned by 原'],
  [kind, '户', 'a single sign'],
])('%# gives no advice: %s', (list, text) => {
  expect(adviseChoice(list, text)).toBeUndefined()
})

test('a longer name holds a shorter one', () => {
  expect(adviseChoice(kind, '低保户（二类）')).toBe('低保')
  expect(adviseChoice(kind, '脱贫不稳定户(2021)')).toBe('脱贫不稳定户')
})
