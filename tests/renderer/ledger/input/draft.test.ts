import { expect, test } from 'vitest'
import { draftOf, mistake, readDraft, todayIso } from '#renderer/ledger/input/draft.ts'
import { codesOf, fieldOf, isOwn, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

const today = '2026-03-02'
const household = ledgerOf(shippedRegistry, 'household')
const village = ledgerOf(shippedRegistry, 'village')

const samples: Readonly<Record<string, string | number>> = {
  money: 123_456_789,
  quantity: 1_234_500,
  integer: 1_234,
  year: 2018,
  date: '2020-01-05',
  boolean: 0,
  text: '张三',
  longtext: '两\n行',
  phone: '13900000000',
  bankCard: '6222021234567894',
}

test('a value that is opened and left unchanged reads as itself, for every field', () => {
  for (const field of [...household.fields, ...village.fields].filter(isOwn)) {
    const codes = codesOf(shippedRegistry, field)
    const value =
      field.max !== undefined && samples[field.type] !== undefined
        ? field.max * 10 ** (field.scale ?? 0)
        : codes
          ? codes.items[0]!.value
          : samples[field.type]
    if (value === undefined || field.type === 'link') continue
    const draft = draftOf(field, { values: { [field.id]: value }, links: {} })
    expect([field.id, readDraft(field, draft, { codes, today }).value]).toEqual([field.id, value])
  }
})

test('a link holds the record that was picked; typed words alone are not one', () => {
  const field = fieldOf(household, 'village')
  expect(draftOf(field, { values: { village: 'v1' }, links: { village: '白沙村' } })).toEqual({
    text: '白沙村',
    link: 'v1',
  })
  expect(readDraft(field, { text: '白沙村', link: 'v1' }, { today }).value).toBe('v1')
  expect(mistake(readDraft(field, { text: '白沙', link: null }, { today }).problems)).toContain('请从列表中选择')
  expect(readDraft(field, { text: ' ', link: 'v1' }, { today }).value).toBeNull()
})

test('today is the day on the clock of the office', () => {
  expect(todayIso(new Date(2026, 0, 3, 23, 59))).toBe('2026-01-03')
})
