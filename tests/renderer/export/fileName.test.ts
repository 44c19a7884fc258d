import { expect, test } from 'vitest'
import { fileNameOf, startPattern, villageOfFilter } from '#renderer/export/fileName.ts'

const parts = { township: '示例镇', ledger: '监测对象信息', village: '', date: '2025-09-02' }

test('the name that townships send', () => {
  expect(fileNameOf(startPattern, parts)).toBe('示例镇_监测对象信息_20250902.xlsx')
})

test('what stands for nothing leaves no gap; signs that no disk takes are left out', () => {
  expect(fileNameOf('{乡镇}_{村}_{台账}', parts)).toBe('示例镇_监测对象信息.xlsx')
  expect(fileNameOf('{村}{台账}', { ...parts, village: '白沙村', ledger: '收入/支出' })).toBe('白沙村收入支出.xlsx')
  expect(fileNameOf('{没有}', parts)).toBe('监测对象信息.xlsx')
})

test('the one village that a filter names', () => {
  expect(villageOfFilter('village = "白沙村" and income < 8800')).toBe('白沙村')
  expect(villageOfFilter('village = "白沙村" or village = "青石村"')).toBe('')
  expect(villageOfFilter(undefined)).toBe('')
})
