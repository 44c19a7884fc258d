import { expect, test } from 'vitest'
import { populationChanges, type PopulationInput } from '#renderer/ledger/record/populationChanges.ts'
import { problemsByField } from '#renderer/ledger/record/problems.ts'
import { reasonsFor } from '#renderer/ledger/record/reasons.ts'
import { neighbours } from '#renderer/ledger/memory.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import type { Row } from '#shared/ipc/outputs.ts'

const row = (id: string, values: Row['values']): Row => ({
  id,
  head: `head-${id}`,
  removed: false,
  values,
  links: {},
  masked: [],
})
const household = row('h1', { headName: '张三' })
const member = row('m1', { name: '李四' })

function plan(input: Partial<PopulationInput>) {
  const base: PopulationInput = {
    change: 'reduce',
    household,
    member,
    values: { reason: '死亡', date: '2026-01-05' },
    words: { headBefore: '张三', headAfter: '' },
    told: {},
    newId: () => 'new',
  }
  return populationChanges({ ...base, ...input }).changes
}

test('a decrease changes the status and leaves a record, in one set', () => {
  const [person, record] = plan({})
  expect(person).toEqual({
    ledger: 'member',
    recordId: 'm1',
    op: 'change',
    seenHead: 'head-m1',
    values: { status: '自然减少', statusDate: '2026-01-05', statusReason: '死亡' },
  })
  expect(record?.values).toEqual({
    kind: '人口自然减少',
    household: 'h1',
    member: 'm1',
    name: '李四',
    reason: '死亡',
    date: '2026-01-05',
  })
  expect(plan({ values: { reason: '户籍迁出', date: '2026-01-05' } })[0]?.values['status']).toBe('转出')
})

test('a move changes the household and tells both heads', () => {
  const [person, record] = plan({
    change: 'move',
    values: { household: 'h2', relation: '之女', reason: '嫁入', date: '2026-01-05' },
    words: { headBefore: '张三', headAfter: '王五' },
  })
  expect(person?.values).toEqual({ household: 'h2', relation: '之女' })
  expect(record?.values).toMatchObject({ kind: '户内转移', household: 'h2', before: '张三', after: '王五' })
})

test('an increase adds the person with what the number tells', () => {
  const [person, record] = plan({
    change: 'add',
    member: null,
    values: { name: '张小', relation: '之子', reason: '新生儿', date: '2026-01-05' },
    told: { sex: '男' },
  })
  expect(person).toMatchObject({ op: 'add', values: { household: 'h1', name: '张小', sex: '男' } })
  expect(record?.values).toMatchObject({ kind: '人口自然增加', member: 'new', name: '张小' })
})

test('reasons fit the kind of change', () => {
  const names = (change: 'add' | 'reduce' | 'move') => reasonsFor(shippedRegistry, change)!.items.map((item) => item.value)
  expect(names('add')).toContain('新生儿')
  expect(names('add')).not.toContain('死亡')
  expect(names('reduce')).toContain('死亡')
  expect(names('reduce')).not.toContain('新生儿')
  expect(names('move')).toContain('分户转出')
})

test('problems of a refused save find their field; other faults have none', () => {
  const problems = JSON.stringify([
    { field: 'idCard', message: '校验码错误', recordId: 'm1' },
    { field: 'name', message: '空', recordId: 'm2' },
  ])
  expect(problemsByField({ fault: 'record.invalid', problems }, 'm1')).toEqual({ idCard: '校验码错误' })
  expect(problemsByField({ fault: 'disk.full' }, 'm1')).toEqual({})
})

test('neighbours follow the list that the household came from', () => {
  expect(neighbours(['a', 'b', 'c'], 'b')).toEqual({ previous: 'a', next: 'c', place: 1 })
  expect(neighbours(['a'], 'x')).toEqual({ previous: null, next: null, place: -1 })
})
