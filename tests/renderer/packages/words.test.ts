import { expect, it } from 'vitest'
import { gapsOf } from '#renderer/packages/logPanel.tsx'
import { chosenPassword, strengthOf } from '#renderer/packages/passwordFields.tsx'
import { taskLine, tasksOf } from '#renderer/packages/taskFields.tsx'
import { listWords, packageFileName, shortHash } from '#renderer/packages/words.ts'

it('names the numbers that did not come though later ones did', () => {
  const came = (place: string, number: number) => ({ direction: 'in' as const, place, number })
  const entries = [came('清水村', 4), came('清水村', 1), came('白沙村', 1), { direction: 'out' as const, place: '县局', number: 9 }]
  expect(gapsOf(entries)).toEqual([{ place: '清水村', numbers: [2, 3] }])
})

it('takes a password that was typed twice alike, or none', () => {
  expect(chosenPassword({ wanted: true, first: '12345678', again: '1234567' })).toBeNull()
  expect(chosenPassword({ wanted: true, first: '1234567', again: '1234567' })).toBeNull()
  expect(chosenPassword({ wanted: true, first: '12345678', again: '12345678' })).toBe('12345678')
  expect(chosenPassword({ wanted: false, first: '', again: '' })).toBeUndefined()
})

it('calls figures weak and a sentence strong', () => {
  expect(strengthOf('20260302').word).toMatch(/^弱/)
  expect(strengthOf('aaaaaaaaaaaa').word).toMatch(/^弱/)
  expect(strengthOf('qing-shui-2026').word).toBe('强')
  expect(strengthOf('清水河边的老槐树').word).toBe('强')
})

it('reads tasks line by line, with the day in brackets, as they are shown', () => {
  const tasks = tasksOf('走访张三户（2026-03-05前）\n\n 核对电话 \n')
  expect(tasks).toEqual([
    { text: '走访张三户', due: '2026-03-05' },
    { text: '核对电话', due: null },
  ])
  expect(tasksOf(tasks.map(taskLine).join('\n'))).toEqual(tasks)
})

it('shortens digests and lists, and names files by place and number', () => {
  expect(shortHash('bc6907aad5561234')).toBe('bc69 07aa d556')
  expect(listWords(['甲村', '乙村', '丙村', '丁村'], '全部村', '个村')).toBe('甲村、乙村、丙村等 4 个村')
  expect(listWords(null, '全部村', '个村')).toBe('全部村')
  expect(packageFileName('青溪镇', { place: '清水村', number: 3, kind: 'subset', day: '2026-03-02' })).toBe(
    '青溪镇给清水村第3号（部分村）2026-03-02.tzpkg',
  )
})
