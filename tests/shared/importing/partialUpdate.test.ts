import { describe, expect, test } from 'vitest'
import { headingKey, unitOfHeading } from '#shared/importing/heading.ts'
import { apply, counts, idOf, plan, valuesOf } from './people.ts'
import { buildReader } from './sheetBuilder.ts'

const members = [0, 1, 2].map((n) => [`H${n}`, '白沙村', `张三${n}`, '户主', idOf(n + 1), `1390000000${n}`])
const township = apply({}, plan([buildReader('册', [['户编号', '行政村', '姓名', '与户主关系', '证件号码', '联系电话'], ...members])]))

describe('a sheet of numbers and one thing more', () => {
  test.each([
    ['身份证号', '联系电话', 'phone', '13988888888', '13988888888'],
    ['身份证号码', '健康状况', 'health', '残疾', '残疾'],
    ['证件号码', '文化程度', 'education', '小学', '小学'],
  ])('%s and %s change that of each person and nothing else', (number, heading, field, written, stored) => {
    const rows = [0, 1].map((n) => [idOf(n + 1), written])
    const made = plan([buildReader('Sheet1', [[number, heading], ...rows])], township)
    expect(counts(made)).toMatchObject({ add: 0, change: 2 })
    expect(made.tables[0]?.balance).toEqual({ read: 2, accepted: 2, rejected: 0, skipped: 0 })
    const before = valuesOf(township, 'member')
    expect(valuesOf(apply(township, made), 'member')).toEqual(before.map((one, n) => (n < 2 ? { ...one, [field]: stored } : one)))
  })

  test('a number that nobody has is rejected, not added', () => {
    const made = plan(
      [
        buildReader('Sheet1', [
          ['身份证号', '联系电话'],
          [idOf(99), '13988888888'],
        ]),
      ],
      township,
    )
    expect(counts(made)).toMatchObject({ add: 0, change: 0 })
    expect(made.tables[0]?.balance.rejected).toBe(1)
  })
})

test.each([
  ['户籍性质（农业/非农业）', '户籍性质'],
  ['质保金(3–5%)', '质保金'],
  ['核实人(≥2 人)', '核实人'],
  ['公示起止（7天）', '公示起止'],
  ['A12.户主姓名', '户主姓名'],
])('%s is compared as %s', (heading, bare) => expect(headingKey(heading)).toBe(bare))

test('a unit among other words in brackets counts', () => {
  expect(unitOfHeading('原值（财政资金，万元）')).toBe('万元')
  expect(unitOfHeading('原值（含税）')).toBeNull()
})
