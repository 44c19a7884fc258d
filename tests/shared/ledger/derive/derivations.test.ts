import { describe, expect, test } from 'vitest'
import { editSchema } from '#shared/ledger/derive/schema.ts'
import { formSections } from '#shared/ledger/derive/form.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { gridColumns } from '#shared/ledger/derive/grid.ts'
import { historyText, recordTitle } from '#shared/ledger/derive/historyText.ts'
import { initialValues, withInitialValues } from '#shared/ledger/derive/initialValues.ts'
import { printColumns } from '#shared/ledger/derive/printColumns.ts'
import { derivedFromIdCard, recordProblems } from '#shared/ledger/derive/rowProblems.ts'
import { searchText } from '#shared/ledger/derive/searchText.ts'
import { templateColumns } from '#shared/ledger/derive/template.ts'
import { fieldOf, isOwn, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { idCardCheckSign } from '#shared/values/idCard.ts'

const today = '2025-11-22'
const household = ledgerOf(shippedRegistry, 'household')
const member = ledgerOf(shippedRegistry, 'member')
const idCard = (digits: string) => digits + idCardCheckSign(digits)
const man = idCard('43999919900101123')

describe('schema', () => {
  test('takes own fields of their stored type, refuses the rest', () => {
    const schema = editSchema(member)
    expect(schema.safeParse({ name: '张三', birthDate: '1990-01', migrantMonths: 3, isBoarder: 1, phone: null }).success).toBe(true)
    for (const wrong of [
      { nme: '张三' },
      { age: 3 },
      { name: '' },
      { birthDate: '1990-02-30' },
      { statusDate: '1990-02' },
      { migrantMonths: 1.5 },
      { isBoarder: true },
      { name: 3 },
    ]) {
      expect(schema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
    }
  })

  test.each(shippedRegistry.ledgers.map((ledger) => [ledger.id, ledger] as const))('%s: an empty edit passes', (_, ledger) => {
    expect(editSchema(ledger).safeParse({}).success).toBe(true)
    expect(editSchema(ledger).safeParse(initialValues(ledger)).success).toBe(true)
  })
})

describe.each(shippedRegistry.ledgers.map((ledger) => [ledger.id, ledger] as const))('form, grid, template, print of %s', (_, ledger) => {
  test('the form has every field once', () => {
    const ids = formSections(shippedRegistry, ledger, today).flatMap((section) => section.inputs.map((input) => input.field.id))
    expect([...ids].sort()).toEqual(ledger.fields.map((field) => field.id).sort())
  })

  test('choices have options that are in force', () => {
    for (const input of formSections(shippedRegistry, ledger, today).flatMap((section) => section.inputs)) {
      if (input.control === 'select' || input.control === 'multiselect') expect(input.options.length).toBeGreaterThan(1)
      expect(input.options).not.toContain('未脱贫')
      expect(input.control === 'readonly').toBe(!isOwn(input.field))
    }
  })

  test('template headings are distinct and required fields are among them', () => {
    const columns = templateColumns(shippedRegistry, ledger, today)
    const headers = columns.map((column) => column.header)
    expect(new Set(headers).size).toBe(headers.length)
    const missing = ledger.fields.filter(
      (field) => field.required && field.id !== ledger.parent?.field && !columns.some((column) => column.field.id === field.id),
    )
    expect(missing).toEqual([])
    expect(columns.every((column) => column.width > 0 && column.key.startsWith(`${ledger.id}.`))).toBe(true)
  })

  test('columns have widths', () => {
    expect(gridColumns(ledger).every((column) => column.width >= 50)).toBe(true)
    expect(printColumns(ledger).every((column) => column.width >= 8)).toBe(true)
  })
})

test('print columns in the order asked for, with units', () => {
  expect(printColumns(household, ['arableLand', 'headName']).map((column) => column.header)).toEqual(['耕地面积（亩）', '户主姓名'])
})

test('shown values', () => {
  expect(formatValue(fieldOf(household, 'arableLand'), 1250)).toBe('12.5')
  expect(formatValue(fieldOf(household, 'isRelocated'), 0)).toBe('否')
  expect(formatValue(fieldOf(member, 'health'), '长期慢性病,残疾')).toBe('长期慢性病、残疾')
  expect(formatValue(fieldOf(member, 'idCard'), man, { mask: true })).toBe(`439***********${man.slice(-4)}`)
  expect(formatValue(fieldOf(member, 'household'), 'id-1', { linkLabel: '张三' })).toBe('张三')
  expect(formatValue(fieldOf(member, 'phone'), null)).toBe('')
})

describe('history text', () => {
  test('what changed, in the order of the fields', () => {
    const text = historyText(household, {
      op: 'change',
      before: { address: '旧街', arableLand: 300, isRelocated: null },
      after: { address: '新街', arableLand: 350, isRelocated: 1 },
    })
    expect(text).toBe('家庭住址 旧街 → 新街；是否搬迁户 （空） → 是；耕地面积 3 → 3.5 亩')
  })

  test('links, masks, new records, unknown fields', () => {
    const change = {
      op: 'change' as const,
      before: { village: 'v1', phone: '13900001111' },
      after: { village: 'v2', phone: '13900002222' },
    }
    expect(historyText(household, change, { links: { v1: '甲村', v2: '乙村' }, mask: true })).toBe(
      '行政村 甲村 → 乙村；联系电话 139****1111 → 139****2222',
    )
    expect(historyText(member, { op: 'add', before: {}, after: { name: '张三', sex: '男', phone: null } })).toBe('新增：姓名 张三，性别 男')
    expect(historyText(member, { op: 'remove', before: {}, after: {} })).toBe('删除家庭成员')
    expect(historyText(member, { op: 'change', before: { future: 'a' }, after: { future: 'b' } })).toBe('future a → b')
    expect(recordTitle(member, { name: '张三' })).toBe('张三')
    expect(recordTitle(member, {})).toBe('（未命名家庭成员）')
  })
})

describe('record problems', () => {
  const codes = (values: Record<string, string | number | null>) =>
    recordProblems(shippedRegistry, 'member', values, today).map((problem) => `${problem.field} ${problem.code}`)
  const good = { household: 'h', name: '张三', idCard: man, sex: '男', birthDate: '1990-01-01', relation: '户主' }

  test('a good record has none', () => expect(codes(good)).toEqual([]))
  test('required', () => expect(codes({ ...good, name: null })).toEqual(['name required']))
  test('sex and birth date against the ID number', () => {
    expect(codes({ ...good, sex: '女' })).toEqual(['sex R006'])
    expect(codes({ ...good, birthDate: '1990-01-02' })).toEqual(['birthDate R007'])
    expect(codes({ ...good, birthDate: '1990-01' })).toEqual([])
  })
  test('choices, limits, numbers', () => {
    expect(codes({ ...good, relation: '舅舅' })).toEqual(['relation choice.unknown'])
    expect(codes({ ...good, health: '健康,怪病' })).toEqual(['health choice.unknown'])
    expect(codes({ ...good, migrantMonths: 13 })).toEqual(['migrantMonths range.high'])
    expect(codes({ ...good, phone: '123' })).toEqual(['phone R021'])
    expect(codes({ ...good, name: '无' })).toEqual(['name R025'])
    expect(codes({ ...good, idCard: `${man.slice(0, 17)}${man.endsWith('1') ? '2' : '1'}` })).toEqual(['idCard R002'])
  })
  test('an ended value may stay', () => {
    const found = recordProblems(shippedRegistry, 'household', { village: 'v', povertyStatus: '未脱贫' }, today)
    expect(found).toEqual([])
  })
  test('what an ID number tells', () => {
    expect(derivedFromIdCard(member, { idCard: man })).toEqual({ sex: '男', birthDate: '1990-01-01' })
    expect(derivedFromIdCard(member, { idCard: man, sex: '女', birthDate: '1990' })).toEqual({})
  })
})

test('initial values fill only what is blank', () => {
  expect(initialValues(member)).toEqual({ idType: '居民身份证', status: '在册' })
  expect(withInitialValues(member, { status: '转出', idType: null })).toEqual({ status: '转出', idType: '居民身份证' })
})

describe('search text', () => {
  test('names in three ways, numbers whole and by their ends', () => {
    const text = searchText(member, { name: '曾小红', idCard: man.toLowerCase(), phone: '13900001234', school: '一中' })
    for (const token of [
      '曾小红',
      'zengxiaohong',
      'zxh',
      man.toLowerCase(),
      man.slice(-4).toLowerCase(),
      man.slice(-6).toLowerCase(),
      '13900001234',
      '1234',
    ]) {
      expect(text).toContain(` ${token} `)
    }
    expect(text).not.toContain('一中')
    expect(searchText(household, { code: 'AB 12', headName: null })).toBe(' ab12 ')
    expect(searchText(household, {})).toBe(' ')
  })
})
