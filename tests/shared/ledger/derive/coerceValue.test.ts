import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coerceText, coerceValue } from '#shared/ledger/derive/coerceValue.ts'
import type { FieldDefinition, FieldType } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { shippedCodes } from '#shared/ledgers/codes/index.ts'

const today = '2025-11-22'
const field = (type: FieldType, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  id: 'x',
  label: '项目',
  type,
  section: 's',
  ...more,
})
const read = (type: FieldType, text: string, more: Partial<FieldDefinition> = {}) => coerceText(field(type, more), text, { today })

describe('coerceValue', () => {
  test('blank, error and formula cells', () => {
    expect(coerceValue(field('money'), { kind: 'blank', text: '', number: Number.NaN }, { today })).toEqual({
      value: null,
      problems: [],
    })
    expect(coerceValue(field('money'), { kind: 'error', text: '#N/A', number: Number.NaN }, { today }).problems[0]?.code).toBe('cell.error')
    expect(coerceValue(field('money'), { kind: 'formula', text: '', number: Number.NaN }, { today }).problems[0]?.code).toBe('cell.formula')
  })

  test('a number cell cannot carry an ID number, and is not guessed at', () => {
    for (const type of ['idCard', 'bankCard', 'text'] as const) {
      const result = coerceValue(field(type), { kind: 'number', text: '439999199001011200', number: 439999199001011200 }, { today })
      expect(result).toMatchObject({ value: null, problems: [{ code: 'cell.destroyed', severity: '错误' }] })
    }
    expect(coerceValue(field('text'), { kind: 'number', text: '12', number: 12 }, { today }).value).toBe('12')
  })

  test('dates: day fields want a day, month fields take what is known', () => {
    expect(read('date', '2018年1月').problems[0]?.code).toBe('date.incomplete')
    expect(read('date', '2018年1月', { precision: 'month' }).value).toBe('2018-01')
    expect(coerceValue(field('date'), { kind: 'date', text: '2018-01-01 00:00:00', number: 43101 }, { today }).value).toBe('2018-01-01')
    expect(read('year', '2018年度').value).toBe(2018)
  })

  test('ID numbers: blanks, wrong check sign, 15 digits', () => {
    expect(read('idCard', '无')).toEqual({ value: null, problems: [] })
    expect(read('idCard', '439999199001011230').problems[0]?.code).toBe('R002')
    expect(read('idCard', '439999199001011230').value).toBe('439999199001011230')
    expect(read('idCard', '439999900101123').value).toHaveLength(18)
  })

  test('limits are in shown units', () => {
    expect(read('quantity', '-1', { scale: 2, min: 0, unit: '亩' })).toMatchObject({
      value: -100,
      problems: [{ code: 'range.low' }],
    })
    expect(read('integer', '13', { max: 12 }).problems[0]?.code).toBe('range.high')
    expect(read('money', '3', { max: 2 }).problems[0]?.code).toBe('range.high')
  })

  test('choices: nearest value as advice, 无 where it is a value', () => {
    const relation = coerceText(field('choice'), '之字', { codes: shippedCodes.relation, today })
    expect(relation).toMatchObject({ value: null, problems: [{ code: 'choice.unknown', severity: '错误' }] })
    expect(coerceText(field('choice'), '无', { codes: shippedCodes.laborSkill, today }).value).toBe('无劳动力')
    expect(coerceText(field('choice'), '无', { codes: shippedCodes.education, today })).toEqual({
      value: null,
      problems: [],
    })
    expect(coerceText(field('choice'), '汉 族', { codes: shippedCodes.ethnicity, today }).value).toBe('汉族')
    expect(coerceText(field('choice'), '1', { codes: shippedCodes.sex, today }).value).toBe('男')
  })

  test('several choices in any order and with any sign', () => {
    const health = (text: string) => coerceText(field('multichoice'), text, { codes: shippedCodes.health, today })
    for (const text of ['残疾,长期慢性病', '长期慢性病、残疾', '残疾；慢性病', '慢性病 残疾', '残疾/慢病'])
      expect(health(text)).toEqual({ value: '长期慢性病,残疾', problems: [] })
    expect(health('健康 ')).toEqual({ value: '健康', problems: [] })
    expect(health('残疾、矮小')).toMatchObject({ value: '残疾', problems: [{ code: 'choice.unknown' }] })
  })

  test('an option that contains the separator is not torn apart', () => {
    const codes = { id: 'c', label: '', items: [{ value: '种苗、化肥等物资' }, { value: '其他' }] }
    expect(coerceText(field('multichoice'), '种苗、化肥等物资、其他', { codes, today }).value).toBe('种苗、化肥等物资,其他')
  })

  test('too long text is refused, not cut', () =>
    expect(read('text', '长'.repeat(501))).toMatchObject({ value: null, problems: [{ code: 'text.tooLong' }] }))

  test('what is shown reads back as it was', () => {
    const cases: readonly [FieldDefinition, fc.Arbitrary<string | number>][] = [
      [field('money'), fc.integer({ min: -1e11, max: 1e11 })],
      [field('quantity', { scale: 2, unit: '亩' }), fc.integer({ min: 0, max: 1e9 })],
      [field('integer'), fc.integer({ min: -1e6, max: 1e6 })],
      [field('boolean'), fc.constantFrom(0, 1)],
      [field('year'), fc.integer({ min: 1900, max: 2100 })],
      [
        field('text', { search: 'name' }),
        fc.string({ unit: fc.constantFrom('张', '三', '·', '李'), minLength: 1, maxLength: 5 }).filter((text) => !/^·|·$|··/.test(text)),
      ],
    ]
    for (const [one, values] of cases) {
      fc.assert(
        fc.property(values, (value) => {
          const shown = formatValue(one, value)
          const back = coerceText(one, shown, { today })
          expect(back).toEqual({ value: value === 0 ? 0 : value, problems: [] })
        }),
        { numRuns: 60 },
      )
    }
  })
})
