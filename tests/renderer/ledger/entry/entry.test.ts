import { expect, test } from 'vitest'
import { entryChanges } from '#renderer/ledger/entry/entryChanges.ts'
import {
  isBlankLine,
  isTouched,
  newEntry,
  reduceEntry,
  surnameOf,
  type EntryAction,
  type EntryState,
} from '#renderer/ledger/entry/entryState.ts'
import { fromIdCard } from '#renderer/ledger/entry/fromIdCard.ts'
import { nextStop } from '#renderer/ledger/entry/path.ts'
import { fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { idCardCheckSign } from '#shared/values/idCard.ts'

const member = ledgerOf(shippedRegistry, 'member')

function ids(): () => string {
  let count = 0
  return () => `id${(count += 1)}`
}

function numberOf(first17: string): string {
  return first17 + idCardCheckSign(first17)
}

function type(state: EntryState, line: string, cells: Readonly<Record<string, string>>): EntryState {
  const actions = Object.entries(cells).map(([field, text]): EntryAction => ({
    kind: 'type',
    line,
    field,
    draft: { text, link: field === 'village' ? 'v1' : null },
  }))
  return actions.reduce(reduceEntry, state)
}

function family(): EntryState {
  const newId = ids()
  let state = newEntry(shippedRegistry, newId)
  state = type(state, state.id, { village: '白沙村', phone: '13900000000' })
  state = type(state, state.members[0]!.id, { name: '欧阳伟', idCard: numberOf('43999919700101001') })
  state = reduceEntry(state, { kind: 'addMember', id: 'm2' })
  state = type(state, 'm2', { name: '王芳', relation: '配偶', idCard: numberOf('43999919720101002') })
  return reduceEntry(state, { kind: 'addMember', id: 'm3' })
}

test('one change set: household, members that hold something, and on wish the 整户新增 record', () => {
  const state = reduceEntry(family(), { kind: 'recordsChange', on: true })
  const plan = entryChanges(shippedRegistry, state, { today: '2026-03-02', newId: () => 'c1' })
  expect(plan.problems).toEqual({})
  expect(plan.changes.map((change) => change.ledger)).toEqual(['household', 'member', 'member', 'populationChange'])
  expect(plan.changes[1]!.values).toMatchObject({ household: state.id, relation: '户主', name: '欧阳伟' })
  expect(plan.changes[3]!.values).toMatchObject({ kind: '整户新增', household: state.id, date: '2026-03-02' })
  expect(plan.people).toBe(2)
})

test('problems stand at their line and field, and nothing is to be sent', () => {
  const doubled = type(family(), 'm3', { name: '欧阳小', relation: '户主', idCard: numberOf('43999919700101001') })
  const plan = entryChanges(shippedRegistry, doubled, { today: '2026-03-02', newId: () => 'c1' })
  expect(plan.problems['m3']).toEqual({ idCard: '与第 1 行证件号码相同', relation: '一户只能有一个户主' })
  const empty = entryChanges(shippedRegistry, newEntry(shippedRegistry, ids()), {
    today: '2026-03-02',
    newId: () => 'c1',
  })
  expect(Object.values(empty.problems)).toEqual([{ village: '请填写行政村' }, { name: '请填写姓名' }])
})

test('the next line offers the surname, which alone makes no person', () => {
  const state = family()
  expect(surnameOf(state)).toBe('欧阳')
  expect(state.members[2]!.drafts['name']?.text).toBe('欧阳')
  expect(isBlankLine(state.members[2]!)).toBe(true)
  expect(isTouched(newEntry(shippedRegistry, ids()))).toBe(false)
  expect(isTouched(state)).toBe(true)
})

test('Enter goes along the paper, past what the number has told, and out of the table from an empty name', () => {
  const state = family()
  const head = state.members[0]!.id
  expect(nextStop(state, { line: head, field: 'name' })).toEqual({ line: head, field: 'idCard' })
  const told = type(state, head, { sex: '男', birthDate: '1970-01-01' })
  expect(nextStop(told, { line: head, field: 'idCard' })).toEqual({ line: head, field: 'phone' })
  expect(nextStop(told, { line: head, field: 'laborSkill' })).toEqual({ line: 'm2', field: 'name' })
  expect(nextStop(told, { line: 'm3', field: 'laborSkill' })).toBe('newMember')
  expect(nextStop(told, { line: 'm3', field: 'name' })).toBe('household')
})

test('village and group are carried into the next household, its people are not', () => {
  const before = family()
  const next = newEntry(shippedRegistry, ids(), before)
  expect(next.household.drafts['village']).toEqual({ text: '白沙村', link: 'v1' })
  expect(next.household.drafts['phone']).toBeUndefined()
  expect(next.members).toHaveLength(1)
})

test('a number tells sex and birth date, any other field nothing', () => {
  const number = numberOf('43999919720101002')
  expect(fromIdCard(member, fieldOf(member, 'idCard'), number)).toEqual({ sex: '女', birthDate: '1972-01-01' })
  expect(fromIdCard(member, fieldOf(member, 'code'), number)).toEqual({})
  expect(fromIdCard(ledgerOf(shippedRegistry, 'populationChange'), fieldOf(member, 'idCard'), number)).toEqual({})
})
